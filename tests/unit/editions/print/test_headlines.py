"""Headlines too long to be seen at a glance."""

from __future__ import annotations

import pytest

from broadsheet.diagnostics import Diagnostic
from broadsheet.diagnostics.render import render
from broadsheet.editions.print.copy import story_copies
from broadsheet.editions.print.headlines import long_headlines, width
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.issue.model import Story
from broadsheet.units import PAPERS
from tests.unit.editions.print.made import issue, paragraph, story

LEAD = story(paragraph("One."), slug="lead", title="The mill")
LONG = (
    "Council votes to reopen the Tide Mill after forty years of silence and one very long argument over ducks"
)


def remarks(told: Story, settings: PrintSettings | None = None) -> list[Diagnostic]:
    """What is said of a story that is not the lead; three columns of classic on A4 without other settings."""
    made = (settings or PrintSettings()).formats()[0]
    return list(long_headlines(story_copies(issue(LEAD, told), lede_words=0), made))


def test_a_long_headline_is_named_with_its_lines() -> None:
    (found,) = remarks(story(paragraph("One."), title=LONG, file="stories/mill.md"))
    assert render(found) == (
        f"warning[print-long-headline]: the headline “{LONG}” takes about 5 lines over 1 column; 4 are seen at a"
        " glance\n"
        "  --> stories/mill.md\n"
        "  hint: Say it in fewer words, and the rest in the `standfirst`."
    )


@pytest.mark.parametrize(
    "title",
    [
        "The library at night",
        "Council votes to reopen the Tide Mill after forty years of silence",
        "Gemeinderat beschließt die Wiedereröffnung der Gezeitenmühle",
        "港の図書館は夜も開いている、冬の間も",
        "",
    ],
)
def test_ordinary_headlines_are_silent(title: str) -> None:
    assert remarks(story(paragraph("One."), title=title)) == []


def test_a_story_that_is_never_narrow_may_say_more() -> None:
    assert remarks(story(paragraph("One."), title=LONG[:90]))
    assert remarks(story(paragraph("One."), title=LONG[:90], columns=2)) == []
    (found,) = remarks(story(paragraph("One."), title=LONG, columns=2))
    assert "takes about 4 lines over 2 columns; 3 are" in found.message


def test_a_lead_is_set_large_and_never_in_one_column() -> None:
    made = PrintSettings().formats()[0]
    (found,) = long_headlines(story_copies(issue(story(paragraph("One."), title=LONG)), lede_words=0), made)
    assert "over 2 columns" in found.message


def test_what_is_always_one_column_may_take_four_lines() -> None:
    settings = PrintSettings(paper=PAPERS["a5"], columns=1)
    assert remarks(story(paragraph("One."), title=LONG), settings) == []
    (found,) = remarks(story(paragraph("One."), title=LONG * 2), settings)
    assert "over 1 column; 4" in found.message


def test_wide_characters_count_for_two() -> None:
    assert width("港") == 2 * width("n") + 0.02
    assert width("e\u0301") == width("e")
    assert width("W") > width("w") > width(" ")

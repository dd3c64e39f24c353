"""Headlines too long to be seen at a glance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.diagnostics import Diagnostic
from broadsheet.diagnostics.render import render
from broadsheet.editions.print.headlines import long_headlines, width
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import Format
from broadsheet.fit.measured import Cover, Grid, Measured, MeasuredStory
from broadsheet.issue.model import Story
from broadsheet.units import PAPERS
from tests.unit.editions.print.made import paragraph, story

LEAD = story(paragraph("One."), slug="lead", title="The mill")
LONG = (
    "Council votes to reopen the Tide Mill after forty years of silence and one very long argument over ducks"
)


def remarks(told: Story, settings: PrintSettings | None = None) -> list[Diagnostic]:
    """What is said of a story that is not the lead; three columns of classic on A4 without other settings."""
    made = (settings or PrintSettings()).formats()[0]
    return list(long_headlines(measured(LEAD, told, made=made), made))


def measured(*told: Story, made: Format) -> Measured:
    """What the headlines of an issue are judged by: none of its heights."""
    grid = Grid(made.grid.lines, made.grid.columns, made.grid.pitch)
    stories = (MeasuredStory(each, each is told[0], teaser=False, heads=()) for each in told)
    return Measured(grid, 0, (), tuple(stories))


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
    (found,) = long_headlines(measured(story(title=LONG), made=made), made)
    assert "over 2 columns" in found.message


def test_on_a_cover_it_runs_over_all_columns() -> None:
    made = PrintSettings().formats()[0]
    plain = measured(story(title=LONG[:90]), made=made)
    assert len(list(long_headlines(plain, made))) == 1
    assert list(long_headlines(replace(plain, cover=Cover(3, 3, 3, 3, 3)), made)) == []
    longer = measured(story(title=LONG * 2), made=made)
    (found,) = long_headlines(replace(longer, cover=Cover(3, 3, 3, 3, 3)), made)
    assert "over 3 columns" in found.message


def test_a_wish_for_more_columns_than_there_are_is_no_matter_of_the_headline() -> None:
    settings = PrintSettings(columns=2)
    assert remarks(story(title=LONG[:90], columns=5), settings) == []


def test_what_is_always_one_column_may_take_four_lines() -> None:
    settings = PrintSettings(paper=PAPERS["a5"], columns=1)
    assert remarks(story(paragraph("One."), title=LONG), settings) == []
    (found,) = remarks(story(paragraph("One."), title=LONG * 2), settings)
    assert "over 1 column; 4" in found.message


def test_wide_characters_count_for_two() -> None:
    assert width("港") == 2 * width("n") + 0.02
    assert width("e\u0301") == width("e")
    assert width("W") > width("w") > width(" ")

"""The text of the boxes that stand in every number of an issue."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.boxes import add_standing
from broadsheet.sources.backissue.model import Field, Line
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.stories import Reading
from broadsheet.sources.backissue.vocabulary import vocabulary


def boxes(kind: str, *texts: str, language: str = "en") -> str:
    """The text of boxes of one kind; the first line of each of `texts` is its head."""
    issue: dict[str, Field[str]] = {}
    reading = Reading(vocabulary(language), Joiner([]), None)
    for text in texts:
        head, *lines = [Line(each, 1, number, 1) for number, each in enumerate(text.splitlines(), 1)]
        add_standing(issue, kind, [head], lines, reading=reading)
    return issue[kind].value


def test_the_head_of_a_second_box_of_a_kind_parts_it_from_the_first() -> None:
    own, other = "About us\nThe Loom is free.", "Who we are\nWe have been weaving since 1922."
    assert boxes("about", own) == "The Loom is free."
    assert boxes("about", own, other).splitlines() == ["The Loom is free.", *other.splitlines()]


def test_a_head_in_other_words_is_kept_where_a_second_box_follows() -> None:
    own, other = "From the committee\nNominations close in July.", "About us\nThe Loom is free."
    assert boxes("about", own, other) == f"{own}\n{other}"
    third = "Who we are\nWeavers."
    assert boxes("about", own, other, third) == f"{own}\n{other}\n{third}"


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("fr", "8 octobre : troc de boutures\n15 octobre : nettoyage du bassin"),
        ("en", "Monday 7.30: altos\nTuesday 8.00: basses"),
        ("en", "Mon, altos\nTue, basses"),
        ("de", "4. Adventskonzert\n11. Erste Probe"),
    ],
)
def test_every_day_of_a_box_of_dates_is_an_item(language: str, days: str) -> None:
    assert boxes("dates", f"Head\n{days}", language=language) == days


def test_an_hour_at_the_beginning_of_a_line_is_none() -> None:
    said = boxes("dates", "Termine\n4. Dezember: Konzert in der Halle,\n19 Uhr", language="de")
    assert said == "4. Dezember: Konzert in der Halle, 19 Uhr"


def test_lines_of_an_address_in_a_masthead_stand_alone() -> None:
    said = "Singkreis Oberau e. V.\nLindenweg 12\n82999 Oberau\npost@oberau.example"
    assert boxes("masthead", f"Impressum\n{said}", language="de") == said
    flowing = boxes("masthead", "Impressum\nDas Blatt erscheint\nviermal im Jahr.", language="de")
    assert flowing == "Das Blatt erscheint viermal im Jahr."

"""A story as strips for the thread: where columns may break them, and what they cost."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest

from broadsheet.fit.costs import HEAD_CLEARANCE, WEIGHTS, Weights
from broadsheet.fit.measured import MeasuredStory
from broadsheet.fit.pricing import charges
from broadsheet.fit.settings import Allowance
from broadsheet.fit.strips import Strip, bodies, pictured_bodies, strips
from broadsheet.issue.model import Note, NoteRef, Paragraph, Picture, PullQuote, Sentence, Text
from tests.unit.fit.copy import crosshead, filled, story
from tests.unit.fit.typewriter import measured_story

PICTURE = Picture(file="mill.png")
ALLOWANCE = Allowance(mark_air=2, pull_air=0)
BARE = Allowance(mark_air=0, pull_air=0, tracked=0)
PARAGRAPHS = tuple(filled(12, 14, 10) for _ in range(8))

TOLD = measured_story(
    story(*PARAGRAPHS[:4], crosshead(), *PARAGRAPHS[4:], picture=PICTURE, pull_quotes=(PullQuote("never"),))
)

Ways = Callable[[MeasuredStory, Allowance, Weights], tuple[Strip, ...]]


def barred(strip: Strip) -> set[int]:
    """The lines after which no column may end."""
    return {line for line in range(strip.lines) if strip.forbidden >> line & 1}


def whole(copy: MeasuredStory) -> Strip:
    """All of `copy` without a closing mark, a picture or a pull quote."""
    return next(s for s in strips(copy, BARE, WEIGHTS) if not s.rectangle.mark and not s.rectangle.inserts)


@pytest.mark.parametrize("ways", [strips, bodies, pictured_bodies])
def test_strips_are_as_long_as_what_is_in_them_and_come_shortest_first(ways: Ways) -> None:
    made = ways(TOLD, ALLOWANCE, WEIGHTS)
    assert all(shorter.lines <= longer.lines for shorter, longer in pairwise(made))
    for strip in made:
        rectangle = strip.rectangle
        assert rectangle.cut is not None
        text = rectangle.cut.depth + (rectangle.mark.lines if rectangle.mark else 0)
        assert rectangle.depth == text + sum(insert.lines for insert in rectangle.inserts)
        assert strip.lines == rectangle.head + rectangle.wide_picture + rectangle.depth


def test_every_bill_of_a_strip_comes_to_its_cost() -> None:
    for strip in (*strips(TOLD, ALLOWANCE, WEIGHTS), *pictured_bodies(TOLD, ALLOWANCE, WEIGHTS)):
        assert sum(charge.cost for charge in charges(TOLD, strip.rectangle)) == strip.cost


def test_of_equally_long_strips_a_dearer_one_breaks_where_no_cheaper_one_does() -> None:
    made = strips(TOLD, ALLOWANCE, WEIGHTS)
    alike = [(a, b) for a, b in combinations(made, 2) if a.lines == b.lines]
    assert alike
    for one, other in alike:
        cheap, dear = sorted((one, other), key=lambda strip: strip.cost)
        assert not barred(cheap) <= barred(dear)


# -- where columns break --------------------------------------------------------------------------------------


def test_no_column_ends_under_a_head_before_some_lines_of_text() -> None:
    copy = measured_story(story(filled(60), keep="whole"))
    strip = whole(copy)
    clear = copy.heads[0] + HEAD_CLEARANCE
    assert barred(strip) == {*range(1, clear), strip.lines - 1}


def test_a_body_without_its_head_breaks_as_its_text_does() -> None:
    copy = measured_story(story(filled(36), filled(36), keep="whole"))
    body = next(strip for strip in bodies(copy, BARE, WEIGHTS) if not strip.rectangle.mark)
    assert (body.rectangle.head, body.lines) == (0, 12)
    assert barred(body) == {1, 5, 7, 11}


def test_a_mark_is_whole_and_never_opens_a_column() -> None:
    copy = measured_story(story(filled(36, 36), filled(36, 36)))
    for strip in bodies(copy, ALLOWANCE, WEIGHTS):
        if strip.rectangle.mark:
            assert set(range(strip.lines - strip.rectangle.mark.lines, strip.lines)) <= barred(strip)


def test_notes_are_whole_and_may_open_a_column() -> None:
    noted = Paragraph((Sentence((Text("word " * 36), NoteRef(1))),))
    copy = measured_story(story(noted, notes=(Note((filled(3),)),), keep="whole"))
    body = next(strip for strip in bodies(copy, BARE, WEIGHTS) if not strip.rectangle.mark)
    assert body.lines == 8
    assert barred(body) == {1, 5, 7}


def test_a_pull_quote_is_whole_and_its_text_breaks_as_before() -> None:
    copy = measured_story(story(*(filled(24) for _ in range(6)), pull_quotes=(PullQuote("never"),)))
    plain, quoted = (
        next(
            strip
            for strip in bodies(copy, BARE, WEIGHTS)
            if (bool(strip.rectangle.inserts), strip.rectangle.mark) == (has, None)
        )
        for has in (False, True)
    )
    (quote,) = quoted.rectangle.inserts
    top = 4 * quote.at
    inside = set(range(top + 1, top + quote.lines))
    shifted = {line if line < top else line + quote.lines for line in barred(plain)}
    assert barred(quoted) == inside | shifted


# -- pictures and teasers -------------------------------------------------------------------------------------


def test_a_picture_stands_under_its_head_and_is_never_parted_from_it() -> None:
    for strip in strips(TOLD, ALLOWANCE, WEIGHTS):
        above = strip.rectangle.head + strip.rectangle.wide_picture
        assert set(range(1, above + HEAD_CLEARANCE)) <= barred(strip)


def test_a_picture_of_a_story_whose_head_stands_elsewhere_opens_its_text() -> None:
    for strip in pictured_bodies(TOLD, ALLOWANCE, WEIGHTS):
        pictures = [insert for insert in strip.rectangle.inserts if insert.quote is None]
        assert all(picture.at == 0 for picture in pictures)
        assert set(range(1, sum(picture.lines for picture in pictures))) <= barred(strip)


def has_picture(strip: Strip) -> bool:
    return bool(strip.rectangle.wide_picture) or any(i.quote is None for i in strip.rectangle.inserts)


@pytest.mark.parametrize(("image", "seen"), [(None, {True, False}), (True, {True}), (False, {False})])
@pytest.mark.parametrize("ways", [strips, pictured_bodies])
def test_a_picture_is_set_or_not_as_asked(ways: Ways, image: bool | None, seen: set[bool]) -> None:  # noqa: FBT001 - a wish
    copy = measured_story(story(*PARAGRAPHS, picture=PICTURE, image=image))
    assert {has_picture(strip) for strip in ways(copy, ALLOWANCE, WEIGHTS)} == seen


def test_a_picture_is_no_larger_than_its_text_unless_asked_for() -> None:
    plain, asked = (measured_story(story(filled(18), picture=PICTURE, image=image)) for image in (None, True))
    assert not any(map(has_picture, strips(plain, ALLOWANCE, WEIGHTS)))
    assert all(map(has_picture, strips(asked, ALLOWANCE, WEIGHTS)))


def test_a_bare_teaser_is_never_divided() -> None:
    made = strips(measured_story(story()), ALLOWANCE, WEIGHTS)
    assert len(made) > 1
    assert all(barred(strip) == set(range(1, strip.lines)) for strip in made)
    assert [strip.cost for strip in made] == sorted(strip.cost for strip in made)

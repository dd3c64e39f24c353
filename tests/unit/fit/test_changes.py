"""An issue with one thing changed, as it would be measured."""

from __future__ import annotations

from broadsheet.fit.changes import shortened, with_lines, with_picture, with_story, words_per_line
from broadsheet.fit.cuts import cuts
from broadsheet.fit.measured import Measured, MeasuredStory
from broadsheet.issue.model import Cell, Picture, Table, Text
from tests.unit.fit.copy import filled, story, trackable
from tests.unit.fit.issues import issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter, measured_story

TABLE = Table((Cell((Text("Day"),)),), ((Cell((Text("Monday"),)),), (Cell((Text("Friday"),)),)))


def measured() -> Measured:
    return Typewriter().measure(six())


def lines(copy: MeasuredStory) -> list[int]:
    return [piece.whole for piece in copy.pieces]


def test_a_story_takes_the_place_of_its_namesake() -> None:
    ferry = measured_story(tale("ferry", 1))
    changed = with_story(measured(), ferry)
    assert changed.stories[1] == ferry
    assert [copy.story.slug for copy in changed.stories] == [copy.story.slug for copy in measured().stories]
    assert changed.stories[2:] == measured().stories[2:]


def test_more_lines_are_one_more_paragraph() -> None:
    copy = measured_story(story(filled(24), filled(24)))
    assert lines(with_lines(copy, 5)) == [4, 4, 5]
    assert cuts(with_lines(copy, 5))[-1].lines == 13


def test_a_story_is_shortened_from_its_end() -> None:
    copy = measured_story(story(filled(24), filled(24), filled(24)))
    assert lines(shortened(copy, 3)) == [4, 4, 1]
    assert lines(shortened(copy, 4)) == [4, 4]
    assert lines(shortened(copy, 6)) == [4, 2]
    assert lines(shortened(copy, 99)) == []
    assert shortened(copy, 0) == copy


def test_what_is_whole_or_absent_goes_whole() -> None:
    copy = measured_story(story(filled(24), TABLE))
    assert lines(copy) == [4, 3]
    assert lines(shortened(copy, 1)) == [4]


def test_a_shortened_paragraph_is_neither_cut_nor_tracked_further() -> None:
    copy = trackable(measured_story(story(filled(12, 12, 12), filled(12, 12, 12))), -1, 1)
    last = shortened(copy, 2).pieces[-1]
    assert (last.lines, last.piece.ends, last.tracks) == ((4,), (), ())


def test_a_picture_is_like_the_first_there_is_elsewhere() -> None:
    told = measured()
    changed = with_picture(told, told.stories[1])
    assert changed is not None
    assert changed.stories[1].pictures == told.stories[0].pictures
    assert (changed.stories[0], *changed.stories[2:]) == (told.stories[0], *told.stories[2:])


def test_no_picture_is_imagined_where_there_is_one_or_may_be_none() -> None:
    told = measured()
    assert with_picture(told, told.stories[0]) is None
    for wishes in ({"image": False}, {"keep": "teaser"}):
        other = Typewriter().measure(wishing(six(), "ferry", **wishes))
        assert with_picture(other, other.stories[1]) is None
    bare = Typewriter().measure(wishing(six(), "mill", picture=None))
    assert with_picture(bare, bare.stories[1]) is None


def test_words_are_counted_by_the_lines_of_running_text() -> None:
    told = Typewriter().measure(issue(story(filled(24), TABLE, picture=Picture(file="mill.png"))))
    assert words_per_line(told) == 6
    loose = Typewriter().measure(issue(story(filled(7))))
    assert words_per_line(loose) == 3.5


def test_without_text_a_line_has_some_words_all_the_same() -> None:
    assert words_per_line(Typewriter().measure(issue(story()))) > 0

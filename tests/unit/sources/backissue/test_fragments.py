"""Stories that columns, jumps and shuffling tore apart."""

from __future__ import annotations

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.fragments import whole_stories
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.recovery import copy_of, manuscript_of
from broadsheet.sources.backissue.roles import Role, roles_of
from broadsheet.sources.backissue.stories import Reading, parts_of

HEAD = """\
Harbour News
No. 143 · 1 November 2026
In this issue
The last boat home 1
A piano looks for a home 1
"""
BOAT = """\
The last boat home
By Ida Marsh · 20 October 2026
The last boat leaves at eleven. It has done so since the mole was built,
and it will do so when the mole is gone. Whoever misses the boat sleeps on
"""
BOAT_ON = """\
the quay, in the shed of the boat house, or with friends who have a bed to
spare. There is no boat before six in the morning.
"""
PIANO = """\
A piano looks for a home
By Tom Reed · 21 October 2026
The school has a piano that it cannot keep. Whoever has room for the piano
and four strong friends may write to the school, which will say how.
"""
REST = "the quay, in the shed of the boat house, or with friends who have a bed to spare."


def bodies(text: str) -> dict[str, str]:
    return {story.title.value: " ".join(story.body) for story in recover(text.encode(), "old.txt").stories}


def test_a_column_that_was_copied_later_goes_home() -> None:
    found = bodies("\n".join([HEAD + BOAT, PIANO, BOAT_ON]))
    assert found["The last boat home"].endswith("There is no boat before six in the morning.")
    assert REST in found["The last boat home"]
    assert found["A piano looks for a home"].endswith("which will say how.")


def test_a_jump_names_its_story() -> None:
    jumped = f"{BOAT}Continued on page 2\n\n{PIANO}\nThe last boat home\nContinued from page 1\n{BOAT_ON}"
    found = bodies(HEAD + jumped)
    assert list(found) == ["The last boat home", "A piano looks for a home"]
    assert REST in found["The last boat home"]


def test_text_goes_on_behind_a_line_that_belongs_nowhere() -> None:
    lines = BOAT.splitlines()
    found = bodies("\n".join([HEAD + PIANO, *lines[:2], lines[2], "(17)", *lines[3:], BOAT_ON]))
    assert REST in found["The last boat home"]


BOX = """\
About us
The society looks after the boats in the
harbour and the people in the boats, and
is free.
"""


def test_what_goes_on_from_a_box_is_of_the_box() -> None:
    copy = copy_of(manuscript_of((HEAD + BOAT + BOAT_ON + PIANO + BOX).encode(), "old.txt"))
    at = next(at for at, line in enumerate(copy.lines) if line.text.startswith("harbour and"))
    roles = [*roles_of(copy.evidence)[: at - 1], Role.STANDING_TEXT, Role.REST, Role.BODY]
    parts = parts_of(roles)
    reading = Reading(copy.words, Joiner(copy.lines), None)
    stories, leftover = whole_stories(parts, copy.lines, copy.evidence, reading)
    assert not any("harbour and" in text for story in stories for text in story.body)
    assert [copy.lines[each].text for each in parts[-2].of(Role.STANDING_TEXT)] == BOX.splitlines()[1:]
    assert not any("harbour and" in line.text for line in leftover)


def test_the_rest_of_a_box_is_not_that_of_a_story_behind_it() -> None:
    copy = copy_of(manuscript_of((HEAD + BOAT + PIANO + BOX + BOAT_ON).encode(), "old.txt"))
    at = next(at for at, line in enumerate(copy.lines) if line.text.startswith("harbour and"))
    torn = [Role.STANDING_TEXT, Role.REST, Role.BODY, Role.REST, Role.BODY]
    parts = parts_of([*roles_of(copy.evidence)[: at - 1], *torn])
    stories, leftover = whole_stories(
        parts, copy.lines, copy.evidence, Reading(copy.words, Joiner(copy.lines), None)
    )
    boat, piano = (" ".join(story.body) for story in stories)
    assert REST in boat
    assert piano.endswith("which will say how.")
    assert [copy.lines[each].text for each in parts[-3].of(Role.STANDING_TEXT)] == BOX.splitlines()[1:]
    assert not any("harbour and" in line.text for line in leftover)

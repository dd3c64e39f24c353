"""What the stories of one issue say about one another, and what stands above their heads."""

from __future__ import annotations

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.model import Field, Line, RecoveredStory, origin_of
from broadsheet.sources.backissue.stories import settle_places


def bylines(*names: list[str]) -> list[list[str]]:
    """What is left of bylines by the others."""
    origin = origin_of([Line("x", 1, 1, 1)], "place")
    stories = [RecoveredStory(Field("Soup", 1, origin), 1, byline=Field(each, 1, origin)) for each in names]
    settle_places(stories)
    return [story.byline.value for story in stories if story.byline]


def test_what_stands_behind_most_writers_is_where_they_are() -> None:
    assert bylines(
        ["Ida Marsh", "Lower Ennis"], ["Tom Reed", "Lower Ennis"], ["Eva Lund", "Lower Ennis"]
    ) == [
        ["Ida Marsh"],
        ["Tom Reed"],
        ["Eva Lund"],
    ]


def test_somebody_who_writes_with_others_is_nowhere() -> None:
    two = [["Ida Marsh", "Tom Reed"], ["Eva Lund", "Tom Reed"]]
    assert bylines(*two) == two
    three = [*two, ["Ann Poole", "Tom Reed"], ["Tom Reed"]]
    assert bylines(*three) == three
    pair = [["Ida Marsh", "Tom Reed"]] * 3
    assert bylines(*pair) == pair


OVER = """\
Harbour News
No. 143 · 1 November 2026

In this issue
The last boat home  1
Soup on the quay  1
A piano looks for a home  1

20 October 2026
The last boat home
The last boat leaves at eleven, and it has done so since the mole was built.
Whoever misses it sleeps on the quay, in the shed, or with friends.

21 October 2026
Soup on the quay
Soup is hot, and there is bread with it on Thursdays, when the baker comes.
Nobody has yet been known to send any of it back.

22 October 2026
A piano looks for a home
The piano is black, heavy and in tune, and has to be gone by the end of June.
Whoever has four strong friends may write to the office.
"""


def test_dates_over_heads_are_those_of_the_stories_below() -> None:
    made = recover(OVER.encode(), "old.txt")
    assert [(story.title.value, story.date and story.date.value) for story in made.stories] == [
        ("The last boat home", "2026-10-20"),
        ("Soup on the quay", "2026-10-21"),
        ("A piano looks for a home", "2026-10-22"),
    ]

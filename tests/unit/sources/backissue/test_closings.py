"""How stories end that go on elsewhere, where nothing of it is a line of its own."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.closings import closing_at, linked_closing, tail_of
from broadsheet.sources.backissue.vocabulary import vocabulary

ENGLISH = vocabulary("en")
URL = "https://harbour.example/boat"


@pytest.mark.parametrize(
    ("text", "kept", "url"),
    [
        (f"It leaves at eleven. Read more at {URL}", "It leaves at eleven.", URL),
        (f"It leaves. It is full. Find the full story at {URL}.", "It leaves. It is full.", URL),
        (f"It leaves at eleven (read the rest at {URL})", "It leaves at eleven", URL),
        ("It leaves at eleven (continued on our website)", "It leaves at eleven", ""),
    ],
)
def test_a_last_sentence_may_send_readers_on(text: str, kept: str, url: str) -> None:
    found = tail_of(text, ENGLISH)
    assert found
    at, closing = found
    assert (text[:at].rstrip(), closing.url, closing.cut) == (kept, url, True)


@pytest.mark.parametrize(
    "text",
    [
        "It leaves at eleven. Read more books.",
        f"It leaves at eleven. The soup is described at {URL} and was hot.",
        "It leaves at eleven (or twelve)",
        "Read more",
    ],
)
def test_other_sentences_do_not(text: str) -> None:
    assert tail_of(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("texts", "url", "lines"),
    [
        (["Go to harbour.example/boat for the rest"], "harbour.example/boat", 1),
        (["harbour.example/boat", "has the whole report"], "harbour.example/boat", 2),
        (["Read more at news.harbour-", "post.example/boat"], "news.harbour-post.example/boat", 2),
        (
            ["More at harbour.example/2021/", "07/boat, in full", "and longer"],
            "harbour.example/2021/07/boat",
            3,
        ),
    ],
)
def test_words_may_stand_on_both_sides_of_an_address(texts: list[str], url: str, lines: int) -> None:
    found = closing_at(texts, ENGLISH)
    assert found
    assert (found.url.rstrip(","), found.lines, found.cut) == (url, lines, True)


def test_an_address_is_not_what_the_next_line_says_of_another() -> None:
    found = closing_at(["https://harbour.example/boat/", "School"], ENGLISH)
    assert found
    assert (found.url, found.lines) == ("https://harbour.example/boat/", 1)


def test_words_that_lead_somewhere_need_no_address() -> None:
    closing = linked_closing("Continue reading on our website", (URL,), ENGLISH)
    assert closing
    assert (closing.url, closing.cut, closing.whole) == (URL, True, False)
    assert linked_closing("On the web", (URL,), ENGLISH) == closing.__class__(URL, 1, cut=False, whole=True)
    assert linked_closing("Continue reading on our website", (), ENGLISH) is None
    assert linked_closing("details.", (URL,), ENGLISH) is None
    assert linked_closing("The last boat home", (URL,), ENGLISH) is None


STORIES = """\
Harbour News
No. 143 · 1 November 2026

In this issue
The last boat home  1
Soup on the quay  1

The last boat home
By Ida Marsh · 20 October 2026
It leaves at eleven, as it did before the war. {boat}

Soup on the quay
By Tom Reed · 21 October 2026
It is hot.
https://harbour.example/soup
"""


def test_the_sentence_is_taken_off_and_understood() -> None:
    made = recover(STORIES.format(boat=f"Read more at {URL}").encode(), "old.txt")
    boat = made.stories[0]
    assert boat.body == ["It leaves at eleven, as it did before the war."]
    assert boat.permalink
    assert (boat.permalink.value, bool(boat.continues)) == (URL, True)


def test_an_address_alone_says_that_a_story_goes_on_only_where_others_say_nothing_else() -> None:
    alone = recover(STORIES.format(boat="It is full.").encode(), "old.txt")
    beside = recover(STORIES.format(boat=f"Read more at {URL}").encode(), "old.txt")
    assert [bool(story.continues) for story in alone.stories] == [False, True]
    assert [bool(story.continues) for story in beside.stories] == [True, False]


def test_a_sentence_that_goes_on_behind_an_address_ends_nothing() -> None:
    text = STORIES.format(boat=f"It is full.\nVisit {URL}\nfor more about it. Soup is served.")
    boat = recover(text.encode(), "old.txt").stories[0]
    assert boat.body[-1].endswith(f"Visit {URL} for more about it. Soup is served.")
    assert boat.permalink is None

"""Whatever a flat text says: it is taken apart, and no word of it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.flat import flat_text
from broadsheet.sources.backissue.habits import profile_of
from broadsheet.sources.backissue.model import Recovered
from broadsheet.sources.backissue.profile import Confirmed, ConfirmedBox, ConfirmedStory, Profile
from broadsheet.sources.backissue.vocabulary import key

LINES = st.sampled_from(
    [
        *(
            "Harbour News",
            "No. 143 · 1 November 2026",
            "In this issue",
            "The last boat home 1",
            "The last boat home",
        ),
        *(
            "By Ida Marsh · 20 October 2026",
            "20 October 2026",
            "Ida Marsh",
            "THE LAST BOAT HOME",
            "Continued on page 2",
        ),
        *(
            "Continued from page 1",
            "It leaves at eleven, and nobody waits for those",
            "who come run-",
            "ning …",
        ),
        *(
            "Read more at https://news.example/boat/",
            "https://news.example/boat/",
            "About us",
            "Our address",
            "2",
        ),
        *(
            "“Nobody waits for those who come running.”",
            "Nobody waits for those who come running.",
            "[…]",
            "• an aim",
        ),
        *(
            "Mole 1, Port Ennis",
            "post@news.example",
            "page 2",
            "درباره‌ی ما",
            "در این شماره",
            "本号の内容",
            "",
        ),
    ]
)


def said(made: Recovered) -> Iterator[str]:
    """Everything that is kept, as words and as the words of the places that values were found in."""
    for story in made.stories:
        yield from story.body
        for field in (
            story.title,
            story.standfirst,
            story.eyebrow,
            story.date,
            story.byline,
            story.permalink,
        ):
            yield field.origin.text if field else ""
        yield story.continues.origin.text if story.continues else ""
        yield from (quote.origin.text for quote in story.pull_quotes)
    for value in made.issue.values():
        yield value.origin.text
        yield value.value
    yield from (*made.leftover, *made.listed, *made.running)


KINDS = (
    *("by", "by_after", "joins", "contents", "read_more", "continued_on", "continued_from"),
    *("about", "aims", "address", "contact", "dates", "masthead"),
)
WORDINGS = st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=3).map(tuple)


@given(
    st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=40),
    st.sampled_from(["\n", "\n\n", "\r\n", "\f"]),
    st.builds(Profile, st.dictionaries(st.sampled_from(KINDS), WORDINGS)),
)
def test_no_word_is_lost(lines: list[str], end: str, profile: Profile) -> None:
    made = recover(end.join(lines).encode("utf-8", "replace"), "old.txt", profile)
    letters = Counter(key("".join(said(made))))
    assert not Counter(key("".join(made.lines))) - letters


WORDS = st.one_of(LINES, st.text(max_size=20))
STORIES = st.builds(
    ConfirmedStory,
    WORDS,
    st.lists(WORDS, max_size=4).map("\n".join),
    st.lists(WORDS, max_size=3).map(tuple),
    WORDS,
)
BOXES = st.builds(ConfirmedBox, st.sampled_from(("about", "address", "dates", "masthead")), WORDS, WORDS)


@given(
    st.lists(WORDS, max_size=40),
    st.lists(STORIES, max_size=4).map(tuple),
    st.lists(BOXES, max_size=3).map(tuple),
)
def test_whatever_was_confirmed_can_be_learned_from(
    lines: list[str], stories: tuple[ConfirmedStory, ...], boxes: tuple[ConfirmedBox, ...]
) -> None:
    source = flat_text("\n".join(lines))
    profile = profile_of(source.lines, Confirmed("Harbour News", stories, boxes))
    assert profile.words.keys() <= set(KINDS)
    assert all(map(key, (wording for wordings in profile.words.values() for wording in wordings)))

"""Whatever an issue holds, its text is 72 cells wide, has every word and address, and flows back into what it was."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from broadsheet.issue import tree
from broadsheet.issue.carried import Carried, carried_stories
from broadsheet.issue.model import (
    Inlines,
    Issue,
    Link,
    NoteRef,
    Paragraph,
    Publication,
    Sentence,
    Story,
    Text,
)
from broadsheet.markup.plain.flowed import flowed
from broadsheet.markup.plain.line import Line, as_text
from broadsheet.markup.plain.sheet import FootLink, issue_lines
from broadsheet.strings import Strings, load_strings
from tests.property.strategies import issues

MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))
ADDRESS = re.compile(r"(https?://|www\.|mailto:|tel:)\S|[\w.+-]+@[\w-]+\.")
# Words as a reader sees them; what only steers lines or letters is none of theirs.
WORDS = re.compile(r"[^\W_]+")

LETTERS = st.sampled_from(
    "abcdefgh éßøñ ابتثجح پچژگ אבגדה 漢字仮名 かなカナ ー々っ 가나다 ไทย 12۳٤ .,:;!?…—–-/()«»“”„「」、。（）‘’"
)
FREE = st.text(LETTERS, min_size=1, max_size=400)
SPACED = st.lists(
    st.text(LETTERS.filter(lambda char: char != " "), min_size=1, max_size=14), min_size=1, max_size=60
)
STUFFED = st.sampled_from(("", "> ", ">", "From ", "-- "))
RUNS = st.builds(str.__add__, STUFFED, st.one_of(FREE, SPACED.map(" ".join)))
LANGUAGES = st.sampled_from(("en", "fr", "fa", "ar", "he", "ja", "zh", "ko", "th", "tr"))
ADDRESSES = st.builds(
    "https://example.org/{}/{}".format,
    st.integers(1, 10**9),
    st.text("abcdefghij-/_", max_size=120),
)


def words_of(language: str) -> Strings:
    return load_strings(language, {})[0]


def lines_of(issue: Issue) -> tuple[Line, ...]:
    stories = carried_stories(issue, "text", "whole", 80)
    foot = (FootLink("Leave", "https://example.org/leave/sample"),)
    return issue_lines(
        issue, stories, words_of(issue.publication.language), foot=foot, why="You asked for it."
    )


def bare(text: str) -> str:
    return text.translate(MARKS)


def letters(text: str) -> str:
    """The letters and digits of `text` in one run: where a line ends, and whether a digit is raised, does not count."""
    return "".join(WORDS.findall(unicodedata.normalize("NFKC", bare(text))))


def texts_of(carried: Carried) -> Iterator[Inlines]:
    """The running texts of a story in the order in which they are read."""
    yield (Text(carried.story.title),)
    yield carried.story.standfirst
    for blocks in (carried.body, *(note.blocks for _, note in carried.notes)):
        for block in blocks:
            if isinstance(block, Paragraph):
                yield tuple(inline for sentence in block.sentences for inline in sentence.inlines)


def unmarked(value: Inlines) -> bool:
    """Without links and notes, whose marks would be taken for words of the text."""
    return not any(
        isinstance(inline, Link | NoteRef) or not unmarked(getattr(inline, "children", ()))
        for inline in value
    )


def unflowed(text: str, *, delsp: bool) -> list[str]:
    """The paragraphs of `text`, as RFC 3676 has a program put them together (4.1 to 4.5)."""
    paragraphs, flowing = [""], False
    for stuffed in text.removesuffix("\n").split("\n"):
        assert not stuffed.startswith((">", "From "))
        line = stuffed.removeprefix(" ")
        if not flowing:
            paragraphs.append("")
        flowing = line.endswith(" ") and line != "-- "
        paragraphs[-1] += line[:-1] if flowing and delsp else line
    return paragraphs[1:]


def issue_of(*stories: Story, language: str = "en") -> Issue:
    about = Publication(name="News", language=language)
    return Issue(id="1", publication=about, date=dt.date(2026, 11, 1), stories=stories)


def story_of(paragraphs: Sequence[str], language: str, permalink: str = "") -> Story:
    body = tuple(Paragraph((Sentence((Text(text),)),)) for text in paragraphs)
    return Story(slug="one", title="One", language=language, body=body, permalink=permalink)


def single_spaced(text: str) -> str:
    return " ".join(part for part in text.split(" ") if part)


@given(issues)
def test_every_line_is_at_most_72_cells_wide_unless_it_holds_an_address(issue: Issue) -> None:
    for line in as_text(lines_of(issue)).splitlines():
        assert wcswidth(line) <= 72 or ADDRESS.search(line)


@given(issues)
def test_there_are_no_controls_no_trailing_spaces_and_no_double_ends(issue: Issue) -> None:
    text = as_text(lines_of(issue))
    assert not [char for char in text if unicodedata.category(char) in {"Cc", "Zl", "Zp"} and char != "\n"]
    assert "\ufffe" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("=\n")


@given(issues)
def test_every_isolate_is_closed_in_the_line_where_it_is_opened(issue: Issue) -> None:
    for line in as_text(lines_of(issue)).splitlines():
        depth = 0
        for char in line:
            depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
        assert depth == 0


@given(issues)
def test_no_word_of_a_carried_story_is_missing_and_none_changes_places(issue: Issue) -> None:
    text, place = letters(as_text(lines_of(issue))), 0
    for carried in carried_stories(issue, "text", "whole", 80):
        for inlines in filter(unmarked, texts_of(carried)):
            wanted = letters(tree.plain(inlines))
            place = text.index(wanted, place) + len(wanted)


@given(st.lists(ADDRESSES, min_size=1, max_size=5, unique=True), LANGUAGES)
def test_each_permalink_stands_once_unbroken_on_a_line_of_its_own(
    addresses: list[str], language: str
) -> None:
    stories = [story_of(["Read on."], language, permalink=address) for address in addresses]
    lines = bare(as_text(lines_of(issue_of(*stories, language=language)))).splitlines()
    assert [line for line in lines if line.strip("<>") in addresses] == [f"<{each}>" for each in addresses]


@given(st.lists(RUNS.filter(str.strip), min_size=1, max_size=4), LANGUAGES)
def test_text_that_flows_gives_back_each_paragraph_with_exactly_its_spaces(
    paragraphs: list[str], language: str
) -> None:
    body, delsp = flowed(lines_of(issue_of(story_of(paragraphs, language), language=language)))
    found = [bare(each) for each in unflowed(body, delsp=delsp)]
    for text in paragraphs:
        wanted = single_spaced(text)
        place = found.index(wanted)
        found = found[place + 1 :]


@given(st.lists(RUNS.filter(str.strip), min_size=1, max_size=4), LANGUAGES)
def test_the_hard_lines_are_those_that_flow(paragraphs: list[str], language: str) -> None:
    lines = lines_of(issue_of(story_of(paragraphs, language), language=language))
    body, _ = flowed(lines)
    unstuffed = (line.removeprefix(" ").rstrip() for line in body.split("\n"))
    assert [line.strip() for line in as_text(lines).split("\n")] == [line.strip() for line in unstuffed]

"""Pull quotes of flat text, and what is said twice but is none."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.model import Field, Line, Origin, RecoveredStory, Type
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.quotes import give_quotes, pull_quotes_of, unquoted
from broadsheet.sources.backissue.stories import Reading
from broadsheet.sources.backissue.vocabulary import vocabulary

STORY = """\
The mole was built in a summer. Nobody asked for it, and nobody has
missed a boat since. It is the shortest way out to the sea, they say
at the office, and the longest way home.
{quote}
Whoever walks there by night takes a lamp.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "“It is the shortest way out to the sea,\nthey say at the office, and the longest way home.”",
        "Nobody asked for it, and\nnobody has missed\na boat since.",
        "It is the short-\nest way out to the sea, they\nsay at the office, and the longest way home.",
    ],
)
def test_what_is_said_twice_in_lines_of_its_own_is_a_pull_quote(quote: str) -> None:
    lines = lines_of(STORY.format(quote=quote))
    (found,) = pull_quotes_of(lines, frozenset())
    assert (found.start, found.end) == (3, 3 + len(quote.splitlines()))
    assert set(found.said) <= {0, 1, 2}


@pytest.mark.parametrize(
    "quote",
    [
        "missed a boat since. It is the",  # no whole sentence
        "the longest way home.",  # begins none
        "It is the longest way out to the sea, they say.",  # says something else
        "Since.",  # one word
    ],
)
def test_what_is_no_whole_sentence_is_none(quote: str) -> None:
    assert pull_quotes_of(lines_of(STORY.format(quote=quote)), frozenset()) == []


def test_what_is_barred_is_none() -> None:
    lines = lines_of(STORY.format(quote="Nobody asked for it, and nobody has missed a boat since."))
    assert pull_quotes_of(lines, frozenset({3})) == []


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“Yes, it is.”", "Yes, it is."),
        ("«\u00a0Oui\u00a0»", "Oui"),
        ("No marks.", "No marks."),
        ("“Yes.” She came.", "“Yes.” She came."),
    ],
)
def test_unquoted(text: str, plain: str) -> None:
    assert unquoted(text) == plain


def test_a_short_quotation_behind_an_address_is_a_pull_quote_where_it_is_said() -> None:
    said = ["He says: Nobody whispers at night here,", "and nobody ever did.", "www.lantern.example/en/4"]
    lines = [Line(text, 1, number, 1) for number, text in enumerate([*said, "“Nobody whispers”"], 1)]
    assert [(quote.start, quote.end) for quote in pull_quotes_of(lines, frozenset({2}))] == [(3, 4)]


def test_a_quote_between_spaces_may_lack_a_word() -> None:
    quote = "“It is the shortest way to the sea, they say at the office.”"
    spaced = lines_of(STORY.format(quote=f"\n{quote}\n"))
    assert [(found.start, found.end) for found in pull_quotes_of(spaced, frozenset())] == [(3, 4)]
    assert pull_quotes_of(lines_of(STORY.format(quote=quote)), frozenset()) == []


def test_what_is_set_as_the_text_is_no_quote_where_the_source_has_type() -> None:
    said = ["The mole was built in a summer.", "Nobody asked for it, and nobody has missed a boat."]
    texts = [*said, "A lamp was bought.", said[1], "Whoever walks there takes it."]
    for size, found in ((14, [(3, 4)]), (9, [])):
        types = [Type(size) if at == 3 else Type(9) for at in range(len(texts))]
        lines = [Line(text, 1, at, 1, type=types[at]) for at, text in enumerate(texts)]
        assert [(quote.start, quote.end) for quote in pull_quotes_of(lines, frozenset())] == found


def given(body: str, *quote: tuple[str, Type | None]) -> tuple[list[str], list[str]]:
    """The quotes of a story of one paragraph, and the lines that stay behind."""
    story = RecoveredStory(Field("Title", 1, Origin(1, 1, "Title", ())), 1, body=[body])
    other = RecoveredStory(Field("Other", 1, Origin(1, 50, "Other", ())), 1, body=[body])
    lines = [Line(text, 1, number, 1, type=type_) for number, (text, type_) in enumerate(quote, 5)]
    left = give_quotes([other, story], [lines], Reading(vocabulary("en"), Joiner([]), None))
    assert other.pull_quotes == []
    return [each.value for each in story.pull_quotes], [line.text for line in left]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("“One of them said ‘it was mine’ and left”", "one of them said “it was mine” and left"),
        ("of them said “it was mine” and left.", "of them said “it was mine” and left."),
        ("One of themsaid “it was mine” and left.", "one of them said “it was mine” and left."),
        ("“One of them said it was mine and then left”", "one of them said “it was mine” and left"),
    ],
)
def test_a_quote_is_kept_in_the_words_of_the_story_in_which_it_stands(quote: str, said: str) -> None:
    assert given("Indeed one of them said “it was mine” and left.", (quote, None)) == ([said], [])


def test_a_quote_that_nobody_says_stays_behind_and_so_does_whose_one_is() -> None:
    text = "I have read it twice and liked it once, she says."
    large, small = Type(14), Type(7)
    assert given(text, ("I have read it twice", large), ("Ines Corbel", small)) == (
        [],
        ["I have read it twice", "Ines Corbel"],
    )
    assert given(text, ("I have read it twice and liked it once.", large), ("Ines Corbel", small)) == (
        ["I have read it twice and liked it once."],
        ["Ines Corbel"],
    )

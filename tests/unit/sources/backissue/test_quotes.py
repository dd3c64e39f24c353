"""Pull quotes of flat text, and what is said twice but is none."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.quotes import pull_quotes_of, unquoted

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
    ("text", "plain"), [("“Yes, it is.”", "Yes, it is."), ("«Oui»", "Oui"), ("No marks.", "No marks.")]
)
def test_unquoted(text: str, plain: str) -> None:
    assert unquoted(text) == plain


def test_a_short_quotation_behind_an_address_is_a_pull_quote_where_it_is_said() -> None:
    said = ["He says: Nobody whispers at night here,", "and nobody ever did.", "www.lantern.example/en/4"]
    lines = [Line(text, 1, number, 1) for number, text in enumerate([*said, "“Nobody whispers”"], 1)]
    assert [(quote.start, quote.end) for quote in pull_quotes_of(lines, frozenset({2}))] == [(3, 4)]

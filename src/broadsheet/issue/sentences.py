"""Sentence ends: the places in a paragraph where print may cut a story.

A false end is a defect on the page, a missed one costs a little room: `sentencex` proposes, the guards veto.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex  # type: ignore[import-untyped]  # the wheel has no stubs

from broadsheet.issue.enclosures import Enclosures, enclosures_of
from broadsheet.issue.sentence_guards import BIDI_MARKS, Place, vetoed, word_before
from broadsheet.issue.sentence_rules import SentenceRules, rules_for

_SPACE = re.compile(r"\s")
_NOTE = re.compile(r"\[\d{1,3}\]")
_TERMINATORS = ".!?…؟۔。．｡！？"
_TRAILING = "*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹" + BIDI_MARKS
# How much text the guards see before and behind a place.
_BEHIND, _AHEAD = 80, 40


def sentence_ends(text: str, language: str) -> tuple[int, ...]:
    """Offsets in `text`, one paragraph, at which it may be cut, in rising order; the last is its own end.

    Each is exclusive and lies behind closing marks and note marks, before the white space that follows.
    `language` is a BCP 47 tag; a language without rules has only the end, blank text has none.
    """
    end = len(text.rstrip())
    rules = rules_for(language)
    if not end:
        return ()
    if rules is None:
        return (end,)
    enclosures = enclosures_of(text)
    places = (_place(text, offset, enclosures=enclosures) for offset in _candidates(text, rules))
    ends = {place.end for place in places if not enclosures.covered[place.end] and not vetoed(place, rules)}
    return (*sorted(cut for cut in ends if cut < end), end)


def _candidates(text: str, rules: SentenceRules) -> Iterator[int]:
    """Where `sentencex` ends a sentence, white space included.

    It takes line breaks for structure and the mark in ד"ר for a quotation mark, and version 1.0 panics where
    a capital, a no-break space and a full stop meet; so it is shown other characters instead, one for one.
    """
    offset = 0
    for sentence in sentencex.segment(rules.code, _SPACE.sub(" ", text).replace('"', "״")):
        offset += len(sentence)
        yield offset


def _place(text: str, offset: int, *, enclosures: Enclosures) -> Place:
    while text[offset - 1].isspace() and offset > 1:
        offset -= 1
    end = _past_marks(text, offset, enclosures=enclosures)
    start = next((n for n in range(end, len(text)) if not text[n].isspace()), len(text))
    stop, opening = _stop(text, end, enclosures=enclosures)
    stem = text[max(0, stop - _BEHIND) : stop]
    return Place(
        end=end,
        stem=stem,
        word=word_before(stem),
        opening="" if opening is None else text[opening],
        lead="" if opening is None else text[max(0, opening - 4) : opening].rstrip()[-1:],
        after=text[start : start + _AHEAD],
        spaced=start > end,
    )


def _past_marks(text: str, at: int, *, enclosures: Enclosures) -> int:
    while at < len(text):
        if text[at] in _TERMINATORS + _TRAILING or at in enclosures.opened_at:
            at += 1
        elif note := _NOTE.match(text, at):
            at = note.end()
        else:
            break
    return at


def _stop(text: str, end: int, *, enclosures: Enclosures) -> tuple[int, int | None]:
    """Where the terminator ends, and the offset that opens the outermost pair closed between it and `end`."""
    outermost: int | None = None
    while end:
        last = end - 1
        opening = enclosures.opened_at.get(last)
        if opening is not None and text[opening + 1 : last].isdecimal():
            end = opening  # a note, [12]
        elif opening is not None:
            outermost = opening if outermost is None else outermost
            end = last
        elif text[last] in _TRAILING or (outermost is not None and text[last].isspace()):
            end = last
        else:
            break
    return end, outermost

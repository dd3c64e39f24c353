"""The wordings of one issue that no list of words has, told by how often it uses them in the same place.

An issue announces its writers, and sends readers on, in the same words every time: "Penned by Ida Marsh", below head
after head.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.closings import address_in, joined_lines
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.credit_lines import is_cased
from broadsheet.sources.backissue.credits import credit_of, joined_names, names_of, pieces_of
from broadsheet.sources.backissue.dates import dates_in
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.vocabulary import UNSPACED, Vocabulary, key

_FEWEST = 2  # times that a wording stands in an issue
_SHARE = 0.5  # of the places for credits, in which it stands
_MOST_WORDS = 4  # of a wording
_MOST_LETTERS = 8  # of a wording where words are not spaced
_LONGEST_NAME, _LONGEST_UNSPACED = 40, 12  # letters of names
_LONGEST = 60  # letters before an address
_POINTING = ":：→»>"  # at the end of what leads to an address
_MOST_LINES = 4  # of an address


@dataclass(frozen=True, slots=True)
class _Reading:
    """A part of a line as a wording and the names it announces."""

    kind: str
    wording: str
    names: str


def house_words(
    lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary
) -> dict[str, tuple[str, ...]]:
    """What to add to `words`, by kind: what announces names or stands behind them, and what leads to addresses."""
    found = {"read_more": _leading(lines, words)}
    if made := _announcing(lines, heads, words):
        kind, wording = made
        found[kind] = (wording,)
    return {kind: wordings for kind, wordings in found.items() if wordings}


def _leading(lines: Sequence[Line], words: Vocabulary) -> tuple[str, ...]:
    """The words that stand before, or around, more than one address."""
    urls: defaultdict[str, set[str]] = defaultdict(set)
    names: set[str] = set()
    for at, line in enumerate(lines):
        texts = [each.text for each in lines[at : at + _MOST_LINES]]
        found = address_in(joined_lines(texts))
        if not found or found.start() > min(_LONGEST, len(line.text) + 1):
            continue
        for said in _around(texts):
            urls[said].add(found[0])
        if found.start() > len(line.text) and names_of(line.text, words) and line.text[-1] not in _POINTING:
            names.add(key(line.text))
    # A writer of two stories may be named above the address of each; then others are above those of theirs.
    known = words.keys("read_more") | (names if len(names) > 1 else set())
    return tuple(said for said, given in urls.items() if said and len(given) >= _FEWEST and said not in known)


def _around(texts: Sequence[str]) -> set[str]:
    """The words, as keys, before the first address in `texts`, lines that follow one another, and those of both sides
    of it, for every line with which the sentence may end.
    """
    said: set[str] = set()
    for count in range(1, len(texts) + 1):
        joined = joined_lines(texts[:count])
        if found := address_in(joined):
            before, behind = joined[: found.start()], joined[found.end() :]
            said |= {key(before), key(before + behind)} if len(behind) <= _LONGEST else {key(before)}
    return said


def _announcing(lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary) -> tuple[str, str] | None:
    """The kind and the wording with which the issue names its writers, if `words` lacks it."""
    cased = is_cased(lines)
    places = list(_places(lines, heads, words))
    if sum(_is_known(texts, words) for texts in places) > _SHARE * len(places):
        return None
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    counts: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for at, texts in enumerate(places):
        for text in texts:
            for each in _readings(text, words, cased=cased):
                names[each.kind, each.wording].add(key(each.names))
                counts[each.kind, each.wording].add(at)
    least = max(_FEWEST, _SHARE * len(heads or places))
    kept = [
        wording for wording, own in names.items() if len(own) >= _FEWEST and len(counts[wording]) >= least
    ]
    return max(kept, key=lambda each: (len(counts[each]), len(each[1])), default=None)


def _is_known(texts: Sequence[str], words: Vocabulary) -> bool:
    return any(credit and credit.announced for credit in (credit_of(text, words) for text in texts))


def _places(lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary) -> Iterator[list[str]]:
    """For every head or date what stands where writers are named: right below it, beside a date, above the next
    head, or above the address at which a story goes on.
    """
    begins = {head.start for head in heads}
    ends = {head.end for head in heads}
    taken = {at for head in heads for at in range(head.start, head.end)}
    dated = {at for at, line in enumerate(lines) if _is_dated(line.text, words)}
    for at, line in enumerate(lines):
        if at in taken or len(line.text) > _LONGEST_NAME * 2 or (is_finished(line.text) and at not in dated):
            continue
        beside = {at - 1, at, at + 1} & dated
        below = at + 1 in begins or (at + 1 < len(lines) and address_in(lines[at + 1].text))
        if at in ends or beside or below:
            yield list(pieces_of(line.text, words))


def _is_dated(text: str, words: Vocabulary) -> bool:
    return len(text) < _LONGEST_NAME * 2 and any(True for _ in dates_in(text, words.language))


def _readings(text: str, words: Vocabulary, *, cased: bool) -> Iterator[_Reading]:
    """Every way to read `text` as a wording before or behind names."""
    unspaced = words.language in UNSPACED
    pieces = list(text) if unspaced else text.split()
    glue = "" if unspaced else " "
    longest = _LONGEST_UNSPACED if unspaced else _LONGEST_NAME
    for count in range(1, min(_MOST_LETTERS if unspaced else _MOST_WORDS, len(pieces) - 1) + 1):
        for kind, said, rest in (
            ("by", pieces[:count], pieces[count:]),
            ("by_after", pieces[-count:], pieces[:-count]),
        ):
            names = glue.join(rest).strip(" :：/／・＝=-")
            if len(names) <= longest and _may_be_names(names, words, cased=cased):
                yield _Reading(kind, glue.join(said).strip(" :："), names)


def _may_be_names(text: str, words: Vocabulary, *, cased: bool) -> bool:
    if not re.sub(r"\W", "", text):
        return False
    found = joined_names(text, words)
    return bool(found) and (not cased or all(" " in name for name in found))

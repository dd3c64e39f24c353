"""Quotations and brackets in running text: what they cover, and which opening mark a closing one answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

# Every opening mark with the marks that close it, in all typographic traditions at once: German „…“ ends in
# the mark that opens English “…”, and German books turn French guillemets round (»…«).
_CLOSERS = {
    '"': '"',
    "＂": "＂",
    "'": "'",
    "“": "”",
    "”": "”“",
    "„": "“”",
    "‟": "”",
    "‘": "’",
    "‚": "‘’",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "〝": "〟〞",
    "「": "」",
    "『": "』",
    "(": ")",
    "（": "）",
    "[": "]",
    "［": "］",
    "{": "}",
    "〔": "〕",
    "【": "】",
    "《": "》",
    "〈": "〉",
}
_MARK = re.compile("[" + re.escape("".join({*_CLOSERS, *"".join(_CLOSERS.values())})) + "]")
_APOSTROPHES = "'’"
_CJK = "\u2e80"  # from here on, scripts without apostrophes and without spaces around quotation marks
_HEBREW_LETTERS = frozenset(map(chr, range(0x5D0, 0x5EB)))
# A quotation behind a Hebrew prefix (ב"הארץ" נכתב) looks like gershayim, or like its own end, until its end is seen.
_PREFIXED_QUOTATION = re.compile(
    "|".join(rf"(?<!\w)[משהוכלב]{{1,3}}{mark}(?=\w{{2}}[^{mark}]*\S{mark}(?!\w))" for mark in '"”')
)
# Marks that open or close by their place alone.
_EITHER_WAY = "\"＂'”»›"

OPENING_BRACKETS = "(（[［{〔【《〈"
OPENING_QUOTES = "".join(mark for mark in _CLOSERS if mark not in OPENING_BRACKETS)


# Open marks beyond this many are no nesting but noise; without a limit, noise would take quadratic time.
_DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Where a paragraph must not be cut.

    covered[n] is 1 where a cut before character n falls inside a quotation, a bracket or a doubtful stretch.
    opened_at maps the offset of every closing mark to the offset of its opening one.
    """

    covered: bytes
    opened_at: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class _Span:
    """The offsets of two marks; a doubtful one lacks a partner and reaches to an edge of the text."""

    opening: int
    closing: int
    doubtful: bool = False


def enclosures_of(text: str) -> Enclosures:
    """The enclosures of one paragraph; a mark without its partner covers all the text it might enclose."""
    spans = tuple(_spans(text))
    # How many spans begin and end at each offset; summed up, how many cover it.
    steps = [0] * (len(text) + 2)
    for span in spans:
        steps[span.opening + 1] += 1
        steps[span.closing + 1] -= 1
    covered = bytes(depth > 0 for depth in accumulate(steps[:-1]))
    return Enclosures(covered, {span.closing: span.opening for span in spans if not span.doubtful})


def _spans(text: str) -> Iterator[_Span]:
    stack: list[int] = []
    possessive: int | None = None
    for at, only_opens in _marks(text):
        depth = None if only_opens else _partner(text, mark=text[at], stack=stack)
        if depth is not None:
            yield _Span(stack[depth], at)
            possessive = stack[depth] if text[at - 1] == "s" and text[at] in _APOSTROPHES else None
            yield from _unclosed(text, stack[depth + 1 :])
            del stack[depth:]
        elif only_opens or _may_open(text, at):
            stack.append(at)
        elif text[at] not in _APOSTROPHES:
            yield _Span(-1, at, doubtful=True)
        elif possessive is not None:
            # ‘The sailors’ boats. They left.’: the first of the two was an apostrophe.
            yield _Span(possessive, at, doubtful=True)
    yield from (_Span(opening, len(text), doubtful=True) for opening in stack)


def _marks(text: str) -> Iterator[tuple[int, bool]]:
    """The offset of each mark that is no part of a word, and whether its place lets it only open."""
    prefixed = {match.end() - 1 for match in _PREFIXED_QUOTATION.finditer(text)}
    for match in _MARK.finditer(text):
        at = match.start()
        if at in prefixed:
            yield at, True
        elif not _within_word(text, at):
            yield at, _only_opens(text, at)


def _within_word(text: str, at: int) -> bool:
    """An apostrophe (it’s, l'eau) or Hebrew gershayim (ד"ר)."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] == '"':
        return before in _HEBREW_LETTERS and behind in _HEBREW_LETTERS
    return text[at] in "'’‘" and before.isalnum() and behind.isalpha() and behind < _CJK


def _partner(text: str, *, mark: str, stack: list[int]) -> int | None:
    """The depth of the innermost open mark that `mark` closes, among those a reader could still have in mind."""
    depths = range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1)
    return next((depth for depth in depths if mark in _CLOSERS[text[stack[depth]]]), None)


def _only_opens(text: str, at: int) -> bool:
    """Nothing before and a word behind: « and » turn round, so only their place tells."""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] not in _CLOSERS or (text[at] == "'" and behind.isdigit()):
        return False  # '90s
    at_word = behind.isalnum() or behind in _CLOSERS
    return bool(behind) and at_word and (not before or before.isspace() or before in OPENING_BRACKETS + "—–")


def _may_open(text: str, at: int) -> bool:
    """A closing mark nobody waits for may open: “ after German „…“, or a straight one between ideographs."""
    return text[at] in _CLOSERS and (text[at] not in _EITHER_WAY or text[at - 1 : at] >= _CJK)


def _unclosed(text: str, openings: list[int]) -> Iterator[_Span]:
    """Marks left open inside a closed pair; a straight single one is more likely an apostrophe ('tis)."""
    return (_Span(opening, len(text), doubtful=True) for opening in openings if text[opening] != "'")

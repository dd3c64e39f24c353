"""Pull quotes of flat text: whole lines in the middle of a story whose words the story says elsewhere, too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.vocabulary import key

_FEWEST = 24  # letters of a quote
_FEWEST_MARKED = 12  # of one in quotation marks
_FEWEST_UNSPACED = 10  # where a letter is a word or a part of one
_FEWEST_WORDS = 4
_MOST = 8  # lines
_OPENING, _CLOSING = "“„«‹\"'‘「『”»", "”“»›\"'’」』„«"


@dataclass(frozen=True, slots=True)
class PullQuote:
    """The lines `start` to `end` say what stands in the lines `said` of the running text."""

    start: int
    end: int
    said: range


class _Echoes:
    """The words of all lines without spaces, in which those of some lines can be found again."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.keys = [key(line.text) for line in lines]
        self.starts = [0, *accumulate(map(len, self.keys))]
        self.text = "".join(self.keys)

    def from_line(self, at: int) -> tuple[int, int, int] | None:
        """The end of the most lines from `at` that stand a second time, where that begins, and how many letters."""
        begin = self.starts[at]
        best: tuple[int, int, int] | None = None
        found = self.text.find(self.keys[at])
        while found != -1:
            if not begin <= found < self.starts[at + 1]:
                end = self._end(at, found)
                if best is None or end > best[0]:
                    best = end, found, self.starts[end] - begin
            found = self.text.find(self.keys[at], found + 1)
        return best

    def _end(self, at: int, found: int) -> int:
        begin = self.starts[at]
        end = at + 1
        while end < min(at + _MOST, len(self.keys)):
            reach = self.starts[end + 1] - begin
            overlaps = found < self.starts[end + 1] and begin < found + reach
            if overlaps or not self.text.startswith(self.keys[end], found + self.starts[end] - begin):
                break
            end += 1
        return end

    def line_of(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1


def pull_quotes_of(lines: Sequence[Line], barred: frozenset[int]) -> list[PullQuote]:
    """The pull quotes among `lines`, none of them within the lines `barred`, which are heads, credits and the like."""
    widest = max((len(line.text) for line in lines), default=1)
    found = sorted(_candidates(lines, barred), key=lambda each: _rank(each, lines, widest))
    kept: list[PullQuote] = []
    taken: set[int] = set()
    for quote in found:
        own = {*range(quote.start, quote.end), *quote.said}
        if not own & taken:
            kept.append(quote)
            taken |= own
    return sorted(kept, key=lambda each: each.start)


def _candidates(lines: Sequence[Line], barred: frozenset[int]) -> Iterator[PullQuote]:
    echoes = _Echoes(lines)
    at = 0
    while at < len(lines):
        made = None if at in barred or not echoes.keys[at] else echoes.from_line(at)
        if made is None:
            at += 1
            continue
        end, place, letters = made
        said = range(echoes.line_of(place), echoes.line_of(place + letters - 1) + 1)
        own = lines[at:end]
        marked = _is_marked(own)
        few = (_FEWEST_MARKED if marked else _FEWEST) if " " in own[0].text else _FEWEST_UNSPACED
        near = range(at, end) if marked else range(at - 1, end + 1)
        if letters < few or barred & {*near, *said} or not (marked or _is_whole(own)):
            at += 1
            continue
        yield PullQuote(at, end, said)
        at = end


def _rank(quote: PullQuote, lines: Sequence[Line], widest: int) -> tuple[bool, float]:
    """First what stands in quotation marks, then what is set in the narrowest lines."""
    own = lines[quote.start : quote.end]
    return not _is_marked(own), max(len(line.text) for line in own) / widest


def _is_marked(lines: Sequence[Line]) -> bool:
    return lines[0].text[0] in _OPENING and lines[-1].text.rstrip(".,;:!?。،")[-1:] in set(_CLOSING)


def _is_whole(lines: Sequence[Line]) -> bool:
    """Whether `lines` may be whole sentences."""
    words = sum(len(line.text.split()) for line in lines)
    begins = lines[0].text[0].isalnum() and not lines[0].text[0].islower()
    unspaced = lines[0].text.lower() == lines[0].text.upper() and words <= len(lines)
    return begins and is_finished(lines[-1].text) and (words >= _FEWEST_WORDS or unspaced)


def unquoted(text: str) -> str:
    """`text` without the quotation marks around it."""
    return text[1:].rstrip(_CLOSING) if text[:1] in set(_OPENING) else text

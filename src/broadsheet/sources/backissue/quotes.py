"""Pull quotes: whole lines in the middle of a story whose words the story says elsewhere, too, all or nearly all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz import fuzz

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.display import body_type
from broadsheet.sources.backissue.model import Field, Line, RecoveredStory, Type, origin_of
from broadsheet.sources.backissue.paragraphs import OPENING
from broadsheet.sources.backissue.stories import Reading
from broadsheet.sources.backissue.vocabulary import key

_FEWEST = 24  # letters of a quote
_FEWEST_MARKED = 12  # of one in quotation marks
_FEWEST_UNSPACED = 10  # where a letter is a word or a part of one
_FEWEST_WORDS = 4
_MOST = 8  # lines
_NEARLY, _LIKELY = 92.0, 75.0  # of 100, of the letters of a quote that lacks a word or two
_LACKING = 0.25  # of the letters of a quote, as many as it may lack
_SAME_SIZE = 0.03  # of the size
_SURE = 0.9
_ENDS = ".!?。！？…۔؟"
_CLOSING = "”“»›\"'’」』„«"


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

    def nearly(self, start: int, end: int) -> tuple[int, int] | None:
        """Where nearly the same letters stand a second time as in the lines `start` to `end`."""
        begin, stop = self.starts[start], self.starts[end]
        own, above, below = self.text[begin:stop], self.text[:begin], self.text[stop:]
        if found := _closest(own, above):
            return found
        found = _closest(own, below)
        return (found[0] + stop, found[1] + stop) if found else None

    def lines_of(self, begin: int, end: int) -> range:
        """The lines in which the letters `begin` to `end` stand."""
        return range(bisect_right(self.starts, begin) - 1, bisect_right(self.starts, end - 1))


def _closest(said: str, text: str) -> tuple[int, int] | None:
    """Where `text`, as a key, says nearly the same as `said`; None where it says nothing like it."""
    if not said or len(said) > len(text):
        return None
    made = fuzz.partial_ratio_alignment(said, text, score_cutoff=_LIKELY)
    if made is None:
        return None
    start, end = made.dest_start, made.dest_end
    lacking = range(int(len(said) * _LACKING) + 1)
    ways = [(start, min(end + more, len(text))) for more in lacking]
    ways += [(max(start - more, 0), end) for more in lacking]
    best = max(ways, key=lambda way: fuzz.ratio(said, text[slice(*way)]))
    return best if fuzz.ratio(said, text[slice(*best)]) >= _NEARLY else None


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
    finder = _Finder(lines, barred, _Echoes(lines), body_type(lines))
    at = 0
    while at < len(lines):
        quote = finder.exactly(at) or finder.nearly(at)
        if quote:
            yield quote
        at = quote.end if quote else at + 1


@dataclass(frozen=True, slots=True)
class _Finder:
    """Finds what may be pull quotes among `lines`, none of them `barred`; `body` is the type of the text."""

    lines: Sequence[Line]
    barred: frozenset[int]
    echoes: _Echoes
    body: Type | None

    def exactly(self, at: int) -> PullQuote | None:
        """The quote that begins at `at`, if the same letters stand elsewhere."""
        made = None if at in self.barred or not self.echoes.keys[at] else self.echoes.from_line(at)
        if made is None:
            return None
        end, place, letters = made
        said = self.echoes.lines_of(place, place + letters)
        own = self.lines[at:end]
        marked = _is_marked(own)
        near = range(at, end) if marked else range(at - 1, end + 1)
        if letters < _fewest(own) or self.barred & {*near, *said} or not (marked or _is_whole(own)):
            return None
        return None if self._is_text(own) else PullQuote(at, end, said)

    def nearly(self, at: int) -> PullQuote | None:
        """The quote in quotation marks at `at`, with space around it, if nearly the same letters stand elsewhere."""
        end = self._apart(at)
        if end is None or self.barred & {*range(at, end)} or self._is_text(self.lines[at:end]):
            return None
        if self.echoes.starts[end] - self.echoes.starts[at] < _FEWEST:
            return None
        found = self.echoes.nearly(at, end)
        said = self.echoes.lines_of(*found) if found else range(0)
        return PullQuote(at, end, said) if said and not self.barred & {*said} else None

    def _apart(self, at: int) -> int | None:
        """Where the lines end that begin at `at` and stand in quotation marks between spaces."""
        if not self.lines[at].opens or self.lines[at].text[0] not in OPENING:
            return None
        ends = range(at + 1, min(at + _MOST, len(self.lines)) + 1)
        end = next((end for end in ends if _is_marked(self.lines[at:end])), None)
        return end if end is not None and (end == len(self.lines) or self.lines[end].opens) else None

    def _is_text(self, own: Sequence[Line]) -> bool:
        """Whether any of the lines `own` is set as the text is: what two stories say in it is no pull quote."""
        return any(line.type and self.body and _is_like(line.type, self.body) for line in own)


def _fewest(lines: Sequence[Line]) -> int:
    """The fewest letters of a quote in `lines`."""
    if " " not in lines[0].text:
        return _FEWEST_UNSPACED
    return _FEWEST_MARKED if _is_marked(lines) else _FEWEST


def _is_like(one: Type, other: Type) -> bool:
    alike = abs(one.size - other.size) <= _SAME_SIZE * other.size
    return alike and (one.bold, one.italic) == (other.bold, other.italic)


def _rank(quote: PullQuote, lines: Sequence[Line], widest: int) -> tuple[bool, float]:
    """First what stands in quotation marks, then what is set in the narrowest lines."""
    own = lines[quote.start : quote.end]
    return not _is_marked(own), max(len(line.text) for line in own) / widest


def _is_marked(lines: Sequence[Line]) -> bool:
    return lines[0].text[0] in OPENING and lines[-1].text.rstrip(".,;:!?。،")[-1:] in set(_CLOSING)


def _is_whole(lines: Sequence[Line]) -> bool:
    """Whether `lines` may be whole sentences."""
    words = sum(len(line.text.split()) for line in lines)
    begins = lines[0].text[0].isalnum() and not lines[0].text[0].islower()
    unspaced = lines[0].text.lower() == lines[0].text.upper() and words <= len(lines)
    return begins and is_finished(lines[-1].text) and (words >= _FEWEST_WORDS or unspaced)


def unquoted(text: str) -> str:
    """`text` without the quotation marks around it, and the spaces within these."""
    is_around = text[:1] in set(OPENING) and text.rstrip(_ENDS)[-1:] in set(_CLOSING)
    return text[1:].rstrip(_CLOSING).strip() if is_around else text


def give_quotes(
    stories: Sequence[RecoveredStory], quotes: Sequence[Sequence[Line]], reading: Reading
) -> list[Line]:
    """Give every pull quote to the story that says it, in the words of the story; the lines of those that none says."""
    homeless: list[Line] = []
    for lines in quotes:
        own = _quoted(lines)
        text = unquoted(reading.joiner.joined([line.text for line in own]))
        near = _by_nearness(stories, own[0])
        long = len(key(text)) >= _fewest(own)
        told = (
            (story, said)
            for loose in (False, True)
            for story in near
            if (said := _said(text, story, loose=loose))
        )
        story, said = next(told, (None, "")) if long else (None, "")
        if story:
            story.pull_quotes.append(Field(said, _SURE, origin_of(own, "said twice")))
        homeless += lines[len(own) :] if story else lines
    return homeless


def _quoted(lines: Sequence[Line]) -> Sequence[Line]:
    """`lines` of a quote without those in other type below it, which say whose it is."""
    first = lines[0].type
    ends = (
        at for at, line in enumerate(lines) if first and line.type and not _is_like(line.type, first) and at
    )
    return lines[: next(ends, len(lines))]


def _by_nearness(stories: Sequence[RecoveredStory], line: Line) -> list[RecoveredStory]:
    """`stories`, first the one in which `line` stands."""
    begun = [story for story in stories if story.title.origin.line <= line.number]
    home = max(begun, key=lambda story: story.title.origin.line, default=None)
    return sorted(stories, key=lambda story: story is not home)


def _said(text: str, story: RecoveredStory, *, loose: bool) -> str | None:
    """What `story` says where it says `text`, or, if `loose`, nearly so."""
    wanted = key(text)
    for paragraph in story.body:
        if text in paragraph:
            return text
        essence = key(paragraph)
        begin = essence.find(wanted)
        span = _closest(wanted, essence) if loose else (begin, begin + len(wanted)) if begin >= 0 else None
        if span:
            return _slice(paragraph, *span, text)
    return text if wanted in key(" ".join(story.body)) else None


def _slice(paragraph: str, begin: int, end: int, text: str) -> str:
    """The words of `paragraph` that hold its letters `begin` to `end`, with the mark at their end that `text` has."""
    places = [place for place, char in enumerate(paragraph) for _ in key(char)]
    start, stop = places[begin], places[end - 1] + 1
    if " " in text:
        while start and paragraph[start - 1].isalnum():
            start -= 1
        while paragraph[stop : stop + 1].isalnum():
            stop += 1
    return paragraph[start:stop] + (text[-1:] if text[-1:] in _ENDS else "")

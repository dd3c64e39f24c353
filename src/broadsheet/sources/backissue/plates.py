"""What an issue says of itself in its nameplate: its name, its number, and when it came out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.credits import credit_of
from broadsheet.sources.backissue.dates import dates_in, month_in, season_in, western
from broadsheet.sources.backissue.model import Field, Line, origin_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

TOP = 8
"""Lines, in which the issue says its own name, number and date."""

LONGEST = 80
"""Letters of a line of a nameplate."""

DIVIDER = re.compile(r"\s*[·|•–—]\s*")

_AROUND = 2  # lines around the one with the number
_SURE, _LIKELY = 0.9, 0.6
_ORDINAL = r"(?:st|nd|rd|th|er|e|ère|ème|[.ºª°])"
_EAST_ASIAN = re.compile(r"(?:第|제|通算|总|總)\s?(?P<number>\d+)\s?[号號期辑輯호]")


def of_the_issue(lines: Sequence[Line], words: Vocabulary) -> dict[str, Field[str]]:
    """Nameplate, number and date: from the first lines, or, where columns were copied in another order, from those
    around a line that gives a number as a nameplate does.
    """
    found: dict[str, Field[str]] = {}
    plate = _plate(lines, words)
    numbered = next(((line, number) for line in plate if (number := _number(line.text, words))), None)
    if numbered:
        found["number"] = Field(numbered[1], _SURE, origin_of([numbered[0]], "number"))
    if date := _date(plate, numbered[0] if numbered else None, words):
        found["date"] = date
    # The line of the number is no name, whatever digits it has.
    names = [line for line in plate if key(line.text) and not _tells(line.text, words)]
    if names:
        above = [line for line in names if line.number < numbered[0].number] if numbered else names[:1]
        # Running heads and feet say the name again, but not what stands beside it. Else it is shorter than that.
        keys = [key(line.text) for line in lines]
        name = max(
            above or names[:1],
            key=lambda line: (sum(key(line.text) in each for each in keys), -len(line.text)),
        )
        found["nameplate"] = Field(name.text, _LIKELY, origin_of([name], "top"))
    return found


def plate_lines(
    lines: Sequence[Line], issue: dict[str, Field[str]], heads: Sequence[Head], words: Vocabulary
) -> frozenset[int]:
    """The numbers of the lines that only say which issue this is, and are part of no story: those that give number and
    date together, and, at the top, all down to the last that `issue` was read from.
    """
    above = lines[: min([TOP, *(head.start for head in heads)])]
    said = {issue[name].origin.line for name in ("nameplate", "number") if name in issue}
    last = max((line.number for line in above if line.number in said), default=0)
    if "number" not in issue or issue["number"].origin.line > last:
        last = 0
    headed = {lines[at].number for head in heads for at in range(head.start, head.end)}
    told = {line.number for line in lines if _tells_both(line.text, words)}
    return frozenset({line.number for line in above if line.number <= last} | (told - headed))


def day_of(issue: dict[str, Field[str]]) -> dt.date | None:
    return dt.date.fromisoformat(issue["date"].value) if "date" in issue else None


def is_plate_line(text: str, words: Vocabulary) -> bool:
    """Whether `text` gives the number of the issue as a nameplate does: alone, or among parts, or with its date."""
    number = _number(text, words)
    if number is None or len(text) >= LONGEST:
        return False
    alone = key(western(text)).removesuffix(key(number)) in words.keys("number")
    return alone or len(DIVIDER.split(text)) > 1 or _tells_both(text, words)


def without_number(text: str, words: Vocabulary) -> str:
    """`text` without the number of the issue and of its volume, which are no days."""
    for found in sorted(_numbers(text, words), key=lambda each: -each.start):
        text = f"{text[: found.start]} | {text[found.end :]}"
    return text


def _plate(lines: Sequence[Line], words: Vocabulary) -> Sequence[Line]:
    """The lines that may be those of a nameplate."""
    top = lines[:TOP]
    if any(_number(line.text, words) for line in top):
        return top
    at = next((at for at, line in enumerate(lines) if is_plate_line(line.text, words)), None)
    return top if at is None else lines[max(0, at - _AROUND) : at + _AROUND + 1]


def _date(plate: Sequence[Line], numbered: Line | None, words: Vocabulary) -> Field[str] | None:
    """The date that stands nearest to the number, or to the top; none that a writer's name stands before."""
    near = numbered.number if numbered else 0
    for line in sorted(plate, key=lambda line: abs(line.number - near)):
        credit = credit_of(line.text, words)
        if not (credit and credit.announced) and (when := _when(line.text, words)):
            day, is_sure = when
            return Field(day.isoformat(), _SURE if is_sure else _LIKELY, origin_of([line], "date"))
    return None


def _when(text: str, words: Vocabulary) -> tuple[dt.date, bool] | None:
    """The day that `text` gives, or the first of the month or season; and whether it gives a day."""
    rest = without_number(text, words)
    day = next((each.date() for each in dates_in(rest, words.language)), None)
    if day:
        return day, True
    first = month_in(rest, words.language) or season_in(rest, words.language, words.seasons)
    return (first, False) if first else None


def _tells(text: str, words: Vocabulary) -> bool:
    """Whether `text` has a number or says when."""
    return any(map(str.isdigit, text)) or _number(text, words) is not None or _when(text, words) is not None


def _tells_both(text: str, words: Vocabulary) -> bool:
    """Whether `text`, no sentence, gives both the number of the issue and its date."""
    numbers = list(_numbers(text, words, "number"))
    if not numbers or len(text) >= LONGEST or is_finished(text) or (text[0].islower() and numbers[0].start):
        return False
    return _when(text, words) is not None


@dataclass(frozen=True, slots=True)
class _Number:
    """A number at `start` to `end` of a text, with the word for it."""

    start: int
    end: int
    number: str


def _number(text: str, words: Vocabulary) -> str | None:
    return next((found.number for found in _numbers(text, words, "number")), None)


def _numbers(text: str, words: Vocabulary, *kinds: str) -> Iterator[_Number]:
    plain = western(text)
    if match := _EAST_ASIAN.search(plain):
        yield _Number(*match.span(), match["number"])
    for kind in kinds or ("number", "volume"):
        for word in sorted(words.words.get(kind, ()), key=len, reverse=True):
            said = re.escape(word)
            before = rf"(?<!\w){said}[.:]?\s?(?P<number>\d{{1,4}})(?!\d|\.\d)"
            behind = rf"(?<![\d.])(?P<number>\d{{1,4}}){_ORDINAL}\s{said}(?!\w)"
            if match := re.search(before, plain, re.IGNORECASE) or re.search(behind, plain, re.IGNORECASE):
                yield _Number(*match.span(), match["number"])
                break

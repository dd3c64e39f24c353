"""Dates in running text, in twelve languages and three calendars.

Read are "28 October 2026", "28-Oct-2026" and "October 28th, 2026" in the words of the language, "2026-10-28",
"28.10.2026", "2026年10月28日", with or without a weekday and a year; any script's digits. In scripts written from right
to left also "October 2026 28", as it is copied by readers that know no direction.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from broadsheet.sources.backissue.vocabulary import vocabulary
from broadsheet.strings import load_strings

_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|°|ª|\.))?"
_YEAR = r"(?P<year>(?:1[2-9]|2[0-5])\d\d)"
_NUMERIC = (
    rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?!\d)",
    rf"(?<![\d.])(?P<day>\d{{1,2}})\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?{_YEAR}(?!\d)",
    rf"(?:{_YEAR}\s?[年년]\s?)?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일號号]",
)
_STROKE = "(?:[-\u2010\u2011\u00ad.]\\s?)?"  # between the parts of "28-Oct-2026"
_MIRRORED = frozenset({"ar", "fa", "he"})
_OTHER_NAMES = {"he": {"מרס": 3}, "es": {"setiembre": 9}, "ar": {"حزيران": 6, "يونيه": 6, "يوليه": 7}}
_ABBREVIATED = 3
_VARIANTS = ("ar-LB", "ar-DZ", "ar-MA", "fa-AF", "en-US", "de-AT", "pt-PT")
_MONTHS = 12
_BEFORE_PERSIAN = 621  # years of ours
_GREGORIAN = 1600  # years before it, in Persian, are of the Persian calendar


@dataclass(frozen=True, slots=True)
class Found:
    """A date at `start` to `end` of a text. `year` is None where none is written; `calendar` is the one it is in.

    `swaps` says that day and month may be meant the other way round.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int
    calendar: str = "gregorian"
    swaps: bool = False

    def date(self, year: int | None = None, *, swapped: bool = False) -> dt.date | None:
        """The day, in `year` where none is written; None where there is no such day."""
        year = self.year or year
        month, day = (self.day, self.month) if swapped and self.swaps else (self.month, self.day)
        if year is None:
            return None
        try:
            if self.calendar != "persian":
                return dt.date(year, month, day)
            found = _persian(self.year or year - _BEFORE_PERSIAN, month, day)
            # From the tenth month on, a Persian year has days of the next of ours.
            return (
                found if self.year or found.year == year else _persian(year - _BEFORE_PERSIAN - 1, month, day)
            )
        except ValueError:
            return None


def _persian(year: int, month: int, day: int) -> dt.date:
    from persiantools.jdatetime import JalaliDate

    found: dt.date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return found


def western(text: str) -> str:
    """`text` with the digits of any script as 0 to 9; of the same length."""
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def month_in(text: str, language: str) -> dt.date | None:
    """The first day of the month that `text` names with its year: "May 2019", "2019年5月"."""
    plain = western(text)
    for pattern in _month_patterns(language):
        if found := pattern.search(plain):
            written, year = found["month"], int(found["year"])
            by_name = _names(language).get(_plain(written))
            calendar, month = by_name or ("gregorian", int(written))
            return Found(*found.span(), year, month, day=1, calendar=calendar).date()
    return None


@cache
def _month_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(map(re.escape, sorted(_names(language), key=len, reverse=True)))
    named = rf"(?<!\w)(?P<month>{names})(?![^\W\d])\.?,?\s+(?:del?\s+|do\s+)?{_YEAR}(?!\d)"
    numbered = rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]"
    return re.compile(named, re.IGNORECASE), re.compile(numbered)


def dates_in(text: str, language: str) -> Iterator[Found]:
    """All dates in `text`, in order."""
    plain, at = western(text), 0
    while found := _first(plain, at, language):
        yield found
        at = found.end


def _first(text: str, at: int, language: str) -> Found | None:
    matches = (pattern.search(text, at) for pattern in _patterns(language))
    found = [made for match in matches if match and (made := _found(match, language))]
    return min(found, key=lambda each: (each.start, -each.end), default=None)


def _found(match: re.Match[str], language: str) -> Found | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    written, day = parts["month"], int(parts["day"])
    if written.isdecimal():
        month, calendar = (
            int(written),
            "persian" if year and language == "fa" and year < _GREGORIAN else "gregorian",
        )
        swaps = calendar == "gregorian" and month <= _MONTHS and day <= _MONTHS and "/" in match[0]
        if month > _MONTHS >= day and "/" in match[0]:
            month, day = day, month
    else:
        calendar, month = _names(language)[_plain(written)]
        swaps = False
    return (
        Found(match.start(), match.end(), year, month, day, calendar, swaps)
        if day and month <= _MONTHS
        else None
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = sorted(_names(language), key=len, reverse=True)
    month = rf"(?P<month>{'|'.join(map(re.escape, names))})(?![^\W\d])\.?"
    weekday = rf"(?:(?<!\w)(?:{'|'.join(map(re.escape, _weekdays(language)))})\.?,?\s+(?:den\s+|le\s+)?)?"
    # Copied text may have lost the spaces between digits and letters.
    linked = {"he": r"\s*(?:ב)?", "fa": r"\s*(?:ماه\s+)?"}.get(
        language, rf"\s*{_STROKE}(?:de\s+|of\s+|d[’']\s?)?"
    )
    named = rf"{month}(?:\s+ماه)?" if language == "fa" else month
    year = rf"(?:,?\s*{_STROKE}(?:del?\s+|do\s+)?{_YEAR})"
    day_first = rf"{weekday}(?<!\d){_DAY}{linked}{named}{year}?"
    month_first = rf"{weekday}\b{named}\s+(?<!\d){_DAY}(?!\d)(?:,?\s+{_YEAR})?"
    mirrored = (rf"{named}\s+{_YEAR}\s+(?P<day>\d{{1,2}})(?!\d)",) if language in _MIRRORED else ()
    forms = (*_NUMERIC, *mirrored, day_first, month_first)
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


def _plain(name: str) -> str:
    return name.casefold().rstrip(".")


@cache
def _names(language: str) -> dict[str, tuple[str, int]]:
    """Names of months, and what they are shortened to where nothing else is, with calendar and number."""
    tags = (language, *(tag for tag in _VARIANTS if tag.startswith(f"{language}-")))
    names: dict[str, tuple[str, int]] = {}
    for tag in tags:
        strings, _ = load_strings(tag, {})
        for number, name in enumerate(strings.months, 1):
            names.setdefault(_plain(name), ("gregorian", number))
        if language == "fa":
            names.update({_plain(name): ("persian", at) for at, name in enumerate(strings.months_persian, 1)})
    names |= {name: ("gregorian", month) for name, month in _OTHER_NAMES.get(language, {}).items()}
    if vocabulary(language).strings.months[0].isascii() or language == "fr":
        for length in (_ABBREVIATED, _ABBREVIATED + 1):
            short = [(name[:length], month) for name, month in names.items() if len(name) > length]
            taken = [name for name, _ in short]
            names |= {name: month for name, month in short if taken.count(name) == 1 and name not in names}
    return names


@cache
def _weekdays(language: str) -> tuple[str, ...]:
    strings = vocabulary(language).strings
    return tuple(sorted((*strings.weekdays, *strings.weekdays_short), key=len, reverse=True))

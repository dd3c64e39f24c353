"""Dates in running text, in twelve languages and three calendars.

Read are "28 October 2026", "28-Oct-2026" and "October 28th, 2026" in the words of the language, "2026-10-28",
"28.10.2026", "28.10.26", "28. 10. 26", "28-X-2026", "2026年10月28日", "26.10.28" where years come first,
"令和8年10月28日", "二〇二六年十月二十八日", with or without a weekday and a year; any script's digits. In scripts
written from right to left also "October 2026 28", as it is copied by those who know no direction.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from broadsheet.sources.backissue.vocabulary import vocabulary
from broadsheet.strings import load_strings

_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|er|º|°|ª|\.))?"
_YEAR = r"(?P<year>(?:1[2-9]|2[0-5])\d\d)"
_SHORT_YEAR = r"(?P<short>\d\d)"
_APART = r"(?P<apart>[-/]|\.\s?)"
_HAN = "[一二三四五六七八九十廿]"
_NUMERIC = (
    rf"(?<!\d){_YEAR}\s?[-/.]\s?(?P<month>\d{{1,2}})\s?[-/.]\s?(?P<day>\d{{1,2}})(?!\d)",
    rf"(?<![\d.])(?P<day>\d{{1,2}})\s?[-/.]\s?(?P<month>\d{{1,2}}|[IVX]{{1,4}})\s?[-/.]\s?{_YEAR}(?!\d)",
    rf"(?:{_YEAR}\s?[年년]\s?)?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일號号]",
    r"(?P<era>令和|平成|昭和)\s?(?P<year>\d{1,2}|元)\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日",
    rf"(?:(?P<year>[〇零○一二三四五六七八九]{{4}})年)?(?P<month>{_HAN}{{1,2}})月(?P<day>{_HAN}{{1,3}})[日号號]",
)
_SHORT = rf"(?<![\d.,/-])(?P<day>\d{{1,2}}){_APART}(?P<month>\d{{1,2}})(?P=apart){_SHORT_YEAR}(?![\d/-]|\.\d)"
_SHORT_YEAR_FIRST = (
    rf"(?<![\d.,/-])[’']?{_SHORT_YEAR}{_APART}(?P<month>\d{{1,2}})(?P=apart)(?P<day>\d{{1,2}})(?![\d/-]|\.\d)"
)
_STROKE = "(?:[-\u2010\u2011\u00ad.]\\s?)?"  # between the parts of "28-Oct-2026"
_MIRRORED = frozenset({"ar", "fa", "he"})
_YEAR_FIRST = frozenset({"ja", "ko", "zh"})
_WIDE = str.maketrans("．／－", "./-")
_OTHER_NAMES = {"he": {"מרס": 3}, "es": {"setiembre": 9}, "ar": {"حزيران": 6, "يونيه": 6, "يوليه": 7}}
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}  # years before the first of each
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CENTURY, _TURN = 2000, 40  # short years from there on are of the century before
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
    if text.isascii():
        return text
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


def season_in(text: str, language: str, seasons: Mapping[str, int]) -> dt.date | None:
    """The first day of the season that `text` names with its year: "Autumn 2021", "2021年秋". `seasons` are the names,
    each with the month of ours in which it begins.
    """
    plain = western(text)
    for season, month in seasons.items():
        name = rf"(?<!\w){re.escape(season)}(?!\w)"
        found = re.search(rf"{name},?\s*(?:del?\s+|do\s+)?{_YEAR}(?!\d)", plain, re.IGNORECASE) or re.search(
            rf"(?<!\d){_YEAR}\s?[年년]?\s?{re.escape(season)}", plain, re.IGNORECASE
        )
        if found:
            year = int(found["year"])
            is_persian = language == "fa" and year < _GREGORIAN
            # Winter ends the Persian year, and begins ours.
            return dt.date(year + (_BEFORE_PERSIAN + (month == 1) if is_persian else 0), month, 1)
    return None


@cache
def _month_patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(map(re.escape, sorted(_names(language), key=len, reverse=True)))
    named = rf"(?<!\w)(?P<month>{names})(?![^\W\d])\.?,?\s+(?:del?\s+|do\s+)?{_YEAR}(?!\d)"
    numbered = rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]"
    return re.compile(named, re.IGNORECASE), re.compile(numbered)


def dates_in(text: str, language: str) -> Iterator[Found]:
    """All dates in `text`, in order."""
    plain, at = western(text).translate(_WIDE), 0
    while found := _first(plain, at, language):
        yield found
        at = found.end


def _first(text: str, at: int, language: str) -> Found | None:
    matches = (pattern.search(text, at) for pattern in _patterns(language))
    found = [made for match in matches if match and (made := _found(match, language))]
    return min(found, key=lambda each: (each.start, -each.end), default=None)


def _found(match: re.Match[str], language: str) -> Found | None:
    parts = match.groupdict()
    year, day = _year(parts), _number(parts["day"])
    named = _names(language).get(_plain(parts["month"]))
    calendar, month = named or ("gregorian", _number(parts["month"]))
    if named is None and year and language == "fa" and year < _GREGORIAN:
        calendar = "persian"
    swaps = named is None and calendar == "gregorian" and max(month, day) <= _MONTHS and "/" in match[0]
    if named is None and month > _MONTHS >= day and "/" in match[0]:
        month, day = day, month
    if not day or not 0 < month <= _MONTHS:
        return None
    return Found(match.start(), match.end(), year, month, day, calendar, swaps)


def _year(parts: Mapping[str, str | None]) -> int | None:
    """The year in a form that has parts for it: in full, in two digits, or of an era."""
    written, short, era = (parts.get(name) for name in ("year", "short", "era"))
    if short:
        return int(short) + (_CENTURY if int(short) < _TURN else _CENTURY - 100)
    if written is None:
        return None
    if era:
        return _ERAS[era] + (1 if written == "元" else int(written))
    if written.isdecimal():
        return int(written)
    return int(
        "".join(str(_HAN_DIGITS.index(char)) for char in written.replace("零", "〇").replace("○", "〇"))
    )


_HAN_DIGITS = "〇一二三四五六七八九"


def _number(written: str) -> int:
    """A day or a month in figures, in Roman ones, or in those of Chinese; 0 where it is none of them."""
    if written.isdecimal():
        return int(written)
    if written in _ROMAN:
        return _ROMAN.index(written) + 1
    tens, ten, ones = written.replace("廿", "二十").rpartition("十")
    if not all(char in _HAN_DIGITS for char in tens + ones) or len(tens) > 1 or len(ones) > 1:
        return 0
    return (10 * (_HAN_DIGITS.index(tens) if tens else 1) if ten else 0) + (
        _HAN_DIGITS.index(ones) if ones else 0
    )


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(map(re.escape, sorted(_names(language), key=len, reverse=True)))
    # What may stand behind the name of a month: the word itself, or the name in another tradition.
    behind = {"fa": r"(?:[\s\u200c]*ماه)?", "ar": rf"(?:\s*[/(]\s*(?:{names})\)?)?"}.get(language, "")
    month = rf"(?P<month>{names}){behind}(?![^\W\d])\.?"
    days = "|".join(map(re.escape, _weekdays(language)))
    weekday = rf"(?:(?<!\w)(?:{days})\.?,?\s+(?:den\s+|le\s+)?)?"
    # Copied text may have lost the spaces between digits and letters.
    usual = rf"\s*{_STROKE}(?:de\s+|of\s+|من\s+|d[’']\s?)?"
    linked = {"he": r"\s*(?:ב)?", "fa": r"\s*(?:ماه\s+)?"}.get(language, usual)
    whole = rf"[,،]?\s*{_STROKE}(?:del?\s+|do\s+|(?:سنة|عام|سال)\s+)?{_YEAR}"
    day_first = rf"{weekday}(?<!\d){_DAY}{linked}{month}(?:{whole}|\s?[’'-]{_SHORT_YEAR}(?!\d))?"
    month_first = rf"{weekday}\b{month}\s+(?<!\d){_DAY}(?!\d)(?:,?\s+(?:del?\s+)?{_YEAR})?"
    mirrored = (rf"{month}\s+{_YEAR}\s+(?P<day>\d{{1,2}})(?!\d)",) if language in _MIRRORED else ()
    short = _SHORT_YEAR_FIRST if language in _YEAR_FIRST else _SHORT
    forms = (*_NUMERIC, short, *mirrored, day_first, month_first)
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

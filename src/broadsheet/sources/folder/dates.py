"""Dates as people and other programs write them.

Read: ISO 8601 with `/` or `.` too, RFC 2822, "28 October 2026" and "October 28, 2026" in English and in the words
of the story's language, "28.10.2026", "2026年10月28日", any script's digits, with or without a time and an offset.
Not read: "10/11/2026", which means two days.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

Moment = dt.date | dt.datetime

_TIME = (
    r"(?:[T\s,]+(?:[^\W\d]+\s+)?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?"
)
_YEAR = r"(?P<year>\d{4})"
_ISO = rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})"
_COMPACT = rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})"
_DOTTED = rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}"
_EAST_ASIAN = (
    rf"{_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일号號]"
    r"(?:\s?\S曜日|\s?星期\S|\s?\S요일)?"
)
_WEEKDAY = r"(?:[^\W\d]+(?:-[^\W\d]+)?[.,،]*\s+)??(?:[^\W\d]+[.,،]\s*)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.?[ºª°]|\.)?"
_MONTH = r"(?P<month>[^\W\d]+(?:\s[^\W\d]+)??)[.,]?"
_DAY_FIRST = rf"{_WEEKDAY}{_DAY}\s+(?:(?:de|of)\s+)?{_MONTH}\s+(?:del?\s+)?{_YEAR}"
_MONTH_FIRST = rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}"
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (_ISO, _COMPACT, _DOTTED, _EAST_ASIAN, _DAY_FIRST, _MONTH_FIRST)
)
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2},\s*)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)? [A-Z]{3}")
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_ABBREVIATED = 3
_LONGEST = 80
_NOON = 12


def read_moment(text: str, months: Iterable[str] = ()) -> Moment | None:
    """The date, or the date and time, in `text`; None when it has no one reading.

    `months` are the month names of the story's language.
    """
    plain = _western(text).strip()
    if len(plain) > _LONGEST:
        return None
    try:
        if _RFC_2822.fullmatch(plain):  # the zones by name ("EST") of RFC 2822 §4.3
            return parsedate_to_datetime(plain)
        match = next((found for form in _FORMS if (found := form.fullmatch(plain))), None)
        return _moment(match, _month_names(months)) if match else None
    except ValueError:
        return None


def _western(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in text)


def _month_names(months: Iterable[str]) -> Mapping[str, int]:
    names = {name: number for number, name in enumerate(_ENGLISH, 1)}
    return names | {name.casefold(): number for number, name in enumerate(months, 1)}


def _moment(match: re.Match[str], names: Mapping[str, int]) -> Moment | None:
    month = _month(match["month"], names)
    if month is None:
        return None
    day = dt.date(int(match["year"]), month, int(match["day"]))
    if match["hour"] is None:
        return day
    hour, second = int(match["hour"]), min(int(match["second"] or 0), 59)  # a leap second has no other name
    if match["half"]:
        hour = hour % _NOON + (_NOON if match["half"][0] in "pP" else 0)
    return dt.datetime.combine(day, dt.time(hour, int(match["minute"]), second, tzinfo=_zone(match["zone"])))


def _month(written: str, names: Mapping[str, int]) -> int | None:
    if written.isdecimal():
        return int(written)
    word = written.casefold()
    candidates = (word, word.removeprefix("ב"))  # Hebrew writes "in" on to the month
    for candidate in candidates:
        if candidate in names:
            return names[candidate]
    found = {number for name, number in names.items() if len(word) >= _ABBREVIATED and name.startswith(word)}
    return found.pop() if len(found) == 1 else None


def _zone(written: str | None) -> dt.tzinfo | None:
    if written is None:
        return None
    if written[0] not in "+-":
        return dt.UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-offset if written[0] == "-" else offset)


def with_time(moment: Moment, time: str) -> Moment:
    """A date whose time stands in a field of its own; the date alone when that cannot be read."""
    if isinstance(moment, dt.datetime):
        return moment
    both = read_moment(f"{moment.isoformat()} {time}")
    return moment if both is None else both


def placed(moment: Moment, zone: ZoneInfo) -> tuple[dt.date, dt.datetime] | None:
    """The day in `zone`, and the instant in UTC; None at the ends of the calendar.

    A date is its midnight. A local time skipped by a clock change moves forward and one that occurs twice is the
    first, which is what `fold=0` means (PEP 495).
    """
    try:
        if not isinstance(moment, dt.datetime):
            midnight = dt.datetime.combine(moment, dt.time(), tzinfo=zone)
            return moment, midnight.astimezone(dt.UTC)
        local = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
        return local.date(), local.astimezone(dt.UTC)
    except OverflowError:
        return None

"""A day as other calendars and other figures have it: the Persian year, Japanese eras, Chinese numerals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

_DAYS = (31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30)
"""Of the Persian months but the last."""

_PERSIAN = 621
_REIWA = date(2019, 5, 1)
_NUMERALS = "〇一二三四五六七八九"
_TEN = 10


def other_reckonings(when: date, months: Sequence[str]) -> Mapping[str, object]:
    """What a date form may ask for besides day, month and year; `other` and `persian` are names out of `months`."""
    year, month, day = persian(when)
    era = ("令和", when.year - 2018) if when >= _REIWA else ("平成", when.year - 1988)
    return {
        "yy": f"{when.year % 100:02}",
        "other": months[when.month - 1] if months else "",
        "persian": months[month - 1] if months else "",
        "py": year,
        "pm": month,
        "pd": day,
        "pmm": f"{month:02}",
        "pdd": f"{day:02}",
        "era": era[0],
        "ey": era[1] if era[1] > 1 else "元",
        "cy": "".join(_NUMERALS[int(figure)] for figure in str(when.year)),
        "cm": numeral(when.month),
        "cd": numeral(when.day),
    }


def persian(when: date) -> tuple[int, int, int]:
    """Year, month and day."""
    first = _new_year(when.year)
    if when < first:
        first = _new_year(when.year - 1)
    left = when - first
    for month, days in enumerate(_DAYS, 1):
        if left < timedelta(days):
            return first.year - _PERSIAN, month, left.days + 1
        left -= timedelta(days)
    return first.year - _PERSIAN, len(_DAYS) + 1, left.days + 1


def _new_year(year: int) -> date:
    """As it falls from 1996 to 2028."""
    return date(year, 3, 21 if year % 4 else 20)


def numeral(number: int) -> str:
    """A number below a hundred in Chinese."""
    tens, ones = divmod(number, _TEN)
    return ("" if tens < 2 else _NUMERALS[tens]) + "十" * bool(tens) + (_NUMERALS[ones] if ones else "")  # noqa: PLR2004 - ten is not one ten

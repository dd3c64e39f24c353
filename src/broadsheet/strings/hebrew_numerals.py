"""Numbers in Hebrew letters, as days and years of the Hebrew calendar are written."""

from __future__ import annotations

_THOUSAND = 1000
_LETTERS = (
    (400, "ת"), (300, "ש"), (200, "ר"), (100, "ק"),
    (90, "צ"), (80, "פ"), (70, "ע"), (60, "ס"), (50, "נ"), (40, "מ"), (30, "ל"), (20, "כ"), (10, "י"),
    (9, "ט"), (8, "ח"), (7, "ז"), (6, "ו"), (5, "ה"), (4, "ד"), (3, "ג"), (2, "ב"), (1, "א"),
)  # fmt: skip
_GERESH, _GERSHAYIM = "׳", "״"


def hebrew_numeral(number: int) -> str:
    """21 is כ״א and 5787 is תשפ״ז: custom leaves the thousands of a year out, unless there is nothing else."""
    if not number % _THOUSAND:
        return f"{hebrew_numeral(number // _THOUSAND)} אלפים"
    letters, rest = "", number % _THOUSAND
    for value, letter in _LETTERS:
        count, rest = divmod(rest, value)
        letters += letter * count
    # 15 and 16 would spell the Name.
    letters = letters.replace("יה", "טו").replace("יו", "טז")
    return f"{letters[:-1]}{_GERSHAYIM}{letters[-1]}" if letters[1:] else letters + _GERESH

"""Numbers of right-to-left text that stand backwards: some programs copy Arabic digits last to first, 2025 as ٥٢٠٢."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.model import Line

_DIGITS = re.compile("[\u0660-\u0669\u06f0-\u06f9]{2,}")
_YEAR = re.compile(r"(?:1[34]|19|20)\d\d")  # of the Hijri calendars, and of ours


def upright(lines: Sequence[Line]) -> list[Line]:
    """`lines` with their Arabic numbers turned round, if more of them are years that way."""
    years = [western(run) for run in _runs(lines) if len(run) == 4]  # noqa: PLR2004 - a year
    forwards, backwards = _years(years), _years(year[::-1] for year in years)
    if backwards <= forwards:
        return list(lines)
    return [replace(line, text=_DIGITS.sub(lambda run: run[0][::-1], line.text)) for line in lines]


def _runs(lines: Sequence[Line]) -> Iterable[str]:
    return (run for line in lines for run in _DIGITS.findall(line.text))


def _years(written: Iterable[str]) -> int:
    return sum(bool(_YEAR.fullmatch(year)) for year in written)

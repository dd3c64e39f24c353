"""Words broken at the ends of lines: which were put together again, and which hyphens were rightly kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from bench.support.backissues.shingles import plain

Break = tuple[str, str, bool]
"""The two parts of a word broken at a hyphen, and whether the hyphen is only of the line."""

_HYPHENS = "-\u2010\u00ad\u2011"
_LAST = re.compile(rf"(\w+)[{_HYPHENS}]$")
_FIRST = re.compile(r"\w+")
_COMPOUND = re.compile(rf"\w+(?:[{_HYPHENS}]\w+)*")


def breaks(lines: Sequence[str], bodies: Sequence[str]) -> list[Break]:
    """The broken words of `lines` that `bodies` know, joined or with a hyphen of their own."""
    words, compounds = _vocabulary(bodies)
    return list(_breaks(lines, words, compounds))


def _breaks(lines: Sequence[str], words: Counter[str], compounds: Counter[str]) -> Iterator[Break]:
    for line, following in pairwise(lines):
        last, first = _LAST.search(plain_ended(line)), _FIRST.match(plain(following))
        if last and first:
            left, right = last[1], first[0]
            if compounds[f"{left}-{right}"]:
                yield left, right, False
            elif words[left + right]:
                yield left, right, True


def plain_ended(line: str) -> str:
    """`plain`, with the hyphen at the end kept whatever it is."""
    stripped = line.rstrip()
    return plain(stripped[:-1]) + "-" if stripped[-1:] in set(_HYPHENS) else plain(stripped)


def _vocabulary(texts: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """Words, and pairs of words with a hyphen between."""
    words: Counter[str] = Counter()
    compounds: Counter[str] = Counter()
    for text in texts:
        for found in _COMPOUND.findall(plain(text).replace("\u2010", "-").replace("\u2011", "-")):
            parts = found.split("-")
            words.update(parts)
            compounds.update(f"{one}-{other}" for one, other in pairwise(parts))
    return words, compounds


def repaired(report: Mapping[str, Any], truth: Mapping[str, Any]) -> dict[str, float | None]:
    """Of the words that were joined, how many should be; of those that should be, how many were."""
    words, compounds = _vocabulary([text for story in report["stories"] for text in story["body"]])
    joined = wrong = soft = 0
    for left, right, is_soft in truth.get("breaks", ()):
        there = bool(words[left + right]) and not (not is_soft and compounds[f"{left}-{right}"])
        soft += is_soft
        joined += there and is_soft
        wrong += there and not is_soft
    return {
        "hyphens P": joined / (joined + wrong) if joined + wrong else None,
        "hyphens R": joined / soft if soft else None,
    }

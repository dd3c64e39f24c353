"""Phrases that reach over others: a word too long for its column, or leaders whose width is not true."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.sources.backissue.pages.phrases import Phrase

_LEADER = re.compile(r"[.·…‥_]{3,}|[…‥]+")
_BEYOND = 0.6  # of the smaller size, from which one phrase reaches over another; kerned words do less
_WITHIN = 0.5  # of the size, what a phrase keeps at least
_GUTTER = 1.0  # of the size, the white that is left before the other


def without_leaders(phrases: Sequence[Phrase]) -> list[Phrase]:
    """`phrases` without leaders that are set over others, which say nothing and would join columns."""
    leaders = {at for at, phrase in enumerate(phrases) if _is_leader(phrase)}
    over = {
        at for at, other in _side_by_side(phrases) if at in leaders and _meet(phrases[at], phrases[other])
    }
    return [phrase for at, phrase in enumerate(phrases) if at not in over]


def extents_of(phrases: Sequence[Phrase], *, leftward: bool) -> list[tuple[float, float]]:
    """The left and right edge of each phrase, short of what it is set over."""
    edges = [(phrase.left, phrase.right) for phrase in phrases]
    for at, other in _side_by_side(phrases):
        edges[at] = _short_of(edges[at], phrases[at], phrases[other], leftward=leftward)
    return edges


def _is_leader(phrase: Phrase) -> bool:
    return all(_LEADER.fullmatch(word.text) for word in phrase.words)


def _meet(one: Phrase, other: Phrase) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > _BEYOND * min(one.size, other.size)


def _short_of(
    edges: tuple[float, float], one: Phrase, over: Phrase, *, leftward: bool
) -> tuple[float, float]:
    left, right = edges
    reach, kept = _BEYOND * min(one.size, over.size), _WITHIN * one.size
    if leftward and left + reach < over.right < right - kept:
        return max(left, min(over.right + _GUTTER * over.size, right - kept)), right
    if not leftward and left + kept < over.left < right - reach:
        return left, min(right, max(over.left - _GUTTER * over.size, left + kept))
    return edges


def _side_by_side(phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """The places of phrases in one row, both ways."""
    order = sorted(range(len(phrases)), key=lambda at: phrases[at].top)
    for place, at in enumerate(order):
        for other in order[place + 1 :]:
            if phrases[other].top >= phrases[at].bottom:
                break
            yield at, other
            yield other, at

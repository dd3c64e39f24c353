"""Entries of contents lists, whose pages stand far off: as a column of their own, and on any line of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from statistics import median

from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.pages.phrases import SAME_LINE, Phrase, main_word
from broadsheet.sources.backissue.pages.words import Word

_PAGE = re.compile(r"\d{1,3}")
_FEWEST = 3  # numbers below one another, from which they are a column of pages
_FEWEST_MORE = 2  # where there is such a column already
_MOST = 200  # numbers of a page; more are a table
_ALIGNED = 3.0  # points
_CLOSE = 1.2  # of the size, between numbers and the entries behind them
_APART = 1.6  # of the size, from foot to foot, more than within an entry
_LEADED = 0.1  # of the size, more space between entries than within them


def with_pages(phrases: Sequence[Phrase]) -> list[Phrase]:
    """`phrases`, where numbers that stand below one another are put to the entries on the same lines."""
    numbers = [each for each in phrases if len(each.words) == 1 and _is_page(each.words[0])]
    if not _FEWEST <= len(numbers) <= _MOST:
        return list(phrases)
    others = [each for each in phrases if not (len(each.words) == 1 and _is_page(each.words[0]))]
    words = [word for each in others for word in each.words]
    leftward = sum(word.leftward for word in words) * 2 > len(words)
    ahead = [_beside(each, others, to_right=leftward) for each in numbers]
    behind = [_beside(each, others, to_right=not leftward) for each in numbers]
    columns = [[at for at, other in enumerate(numbers) if _is_aligned(number, other)] for number in numbers]
    fewest = _FEWEST if max(map(len, columns)) < _FEWEST else _FEWEST_MORE
    joined: dict[int, list[Phrase]] = {}
    lonely: list[Phrase] = []
    for at, (number, column) in enumerate(zip(numbers, columns, strict=True)):
        sides = behind if _stand_before(number, [behind[each] for each in column]) else ahead
        entry = sides[at][1] if len(column) >= fewest else None
        if entry:
            joined.setdefault(id(entry), []).append(Phrase((replace(number.words[0], page=True),)))
        else:
            lonely.append(number)
    return [_joined([each, *joined.get(id(each), ())]) for each in others] + lonely


def _is_page(word: Word) -> bool:
    return bool(_PAGE.fullmatch(western(word.text)))


def _joined(phrases: Iterable[Phrase]) -> Phrase:
    words = chain.from_iterable(each.words for each in phrases)
    return Phrase(tuple(sorted(words, key=lambda word: word.left)))


def _is_aligned(one: Phrase, other: Phrase) -> bool:
    return min(abs(one.right - other.right), abs(one.left - other.left)) < _ALIGNED


def _stand_before(number: Phrase, behind: Sequence[tuple[float, Phrase | None]]) -> bool:
    """Whether pages stand before their entries: most of a column has something close `behind` it."""
    gaps = [gap for gap, entry in behind if entry]
    return len(gaps) * 2 > len(behind) and median(gaps) < _CLOSE * number.size


def _beside(number: Phrase, others: Sequence[Phrase], *, to_right: bool) -> tuple[float, Phrase | None]:
    """The nearest phrase on the line on one side of `number`, and how far off it stands."""
    found: list[tuple[float, Phrase]] = []
    for each in others:
        gap = each.left - number.right if to_right else number.left - each.right
        if gap >= 0 and abs(each.base - number.base) < SAME_LINE * number.size:
            found.append((gap, each))
    return min(found, key=lambda each: each[0], default=(0.0, None))


def pages_last(lines: Sequence[list[Word]], *, leftward: bool) -> list[list[Word]]:
    """`lines` of a region, where pages that stand on the first lines of entries come to stand on their last ones."""
    made = [list(line) for line in lines]
    paged = [at for at, line in enumerate(made) if _page_of(line, leftward=leftward)]
    if not paged or not _are_first(made, paged):
        return made
    for at, following in zip(paged, (*paged[1:], len(made)), strict=True):
        end = at
        while end + 1 < following and _goes_on(made[end], made[end + 1]):
            end += 1
        page = _page_of(made[at], leftward=leftward)
        if page and end > at:
            made[at].remove(page)
            made[end].insert(0 if leftward else len(made[end]), page)
    return made


def _page_of(line: Sequence[Word], *, leftward: bool) -> Word | None:
    """The page at the end of `line`."""
    last = line[0] if leftward else line[-1]
    return last if last.page and len(line) > 1 else None


def _are_first(lines: Sequence[Sequence[Word]], paged: Sequence[int]) -> bool:
    """Whether pages stand on the first lines of entries: there is more space above those than below."""
    above, below = [], []
    for at, (one, other) in enumerate(pairwise(lines)):
        step = main_word(other).base - main_word(one).base
        if at + 1 in paged and at not in paged and at > paged[0]:
            above.append(step)
        if at in paged and at + 1 not in paged and _goes_on(one, other):
            below.append(step)
    if not below:
        return False
    if above and abs(median(above) - median(below)) > _LEADED * main_word(lines[paged[0]]).face.size:
        return median(above) > median(below)
    return paged[-1] + 1 < len(lines) and _goes_on(lines[paged[-1]], lines[paged[-1] + 1])


def _goes_on(line: Sequence[Word], following: Sequence[Word]) -> bool:
    one, other = main_word(line), main_word(following)
    alike = abs(one.face.size - other.face.size) < _LEADED * one.face.size
    return alike and other.base - one.base < _APART * one.face.size

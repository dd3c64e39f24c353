"""From runs to the lines the eye sees, and from inline elements to the block they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import inf

from broadsheet.editions.print.readback.model import Element, Geometry, Line, Run

ColumnOf = Callable[[Run], int]

# ISO 32000-1, 14.8.4.4, but for Note: a footnote's text stands in lines of its own.
_INLINE = frozenset(
    {"Annot", "BibEntry", "Code", "Formula", "Lbl", "Link", "Quote", "Reference", "Ruby", "Span", "Warichu"}
)
# In sizes of the main text. Gutters are wider than this, the widest justified space is narrower.
_GUTTER = 1.2
# In sizes of a line. Marks are raised by half a size, vowels under letters hang by more; two lines are never so close.
_RAISE = 0.85


def ancestors(elements: Sequence[Element], index: int) -> tuple[Element, ...]:
    """The elements around element `index`, nearest first."""
    found = []
    parent = elements[index].parent
    while parent is not None:
        found.append(elements[parent])
        parent = elements[parent].parent
    return tuple(found)


def block_of(elements: Sequence[Element], index: int) -> int:
    """The block that element `index` is part of or is itself: a Link in a P belongs to that P."""
    around = (elements[index], *ancestors(elements, index))
    return next((element.index for element in around if element.kind not in _INLINE), around[-1].index)


def runs_by_block(geometry: Geometry) -> dict[int, tuple[Run, ...]]:
    """The runs of every block that has text of its own, by its element's index, in reading order."""
    found: defaultdict[int, list[Run]] = defaultdict(list)
    for run in geometry.runs:
        if run.element is not None:
            found[block_of(geometry.elements, run.element)].append(run)
    return {index: tuple(found[index]) for index in sorted(found)}


def runs_within(geometry: Geometry, index: int) -> tuple[Run, ...]:
    """The runs of element `index` and of all elements inside it, blocks and inlines."""
    inside = {index}
    for element in geometry.elements[index + 1 :]:
        if element.parent in inside:
            inside.add(element.index)
    return tuple(run for run in geometry.runs if run.element in inside)


def missing_glyphs(geometry: Geometry) -> tuple[Run, ...]:
    """The runs with a glyph no font had (.notdef).

    At least one for every font that lacks something: where a font lacks several characters, typst gives all
    but the first an /ActualText, and they read back like any other text.
    """
    return tuple(run for run in geometry.runs if run.missing)


def lines_of(runs: Iterable[Run], column_of: ColumnOf | None = None) -> tuple[Line, ...]:
    """The visual lines of `runs`, the runs of one block, by page, column and baseline.

    Raised and lowered runs, and marks set apart from their letters, belong to the line they stand in. Columns
    are numbered by `column_of`; without it, gutters are looked for, and the columns of each page are numbered
    from 0 in the order in which they are read.
    """
    inked = [run for run in runs if run.x0 < run.x1]
    if not inked:
        return ()
    size = _main_size(inked)
    column_of = column_of or _columns(inked, _GUTTER * size)
    stacks: defaultdict[tuple[int, int], list[Run]] = defaultdict(list)
    for run in inked:
        stacks[run.page, column_of(run)].append(run)
    order = sorted(stacks)
    return tuple(line for key in order for line in _stacked(stacks[key], column=key[1], size=size))


def _main_size(runs: Iterable[Run]) -> float:
    """The size in which most is set, by length."""
    ink: defaultdict[float, float] = defaultdict(float)
    for run in runs:
        ink[run.size] += run.x1 - run.x0
    return max(ink, key=lambda size: (ink[size], size))


def _columns(runs: Sequence[Run], gutter: float) -> ColumnOf:
    """Columns parted by strips wider than `gutter` that no run reaches into, on each page for itself."""
    spans: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for run in runs:
        spans[run.page].append((run.x0, run.x1))
    starts = {page: _starts(sorted(extents), gutter) for page, extents in spans.items()}

    def strip(run: Run) -> tuple[int, int]:
        return run.page, bisect_right(starts[run.page], run.x0)

    numbers: dict[tuple[int, int], int] = {}
    begun: Counter[int] = Counter()
    for page, place in dict.fromkeys(map(strip, runs)):
        numbers[page, place] = begun[page]
        begun[page] += 1
    return lambda run: numbers[strip(run)]


def _starts(spans: Iterable[tuple[float, float]], gutter: float) -> list[float]:
    starts: list[float] = []
    end = -inf
    for x0, x1 in spans:
        if x0 - end > gutter:
            starts.append(x0)
        end = max(end, x1)
    return starts


def _stacked(runs: Sequence[Run], *, column: int, size: float) -> list[Line]:
    """The lines of one column, from the top; `size` is that of the block's main text."""
    by_baseline: defaultdict[float, list[Run]] = defaultdict(list)
    for run in runs:
        by_baseline[run.baseline].append(run)

    def certainty(baseline: float) -> tuple[float, float, float]:
        runs = by_baseline[baseline]
        return _ink(run for run in runs if run.size == size), _ink(runs), -baseline

    # The most main text is a line for certain; what has less and is within its reach only stands out of it.
    reach: dict[float, float] = {}
    for baseline in sorted(by_baseline, key=certainty, reverse=True):
        if all(abs(baseline - other) > reach[other] for other in reach):
            reach[baseline] = _RAISE * _main_size(by_baseline[baseline])
    lines: dict[float, list[Run]] = {baseline: [] for baseline in sorted(reach)}
    for run in runs:
        lines[min(reach, key=lambda baseline: abs(baseline - run.baseline))].append(run)
    return [_line(members, column=column, baseline=baseline) for baseline, members in lines.items()]


def _ink(runs: Iterable[Run]) -> float:
    return sum(run.x1 - run.x0 for run in runs)


def _line(runs: Sequence[Run], *, column: int, baseline: float) -> Line:
    ordered = tuple(sorted(runs, key=lambda run: (run.x0, run.x1)))
    return Line(runs[0].page, column, baseline, _main_size(runs), ordered)

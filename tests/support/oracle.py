"""Small issues for two solvers: the search of the fit, and CP-SAT over layouts that need not be guillotine."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

import msgspec

from bench.instances.recipes import Paper, stock_of, tale
from broadsheet.fit.costs import ORDER_WINDOW, WEIGHTS
from broadsheet.fit.problem import Ordering, Problem
from broadsheet.fit.search import arrange
from broadsheet.issue.model import Furniture
from tests.support.cp_sat import Optimum, Tile, optimum
from tests.support.readable import guillotine, readable
from tests.unit.fit.copy import filled
from tests.unit.fit.issues import issue
from tests.unit.fit.typewriter import WORDS_A_LINE

ORDERINGS = {
    "near": Ordering(window=ORDER_WINDOW),
    "strict": Ordering(pages_ascend=True),
    "free": Ordering(),
}
WITHOUT_TOMBSTONES = replace(WEIGHTS, tombstone=0)
"""The search sees heads side by side along a cut only, so a layout that is none has no such price."""

COLUMNS = (
    "order",
    "instances",
    "equal",
    "CP-SAT lower",
    "gap %, median",
    "gap %, most",
    "not guillotine",
    "not read by parts",
    "infeasible for both",
    "for the search only",
    "s, search",
    "s, CP-SAT",
)

SELDOM = 0.3

BUDGET = 400_000
MOST = 8
"""So many blocks the other solver still proves in a second or two."""


def instance(seed: int) -> Problem:
    """Four to eight blocks on one to three small pages."""
    for attempt in range(100):
        problem = _drawn(random.Random(f"oracle {seed} {attempt}"))
        if problem is not None and len(problem.items) <= MOST:
            return problem
    raise AssertionError(f"seed {seed}: no issue can be made")


def _drawn(rng: random.Random) -> Problem | None:
    pages = rng.choice((1, 1, 1, 2, 2, 3))
    paper = Paper("small", rng.randint(20, 40), rng.choice((2, 3, 3, 3, 4)), rng.randint(0, 3))
    stories = rng.randint(max(3, pages + 1), min(7, 5 * pages))
    average = pages * paper.lines * paper.columns * WORDS_A_LINE * rng.uniform(0.6, 1.3) / stories
    copy = [
        msgspec.structs.replace(
            tale(rng, f"story-{number}", round(average * rng.uniform(0.5, 1.5))), min_words=15
        )
        for number in range(stories)
    ]
    furniture = (
        Furniture(kind="notice", blocks=(filled(rng.randint(6, 30)),), place="anywhere", filler=_often(rng)),
        Furniture(kind="about", blocks=(filled(rng.randint(6, 30)),)),
    )[rng.randint(0, 2) :]
    told = issue(*copy, pages=pages, furniture=furniture)
    supplies = stock_of(told, paper, end_block=rng.random() < SELDOM)
    return _varied(rng, supplies.problem) if supplies else None


def _often(rng: random.Random) -> bool:
    return rng.random() > SELDOM


def _varied(rng: random.Random, problem: Problem) -> Problem:
    """Sometimes without contents, sometimes with a story that asks for a page."""
    boxes = tuple(box for box in problem.boxes if not box.item.contents or _often(rng))
    wanted = list(problem.wanted)
    if rng.random() < SELDOM:
        wanted[-1] = rng.randrange(len(problem.depths))
    return replace(problem, boxes=boxes, wanted=tuple(wanted))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What both came to. `reason` says why the other's layout is not of the search's class, if it is not."""

    seed: int
    order: str
    ours: int | None
    best: Optimum | None
    complete: bool
    reason: str
    seconds: tuple[float, float]

    @property
    def equal(self) -> bool:
        return self.ours == (self.best.cost if self.best else None)

    @property
    def most_blocks(self) -> int:
        """Blocks on the fullest page of the other's layout."""
        return max(map(len, pages_of(self.best.tiles))) if self.best else 0


def compared(seed: int) -> Verdict:
    problem = instance(seed)
    order = tuple(ORDERINGS)[seed % len(ORDERINGS)]
    started = time.perf_counter()
    found = arrange(problem, ORDERINGS[order], BUDGET, WITHOUT_TOMBSTONES)
    between = time.perf_counter()
    best = optimum(problem, ORDERINGS[order], WITHOUT_TOMBSTONES)
    seconds = (between - started, time.perf_counter() - between)
    ours = found.arrangement.cost if found.arrangement else None
    return Verdict(seed, order, ours, best, found.complete, _reason(problem, best) if best else "", seconds)


def pages_of(tiles: Iterable[Tile]) -> list[list[Tile]]:
    return [list(page) for _, page in groupby(tiles, key=lambda tile: tile.page)]


def _reason(problem: Problem, best: Optimum) -> str:
    """Why `best` is not of the search's class; empty where it is."""
    lead, contents = (index_of(problem, flag) for flag in ("lead", "contents"))
    pages = pages_of(best.tiles)
    if not all(guillotine(page) for page in pages):
        return "not guillotine"
    if not all(readable(page, lead, contents) for page in pages):
        return "not read by parts"
    return ""


def index_of(problem: Problem, flag: str) -> int | None:
    return next((index for index, item in enumerate(problem.items) if getattr(item, flag)), None)


def table(verdicts: Iterable[Verdict]) -> list[str]:
    """Rows of a Markdown table, one an order and one for all."""
    every = list(verdicts)
    groups = {order: [verdict for verdict in every if verdict.order == order] for order in ORDERINGS}
    return [
        f"| {' | '.join(COLUMNS)} |",
        f"|---|{'---:|' * (len(COLUMNS) - 1)}",
        *(_row(order, group) for order, group in (groups | {"all": every}).items()),
    ]


def _row(order: str, group: list[Verdict]) -> str:
    lower = [v for v in group if v.ours is not None and v.best is not None and v.best.cost < v.ours]
    gaps = [100 * (v.ours - v.best.cost) / v.ours for v in lower if v.ours and v.best]
    other = [v.reason for v in group if not v.equal]
    cells = (
        order,
        len(group),
        sum(v.equal and v.best is not None for v in group),
        len(lower),
        f"{median(gaps):.1f}" if gaps else "",
        f"{max(gaps):.1f}" if gaps else "",
        other.count("not guillotine"),
        other.count("not read by parts"),
        sum(v.best is None for v in group),
        sum(v.ours is None and v.best is not None for v in group),
        f"{sum(v.seconds[0] for v in group):.1f}",
        f"{sum(v.seconds[1] for v in group):.1f}",
    )
    return f"| {' | '.join(map(str, cells))} |"

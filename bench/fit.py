"""Time to fit random issues of 8 to 12 stories, and larger ones: median and worst of some seeds.

Call: `PYTHONPATH=. python bench/fit.py [SEEDS]`. Prints a Markdown table. The heights are a typewriter's, so that
nothing but the fit is timed: making every story's rectangles, and the search.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import Counter
from dataclasses import dataclass

from broadsheet.fit.ladder import Climb, Shelves, climb
from broadsheet.fit.measured import Measured
from broadsheet.issue import tree
from broadsheet.issue.model import Order, Paragraph, Picture, PullQuote, Story
from tests.unit.fit.copy import crosshead, filled, story
from tests.unit.fit.issues import ABOUT, issue
from tests.unit.fit.typewriter import Typewriter

SIZES: tuple[tuple[int, int, Order], ...] = (
    (8, 4, "near"),
    (8, 4, "strict"),
    (8, 4, "free"),
    (10, 4, "near"),
    (10, 4, "free"),
    (12, 4, "near"),
    (12, 4, "free"),
    (8, 6, "near"),
    (12, 6, "near"),
    (30, 12, "near"),
)
COPY = (0.4, 1.8)
"""Copy as a multiple of the room there is: from short of copy to far too much."""

WORDS_A_PAGE = 900
OFTEN = 0.6
"""Share of stories with a picture, and of those with a pull quote."""

LONG = 6
"""Paragraphs of a story without a crosshead."""


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    found: Climb


def measured(count: int, pages: int, seed: int) -> Measured:
    """An issue of random stories whose lengths, together, are a random multiple of the room."""
    rng = random.Random(seed)
    words = pages * WORDS_A_PAGE * rng.uniform(*COPY) / count
    stories = (_story(rng, number, round(words * rng.uniform(0.5, 1.5))) for number in range(count))
    return Typewriter().measure(issue(*stories, pages=pages, furniture=(ABOUT,)))


def _story(rng: random.Random, number: int, words: int) -> Story:
    body: list[Paragraph] = []
    while words > 0:
        body.append(filled(*(rng.randint(6, 30) for _ in range(rng.randint(1, 5)))))
        words -= tree.words_of(body[-1:])
    heads = [crosshead()] if len(body) > LONG else []
    middle = len(body) // 2
    return story(
        *body[:middle],
        *heads,
        *body[middle:],
        slug=f"story-{number}",
        min_words=None,
        picture=Picture(file="picture.png") if rng.random() < OFTEN else None,
        pull_quotes=(PullQuote("said only once"),) if rng.random() < OFTEN else (),
    )


def run(count: int, pages: int, order: Order, seed: int) -> Run:
    copy = measured(count, pages, seed)
    started = time.perf_counter()
    found = climb(Shelves([copy]), pages, order)
    return Run(time.perf_counter() - started, found)


def row(count: int, pages: int, order: Order, seeds: int) -> str:
    runs = [run(count, pages, order, seed) for seed in range(seeds)]
    seconds = [each.seconds for each in runs]
    solvers = [each.found.plan.solver for each in runs if each.found.plan]
    joins = statistics.median([solver.joins for solver in solvers] or [0])
    statuses = Counter(_status(each.found) for each in runs)
    rungs = Counter(solver.rung for solver in solvers)
    times = f"{statistics.median(seconds):.2f} | {max(seconds):.2f}"
    return f"| {count} | {pages} | {order} | {joins:.0f} | {times} | {_counts(statuses)} | {_counts(rungs)} |"


def _status(found: Climb) -> str:
    if found.plan:
        return found.plan.solver.status
    return "infeasible" if found.complete else "unknown"


def _counts(counter: Counter[str] | Counter[int]) -> str:
    return ", ".join(f"{key} × {count}" for key, count in sorted(counter.items(), key=str))


def main() -> None:
    seeds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    print(f"Seeds 0 to {seeds - 1}; rung × issues that landed on it.\n")
    print("| stories | pages | order | joins, median | s, median | s, worst | status | rung |")
    print("|---:|---:|---|---:|---:|---:|---|---|")
    for count, pages, order in SIZES:
        print(row(count, pages, order, seeds), flush=True)


if __name__ == "__main__":
    main()

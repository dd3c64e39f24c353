"""The copyfitting instances in `bench/instances`: makes them anew, or solves them and prints a Markdown table.

    PYTHONPATH=. python bench/fit_instances.py generate DIR [--seed SEED]
    PYTHONPATH=. python bench/fit_instances.py solve [DIR] [--budget JOINS]

Without arguments it solves the committed instances. The same seed gives the same bytes every time.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

from bench.instances.format import SCHEMA_FILE, Instance, dump, json_schema, read_all
from bench.instances.recipes import SEED, Recipe, made, recipes
from broadsheet.fit.ladder import BUDGET
from broadsheet.fit.search import Search, arrange

INSTANCES = Path(__file__).parent / "instances"
COLUMNS = (
    "name",
    "stories",
    "pages",
    "columns",
    "order",
    "words a page",
    "pictures",
    "status",
    "cost",
    "bound",
    "gap %",
    "joins",
    "s",
)


def generate(folder: Path, wanted: Iterable[Recipe]) -> None:
    """Write the instances and their schema, in place of those that are there."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    (folder / SCHEMA_FILE).write_bytes(json_schema())
    for recipe in wanted:
        (folder / f"{recipe.name}.json").write_bytes(dump(made(recipe)))


def solve(folder: Path, budget: int) -> None:
    """Print a row for each instance in `folder`."""
    print(f"| {' | '.join(COLUMNS)} |")
    print("|---|---:|---:|---:|---|---:|---|---|---:|---:|---:|---:|---:|")
    for instance in read_all(folder):
        started = time.perf_counter()
        found = arrange(instance.problem, instance.ordering, budget, instance.priced)
        print(row(instance, found, time.perf_counter() - started), flush=True)


def row(instance: Instance, found: Search, seconds: float) -> str:
    cost = found.arrangement.cost if found.arrangement else None
    cells = (
        instance.name,
        len(instance.stories),
        len(instance.pages),
        instance.columns,
        instance.order.rule,
        instance.words_a_page,
        "yes" if instance.pictures else "no",
        status(found),
        "" if cost is None else cost,
        "" if found.complete and cost is None else found.bound,
        "" if cost is None else f"{gap(cost, found.bound):.1f}",
        found.joins,
        f"{seconds:.2f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def status(found: Search) -> str:
    if found.complete:
        return "optimal" if found.arrangement else "infeasible"
    return "feasible" if found.arrangement else "unknown"


def gap(cost: int, bound: int) -> float:
    """What may have been missed, as a share of the cost."""
    return 100 * (cost - bound) / cost if cost > bound else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description="Copyfitting instances: make or solve them.")
    commands = parser.add_subparsers(dest="command")
    maker = commands.add_parser("generate", help="make the instances anew")
    maker.add_argument("folder", type=Path)
    maker.add_argument("--seed", type=int, default=SEED)
    solver = commands.add_parser("solve", help="solve them and print a table")
    solver.add_argument("folder", type=Path, nargs="?", default=INSTANCES)
    solver.add_argument("--budget", type=int, default=BUDGET)
    asked = parser.parse_args()
    if asked.command == "generate":
        generate(asked.folder, recipes(seed=asked.seed))
    elif asked.command == "solve":
        solve(asked.folder, asked.budget)
    else:
        solve(INSTANCES, BUDGET)


if __name__ == "__main__":
    main()

"""Issues made from real posts: does each land, does what is called nearest land, and what would the naive way give?

    CORPORA=DIR [KEEP=DIR] python bench/corpus_issues.py [COUNT] [--theme NAME]

Prints a Markdown table of the first COUNT of sixty issues drawn with a fixed seed, and what they come to; KEEP gets
the PDFs, ours and the naive ones. The same corpora give the same issues. The naive pages are always in classic.
"""

from __future__ import annotations

import os
import statistics
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.support.naive import Naive, flow
from bench.support.naive_pages import Flowed
from bench.support.posts import languages
from bench.support.recipes import ISSUES, Recipe, recipes, write_folder
from broadsheet.issue import tree
from broadsheet.press.compile import Compiled, Request, compile_issue

HEADS = (
    *("issue", "language", "stories", "paper", "pages", "words a page", "pictures", "result", "nearest"),
    *("faults", "gap lines", "kept % (least / median / most)", "rung", "status", "cost", "bound", "s"),
    *("naive pages", "naive end", "naive widows", "naive orphans", "naive stranded heads"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one issue came to. `nearest` is the page count named instead, and whether it lands."""

    recipe: Recipe
    words: int
    compiled: Compiled | None
    seconds: float
    nearest: tuple[int, bool] | None
    naive: Naive | None
    trouble: str = ""

    @property
    def fit(self) -> Mapping[str, Any]:
        return (self.compiled.fit if self.compiled else None) or {}

    @property
    def landed(self) -> bool:
        return self.compiled is not None and _lands(self.compiled)

    @property
    def explained(self) -> bool:
        return not self.landed and bool(self.fit.get("nearest"))

    @property
    def result(self) -> str:
        if self.landed:
            return "landed"
        return "explained" if self.explained else f"FAILED {self.trouble}".rstrip()


def outcome_of(recipe: Recipe, root: Path) -> Outcome:
    """Compile `recipe` in the empty folder `root`, try what is nearest, and go the naive way too."""
    write_folder(root, recipe)
    started = time.perf_counter()
    compiled = compile_issue(Request(root))
    seconds = time.perf_counter() - started
    trouble = ", ".join(sorted({found.code for found in compiled.diagnostics if found.severity == "error"}))
    if compiled.issue is None:
        return Outcome(recipe, 0, compiled, seconds, None, None, trouble)
    words = sum(tree.words_of(story.body) for story in compiled.issue.stories)
    made = flow(root, compiled.issue, recipe.paper, recipe.columns)
    _keep(f"{recipe.name}-naive.pdf", made.pdf)
    _keep(f"{recipe.name}.pdf", compiled.artefacts.get("print.pdf", b""))
    return Outcome(recipe, words, compiled, seconds, _nearest(root, compiled), made, trouble)


def _lands(compiled: Compiled) -> bool:
    return "print.pdf" in compiled.artefacts and bool((compiled.fit or {}).get("verified"))


def _nearest(root: Path, compiled: Compiled) -> tuple[int, bool] | None:
    pages = ((compiled.fit or {}).get("nearest") or {}).get("pages")
    return (pages, _lands(compile_issue(Request(root, pages=pages)))) if pages else None


def _keep(name: str, pdf: bytes) -> None:
    if "KEEP" in os.environ and pdf:
        folder = Path(os.environ["KEEP"])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(pdf)


def attempted(recipe: Recipe) -> Outcome:
    """`outcome_of` in a folder of its own; whatever goes wrong is a row of the table, and the next issue's turn."""
    with TemporaryDirectory() as name:
        try:
            return outcome_of(recipe, Path(name))
        except Exception as error:  # noqa: BLE001 - one issue never stops the table
            return Outcome(recipe, 0, None, 0.0, None, None, f"{type(error).__name__}: {error}"[:80])


def row(outcome: Outcome) -> str:
    recipe = outcome.recipe
    paper = recipe.paper + (f" × {recipe.columns}" if recipe.columns else "")
    words = round(outcome.words / recipe.pages)
    wanted = (recipe.name, recipe.language, len(recipe.posts), paper, recipe.pages, words, recipe.pictures)
    return _cells(
        *wanted,
        outcome.result,
        _said(outcome),
        *_fitted(outcome.fit),
        f"{outcome.seconds:.1f}",
        *_flowed(outcome.naive),
    )


def _cells(*cells: object) -> str:
    return f"| {' | '.join(str(cell).replace('|', '/') for cell in cells)} |"


def _said(outcome: Outcome) -> str:
    if outcome.nearest:
        pages, lands = outcome.nearest
        return f"{pages}: {'lands' if lands else 'DOES NOT LAND'}"
    return "no page count" if outcome.explained else ""


def _fitted(fit: Mapping[str, Any]) -> Iterator[object]:
    solver = fit.get("solver") or {}
    if fit.get("faults") is None:
        yield from ("", "", "", "", solver.get("status", ""), "", "")
        return
    yield sum(fit["faults"].values())
    yield sum(column["gap_lines"] for column in fit["columns"])
    yield _shares(fit)
    yield from (solver[name] for name in ("rung", "status", "cost", "bound"))


def _shares(fit: Mapping[str, Any]) -> str:
    """Least, median and greatest share of words kept, in per cent."""
    kept = [story["kept"] for story in fit["stories"] if story["kept"]["of"]]
    shares = [100 * each["words"] / each["of"] for each in kept] or [0.0]
    return f"{min(shares):.0f} / {statistics.median(shares):.0f} / {max(shares):.0f}"


def _flowed(made: Naive | None) -> Iterator[object]:
    if made is None:
        yield from ("", "", "", "", "")
        return
    yield made.flowed.pages
    yield f"{made.end(made.flowed):+}"
    yield from (made.flowed.widows, made.flowed.orphans, made.flowed.stranded_heads)


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What the table comes to."""
    count = len(outcomes)
    landed = [each for each in outcomes if each.landed]
    explained = [each for each in outcomes if each.explained]
    named = [each.nearest[1] for each in explained if each.nearest]
    faults = sum(sum(each.fit["faults"].values()) for each in landed)
    gaps = sum(sum(column["gap_lines"] for column in each.fit["columns"]) for each in landed)
    proved = sum(each.fit["solver"]["status"] == "optimal" for each in landed)
    yield f"Landed {len(landed)} of {count}, {proved} proved optimal; {faults} faults, {gaps} gap lines."
    yield (
        f"Explained {len(explained)} of the other {count - len(landed)}; "
        f"a page count named for {len(named)}, which lands for {sum(named)}."
    )
    made = [each.naive for each in outcomes if each.naive]
    yield f"Naive: {sum(each.share < 1 for each in made)} of {len(made)} issues have copy enough to be cut."
    yield _naive_sum(
        "Of these, flowed", [(each.flowed, each.end(each.flowed)) for each in made if each.share < 1]
    )
    yield _naive_sum(
        "Of these, guarded", [(each.guarded, each.end(each.guarded)) for each in made if each.share < 1]
    )
    yield _naive_sum("All, flowed", [(each.flowed, each.end(each.flowed)) for each in made])


def _naive_sum(name: str, made: Sequence[tuple[Flowed, int]]) -> str:
    exact = sum(end == 0 for _, end in made)
    over = sum(end < 0 for _, end in made)
    empty = sum(end for _, end in made if end > 0)
    faults = [
        f"{sum(getattr(flowed, kind) for flowed, _ in made)} {kind.replace('_', ' ')}"
        for kind in ("widows", "orphans", "stranded_heads")
    ]
    return (
        f"{name}: {exact} of {len(made)} end on the last line, {over} overflow, "
        f"the others leave {empty} lines empty; {', '.join(faults)}."
    )


def main() -> None:
    asked = ArgumentParser()
    asked.add_argument("count", type=int, nargs="?", default=ISSUES)
    asked.add_argument("--theme", default="classic")
    wanted = asked.parse_args()
    drawn = recipes(languages(Path(os.environ["CORPORA"])))[: wanted.count]
    print(_cells(*HEADS))
    print(_cells(*["---"] * len(HEADS)), flush=True)
    outcomes = []
    for recipe in drawn:
        outcomes.append(attempted(replace(recipe, theme=wanted.theme)))
        print(row(outcomes[-1]), flush=True)
    print("\n" + "\n".join(f"- {line}" for line in summary(outcomes)))


if __name__ == "__main__":
    main()

"""Issues made from real posts: does each land, and if not, does what is called nearest land?

    CORPORA=DIR [KEEP=DIR] python bench/corpus_issues.py [COUNT]

Reads CORPORA/carpentries-posts and prints a Markdown table; KEEP gets the PDFs. Posts are drawn with a fixed seed
from the sorted names, so that the same corpus gives the same issues.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from broadsheet.press.compile import Compiled, Request, compile_issue

SEED = 20261101
CORPUS = "carpentries-posts"


@dataclass(frozen=True, slots=True)
class Recipe:
    """An issue to be made: which posts, on how many pages."""

    name: str
    posts: tuple[Path, ...]
    pages: int


def recipes(corpus: Path, count: int) -> list[Recipe]:
    """Issues of 5 to 10 stories on 2 to 6 pages, drawn with a fixed seed."""
    posts = sorted(path for path in corpus.glob("*.md") if path.name[:2] == "20")
    draw = random.Random(SEED)
    made = []
    for number in range(1, count + 1):
        chosen = tuple(draw.sample(posts, draw.randint(5, 10)))
        words = sum(len(path.read_text(encoding="utf-8").split()) for path in chosen)
        # Between a third and all of the copy: what a newsletter of excerpts does.
        pages = min(6, max(2, round(words / 1000 * draw.uniform(0.35, 1.0))))
        made.append(Recipe(f"2026-{number:02}", chosen, pages))
    return made


def write_folder(root: Path, recipe: Recipe) -> None:
    """A publication folder for one recipe."""
    (root / "stories").mkdir(parents=True)
    for post in recipe.posts:
        shutil.copyfile(post, root / "stories" / post.name)
    (root / "broadsheet.toml").write_text(
        'format = 1\n\n[publication]\nname = "Workshop Notes"\nlanguage = "en"\nurl = "https://example.org"\n'
        'tagline = "Real posts under the Creative Commons licence BY 4.0"\ncontact = "post@example.org"\n'
        'about = "Posts of The Carpentries blog, CC-BY 4.0, set as a test."\n',
        encoding="utf-8",
    )
    issue = root / "issues" / recipe.name
    issue.mkdir(parents=True)
    listed = "".join(f'  "{post.stem}",\n' for post in recipe.posts)
    (issue / "issue.toml").write_text(
        f"number = 1\ndate = 2026-11-01\npages = {recipe.pages}\nstories = [\n{listed}]\n", encoding="utf-8"
    )


def measured(root: Path, pages: int | None = None) -> tuple[Compiled, float]:
    """The issue in `root` compiled, and the seconds it took."""
    started = time.perf_counter()
    return compile_issue(Request(root, pages=pages)), time.perf_counter() - started


def nearest_of(root: Path, compiled: Compiled) -> str:
    """Whether the page count that the fit called nearest lands; empty when none was needed."""
    nearest = (compiled.fit or {}).get("nearest") or {}
    if not nearest.get("pages"):
        return ""
    again, seconds = measured(root, nearest["pages"])
    verdict = "landed" if "print.pdf" in again.artefacts and not again.failed else "NOT landed"
    return f"{nearest['pages']} pages: {verdict} ({seconds:.1f} s)"


def row(recipe: Recipe, compiled: Compiled, seconds: float, nearest: str) -> str:
    fit = compiled.fit
    wanted = [recipe.name, len(recipe.posts), recipe.pages]
    if fit is None or fit["faults"] is None:
        codes = ", ".join(sorted({d.code for d in compiled.diagnostics if d.severity == "error"}))
        return _cells(*wanted, codes, nearest, "", "", "", "", "", f"{seconds:.1f}")
    gaps = sum(column["gap_lines"] for column in fit["columns"])
    solver = fit["solver"]
    cost = f"{solver['status']} {solver['cost']}/{solver['bound']}"
    faults = sum(fit["faults"].values())
    result = "landed" if fit["verified"] else "NOT verified"
    return _cells(
        *wanted, result, nearest, faults, gaps, _shares(fit), solver["rung"], cost, f"{seconds:.1f}"
    )


def _cells(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _shares(fit: Mapping[str, Any]) -> str:
    """Least, median and greatest share of words kept, in per cent."""
    kept = [story["kept"] for story in fit["stories"] if story["kept"]["of"]]
    shares = [100 * each["words"] / each["of"] for each in kept]
    return f"{min(shares):.0f} / {statistics.median(shares):.0f} / {max(shares):.0f}"


def main() -> None:
    corpus = Path(os.environ["CORPORA"]) / CORPUS
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    heads = ["issue", "stories", "pages", "result", "nearest", "faults", "gap lines"]
    print(_cells(*heads, "kept % (least / median / most)", "rung", "cost / bound", "s"))
    print(_cells(*["---"] * (len(heads) + 4)))
    for recipe in recipes(corpus, count):
        with TemporaryDirectory() as name:
            root = Path(name)
            write_folder(root, recipe)
            compiled, seconds = measured(root)
            print(row(recipe, compiled, seconds, nearest_of(root, compiled)), flush=True)
            if "KEEP" in os.environ and "print.pdf" in compiled.artefacts:
                (Path(os.environ["KEEP"]) / f"{recipe.name}.pdf").write_bytes(compiled.artefacts["print.pdf"])


if __name__ == "__main__":
    main()

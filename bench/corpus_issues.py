"""Issues made from real posts: does each land, and if not, does what is called nearest land?

    CORPORA=DIR python bench/corpus_issues.py [COUNT]

Reads DIR/carpentries-posts and prints a Markdown table. Posts are taken in the order of their names, so that the
same corpus gives the same issues.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import time
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
    draw = random.Random(SEED)  # noqa: S311 - a reproducible sample, no secret
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
    started = time.perf_counter()
    compiled = compile_issue(Request(root, pages=pages))
    return compiled, time.perf_counter() - started


def row(recipe: Recipe, compiled: Compiled, seconds: float, landed: str) -> str:
    fit = compiled.fit
    if fit is None or fit["faults"] is None:
        codes = ", ".join(sorted({d.code for d in compiled.diagnostics if d.severity == "error"}))
        return f"| {recipe.name} | {len(recipe.posts)} | {recipe.pages} | {codes} | {landed} | | | | | | {seconds:.1f} |"
    return (
        f"| {recipe.name} | {len(recipe.posts)} | {recipe.pages} | landed | {landed} | {sum(fit['faults'].values())} | "
        f"{sum(column['gap_lines'] for column in fit['columns'])} | {_shares(fit)} | {fit['solver']['rung']} | "
        f"{fit['solver']['status']} {fit['solver']['cost']}/{fit['solver']['bound']} | {seconds:.1f} |"
    )


def _shares(fit: dict[str, Any] | Any) -> str:  # noqa: ANN401 - JSON
    shares = [100 * story["kept"]["words"] / story["kept"]["of"] for story in fit["stories"] if story["kept"]["of"]]
    return f"{min(shares):.0f} / {statistics.median(shares):.0f} / {max(shares):.0f}"


def main() -> None:
    corpus = Path(os.environ["CORPORA"]) / CORPUS
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    print("| issue | stories | pages | result | nearest | faults | gap lines | kept % min / median / max | rung | cost / bound | s |")
    print("|---|---:|---:|---|---|---:|---:|---|---:|---|---:|")
    for recipe in recipes(corpus, count):
        with TemporaryDirectory() as name:
            write_folder(Path(name), recipe)
            compiled, seconds = measured(Path(name))
            landed = ""
            if compiled.fit and compiled.fit["nearest"] and compiled.fit["nearest"]["pages"]:
                pages = compiled.fit["nearest"]["pages"]
                again, more = measured(Path(name), pages)
                landed = f"{pages} pages: {'landed' if 'print.pdf' in again.artefacts and not again.failed else 'NOT'} ({more:.1f} s)"
            print(row(recipe, compiled, seconds, landed), flush=True)
            if "--keep" in sys.argv and "print.pdf" in compiled.artefacts:
                Path(f"/tmp/bench-{recipe.name}.pdf").write_bytes(compiled.artefacts["print.pdf"])
            if compiled.failed:
                for d in compiled.diagnostics: print('   ', d.severity, d.code, d.message, d.hints)


if __name__ == "__main__":
    main()

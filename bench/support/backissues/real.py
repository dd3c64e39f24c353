"""Back issues that nobody made for this bench, or not here: LaTeX News, and the three gazettes of the corpora."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.support.backissues.inputs import Input
from bench.support.backissues.tex import latex_news


def real_inputs(corpora: Path) -> Iterator[Input]:
    """All of them."""
    folder = corpora / "latex-news-pdf"
    for path in sorted(folder.glob("ltnews*.pdf")):
        source = (folder / "truth" / f"{path.stem}.tex").read_text(encoding="utf-8", errors="replace")
        truth = latex_news(int(path.stem[-2:]), source)
        yield Input(path.stem, "latex-news", path.read_bytes(), truth)
    for path in sorted((corpora / "typeset-back-issues").glob("*.truth.json")):
        name = path.name.removesuffix(".truth.json")
        truth = _gazette(json.loads(path.read_text(encoding="utf-8")))
        yield Input(name, "gazette", path.with_name(f"{name}.pdf").read_bytes(), truth)
        yield Input(name, "gazette-rows", path.with_name(f"{name}.rowmajor.pdf").read_bytes(), truth)


def _gazette(given: dict[str, Any]) -> dict[str, Any]:
    """The same truth under our names; their issue dates are seasons, their addresses name the contact too."""
    return {
        "language": "en",
        "nameplate": given["nameplate"],
        "number": str(given["number"]),
        "contents": given["toc"],
        "about": given["about"],
        "address": given["address"].partition(". Telephone")[0],
        "articles": [_article(article) for article in given["articles"]],
    }


def _article(given: dict[str, Any]) -> dict[str, Any]:
    same = {name: given[name] for name in ("title", "date", "body", "cut", "pull_quote", "page")}
    named = [name.strip() for name in given["byline"].replace(" and ", ", ").split(",")]
    url = given["permalink"] if given["cut"] else None
    return {**same, "standfirst": given["deck"], "eyebrow": None, "byline": named, "permalink": url}

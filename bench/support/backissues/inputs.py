"""The issues of a family and every input made from them, and how they are laid down in a folder to be looked at."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from bench.support.backissues.flatten import TEXT_KINDS, flattened, kinds
from bench.support.backissues.pressed import press_issues
from bench.support.backissues.texts import stock
from bench.support.backissues.truth import Truth
from bench.support.backissues.typeset import Made, make

_FEWEST_POSTS = 4
_OURS = 8
_OWN_KINDS = frozenset({"pdf", "interleaved", "flat"})


@dataclass(frozen=True, slots=True)
class Input:
    """What is given to the importer under the name `name`, and what should come of it."""

    issue: str
    kind: str
    data: bytes
    truth: Truth

    @property
    def name(self) -> str:
        return f"{self.issue}.{self.kind}.{'txt' if self.kind.removeprefix('own-') in TEXT_KINDS else 'pdf'}"

    @property
    def pages(self) -> int:
        """How many pages the issue has; text is taken for as many."""
        if "pages" in self.truth:
            return int(self.truth["pages"])
        return len(pypdfium2.PdfDocument(self.data))

    def keep(self, folder: Path) -> None:
        (folder / self.name).write_bytes(self.data)
        truth = json.dumps(self.truth, ensure_ascii=False, indent=1)
        (folder / f"{self.issue}.truth.json").write_text(truth, encoding="utf-8")


def issues(corpora: Path, family: str, count: int) -> Iterator[Made]:
    """The first `count` issues of the family, every second in English, and an eighth as many of our own printing."""
    posts = {
        language: found for language, found in stock(corpora, family).items() if len(found) >= _FEWEST_POSTS
    }
    others = [language for language in posts if language != "en"]
    turns = [turn for other in others for turn in ("en", other)]
    for number in range(count):
        yield make(family, number, posts, turns[number % len(turns)])
    yield from press_issues(posts, family, count // _OURS)


def inputs(made: Made) -> Iterator[Input]:
    """The inputs of one issue, of every kind that can be made here; our own pages are kinds of their own."""
    ours = made.truth["style"]["engine"] == "broadsheet"
    for kind in filter(_OWN_KINDS.__contains__, kinds()) if ours else kinds():
        draw = random.Random(f"{made.seed}{kind}")
        name = f"own-{kind}" if ours else kind
        yield Input(made.name, name, flattened(kind, made.pdf, made.font, draw), made.truth)

"""The issues of a family and every input made from them, and how they are laid down in a folder to be looked at."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]

from bench.support.backissues.flatten import TEXT_KINDS, flattened, kinds
from bench.support.backissues.mailed import mailed_issues
from bench.support.backissues.newsletters import newsletters
from bench.support.backissues.pressed import press_issues
from bench.support.backissues.texts import Post, stock
from bench.support.backissues.truth import Truth
from bench.support.backissues.typeset import Made, make

_FEWEST_POSTS = 4
_OURS = 8
_OWN_KINDS = frozenset({"pdf", "interleaved", "flat"})
MAIL_KINDS = frozenset({"mail", "newsletter-html"})


@dataclass(frozen=True, slots=True)
class Input:
    """What is given to the importer under the name `name`, and what should come of it."""

    issue: str
    kind: str
    data: bytes
    truth: Truth
    suffix: str = ""

    @property
    def name(self) -> str:
        suffix = "txt" if self.kind.removeprefix("own-") in TEXT_KINDS else "pdf"
        return f"{self.issue}.{self.kind}.{self.suffix or suffix}"

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
    posts = _posts(corpora, family)
    for number, language in enumerate(_turns(posts, count)):
        yield make(family, number, posts, language)
    yield from press_issues(posts, family, count // _OURS)


def mails(corpora: Path, family: str, count: int) -> Iterator[Input]:
    """`count` mails of our own and as many of other makes, every second in English."""
    posts = _posts(corpora, family)
    turns = _turns(posts, count)
    for kind, made in (("mail", mailed_issues), ("newsletter-html", newsletters)):
        for sent in made(posts, family, turns):
            yield Input(sent.name, kind, sent.data, sent.truth, sent.suffix)


def _posts(corpora: Path, family: str) -> dict[str, tuple[Post, ...]]:
    return {
        language: found for language, found in stock(corpora, family).items() if len(found) >= _FEWEST_POSTS
    }


def _turns(posts: Mapping[str, Sequence[Post]], count: int) -> list[str]:
    """The languages of `count` issues."""
    others = [language for language in posts if language != "en"]
    turns = [turn for other in others for turn in ("en", other)]
    return [turns[number % len(turns)] for number in range(count)]


def inputs(made: Made) -> Iterator[Input]:
    """The inputs of one issue, of every kind that can be made here; our own pages are kinds of their own."""
    ours = made.truth["style"]["engine"] == "broadsheet"
    for kind in filter(_OWN_KINDS.__contains__, kinds()) if ours else kinds():
        draw = random.Random(f"{made.seed}{kind}")
        name = f"own-{kind}" if ours else kind
        yield Input(
            made.name, name, flattened(kind, made.pdf, made.font, draw, backward=made.backward), made.truth
        )

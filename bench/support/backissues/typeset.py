"""A back issue: the PDF and its truth, by WeasyPrint or Typst as its style has it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bench.support.backissues import typst_pages, weasy
from bench.support.backissues.glyphs import sheets
from bench.support.backissues.issues import Issue, draw_issue
from bench.support.backissues.layout import Layout, Pages
from bench.support.backissues.styles import Style, draw_style, seed_of
from bench.support.backissues.texts import Post
from bench.support.backissues.truth import Truth, truth_of
from bench.support.backissues.words import words_of

_ENGINES = {"weasyprint": weasy.set_pages, "typst": typst_pages.set_pages}
BACKWARD = frozenset({"dev", "held", "third"})
"""The families whose inputs stay as they were when figures of words that run to the left came out turned round."""

_SETTINGS = 5
"""How often an issue is set at most until its page numbers are those printed in it."""


@dataclass(frozen=True, slots=True)
class Made:
    """One back issue; `font` is the face of its text, `seed` its own; `backward` as in `flattened`."""

    name: str
    pdf: bytes
    truth: Truth
    font: str
    seed: int
    backward: bool


def make(family: str, number: int, stock: Mapping[str, Sequence[Post]], language: str) -> Made:
    """Issue `number` of the family: the same posts, the same number, the same issue."""
    seed = seed_of(family, number)
    draw = random.Random(seed)
    style = draw_style(family, language, draw)
    issue = draw_issue(stock[language], words_of(language, family), style, draw)
    layout, pdf, pages = _settled(issue, style)
    truth = truth_of(layout, pages, sheets(pdf))
    return Made(f"{number:03}", pdf, truth, style.text_font, seed, family in BACKWARD)


def _settled(issue: Issue, style: Style) -> tuple[Layout, bytes, Pages]:
    """Set until the pages printed are true; a jump that would lead to its own page is left out."""
    pages: Pages = {}
    for _ in range(_SETTINGS):
        layout, before = Layout(issue, style, pages), pages
        pdf, pages = _ENGINES[style.engine](layout.groups(), style, layout.running())
        if pages == before:
            return layout, pdf, pages
        if pages.get("rest") == pages["a0"]:
            lead, *others = issue.stories
            issue = replace(issue, stories=(replace(lead, jump=None), *others))
    raise RuntimeError(f"the pages of {issue.name} {issue.number} do not settle")

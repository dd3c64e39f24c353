"""Issues of text alone, invented from a seed: so many words in all, in so many stories of unequal length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support.publications import ENDS, OBJECTS, SUBJECTS, VERBS

PUBLISHER = "Quill and Anchor"
"""Named in the block at the end, and nowhere else."""

ABOUT = f"""
[[furniture]]
kind = "about"
title = "About us"
text = "{" ".join(["We print what happens at the harbour, and what does not."] * 4)}"
"""

_PERSIAN = [
    "کشتی کوچک هر بامداد از کنار اسکله می‌گذرد",
    "باغبان پیر درخت‌های گلابی را آب می‌دهد",
    "چراغ دریایی شب‌ها تا سپیده روشن می‌ماند",
    "کتابخانه روزهای بارانی زودتر باز می‌شود",
    "آسیاب پس از سال‌ها دوباره می‌چرخد",
    "گروه آواز برای جشن پاییز تمرین می‌کند",
    "نانوا برای همسایه‌ها نان گرم می‌آورد",
    "کودکان صندلی‌های مدرسه را رنگ می‌کنند",
]


@dataclass(frozen=True, slots=True)
class Plain:
    """`layout` are more lines of `[print]`, `furniture` more tables of `issue.toml`."""

    words: int
    stories: int
    pages: int | str
    seed: int = 1
    language: str = "en"
    layout: str = ""
    furniture: str = ""


def plain(folder: Path, told: Plain) -> Path:
    """A publication whose latest issue is as `told`."""
    draw = random.Random(told.seed)
    (folder / "stories").mkdir(parents=True)
    slugs = [f"story-{number}" for number in range(1, told.stories + 1)]
    for slug, words in zip(slugs, _lengths(draw, told), strict=True):
        (folder / "stories" / f"{slug}.md").write_text(_story(draw, words, told.language), encoding="utf-8")
    (folder / "broadsheet.toml").write_text(_configuration(told), encoding="utf-8")
    issue = folder / "issues" / "2026-11"
    issue.mkdir(parents=True)
    pages = f'"{told.pages}"' if isinstance(told.pages, str) else told.pages
    listed = ", ".join(f'"{slug}"' for slug in slugs)
    (issue / "issue.toml").write_text(
        f"number = 1\ndate = 2026-11-01\npages = {pages}\nstories = [{listed}]\n\n{told.furniture}\n",
        encoding="utf-8",
    )
    return folder


def _configuration(told: Plain) -> str:
    return (
        f'format = 1\n\n[publication]\nname = "The Test Gazette"\nlanguage = "{told.language}"\n'
        f'publisher = "{PUBLISHER}"\nurl = "https://example.org/g"\n\n[print]\n{told.layout}\n'
    )


def _lengths(draw: random.Random, told: Plain) -> list[int]:
    """Words of each story: the first is the longest, and all together have as many as asked for."""
    shares = sorted((draw.uniform(0.6, 1.6) for _ in range(told.stories)), reverse=True)
    return [round(told.words * share / sum(shares)) for share in shares]


def _story(draw: random.Random, words: int, language: str) -> str:
    title = " ".join(_sentence(draw, language)[:5])
    head = f'---\ntitle: "{title} {words}"\ndate: 2026-10-20\n---\n\n'
    return head + "\n\n".join(_paragraphs(draw, words, language)) + "\n"


def _paragraphs(draw: random.Random, words: int, language: str) -> Iterator[str]:
    left = words
    while left > 0:
        sentences = []
        for _ in range(draw.randint(2, 6)):
            made = _sentence(draw, language)[: max(left, 0)]
            left -= len(made)
            sentences += [" ".join(made) + "."] if made else []
        yield " ".join(sentences)


def _sentence(draw: random.Random, language: str) -> list[str]:
    if language == "fa":
        return draw.choice(_PERSIAN).split()
    return " ".join(draw.choice(parts) for parts in (SUBJECTS, VERBS, OBJECTS, ENDS)).split()

"""Publication folders made for a test: the example, or issues invented from a seed."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from broadsheet.press.compile import Compiled, Request, compile_issue

EXAMPLE = Path(__file__).parents[2] / "src/broadsheet/examples/harbour-news"
EXAMPLE_ISSUE = "2026-11"

SUBJECTS = [
    "The ferry",
    "A gardener",
    "The choir",
    "Our reading room",
    "The lamp",
    "Every second boat",
    "The mill",
]
VERBS = ["waits for", "repairs", "remembers", "counts", "is painted by", "crosses", "listens to", "outlives"]
OBJECTS = [
    "the tide",
    "an old bridge",
    "the school",
    "forty chairs",
    "a basket of pears",
    "the harbour wall",
]
ENDS = ["in the morning", "when it rains", "without a word", "twice a year", "as a rule", "since the spring"]


def example(folder: Path) -> Path:
    """A copy of the example publication in `folder`."""
    shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True)
    return folder


def in_own_theme(root: Path) -> None:
    """Set the publication in `root` in a theme of its own, `town`."""
    (root / "themes").mkdir()
    (root / "themes/town.toml").write_text('base = "classic"\n', encoding="utf-8")
    drawing = '#import "classic.typ"\n#let make = classic.make\n'
    (root / "themes/town.typ").write_text(drawing, encoding="utf-8")
    main = root / "broadsheet.toml"
    text = main.read_text(encoding="utf-8")
    main.write_text(text.replace('theme = "classic"', 'theme = "town"'), encoding="utf-8")


def compiled(root: Path, *, pages: int | str | None = None) -> Compiled:
    return compile_issue(Request(root, pages=pages))


@dataclass(frozen=True, slots=True)
class Invented:
    """An issue to be invented: how many stories, how many words in each on average, on how many pages."""

    seed: int
    stories: int
    words: int
    pages: int


def invent(folder: Path, plan: Invented) -> Path:
    """A publication whose latest issue follows `plan`: lists, tables, quotations, notes and crossheads among it."""
    draw = random.Random(plan.seed)
    (folder / "stories").mkdir(parents=True)
    slugs = [f"story-{number}" for number in range(1, plan.stories + 1)]
    for slug in slugs:
        (folder / "stories" / f"{slug}.md").write_text(_story(draw, plan.words), encoding="utf-8")
    (folder / "broadsheet.toml").write_text(
        'format = 1\n\n[publication]\nname = "The Test Gazette"\nlanguage = "en"\nurl = "https://example.org/g"\n'
        'tagline = "Invented from a seed"\ncontact = "post@example.org"\nabout = "Nothing in it is true."\n',
        encoding="utf-8",
    )
    issue = folder / "issues" / "2026-11"
    issue.mkdir(parents=True)
    listed = ", ".join(f'"{slug}"' for slug in slugs)
    (issue / "issue.toml").write_text(
        f"number = {plan.seed}\ndate = 2026-11-01\npages = {plan.pages}\nstories = [{listed}]\n",
        encoding="utf-8",
    )
    return folder


def _sentence(draw: random.Random) -> str:
    parts = [draw.choice(choices) for choices in (SUBJECTS, VERBS, OBJECTS, ENDS)]
    if draw.random() < 0.15:
        parts[2] = f"*{parts[2]}*"
    return " ".join(parts[: draw.choice([3, 4, 4])]) + draw.choice([".", ".", ".", "?", "!"])


def _paragraph(draw: random.Random) -> str:
    return " ".join(_sentence(draw) for _ in range(draw.randint(2, 6)))


def _special(draw: random.Random, number: int) -> str:
    return draw.choice(
        [
            "\n".join(f"- {_sentence(draw)}" for _ in range(3)),
            "| Boat | Out | Home |\n|---|---:|---:|\n| Ada | 6.30 | 8.15 |\n| Bee | 7.00 | 9.40 |",
            f"> {_paragraph(draw)}",
            f"{_sentence(draw)[:-1]}.[^{number}]\n\n[^{number}]: {_sentence(draw)}",
            f"## {draw.choice(SUBJECTS)} {draw.choice(VERBS)} {draw.choice(OBJECTS)}\n\n{_paragraph(draw)}",
            '<div class="verse">\n\nThe tide comes in,\nthe tide goes out.\n\n</div>',
            "```\nmake tea\nmake toast\n```",
        ]
    )


def _story(draw: random.Random, words: int) -> str:
    title = f"{draw.choice(SUBJECTS)} {draw.choice(VERBS)} {draw.choice(OBJECTS)}"
    lines = ["---", f'title: "{title}"', "date: 2026-10-20", f'byline: "Ada {draw.choice("BCDE")}."']
    if draw.random() < 0.7:
        lines.append(f'standfirst: "{_sentence(draw)}"')
    blocks, target = [_paragraph(draw)], words * draw.uniform(0.4, 1.7)
    while sum(len(block.split()) for block in blocks) < target:
        blocks.append(_paragraph(draw) if draw.random() < 0.7 else _special(draw, len(blocks)))
    return "\n".join([*lines, "---", ""]) + "\n" + "\n\n".join([*blocks, _paragraph(draw)]) + "\n"

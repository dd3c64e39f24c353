"""Sixty issues drawn from the posts with a fixed seed, and the folders to compile them from."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

from bench.support.posts import MOST_STORIES, Post

SEED = 20261101
ISSUES = 60
FEWEST_STORIES = 5
WORDS_A_PAGE = (200, 3000)
_PAGES = (2, 4, 6, 8)
_PAPERS = {"A5": 7, "Letter": 7, "Tabloid": 7}
_OWN_COLUMNS = {"A4": (2, 4), "A5": (1,), "Letter": (2,), "Tabloid": (4,)}
_OTHER_LANGUAGES = {"fr": 4, "pt": 5, "es": 6, "fa": 9}
_WORDS_A_STORY = 70
"""Shorter stories on average are no issue of stories."""

_WITH_PICTURE = 0.6
"""Share of an illustrated issue's stories that have one."""

_SHAPES = ((1600, 1067), (1600, 1200), (2400, 1350), (1600, 2133), (1800, 1800), (2600, 1000))
_SETTINGS = "The sun over rolling hills, an invented landscape"
_PAPER_NAME = {"en": "Workshop Notes", "es": "Notas de taller", "pt": "Notas de oficina"} | {
    "fr": "Notes d’atelier",
    "fa": "یادداشت‌های کارگاه",
    "ja": "工房だより",
    "zh": "工坊札记",
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """An issue to be made: its stories, where, on how much paper, in which look. `columns` None: the theme's."""

    name: str
    language: str
    posts: tuple[Post, ...]
    pages: int
    paper: str
    columns: int | None
    pictures: int
    theme: str = "classic"


@dataclass(frozen=True, slots=True)
class _Room:
    """What is drawn first: pages, and words to fill them with."""

    pages: int
    paper: str
    words: int
    illustrated: bool


def recipes(stocks: Mapping[str, Sequence[Post]]) -> list[Recipe]:
    """The sixty issues; any first part of them is as mixed as the whole."""
    draw = random.Random(SEED)
    rooms = _rooms(draw)
    spoken = _languages(draw, rooms, stocks)
    return [
        _recipe(draw, room, number, stocks[spoken.get(number, "en")]) for number, room in enumerate(rooms, 1)
    ]


def sample(stock: Sequence[Post], pages: int, words: int) -> Recipe:
    """One issue of one language's posts with pictures, on A4."""
    return _recipe(random.Random(SEED), _Room(pages, "A4", words, illustrated=True), 1, stock)


def _rooms(draw: random.Random) -> list[_Room]:
    least, most = WORDS_A_PAGE
    steps = [least * (most / least) ** (step / (ISSUES - 1)) for step in range(ISSUES)]
    pages = [_PAGES[number % len(_PAGES)] for number in range(ISSUES)]
    others = [name for name, count in _PAPERS.items() for _ in range(count)]
    papers = [*others, *["A4"] * (ISSUES - len(others))]
    illustrated = [number % 2 == 0 for number in range(ISSUES)]
    for values in (steps, pages, papers, illustrated):
        draw.shuffle(values)
    drawn = zip(pages, papers, steps, illustrated, strict=True)
    return [_Room(count, paper, round(count * words), shown) for count, paper, words, shown in drawn]


def _languages(
    draw: random.Random, rooms: list[_Room], stocks: Mapping[str, Sequence[Post]]
) -> dict[int, str]:
    """The issues that are not English, each language's among those that its posts can fill."""
    spoken: dict[int, str] = {}
    for language, count in _OTHER_LANGUAGES.items():
        longest = sorted((post.words for post in stocks[language]), reverse=True)
        stock = sum(longest[:MOST_STORIES])
        free = [
            number for number, room in enumerate(rooms, 1) if number not in spoken and room.words <= stock
        ]
        spoken |= dict.fromkeys(draw.sample(free, min(count, len(free))), language)
    return spoken


def _recipe(draw: random.Random, room: _Room, number: int, stock: Sequence[Post]) -> Recipe:
    fewest = max(FEWEST_STORIES, room.pages)
    most = min(MOST_STORIES, len(stock), 3 + 2 * room.pages, room.words // _WORDS_A_STORY)
    chosen = _enough(draw.sample(stock, draw.randint(fewest, max(fewest, most))), stock, room.words)
    posts = _poured(draw, chosen, room.words)
    illustrated = [index for index in range(len(posts)) if room.illustrated and draw.random() < _WITH_PICTURE]
    for index in illustrated:
        posts[index] = posts[index].with_picture(f"picture-{index}.{_suffix(index)}", _SETTINGS)
    columns = draw.choice(_OWN_COLUMNS[room.paper]) if draw.random() < 1 / 6 else None
    name = f"2026-{number:02}"
    return Recipe(name, posts[0].language, tuple(posts), room.pages, room.paper, columns, len(illustrated))


def _enough(chosen: list[Post], stock: Sequence[Post], words: int) -> list[Post]:
    """`chosen`, the shortest exchanged for the longest others while there is too little to read."""
    longest = sorted((post for post in stock if post not in chosen), key=lambda post: -post.words)
    while sum(post.words for post in chosen) < words and longest:
        shortest = min(range(len(chosen)), key=lambda index: chosen[index].words)
        if longest[0].words <= chosen[shortest].words:
            break
        chosen[shortest] = longest.pop(0)
    return chosen


def _poured(draw: random.Random, posts: list[Post], words: int) -> list[Post]:
    """The posts shortened to `words` in all: none longer than some level, give or take a half."""
    tilts = [draw.uniform(0.5, 1.5) for _ in posts]
    low, high = 0.0, float(2 * max(post.words for post in posts))
    for _ in range(20):
        level = (low + high) / 2
        total = sum(min(post.words, level * tilt) for post, tilt in zip(posts, tilts, strict=True))
        low, high = (low, level) if total > words else (level, high)
    return [post.shortened(math.ceil(high * tilt)) for post, tilt in zip(posts, tilts, strict=True)]


def write_folder(root: Path, recipe: Recipe) -> None:
    """A publication folder for one recipe."""
    stories = root / "stories"
    stories.mkdir(parents=True)
    for index, post in enumerate(recipe.posts):
        text = post.text()
        (stories / f"{post.name}.md").write_text(text, encoding="utf-8")
        if f"file: picture-{index}." in text:
            (stories / f"picture-{index}.{_suffix(index)}").write_bytes(landscape(index))
    columns = f"columns = {recipe.columns}\n" if recipe.columns else ""
    (root / "broadsheet.toml").write_text(
        f'format = 1\n\n[publication]\nname = "{_PAPER_NAME[recipe.language]}"\n'
        f'language = "{recipe.language}"\nurl = "https://example.org"\n'
        'tagline = "CC-BY 4.0"\ncontact = "post@example.org"\n'
        'about = "The Carpentries, rOpenSci, Open Source Guides: CC-BY 4.0."\n'
        f'\n[print]\ntheme = "{recipe.theme}"\npaper = "{recipe.paper}"\n{columns}',
        encoding="utf-8",
    )
    issue = root / "issues" / recipe.name
    issue.mkdir(parents=True)
    listed = "".join(f'  "{post.name}.md",\n' for post in recipe.posts)
    (issue / "issue.toml").write_text(
        f"number = 1\ndate = 2026-11-01\npages = {recipe.pages}\nstories = [\n{listed}]\n", encoding="utf-8"
    )


def _suffix(number: int) -> str:
    return "png" if number % 4 == 3 else "jpg"  # noqa: PLR2004 - one in four


@cache
def landscape(number: int) -> bytes:
    """Hills under a sun, in a shape and colours of its own; the corpora carry no pictures."""
    draw = random.Random(number)
    size = width, height = _SHAPES[number % len(_SHAPES)]
    sky = tuple(draw.randint(150, 235) for _ in range(3))
    picture = Image.new("RGB", size, sky)
    pen = ImageDraw.Draw(picture)
    at, radius = (draw.uniform(0.2, 0.8) * width, draw.uniform(0.15, 0.35) * height), height * 0.08
    pen.ellipse((at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius), fill=(255, 236, 170))
    for layer in range(4):
        base, phase = height * (0.45 + 0.14 * layer), draw.uniform(0, math.tau)
        crest = [
            (x, base - height * 0.07 * math.sin(x / width * (5 + layer) + phase))
            for x in range(0, width + 20, 20)
        ]
        shade = tuple(round(value * (0.75 - 0.15 * layer)) for value in sky)
        pen.polygon([*crest, (width, height), (0, height)], fill=shade)
    out = io.BytesIO()
    picture.save(out, format="PNG" if _suffix(number) == "png" else "JPEG", quality=85)
    return out.getvalue()

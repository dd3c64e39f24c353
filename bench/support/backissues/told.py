"""What the families `third`, `fourth` and `unseen` tell: stories invented for each, of which no other has any.

They stand in the folder of the family in stories, their titles among its words. In `third` English, French, Italian and
Japanese have articles of the Debian Project News besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.support.backissues.markdown import Block, heavy, plain
from bench.support.backissues.markdown import blocks_of as blocks_of_markdown
from bench.support.backissues.words import Words

_STORIES = Path(__file__).with_name("stories")
_URLS = {
    "third": "https://www.{language}-news.example.net/{year}/story-{number:02}.html",
    "fourth": "https://{language}.lantern-post.example.org/read/{year}/{number:02}/{code}",
    "unseen": "https://news.bridgewater.example.com/{language}/{year}/{number:03}-{code}/",
}
_WITH_NEWS = "third"
_NEWS = {"en": "english", "fr": "french", "it": "italian", "ja": "japanese"}
_RULE = "\n---\n"
_ENTRY = re.compile(r'<toc-add-entry name="([\w-]+)">(.*?)</toc-add-entry>', re.DOTALL)
_STANDING = frozenset({"newdpn", "continuedpn", "dsa", "nnwp", "wnpp", "quicklinks", "newcontributors"})
"""Sections of every issue that tell nothing or list what is elsewhere."""

_PART = re.compile(r"<(p|li)\b[^>]*>(.*?)(?=</\1>|<(?:p|li|ul)\b|$)", re.DOTALL)
_HEAD = re.compile(r"<p>\s*<b>([^<]*)</b>\s*</p>")
_SIGNS = (
    (r"\\\n", ""),
    (r"<br\s*/?>", "</p><p>"),
    (r"</?(?:tt|code|i|em|acronym)\b[^>]*>", ""),
    (r"<a\s[^>]*>|</a>", ""),
)
_QUOTES = {"en": "“”", "fr": ("« ", " »"), "it": "«»", "ja": "「」"}
_LEAST = 60
"""Characters of a paragraph; shorter ones are left out, and those that end as no sentence does."""

_ENDED = re.compile(r"[.!?…。！？][)”»」]?$")


@dataclass(frozen=True, slots=True)
class Told:
    title: str
    blocks: tuple[Block, ...]
    url: str


def told(corpora: Path, words: Words) -> Iterator[Told]:
    """The stories in the language of `words`."""
    path = _STORIES / words.family / f"{words.language}.md"
    texts = path.read_text(encoding="utf-8").split(_RULE)
    for number, (title, text) in enumerate(zip(words.titles, texts, strict=True), 1):
        year, code = 2017 + number % 8, f"{number * 7919 % 46656:x}"
        url = _URLS[words.family].format(language=words.language, year=year, number=number, code=code)
        yield Told(title, blocks_of_markdown(text), url)
    if words.family == _WITH_NEWS and words.language in _NEWS:
        for path in sorted((corpora / "debian-project-news" / _NEWS[words.language]).glob("*/*/index.wml")):
            yield from _news(path, words.language)


def _news(path: Path, language: str) -> Iterator[Told]:
    """The articles of one issue; what stands below a line in bold is an article of its own."""
    source = path.read_text(encoding="utf-8")
    url = f"https://www.debian.org/News/weekly/{'/'.join(path.parent.parts[-2:])}"
    opening, close = _QUOTES[language]
    for pattern, put in (*_SIGNS, ("<q>", opening), ("</q>", close)):
        source = re.sub(pattern, put, source)
    parts = _ENTRY.split(source)
    for name, title, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        if name in _STANDING:
            continue
        pieces = [title, *_HEAD.split(text)]
        for number, (head, body) in enumerate(zip(pieces[::2], pieces[1::2], strict=True)):
            yield Told(plain(head), tuple(_blocks(body)), f"{url}/{name}{number or ''}.{language}.html")


def _blocks(source: str) -> Iterator[Block]:
    for found in _PART.finditer(source):
        text = plain(found[2])
        if heavy(text) >= _LEAST and _ENDED.search(text):
            yield Block("para" if found[1] == "p" else "item", text)

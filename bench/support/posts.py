"""Posts of the corpora as stories: read, freed of pictures that are not there, shortened at the end of a sentence.

A post keeps its own front matter. Where a language has fewer posts than an issue has stories, its long posts are
divided at their headings, and each section is a story with that heading as its title.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from broadsheet.issue import tree
from broadsheet.issue.sentences import sentence_ends

MOST_STORIES = 12
_SHORTEST_SECTION = 60
_GUIDES = "opensource-guides-rtl-cjk"
_GUIDE_FOLDERS = {"en": "en", "fa": "fa", "ja": "ja", "zh": "zh-hans"}
_FENCE = re.compile(r"[ \t]*(```+|~~~+)")
_PICTURES = re.compile(
    r"\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?(?:\{[^}]*\})?|\{\{<\s*figure\b.*?>\}\}|<img\b[^>]*>", re.DOTALL
)
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]]+\]:")
_HEADING = re.compile(r"#{1,3}[ \t]+(?P<title>[^\n]+?)[ \t#]*(?:\n(?P<rest>.+))?", re.DOTALL)
_MARKUP = re.compile(r"[*_`]|\{#.*?\}")
# What is no plain paragraph: headings, lists, quotations, tables, code, HTML, shortcodes, notes.
_SPECIAL = re.compile(r"[ \t]*(?:#|[-*+][ \t]|\d+[.)][ \t]|>|\||```|~~~|<|\{\{|\[[^\]]+\]:)|[ ]{4}|\t")
_PICTURE_KEYS = re.compile(r"(?:image|cover|thumbnail|featuredImage):")


@dataclass(frozen=True, slots=True)
class Post:
    """A story to be: `head` is its front matter without the fences, `blocks` its body between blank lines."""

    name: str
    language: str
    head: tuple[str, ...]
    blocks: tuple[str, ...]

    @property
    def words(self) -> int:
        return sum(map(_words, self.blocks))

    def text(self) -> str:
        return "\n".join(("---", *self.head, "---", "", "\n\n".join(self.blocks), ""))

    def with_picture(self, file: str, alt: str) -> Post:
        """The post with a picture named in its front matter."""
        return replace(self, head=(*self.head, f"image: {{file: {file}, alt: {json.dumps(alt)}}}"))

    def shortened(self, words: int) -> Post:
        """At most about `words` of it: whole blocks, the last paragraph up to a sentence. Definitions stay."""
        ends = accumulate(map(_words, self.blocks))
        kept = [block for block, end in zip(self.blocks, ends, strict=True) if end <= words]
        if len(kept) < len(self.blocks):
            left = words - sum(map(_words, kept))
            kept += _sentences(self.blocks[len(kept)], left, self.language, at_least_one=2 * left > words)
        left_out = self.blocks[len(kept) :]
        while kept and kept[-1].startswith("#"):
            kept.pop()
        return replace(self, blocks=(*kept, *_definitions(left_out)))


def languages(corpora: Path) -> dict[str, tuple[Post, ...]]:
    """Every language's stories, by name: its posts, or their sections where the posts are too few."""
    by_language: dict[str, list[Post]] = {}
    for post in _posts(corpora):
        by_language.setdefault(post.language, []).append(post)
    return {
        language: tuple(posts if len(posts) > MOST_STORIES else _all_sections(posts))
        for language, posts in sorted(by_language.items())
    }


def _posts(corpora: Path) -> Iterator[Post]:
    for path in sorted((corpora / "carpentries-posts").glob("20*.md")):
        yield _read(path, path.stem, "en")
    for path in sorted((corpora / "ropensci").glob("*/index*.md")):
        language = path.stem.partition(".")[2] or "en"
        yield _read(path, f"{path.parent.name}-{language}", language)
    for language, folder in _GUIDE_FOLDERS.items():
        for path in sorted((corpora / _GUIDES / folder).glob("*.md")):
            yield _read(path, f"guide-{path.stem}-{language}", language)


def _read(path: Path, name: str, language: str) -> Post:
    _, head, body = re.split(r"^---[ \t]*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.MULTILINE)
    lines = (line for line in head.strip("\n").split("\n") if not _PICTURE_KEYS.match(line))
    blocks = (block if _FENCE.match(block) else _PICTURES.sub("", block) for block in _blocks(body))
    return Post(name, language, tuple(lines), tuple(block for block in blocks if block.strip()))


def _blocks(body: str) -> Iterator[str]:
    """What stands between blank lines; a fenced block is one, blank lines and all."""
    block: list[str] = []
    fence = ""
    for line in body.split("\n"):
        if line.strip() or fence:
            block.append(line)
        elif block:
            yield "\n".join(block)
            block = []
        fence = _fence_after(line, fence)
    if block:
        yield "\n".join(block)


def _fence_after(line: str, fence: str) -> str:
    """The fence that is open after `line`, "" for none: only one as long, and bare, closes another."""
    match = _FENCE.match(line)
    if not match:
        return fence
    if not fence:
        return match[1]
    return "" if match[1].startswith(fence) and match[0].strip() == line.strip() else fence


def _words(block: str) -> int:
    return tree.count_words("\n".join(line for line in block.split("\n") if not _DEFINITION.match(line)))


def _definitions(blocks: Iterable[str]) -> tuple[str, ...]:
    """The addresses and notes that text elsewhere refers to, as one block if there are any."""
    lines = [line for block in blocks for line in block.split("\n") if _DEFINITION.match(line)]
    return ("\n".join(lines),) if lines else ()


def _sentences(block: str, words: int, language: str, *, at_least_one: bool) -> list[str]:
    """The first sentences of a plain paragraph, as many as have `words`; another block whole or not at all."""
    if _SPECIAL.match(block):
        return [block] if at_least_one and _words(block) <= 2 * words else []
    starts = [block[:end] for end in sentence_ends(block, language) if _closed(block[:end])]
    fitting = [start for start in starts if tree.count_words(start) <= words]
    return fitting[-1:] or (starts[:1] if at_least_one else [])


def _closed(text: str) -> bool:
    """Whether no markup is left open."""
    pairs = all(text.count(mark) % 2 == 0 for mark in ("**", "__", "`"))
    return pairs and text.count("[") == text.count("]") and text.count("(") == text.count(")")


def _all_sections(posts: list[Post]) -> Iterator[Post]:
    for post in posts:
        yield from (each for each in _sections(post) if each.words >= _SHORTEST_SECTION)


def _sections(post: Post) -> Iterator[Post]:
    """The post up to its first heading, then each section under the post's authors and date."""
    definitions = _definitions(post.blocks)
    parts: list[tuple[tuple[str, ...], list[str]]] = [(post.head, [])]
    for block in post.blocks:
        heading = _HEADING.fullmatch(block)
        if heading:
            rest = [heading["rest"]] if heading["rest"] else []
            parts.append((_section_head(post, heading["title"]), rest))
        elif not _DEFINITION.match(block):
            parts[-1][1].append(block)
    for number, (head, blocks) in enumerate(parts, 1):
        yield Post(f"{post.name}-{number}", post.language, head, (*blocks, *definitions))


def _section_head(post: Post, title: str) -> tuple[str, ...]:
    date = (line for line in post.head if line.startswith("date:"))
    return (f"title: {json.dumps(_MARKUP.sub('', title), ensure_ascii=False)}", *date)

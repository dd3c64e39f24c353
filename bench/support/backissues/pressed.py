"""Issues printed by our own print edition: the importer should take apart what the product itself puts together."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.support.backissues.glyphs import lines, sheets
from bench.support.backissues.hyphens import breaks
from bench.support.backissues.markdown import Block
from bench.support.backissues.styles import seed_of
from bench.support.backissues.texts import Post
from bench.support.backissues.truth import Truth
from bench.support.backissues.typeset import BACKWARD, Made
from bench.support.backissues.words import Words, words_of
from broadsheet.press.compile import Compiled, Request, compile_issue

_THEMES = {
    "dev": ("classic", "bulletin", "clear"),
    "held": ("bulletin", "clear"),
    "third": ("clear", "classic"),
    "fourth": ("bulletin", "classic", "clear"),
    "unseen": ("clear", "bulletin", "classic"),
}
_PAPERS = {
    "dev": ("A4",),
    "held": ("Letter", "A4"),
    "third": ("A4", "Letter"),
    "fourth": ("Letter", "A4", "A4"),
    "unseen": ("A4", "A4", "Letter"),
}
_STORIES = (5, 9)
_PAGES = (2, 4)
_FIRST_NUMBER = 900
"""Where the numbers of these issues begin, beyond those of the other typesetters."""

_MARKS = re.compile(r"([\\`*_\[\]<>#|~!&$])")
_LISTED = re.compile(r"^([-+]|\d+[.)])(?=\s)")


def press_issues(posts: Mapping[str, Sequence[Post]], family: str, count: int) -> Iterator[Made]:
    """`count` issues in the languages of `posts` in turn; those that do not come out are passed over."""
    languages = sorted(posts, key=lambda language: (language != "en", language))
    for number in range(_FIRST_NUMBER, _FIRST_NUMBER + count):
        language = languages[(number - _FIRST_NUMBER) % len(languages)]
        with TemporaryDirectory() as name:
            made = _made(Path(name), number, posts[language], words_of(language, family))
        if made:
            yield made


def _made(root: Path, number: int, posts: Sequence[Post], words: Words) -> Made | None:
    seed = seed_of(words.family, number)
    draw = random.Random(seed)
    chosen = {f"story-{at}": post for at, post in enumerate(drawn(posts, draw), 1)}
    day = date(2020, 1, 1) + timedelta(days=draw.randrange(6 * 365))
    write_publication(root, chosen, words, (number, day, draw))
    for pages in (draw.choice(_PAGES), "auto"):
        compiled = compile_issue(Request(root, pages=pages, editions=("print",)))
        if "print.pdf" in compiled.artefacts and compiled.fit:
            pdf = compiled.artefacts["print.pdf"]
            truth = _truth(compiled, chosen, words)
            return Made(f"{number:03}", pdf, truth, "Source Serif 4", seed, words.family in BACKWARD)
    return None


def drawn(posts: Sequence[Post], draw: random.Random) -> list[Post]:
    picked = draw.sample(posts, min(len(posts), draw.randint(*_STORIES)))
    return list({post.title.casefold(): post for post in picked}.values())


def write_publication(
    root: Path, chosen: Mapping[str, Post], words: Words, drawn: tuple[int, date, random.Random]
) -> None:
    """A publication folder with one issue."""
    number, day, draw = drawn
    (root / "stories").mkdir(parents=True)
    for slug, post in chosen.items():
        (root / "stories" / f"{slug}.md").write_text(_markdown(post), encoding="utf-8")
    publication = {
        "name": draw.choice(words.names),
        "tagline": draw.choice(words.taglines),
        "language": words.language,
        "url": "https://example.org",
        "contact": "post@example.org",
        "about": words.about_text[0],
        "address": words.address_text[-1].split("\n"),
    }
    printed = {"theme": draw.choice(_THEMES[words.family]), "paper": draw.choice(_PAPERS[words.family])}
    (root / "broadsheet.toml").write_text(
        f"format = 1\n\n[publication]\n{_toml(publication)}\n[print]\n{_toml(printed)}", encoding="utf-8"
    )
    issue = root / "issues" / f"{day:%Y-%m}"
    issue.mkdir(parents=True)
    listed = _toml({"number": number, "stories": [f"{slug}.md" for slug in chosen]})
    (issue / "issue.toml").write_text(
        f'date = {day.isoformat()}\n{listed}\n[[furniture]]\nkind = "about"\n', encoding="utf-8"
    )


def _toml(values: Mapping[str, object]) -> str:
    """Lines of TOML, whose texts, numbers and lists are written as in JSON."""
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items())


def _markdown(post: Post) -> str:
    """Front matter in YAML, whose values may be written as in JSON, and the blocks."""
    head = {"title": post.title, "byline": list(post.byline), "date": post.date.isoformat()}
    head |= {"permalink": post.permalink} | ({"standfirst": post.standfirst} if post.standfirst else {})
    fields = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in head.items())
    body = "\n\n".join(_marked(block) for block in post.blocks)
    return f"---\n{fields}---\n\n{body}\n"


def _marked(block: Block) -> str:
    text = _LISTED.sub(r"\\\1", _MARKS.sub(r"\\\1", block.text))
    return {"para": "", "item": "- ", "crosshead": "## "}[block.kind] + text


def _truth(compiled: Compiled, chosen: Mapping[str, Post], words: Words) -> Truth:
    fit: Mapping[str, Any] = compiled.fit or {}
    issue = json.loads(compiled.artefacts["issue.json"])["issue"]
    bodies = {story["slug"]: story.get("body", []) for story in issue["stories"]}
    found = [line.text for sheet in sheets(compiled.artefacts["print.pdf"]) for line in lines(sheet)]
    printed = _letters("".join(found))
    articles = [
        _article(story, chosen[story["slug"]], bodies[story["slug"]], printed) for story in fit["stories"]
    ]
    return {
        "language": words.language,
        "nameplate": issue["publication"]["name"],
        "number": str(issue["number"]),
        "date": issue["date"],
        "pages": fit["pages"]["actual"],
        "contents": [[entry["title"], entry["page"]] for entry in fit["contents"]],
        "about": words.about_text[0],
        "address": " ".join(issue["publication"]["address"]),
        "articles": articles,
        "breaks": breaks(found, [text for article in articles for text in article["body"]]),
        "style": {"engine": "broadsheet"},
    }


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _article(
    placed: Mapping[str, Any], post: Post, blocks: Sequence[Mapping[str, Any]], printed: str
) -> Truth:
    """The truth of one story; its address stands below whole stories, too, where there is room."""
    address = post.permalink if _letters(post.permalink.partition("://")[2]) in printed else None
    return {
        "title": post.title,
        "standfirst": post.standfirst or None,
        "eyebrow": None,
        "byline": list(post.byline),
        "date": post.date.isoformat(),
        "body": list(_kept(blocks, placed["kept"]["sentences"])),
        "cut": placed["cut"],
        "permalink": placed["continues_at"] or address,
        "pull_quote": None,
        "page": placed["page"],
    }


def _kept(blocks: Sequence[Mapping[str, Any]], sentences: int) -> Iterator[str]:
    """The text of the first `sentences` sentences, a paragraph each; crossheads that have some below them."""
    heads: list[str] = []
    for runs in _runs(blocks):
        if sentences <= 0:
            return
        if isinstance(runs, str):
            heads.append(runs)
            continue
        yield from heads
        heads.clear()
        yield "".join(runs[:sentences]).strip()
        sentences -= len(runs)


def _runs(blocks: Sequence[Mapping[str, Any]]) -> Iterator[str | list[str]]:
    """A crosshead's text, or the sentences of a paragraph, those of lists too."""
    for block in blocks:
        if block["kind"] == "crosshead":
            yield _text(block["inlines"])
        elif "sentences" in block:
            yield [_text(sentence["inlines"]) for sentence in block["sentences"]]
        for item in block.get("items", ()):
            yield from _runs(item["blocks"])


def _text(inlines: Sequence[Mapping[str, Any]]) -> str:
    return "".join(inline.get("text", "") + _text(inline.get("inlines", ())) for inline in inlines)

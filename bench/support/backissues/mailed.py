"""Issues as our own mail edition sends them: the importer should bring home what the product itself sends."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.support.backissues.newsletters import Sent
from bench.support.backissues.pressed import drawn, write_publication
from bench.support.backissues.styles import seed_of
from bench.support.backissues.texts import Post
from bench.support.backissues.truth import Truth
from bench.support.backissues.words import Words, words_of
from broadsheet.issue import tree
from broadsheet.issue.carried import Carried, carried_stories
from broadsheet.issue.model import Block, Carry, Crosshead, Issue, List, Paragraph
from broadsheet.press.compile import Request, compile_issue

_FIRST_NUMBER = 700
"""Where the numbers of these issues begin."""

_WORDS = 120


def mailed_issues(posts: Mapping[str, Sequence[Post]], family: str, turns: Sequence[str]) -> Iterator[Sent]:
    """One for every language of `turns`; those that had to be trimmed are passed over."""
    for number, language in enumerate(turns, _FIRST_NUMBER):
        with TemporaryDirectory() as name:
            made = _made(Path(name), number, posts[language], words_of(language, family))
        if made:
            yield made


def _made(root: Path, number: int, posts: Sequence[Post], words: Words) -> Sent | None:
    draw = random.Random(seed_of(words.family, number))
    chosen = {f"story-{at}": post for at, post in enumerate(drawn(posts, draw), 1)}
    day = max(post.date for post in chosen.values()) + timedelta(days=draw.randint(1, 40))
    write_publication(root, chosen, words, (number, day, draw))
    carry: Carry = draw.choice(("excerpt", "whole"))
    with (root / "broadsheet.toml").open("a", encoding="utf-8") as config:
        config.write(f'\n[mail]\ncarry = "{carry}"\nexcerpt_words = {_WORDS}\n')
    compiled = compile_issue(Request(root, editions=("mail",)))
    trimmed = any(remark.code == "mail-trimmed" for remark in compiled.diagnostics)
    if trimmed or compiled.issue is None or "mail.eml" not in compiled.artefacts:
        return None
    stories = carried_stories(compiled.issue, "mail", carry, _WORDS)
    return Sent(f"{number}", "eml", compiled.artefacts["mail.eml"], _truth(compiled.issue, stories, words))


def _truth(issue: Issue, stories: Sequence[Carried], words: Words) -> Truth:
    return {
        "language": words.language,
        "nameplate": issue.publication.name,
        "number": str(issue.number),
        "date": issue.date.isoformat(),
        "pages": 1,
        "contents": [[carried.story.title, None] for carried in stories],
        "about": words.about_text[0],
        "address": " ".join(issue.publication.address),
        "contact": issue.publication.contact,
        "articles": [_article(carried) for carried in stories],
        "breaks": [],
        "style": {"engine": "broadsheet"},
    }


def _article(carried: Carried) -> Truth:
    story = carried.story
    return {
        "title": story.title,
        "standfirst": tree.plain(story.standfirst) or None,
        "eyebrow": None,
        "byline": list(story.bylines),
        "date": story.date.isoformat() if story.date else None,
        "body": list(_texts(carried.body)),
        "cut": carried.goes_on,
        "permalink": story.permalink,
        "pull_quote": None,
    }


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(sentences=sentences):
                yield "".join(tree.plain(sentence.inlines) for sentence in sentences).strip()
            case Crosshead(inlines=inlines):
                yield tree.plain(inlines)
            case List(items=items):
                for item in items:
                    yield from _texts(item.blocks)
            case _:
                pass

"""An issue before it is set: which posts, how much of each, which of them are listed, what stands around them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bench.support.backissues.markdown import Block
from bench.support.backissues.styles import MARKED_CUTS, Style, chance, chosen
from bench.support.backissues.texts import UNSPACED, Post
from bench.support.backissues.words import Words

_FEWEST, _MOST = 5, 9
_ENDED = re.compile(r"[.!?؟。！？]$")
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|(?<=[。！？])")
_QUOTE_LENGTH = {True: (16, 60), False: (50, 130)}
_LEAST_LEFT = 40
"""Characters of a paragraph that may be left when the cut falls inside it."""


@dataclass(frozen=True, slots=True)
class Story:
    """A post as it is printed. `blocks` are those shown; `jump`: before which of them it breaks off, None nowhere."""

    post: Post
    blocks: tuple[Block, ...]
    cut: bool = False
    standfirst: str = ""
    eyebrow: str | None = None
    pull_quote: str | None = None
    caption: str | None = None
    jump: int | None = None

    @property
    def title(self) -> str:
        return self.post.title


@dataclass(frozen=True, slots=True)
class Issue:
    """`listed`: the contents list, each a title and the number of its story, None for what is not in the issue.

    `teasers` are bare headlines; `spoken` the date as it is printed, `day` None where it is a season.
    """

    words: Words
    name: str
    number: int
    day: date | None
    spoken: str
    stories: tuple[Story, ...]
    teasers: tuple[str, ...]
    listed: tuple[tuple[str, int | None], ...]
    boxes: tuple[tuple[str, str], ...]


def draw_issue(posts: Sequence[Post], words: Words, style: Style, draw: random.Random) -> Issue:
    """An issue of some of `posts`, as far as possible of different titles."""
    picked = draw.sample(posts, min(len(posts), draw.randint(_FEWEST, _MOST)))
    by_title = {post.title.casefold(): post for post in picked}
    stories = [_story(post, style, words, draw) for post in by_title.values()]
    if style.jump and len(stories[0].blocks) > 2:  # noqa: PLR2004 - two here, one there
        stories[0] = replace(stories[0], jump=max(2, len(stories[0].blocks) // 2))
    teasers = tuple(draw.sample(words.teasers, min(style.teasers, len(words.teasers))))
    season = style.date_form is None or chance(draw, 0.3)
    day = date(2016, 1, 1) + timedelta(days=draw.randrange(10 * 365))
    spoken = words.quarter(day) if season else words.day(day, style.date_form or 0, weekday=style.weekday)
    return Issue(
        words=words,
        name=draw.choice(words.names),
        number=draw.randint(2, 240),
        day=None if season else day,
        spoken=spoken,
        stories=tuple(stories),
        teasers=teasers,
        listed=_listed(stories, posts, style, draw),
        boxes=(draw.choice(words.boxes),) if style.boxes else (),
    )


def _listed(
    stories: Sequence[Story], posts: Sequence[Post], style: Style, draw: random.Random
) -> tuple[tuple[str, int | None], ...]:
    left_out = set(draw.sample(range(len(stories)), style.unlisted)) if style.unlisted else set()
    listed: list[tuple[str, int | None]] = [
        (story.title, number) for number, story in enumerate(stories) if number not in left_out
    ]
    there = {story.title for story in stories}
    others = sorted({post.title for post in posts} - there)
    listed += [(title, None) for title in draw.sample(others, min(style.listed_only, len(others)))]
    if style.disordered:
        draw.shuffle(listed)
    return tuple(listed)


def _story(post: Post, style: Style, words: Words, draw: random.Random) -> Story:
    wanted = draw.randint(3, 6) if style.cut else draw.randint(4, 9)
    blocks = [block for block in post.blocks if style.crossheads or block.kind != "crosshead"]
    shown = _shown(blocks, wanted)
    cut = style.cut is not None and (len(shown) < len(blocks) or chance(draw, 0.5))
    if cut and style.cut in MARKED_CUTS:
        shown[-1] = replace(shown[-1], text=_broken_off(shown[-1].text, post.language, draw))
    return Story(
        post=post,
        blocks=tuple(shown),
        cut=cut,
        standfirst=post.standfirst if style.standfirsts else "",
        eyebrow=chosen(draw, words.eyebrows, 0.8) if style.eyebrows else None,
        pull_quote=_quote(shown, post.language, draw) if style.pull_quotes and chance(draw, 0.5) else None,
        caption=chosen(draw, words.captions, 0.4) if style.captions else None,
    )


def _shown(blocks: Sequence[Block], wanted: int) -> list[Block]:
    """The first paragraphs, as many as `wanted`, never a crosshead last nor two together."""
    shown: list[Block] = []
    for block in blocks:
        if sum(each.kind == "para" for each in shown) == wanted:
            break
        if block.kind == "crosshead" and (not shown or shown[-1].kind == "crosshead"):
            continue
        shown.append(block)
    while shown[-1].kind == "crosshead":
        shown.pop()
    return shown


def _broken_off(text: str, language: str, draw: random.Random) -> str:
    """The start of a paragraph, up to a word in its second half; a short one whole without its full stop."""
    if len(text) < 2 * _LEAST_LEFT or chance(draw, 0.4):
        return text
    at = draw.randint(len(text) // 2, len(text) - 10)
    return (
        text[:at].rstrip("、。，") if language in UNSPACED else text[:at].rpartition(" ")[0].rstrip(",;:.،؛")
    )


def _quote(blocks: Sequence[Block], language: str, draw: random.Random) -> str | None:
    least, most = _QUOTE_LENGTH[language in UNSPACED]
    sentences = [s.strip() for block in blocks if block.kind == "para" for s in _SENTENCE.split(block.text)]
    return chosen(draw, [s for s in sentences if least <= len(s) <= most and _ENDED.search(s)], 1)

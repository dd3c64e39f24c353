"""What a mail says of itself, at its top and foot, kept apart from what it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from broadsheet.sources.backissue.mail.blocks import Block
from broadsheet.sources.backissue.mail.phrases import Phrases
from broadsheet.sources.backissue.vocabulary import key

_SMALL = 0.95  # of the size of the text
_LONGEST_CAPTION = 300  # letters
_FEW = 8  # lines of a cell that is all of the foot
_MOST_LETTERS = 700  # of a foot, besides what mails say
_FOOT = ("leave", "sent", "postal")
_HEADING = 3  # levels of headings that no foot has
_NETWORKS = frozenset(
    (
        *(
            "facebook",
            "twitter",
            "x",
            "instagram",
            "linkedin",
            "youtube",
            "mastodon",
            "bluesky",
            "threads",
            "tiktok",
        ),
        *(
            "pinterest",
            "telegram",
            "whatsapp",
            "vimeo",
            "flickr",
            "github",
            "website",
            "email",
            "rss",
            "share",
            "tweet",
        ),
        *(
            "like",
            "comment",
            "restack",
            "forward",
            "home",
            "follow",
            "medium",
            "reddit",
            "line",
            "weibo",
            "wechat",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Edges:
    """The places of blocks that no story has; of these `postal` are those that may be the sender's address.
    `forwarded` are the headers of a mail that this one forwards.
    """

    running: frozenset[int]
    postal: tuple[int, ...]
    forwarded: dict[str, str]


def size_of_text(blocks: Sequence[Block]) -> float:
    """Points of the type in which most is set."""
    letters: Counter[float] = Counter()
    for block in blocks:
        if not block.hidden:
            letters[block.type.size] += len(block.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def edges_of(blocks: Sequence[Block], words: Phrases) -> Edges:
    small = _SMALL * size_of_text(blocks)
    kinds = [_kind(block, words, small) for block in blocks]
    start = _foot(blocks, kinds, small)
    running = {at for at, kind in enumerate(kinds) if kind or at >= start}
    postal = [at for at in range(start, len(blocks)) if not kinds[at] and not blocks[at].links]
    places, headers = forwarded_in([block.text for block in blocks], words)
    return Edges(frozenset(running | places), tuple(postal), headers)


def captions_of(blocks: Sequence[Block]) -> frozenset[int]:
    """The places of blocks in small type right below a picture, with running text above and below."""
    text = size_of_text(blocks)
    found = []
    for at in range(1, len(blocks) - 1):
        block = blocks[at]
        small = block.images and block.type.size < _SMALL * text and len(block.text) <= _LONGEST_CAPTION
        around = {blocks[at - 1].type.size, blocks[at + 1].type.size}
        if small and not block.links and around == {text} and not blocks[at + 1].type.bold:
            found.append(at)
    return frozenset(found)


def _kind(block: Block, words: Phrases, small: float) -> str | None:
    if block.hidden:
        return "hidden"
    if block.links and all(key(word) in _NETWORKS for word in re.findall(r"\w+", block.text)):
        return "network"
    if block.link and words.asks(block.text):
        return "button"
    return words.kind(block.text, sure=bool(block.links) or block.type.size < small)


def _foot(blocks: Sequence[Block], kinds: Sequence[str | None], small: float) -> int:
    """Where the foot begins; the end of all where there is none."""
    for at, kind in enumerate(kinds):
        if kind in _FOOT and _is_foot(blocks[at:], kinds[at:]):
            return _extended(at, blocks, kinds, small)
    return len(blocks)


def _is_foot(blocks: Sequence[Block], kinds: Sequence[str | None]) -> bool:
    """Whether little else stands there, and no heading."""
    others = [block for block, kind in zip(blocks, kinds, strict=True) if not kind]
    letters = sum(len(block.text) for block in others)
    return letters <= _MOST_LETTERS and not any(0 < block.level <= _HEADING for block in others)


def _extended(at: int, blocks: Sequence[Block], kinds: Sequence[str | None], small: float) -> int:
    """The foot back to where its cell begins, unless that is the cell of all."""
    cell = blocks[at].cell
    few = sum(block.cell == cell for block in blocks) <= _FEW
    while at and (
        kinds[at - 1] or (blocks[at - 1].cell == cell and (few or blocks[at - 1].type.size < small))
    ):
        at -= 1
    return at


def forwarded_in(texts: Sequence[str], words: Phrases) -> tuple[set[int], dict[str, str]]:
    """The places of the lines that a mail program puts before a mail it forwards, and the headers they repeat."""
    found: set[int] = set()
    headers: dict[str, str] = {}
    at = 0
    while at < len(texts):
        start = at + 1 if words.forwards(texts[at]) else at
        fields = dict(filter(None, (words.field(text) for text in takewhile(words.field, texts[start:]))))
        if {"from", "subject"} <= fields.keys():
            end = start + sum(1 for _ in takewhile(words.field, texts[start:]))
            found |= set(range(at, end))
            headers |= {name: fields[name] for name in ("from", "subject", "date") if name in fields}
            at = end
        at += 1
    return found, headers

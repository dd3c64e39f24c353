"""The lines of a page as they grow from pieces of text, each set in its way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from broadsheet.sources.backissue.mail.addresses import address_of
from broadsheet.sources.backissue.mail.looks import Look
from broadsheet.sources.backissue.mail.phrases import says_more
from broadsheet.sources.backissue.model import Type

_LEAST = 1.6  # points, below which nobody reads
_SPACES = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200a\u202f\u205f]+")
# Zero-width filler, soft hyphens, and what directs letters: a mail needs them, a text does not.
FILLER = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u2800\ufeff]"
)
_ENDS = re.compile("^[\u200c\u200d\\s]+|[\u200c\u200d\\s]+$")


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of a page: where its bytes are to be had, and what is said instead; sizes in pixels, None unsaid."""

    source: str
    alt: str
    link: str
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A line of its own. `level` is that of its heading, 0 for none; `link` is where all of it leads, "" where not all
    leads to one place. `opens` is None behind a line break. `cell` counts the cells of tables and the like, `anchors`
    are names by which links lead here. `images` stand before it. A `hidden` one is seen by nobody.
    """

    text: str
    type: Type
    level: int
    link: str
    links: tuple[str, ...]
    opens: bool | None
    cell: int
    anchors: frozenset[str]
    images: tuple[Image, ...] = ()
    hidden: bool = False


@dataclass(slots=True)
class Growing:
    """A block as it grows."""

    runs: list[tuple[str, Look]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    opens: bool | None = True
    bullet: bool = False


def parted(growing: Growing) -> list[Growing]:
    """A link at the end of a line that leads to the whole of a story is a line of its own."""
    runs = growing.runs
    last = next((at for at in range(len(runs) - 1, -1, -1) if runs[at][0].strip()), 0)
    href = runs[last][1].href if runs else ""
    start = last
    while href and start and (runs[start - 1][1].href == href or not runs[start - 1][0].strip()):
        start -= 1
    if not href or not start or not says_more(plain("".join(text for text, _ in runs[start:]))):
        return [growing]
    return [replace(growing, runs=runs[:start]), Growing(runs[start:])]


def made_of(growing: Growing, cell: int) -> Block | None:
    """The block, of what is seen of it; None where it says nothing."""
    runs = [(text, look) for text, look in growing.runs if look.size >= _LEAST]
    text = plain("".join(text for text, _ in runs))
    if not text.strip("•· \u200c\u200d"):
        small = plain("".join(text for text, _ in growing.runs))
        return unseen(small, cell) if small.strip("•· \u200c\u200d") else None
    weights: Counter[Look] = Counter()
    for part, look in runs:
        weights[look] += len("".join(part.split()))
    whole = sum(weights.values())
    sizes: Counter[float] = Counter()
    for look, count in weights.items():
        sizes[round(look.size, 1)] += count
    bold, italic = (
        sum(n for look, n in weights.items() if getattr(look, name)) * 2 > whole
        for name in ("bold", "italic")
    )
    hrefs = dict.fromkeys(look.href for look, count in weights.items() if count and look.size)
    links = tuple(filter(None, map(_led, hrefs)))
    return Block(
        text=f"• {text}" if growing.bullet else text,
        type=Type(sizes.most_common(1)[0][0], bold, italic),
        level=max((look.level for look, count in weights.items() if count), default=0),
        link=links[0] if len(hrefs) == 1 and links else "",
        links=links,
        opens=growing.opens,
        cell=cell,
        anchors=frozenset(growing.anchors),
        images=tuple(growing.images),
    )


def _led(href: str) -> str:
    return href if href.startswith("#") else address_of(href)


def unseen(text: str, cell: int) -> Block:
    return Block(text, Type(1.0), 0, "", (), opens=True, cell=cell, anchors=frozenset(), hidden=True)


def plain(text: str) -> str:
    return _ENDS.sub("", _SPACES.sub(" ", FILLER.sub("", text)))

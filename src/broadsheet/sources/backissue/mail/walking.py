"""The page of a mail as its blocks in reading order: what stands in a line of its own, with how it is set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree  # type: ignore[import-untyped]

from broadsheet.sources.backissue.mail.addresses import address_of
from broadsheet.sources.backissue.mail.phrases import says_more
from broadsheet.sources.backissue.mail.styles import ROOT, Sheet, declared, is_bold, is_hidden, points
from broadsheet.sources.backissue.model import Type

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
        ),
        *(
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
        ),
        *(
            "hr",
            "html",
            "legend",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
        ),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_CELLS = frozenset({"article", "body", "footer", "header", "section", "td", "th"})
_UNREAD = frozenset(
    (
        *(
            "applet",
            "audio",
            "base",
            "canvas",
            "col",
            "embed",
            "frame",
            "head",
            "iframe",
            "input",
            "link",
            "map",
            "math",
        ),
        *(
            "meta",
            "noembed",
            "noframes",
            "noscript",
            "object",
            "option",
            "param",
            "script",
            "select",
            "style",
            "svg",
        ),
        *("template", "textarea", "title", "video", "xml"),
    )
)
_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 1 / 1.2, "big": 1.2}
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"address", "cite", "dfn", "em", "i", "var"})
_FONT_SIZES = {"1": 7.5, "2": 9.75, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_MOST_CLASSES = 20
_LEAST = 1.6  # points, below which nobody reads
_SPACES = re.compile(r"[ \t\r\n\f\u00a0\u2000-\u200a\u202f\u205f]+")
# Zero-width filler, soft hyphens, and what directs letters: a mail needs them, a text does not.
_FILLER = re.compile(
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


@dataclass(frozen=True, slots=True)
class _Look:
    """What holds for the text of an element, its ancestors' say included."""

    size: float = ROOT
    bold: bool = False
    italic: bool = False
    level: int = 0
    href: str = ""
    names: frozenset[str] = frozenset()
    block: bool = True
    kept: bool = False


@dataclass(slots=True)
class _Growing:
    """A block as it grows."""

    runs: list[tuple[str, _Look]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    opens: bool | None = True
    bullet: bool = False


class Walker:
    """Walks one page once."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._sheet = Sheet([element.text or "" for element in root.iter("style")])
        self._blocks: list[Block] = []
        self._now = _Growing()
        self._cell = 0
        self._looks = [_Look()]
        self._styles: dict[tuple[frozenset[str], frozenset[str]], Mapping[str, str]] = {}

    def blocks(self) -> list[Block]:
        walk = etree.iterwalk(self._root, events=("start", "end"))
        for event, element in walk:
            if not isinstance(element.tag, str):
                if event == "end":
                    self._say(element.tail)
            elif event == "start":
                if self._is_skipped(element):
                    walk.skip_subtree()
                    self._looks.append(replace(self._looks[-1], block=False))
                else:
                    self._enter(element)
            else:
                self._leave(element)
        self._close()
        if self._blocks and self._now.images:
            self._blocks[-1] = replace(self._blocks[-1], images=(*self._blocks[-1].images, *self._now.images))
        return self._blocks

    def _is_skipped(self, element: etree._Element) -> bool:
        if element.tag in _UNREAD:
            return True
        if "hidden" not in element.attrib and not is_hidden(self._style(element)):
            return False
        text = _plain(" ".join(element.itertext()))
        if text:
            self._close()
            self._blocks.append(_unseen(text, self._cell))
        return True

    def _style(self, element: etree._Element) -> Mapping[str, str]:
        names, around = _names(element), self._looks[-1].names
        if (names, around) not in self._styles:
            self._styles[names, around] = self._sheet.of(names, around)
        return {**self._styles[names, around], **declared(element.get("style", ""))}

    def _enter(self, element: etree._Element) -> None:
        tag, above = element.tag, self._looks[-1]
        style = self._style(element)
        block = (tag in _BLOCKS and style.get("display") != "inline") or style.get("display") in {
            "block",
            "list-item",
        }
        if block:
            self._close()
        if tag in _CELLS:
            self._cell += 1
        self._looks.append(_look(element, style, above, block=block))
        if name := element.get("id") or (element.get("name") if tag == "a" else None):
            self._now.anchors.add(name)
        if tag == "br":
            self._close(opens=None)
        elif tag == "img":
            self._show(element)
        elif tag == "li":
            self._now.bullet = True
        self._say(element.text)

    def _leave(self, element: etree._Element) -> None:
        look = self._looks.pop()
        if look.block:
            self._close()
        if element.tag in _CELLS:
            self._cell += 1
        if element.tag == "li":
            self._now.bullet = False
        self._say(element.tail)

    def _say(self, text: str | None) -> None:
        look = self._looks[-1]
        if not text:
            return
        if not look.kept:
            self._now.runs.append((text, look))
            return
        first, *rest = text.split("\n")
        self._now.runs.append((first, look))
        for line in rest:
            self._close(opens=None)
            self._now.runs.append((line, look))

    def _show(self, element: etree._Element) -> None:
        look = self._looks[-1]
        source = _FILLER.sub("", element.get("src") or "").strip()
        sides = _pixels(element.get("width")), _pixels(element.get("height"))
        alt = _plain(element.get("alt") or "")
        self._now.images.append(Image(source, alt, look.href, *sides))
        if look.level or (look.href and says_more(alt)):  # a heading or a button drawn as a picture
            self._now.runs.append((alt, look))

    def _close(self, *, opens: bool | None = True) -> None:
        """End the line. Lines without words leave what was said about the next one: that it opens a paragraph."""
        now = self._now
        made = [block for part in _parted(now) if (block := _made(part, self._cell))]
        if made:
            self._blocks += made
            self._now = _Growing(opens=opens)
        else:
            now.runs.clear()
            # Two breaks in a row make a paragraph.
            now.opens = True if opens is True or now.opens is None else now.opens


def _parted(growing: _Growing) -> list[_Growing]:
    """A link at the end of a line that leads to the whole of a story is a line of its own."""
    runs = growing.runs
    last = next((at for at in range(len(runs) - 1, -1, -1) if runs[at][0].strip()), 0)
    href = runs[last][1].href if runs else ""
    start = last
    while href and start and (runs[start - 1][1].href == href or not runs[start - 1][0].strip()):
        start -= 1
    if not href or not start or not says_more(_plain("".join(text for text, _ in runs[start:]))):
        return [growing]
    return [replace(growing, runs=runs[:start]), _Growing(runs[start:])]


def _look(element: etree._Element, style: Mapping[str, str], above: _Look, *, block: bool) -> _Look:
    tag = element.tag
    size = above.size * _SIZES.get(tag, 1.0)
    if tag == "font":
        size = _FONT_SIZES.get(element.get("size", "").strip(), size)
    size = points(style.get("font-size", ""), above.size) or size
    if style.get("font-size", "").startswith("0"):
        size = 0.0
    weight = is_bold(style.get("font-weight", ""))
    slant = style.get("font-style")
    return _Look(
        size=size,
        bold=weight if weight is not None else above.bold or tag in _BOLD,
        italic=slant != "normal" if slant else above.italic or tag in _ITALIC,
        level=int(tag[1]) if tag in _SIZES and tag[0] == "h" else above.level,
        href=element.get("href", "").strip() if tag == "a" else above.href,
        names=above.names | _names(element),
        block=block,
        kept=tag == "pre" or above.kept,
    )


def _names(element: etree._Element) -> frozenset[str]:
    names = {element.tag, *(f".{name}" for name in (element.get("class") or "").split()[:_MOST_CLASSES])}
    if name := element.get("id"):
        names.add(f"#{name}")
    return frozenset(names)


def _made(growing: _Growing, cell: int) -> Block | None:
    """The block, of what is seen of it; None where it says nothing."""
    runs = [(text, look) for text, look in growing.runs if look.size >= _LEAST]
    text = _plain("".join(text for text, _ in runs))
    if not text.strip("•· \u200c\u200d"):
        unseen = _plain("".join(text for text, _ in growing.runs))
        return _unseen(unseen, cell) if unseen.strip("•· \u200c\u200d") else None
    weights: Counter[_Look] = Counter()
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


def _unseen(text: str, cell: int) -> Block:
    return Block(text, Type(1.0), 0, "", (), opens=True, cell=cell, anchors=frozenset(), hidden=True)


def _plain(text: str) -> str:
    return _ENDS.sub("", _SPACES.sub(" ", _FILLER.sub("", text)))


def _pixels(value: str | None) -> int | None:
    match = re.match(r"\s*(\d{1,5})(?:px)?\s*$", value or "")
    return int(match[1]) if match else None

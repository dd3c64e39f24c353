"""The page of a mail as its blocks in reading order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lxml import etree  # type: ignore[import-untyped]

from broadsheet.sources.backissue.mail.blocks import (
    FILLER,
    Block,
    Growing,
    Image,
    made_of,
    parted,
    plain,
    unseen,
)
from broadsheet.sources.backissue.mail.looks import Look, look_of, names_of
from broadsheet.sources.backissue.mail.phrases import says_more
from broadsheet.sources.backissue.mail.styles import Sheet, declared, is_hidden

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


class Walker:
    """Walks one page once."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._sheet = Sheet([element.text or "" for element in root.iter("style")])
        self._blocks: list[Block] = []
        self._now = Growing()
        self._cell = 0
        self._looks = [Look()]
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
        text = plain(" ".join(element.itertext()))
        if text:
            self._close()
            self._blocks.append(unseen(text, self._cell))
        return True

    def _style(self, element: etree._Element) -> Mapping[str, str]:
        names, around = names_of(element), self._looks[-1].names
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
        self._looks.append(look_of(element, style, above, block=block))
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
        source = FILLER.sub("", element.get("src") or "").strip()
        sides = _pixels(element.get("width")), _pixels(element.get("height"))
        alt = plain(element.get("alt") or "")
        self._now.images.append(Image(source, alt, look.href, *sides))
        if look.level or (look.href and says_more(alt)):  # a heading or a button drawn as a picture
            self._now.runs.append((alt, look))

    def _close(self, *, opens: bool | None = True) -> None:
        """End the line. Lines without words leave what was said about the next one: that it opens a paragraph."""
        now = self._now
        made = [block for part in parted(now) if (block := made_of(part, self._cell))]
        if made:
            self._blocks += made
            self._now = Growing(opens=opens)
        else:
            now.runs.clear()
            # Two breaks in a row make a paragraph.
            now.opens = True if opens is True or now.opens is None else now.opens


def _pixels(value: str | None) -> int | None:
    match = re.match(r"\s*(\d{1,5})(?:px)?\s*$", value or "")
    return int(match[1]) if match else None

"""Places inside a text that a link may lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from broadsheet.sources.folder.markdown.elements import Element
from broadsheet.sources.folder.markdown.inlines import plain_text
from broadsheet.sources.folder.markdown.tags import HEADINGS
from broadsheet.sources.folder.slugs import slugify

# An id in an attribute list, which is gone from the tree: `## Times {#times}`.
_WRITTEN_ID = re.compile(r"\{[^{}\n]*?#([^\s{}]+)")
# What renderers add to the second heading of the same words.
_AGAIN = re.compile(r"-\d+$")
_TOP = "top"  # HTML, "select the indicated part": the top of the page needs no element


def dead_anchors(anchors: list[tuple[str, int]], root: Element, markdown: str) -> Iterator[tuple[str, int]]:
    """Those of `anchors`, each with its line, that lead to no heading and no id of the text."""
    if not anchors:
        return
    known = {_key(name) for name in (_TOP, *_WRITTEN_ID.findall(markdown), *_names(root))}
    for anchor, line in anchors:
        key = _key(unquote(anchor))
        if key and key not in known and _AGAIN.sub("", key) not in known:
            yield anchor, line


def _key(name: str) -> str:
    """Renderers make anchors of words in ways of their own, all much like slugs."""
    return slugify(name.removeprefix("#"))


def _names(element: Element) -> Iterator[str]:
    for child in element.children:
        if isinstance(child, Element):
            yield from (child.attributes[key] for key in ("id", "name") if key in child.attributes)
            if child.name in HEADINGS:
                yield plain_text(child.children)
            yield from _names(child)

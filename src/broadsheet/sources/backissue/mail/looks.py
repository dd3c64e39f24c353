"""How the text of an element is set, what its ancestors say included (HTML, 15.3, "Rendering")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

from broadsheet.sources.backissue.mail.styles import ROOT, is_bold, points

_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 1 / 1.2, "big": 1.2}
_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"address", "cite", "dfn", "em", "i", "var"})
_FONT_SIZES = {"1": 7.5, "2": 9.75, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_MOST_CLASSES = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What holds for the text of an element, its ancestors' say included."""

    size: float = ROOT
    bold: bool = False
    italic: bool = False
    level: int = 0
    href: str = ""
    names: frozenset[str] = frozenset()
    block: bool = True
    kept: bool = False


def look_of(element: etree._Element, style: Mapping[str, str], above: Look, *, block: bool) -> Look:
    tag = element.tag
    size = above.size * _SIZES.get(tag, 1.0)
    if tag == "font":
        size = _FONT_SIZES.get(element.get("size", "").strip(), size)
    size = points(style.get("font-size", ""), above.size) or size
    if style.get("font-size", "").startswith("0"):
        size = 0.0
    weight = is_bold(style.get("font-weight", ""))
    slant = style.get("font-style")
    return Look(
        size=size,
        bold=weight if weight is not None else above.bold or tag in _BOLD,
        italic=slant != "normal" if slant else above.italic or tag in _ITALIC,
        level=int(tag[1]) if tag in _SIZES and tag[0] == "h" else above.level,
        href=element.get("href", "").strip() if tag == "a" else above.href,
        names=above.names | names_of(element),
        block=block,
        kept=tag == "pre" or above.kept,
    )


def names_of(element: etree._Element) -> frozenset[str]:
    names = {element.tag, *(f".{name}" for name in (element.get("class") or "").split()[:_MOST_CLASSES])}
    if name := element.get("id"):
        names.add(f"#{name}")
    return frozenset(names)

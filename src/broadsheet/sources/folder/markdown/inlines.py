"""From elements inside a block to the inlines of the model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Abbreviation,
    Emphasis,
    Inline,
    InlineCode,
    Inlines,
    LanguageSpan,
    LineBreak,
    Link,
    NoteRef,
    Raised,
    SmallCaps,
    Strong,
    Text,
)
from broadsheet.sources.folder.markdown.cuts import MORE_MARK, without_mark
from broadsheet.sources.folder.markdown.elements import Element, Node
from broadsheet.sources.folder.markdown.links import Lost, bare_urls, safe_url
from broadsheet.sources.folder.markdown.reading import MAX_NOTES, Reading
from broadsheet.sources.folder.markdown.shortcodes import literal
from broadsheet.sources.folder.markdown.tags import (
    BLOCKS,
    DROPPED,
    FIGURE,
    MORE,
    NOTE,
    NOTE_REFERENCE,
)
from broadsheet.sources.folder.markdown.typography import typeset, typeset_text, unprotect

_SMALL_CAPS = frozenset({"smallcaps", "small-caps", "sc"})
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)


def running_text(nodes: Iterable[Node], reading: Reading, language: str) -> Inlines:
    """The inlines of a paragraph; they may hold `MORE_MARK`. Pictures in it wait in `reading`."""
    inlines = _without_idle_breaks(typeset(tuple(_all(nodes, _Scope(reading, language))), language))
    if not _same(language, reading.context.language) and tree.plain(inlines).strip():
        return (LanguageSpan(language, inlines),)
    return inlines


def inlines_of(nodes: Iterable[Node], reading: Reading, language: str) -> Inlines:
    """The inlines of what is never cut: a heading, a cell, a caption."""
    seen_before = reading.more_seen
    inlines = running_text(nodes, reading, language)
    if reading.more_seen and not seen_before:
        reading.more_due = True
        return without_mark(inlines)
    return inlines


def plain_text(nodes: Iterable[Node]) -> str:
    """The words of `nodes`, as they were written."""
    return unprotect("".join(map(_plain, nodes)))


def _plain(node: Node) -> str:
    if isinstance(node, str):
        return node
    if node.name == "br":
        return "\n"
    inside = "" if node.name in DROPPED else "".join(map(_plain, node.children))
    return f"{inside}\n" if node.name in BLOCKS else inside


def language_of(element: Element, around: str) -> str:
    """The language of `element`, which stands in text in the language `around`."""
    own = element.attributes.get("lang") or element.attributes.get("xml:lang") or ""
    return own if _LANGUAGE.fullmatch(own) and not _same(own, around) else around


def _same(language: str, other: str) -> bool:
    """`en` inside `en-GB` says nothing new."""
    one, two = language.lower(), other.lower()
    return one == two or two.startswith(f"{one}-")


def _without_idle_breaks(inlines: Inlines) -> Inlines:
    """Line breaks only between other inlines, and one at a time."""
    kept: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, LineBreak) or (kept and not isinstance(kept[-1], LineBreak)):
            kept.append(inline)
    if kept and isinstance(kept[-1], LineBreak):
        kept.pop()
    return tuple(kept)


# -- one element ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Scope:
    reading: Reading
    language: str
    linked: bool = False  # inside a link, where there is no other


def _all(nodes: Iterable[Node], scope: _Scope) -> list[Inline]:
    found: list[Inline] = []
    words: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            words.append(node)
            continue
        found += _words("".join(words), scope)
        words.clear()
        found += _element(node, scope)
    return found + _words("".join(words), scope)


def _words(text: str, scope: _Scope) -> list[Inline]:
    """`text`; addresses in it are links."""
    if scope.linked or "://" not in text:
        return [Text(text)] if text else []
    found: list[Inline] = []
    done = 0
    for start, end in bare_urls(text):
        if url := safe_url(unprotect(text[start:end])):
            found += (Text(text[done:start]), Link(url, (Text(text[start:end]),)))
            done = end
    return [*found, Text(text[done:])]


def _element(element: Element, scope: _Scope) -> Inlines:
    language = language_of(element, scope.language)
    if language == scope.language:
        return _make(element, scope)
    children = _make(element, replace(scope, language=language))
    return (LanguageSpan(language, children),)


def _make(element: Element, scope: _Scope) -> Inlines:
    name = element.name
    if make := _MAKERS.get(name):
        return make(element, scope)
    if name == NOTE or name in DROPPED:
        return ()
    if name in BLOCKS:
        return (LineBreak(), *_all(element.children, scope), LineBreak())
    return tuple(_all(element.children, scope))


def _emphasis(element: Element, scope: _Scope) -> Inlines:
    return (Emphasis(tuple(_all(element.children, scope))),)


def _strong(element: Element, scope: _Scope) -> Inlines:
    return (Strong(tuple(_all(element.children, scope))),)


def _super(element: Element, scope: _Scope) -> Inlines:
    return (Raised("super", tuple(_all(element.children, scope))),)


def _sub(element: Element, scope: _Scope) -> Inlines:
    return (Raised("sub", tuple(_all(element.children, scope))),)


def _code(element: Element, _scope: _Scope) -> Inlines:
    text = literal(plain_text(element.children)).replace("\n", " ")
    return (InlineCode(text),) if text.strip() else ()


def _break(_element: Element, _scope: _Scope) -> Inlines:
    return (LineBreak(),)


def _span(element: Element, scope: _Scope) -> Inlines:
    children = tuple(_all(element.children, scope))
    is_small_caps = element.classes & _SMALL_CAPS or "small-caps" in element.attributes.get("style", "")
    return (SmallCaps(children),) if is_small_caps else children


def _abbreviation(element: Element, scope: _Scope) -> Inlines:
    children = tuple(_all(element.children, scope))
    expansion = typeset_text(element.attributes.get("title", ""), scope.language)
    return (Abbreviation(expansion, children),) if expansion else children


def _quotation(element: Element, scope: _Scope) -> Inlines:
    """`q` brings its own marks; typography sets those of the language."""
    return (Text('"'), *_all(element.children, scope), Text('"'))


def _reading_aid(element: Element, scope: _Scope) -> Inlines:
    """The small characters over a word follow it in brackets."""
    return (Text("("), *_all(element.children, scope), Text(")"))


def _nothing(_element: Element, _scope: _Scope) -> Inlines:
    return ()


def _link(element: Element, scope: _Scope) -> Inlines:
    address = element.attributes.get("href")
    if address is None or scope.linked:
        return tuple(_all(element.children, scope))
    children = tuple(_all(element.children, replace(scope, linked=True)))
    if not children and element.children:
        scope.reading.findings.tally("source-picture-link", element.line, address.strip())
        return ()
    url = _followed(address, element.line, scope.reading)
    return (Link(url, children),) if url else children


def _followed(address: str, line: int, reading: Reading) -> str | None:
    """Where a link leads; it is told when that is nowhere."""
    guide, told = reading.context.guide, address.strip()
    url = safe_url(address)
    if url is None:
        way = guide.way(address, reading.context.file)
        if not isinstance(way, Lost):
            return way
        code = "source-dead-link" if way is Lost.NOWHERE else "source-link-dropped"
        reading.findings.tally(code, line, told)
    elif url.startswith("#"):
        reading.anchors.append((url, line))
    elif guide.is_dead(url):
        reading.findings.tally("source-dead-link", line, told)
    return url


def _button(element: Element, scope: _Scope) -> Inlines:
    """A button inside a link is only how the link looks."""
    if scope.linked:
        return tuple(_all(element.children, scope))
    scope.reading.findings.tally("source-unknown-tag", element.line, "<button>")
    return ()


def _picture(element: Element, scope: _Scope) -> Inlines:
    """It will stand behind the block it is in."""
    scope.reading.pictures.append((element, scope.language))
    return ()


def _more(_element: Element, scope: _Scope) -> Inlines:
    if scope.reading.more_seen:
        return ()
    scope.reading.more_seen = True
    return (MORE_MARK,)


def _note_reference(element: Element, scope: _Scope) -> Inlines:
    reading, label = scope.reading, element.attributes["label"]
    if label not in reading.definitions:
        reading.findings.tally("source-misplaced", element.line, "^[…]")
        return ()
    if label not in reading.numbers and len(reading.numbers) == MAX_NOTES:
        reading.findings.tally("source-over-limit", element.line, f"{MAX_NOTES} notes")
        return ()
    return (NoteRef(reading.numbers.setdefault(label, len(reading.numbers) + 1)),)


_MAKERS: Mapping[str, Callable[[Element, _Scope], Inlines]] = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), _emphasis),
    **dict.fromkeys(("strong", "b"), _strong),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), _code),
    "sup": _super,
    "sub": _sub,
    "br": _break,
    "span": _span,
    "abbr": _abbreviation,
    "acronym": _abbreviation,
    "q": _quotation,
    "rt": _reading_aid,
    "rp": _nothing,
    "a": _link,
    "button": _button,
    **dict.fromkeys(("img", "figure", FIGURE), _picture),
    MORE: _more,
    NOTE_REFERENCE: _note_reference,
}

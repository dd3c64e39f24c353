"""From the parser's tokens to the tree of elements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markdown_it.token import Token

from broadsheet.sources.folder.markdown import html, shortcodes
from broadsheet.sources.folder.markdown.elements import Element, TreeBuilder
from broadsheet.sources.folder.markdown.grammar import MISSING_NOTE
from broadsheet.sources.folder.markdown.shortcodes import Shortcode
from broadsheet.sources.folder.markdown.tags import CAPTION, FIGURE, KNOWN, LIVE, MORE, NOTE, NOTE_REFERENCE
from broadsheet.sources.folder.markdown.typography import protect

# Shortcodes that wrap a picture and its caption.
_CAPTIONS = frozenset({"caption", "wp_caption"})


@dataclass(slots=True)
class Tree:
    """`notes` are the elements of the notes by label; they stand in the tree too, where they were written."""

    root: Element = field(default_factory=lambda: Element("body", {}, 0))
    notes: dict[str, Element] = field(default_factory=dict)
    missing_notes: list[tuple[str, int]] = field(default_factory=list)
    unknown_shortcodes: list[tuple[str, int]] = field(default_factory=list)
    unknown_tags: list[tuple[str, int]] = field(default_factory=list)
    too_deep: int | None = None


def grow(tokens: Iterable[Token], first_line: int) -> Tree:
    """The tree of `tokens`, whose line 0 is `first_line` of the file."""
    tree = Tree()
    tree.root = _grown(tokens, tree, first_line)
    return tree


def _grown(tokens: Iterable[Token], tree: Tree, first_line: int) -> Element:
    """The root of `tokens`; what stands elsewhere goes to `tree`."""
    builder = TreeBuilder(first_line)
    grower = _Grower(builder, tree, first_line)
    for token in tokens:
        grower.take(token)
    tree.too_deep = tree.too_deep or builder.too_deep
    return builder.finish()


class _Grower:
    """Feeds a builder; knows the line it is in and what Markdown has opened."""

    def __init__(self, builder: TreeBuilder, tree: Tree, first_line: int) -> None:
        self._builder = builder
        self._tree = tree
        self._first_line = self._line = first_line
        self._opened: list[Element] = []

    def take(self, token: Token) -> None:
        if token.map:
            self._line = self._first_line + token.map[0]
        if token.nesting > 0:
            self._open(token)
        elif token.nesting < 0:
            self._builder.close(self._opened.pop())
        elif take := _TAKERS.get(token.type):
            take(self, token)

    def _open(self, token: Token) -> None:
        line = self._line_of(token)
        name = token.tag or NOTE
        element = self._builder.open(name, _attributes(token), line)
        self._opened.append(element)
        if name == NOTE:
            self._tree.notes.setdefault(token.meta["label"], element)
        if "too_deep" in token.meta:
            self._tree.too_deep = self._tree.too_deep or line

    def _line_of(self, token: Token) -> int:
        """Where an inline token stands: the grammar counted the line breaks before it."""
        return self._line + int(token.meta.get("line", 0))

    def inline(self, token: Token) -> None:
        for child in token.children or ():
            self.take(child)

    def text(self, token: Token) -> None:
        self._builder.add(token.content)

    def escape(self, token: Token) -> None:
        """A character behind a backslash stays as it is; an entity is a character like any other."""
        text = html.fit(token.content)
        self._builder.add(protect(text) if token.info == "escape" else text)

    def soft_break(self, _token: Token) -> None:
        self._builder.add("\n")

    def void(self, token: Token) -> None:
        self._builder.empty(token.tag, {}, self._line)

    def code(self, token: Token) -> None:
        self._leaf("code", {}, token)

    def code_block(self, token: Token) -> None:
        self._leaf("pre", {"language": token.info}, token)

    def _leaf(self, name: str, attributes: Mapping[str, str], token: Token) -> None:
        element = self._builder.open(name, attributes, self._line_of(token))
        self._builder.add(token.content)
        self._builder.close(element)

    def image(self, token: Token) -> None:
        attributes = _attributes(token) | {"alt": "".join(child.content for child in token.children or ())}
        self._builder.empty("img", attributes, self._line_of(token))

    def note_reference(self, token: Token) -> None:
        label = token.meta.get("label") or f" {token.meta['id']}"  # a label holds no space
        if token.children is not None:
            self._tree.notes[label] = _grown(token.children, self._tree, self._line_of(token))
        self._builder.empty(NOTE_REFERENCE, {"label": label}, self._line_of(token))

    def missing_note(self, token: Token) -> None:
        self._tree.missing_notes.append((token.content, self._line_of(token)))
        self._builder.add(token.content)

    def html(self, token: Token) -> None:
        for piece in html.pieces(token.content, self._line_of(token)):
            match piece:
                case html.OpenTag(name, attributes, line, empty):
                    if name not in KNOWN or name in LIVE:
                        self._tree.unknown_tags.append((f"<{name}>", line))
                    self._builder.open_html(name, attributes, line, empty=empty)
                case html.CloseTag(name):
                    self._builder.close_html(name)
                case html.Characters(text):
                    self._builder.add(text)
                case html.Comment(text, line):
                    if text.split()[:1] == ["more"]:
                        self._builder.empty(MORE, {}, line)

    def shortcode(self, token: Token) -> None:
        shortcode: Shortcode = token.meta[shortcodes.KIND]
        line = self._line_of(token)
        if shortcode.name == "figure" and not shortcode.closing:
            self._figure(shortcode, token, line)
        elif shortcode.name == "more":
            self._builder.empty(MORE, {}, line)
        elif shortcode.name in _CAPTIONS and shortcode.closing:
            self._builder.close_html(FIGURE)
        elif shortcode.name in _CAPTIONS:
            self._builder.open_html(FIGURE, {}, line, empty=False)
            self._caption(shortcode, token, line)
        else:
            self._tree.unknown_shortcodes.append((shortcode.name, line))

    def _figure(self, shortcode: Shortcode, token: Token, line: int) -> None:
        figure = self._builder.open(FIGURE, {}, line)
        self._builder.empty("img", {"alt": "", **shortcode.arguments, "title": ""}, line)
        self._caption(shortcode, token, line)
        self._builder.close(figure)

    def _caption(self, shortcode: Shortcode, token: Token, line: int) -> None:
        """Hugo sets a title in bold before the caption and the credit after it."""
        title, credit = shortcode.arguments.get("title"), shortcode.arguments.get("attr")
        if not (title or credit or token.children):
            return
        caption = self._builder.open(CAPTION, {}, line)
        if title:
            self._words("strong", {}, title, line=line)
            self._builder.add(" ")
        self.inline(token)
        if credit:
            self._words("span", {"class": "credit"}, credit, line=line)
        self._builder.close(caption)

    def _words(self, name: str, attributes: Mapping[str, str], words: str, *, line: int) -> None:
        element = self._builder.open(name, attributes, line)
        self._builder.add(words)
        self._builder.close(element)


def _attributes(token: Token) -> dict[str, str]:
    return {key: html.fit(str(value)) for key, value in token.attrs.items()}


_TAKERS: Mapping[str, Callable[[_Grower, Token], None]] = {
    "inline": _Grower.inline,
    "text": _Grower.text,
    "text_special": _Grower.escape,
    "softbreak": _Grower.soft_break,
    "hardbreak": _Grower.void,
    "hr": _Grower.void,
    "code_inline": _Grower.code,
    "fence": _Grower.code_block,
    "code_block": _Grower.code_block,
    "image": _Grower.image,
    "footnote_ref": _Grower.note_reference,
    MISSING_NOTE: _Grower.missing_note,
    "html_inline": _Grower.html,
    "html_block": _Grower.html,
    shortcodes.KIND: _Grower.shortcode,
}

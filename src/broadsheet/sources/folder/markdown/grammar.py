"""The grammar of a story: CommonMark, what its flavours add, and the rules that keep it within bounds."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from types import SimpleNamespace

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel, parseLinkTitle
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, emphasis, html_inline, image, link
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

from broadsheet.sources.folder.markdown import kramdown, shortcodes
from broadsheet.sources.folder.markdown.elements import MAX_DEPTH
from broadsheet.sources.folder.markdown.typography import CJK

MISSING_NOTE = "missing_note"

# The deepest element that may still open a container: it adds two (a list, its item), which hold a paragraph.
_DEEPEST_CONTAINER = MAX_DEPTH - 4
_CONTAINER_MARKS = re.compile(r"(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))+")
_NOTE_MARK = re.compile(r"\[\^[\w.-]+\](?!\()")
_BESIDE_CJK = re.compile(f"[{CJK}]")
_VERSE = re.compile(r"\{?\.?(?:verse|poem)\b", re.IGNORECASE)

_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]


class _Parser(MarkdownIt):
    """Hands over links as they were written: `links` judges them, and a bad one keeps its words."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 (the parser's protocol)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def parse(markdown: str) -> list[Token]:
    """The tokens of a text of blocks. Inline tokens carry in `meta` the line breaks before them as `line`."""
    return _parser().parse(markdown, {})


def parse_inline(markdown: str) -> list[Token]:
    """The tokens of a text without blocks."""
    return _parser().parseInline(markdown, {})


@functools.cache
def _parser() -> MarkdownIt:
    md = _Parser("commonmark", {"maxNesting": MAX_DEPTH + 2})
    md.helpers = SimpleNamespace(  # type: ignore[assignment]  # the parser declares the module it ships
        parseLinkDestination=shortcodes.link_destination,
        parseLinkLabel=parseLinkLabel,
        parseLinkTitle=parseLinkTitle,
    )
    md.enable(["table", "strikethrough"])
    md.use(footnote_plugin, move_to_end=False).use(deflist_plugin)
    md.use(shortcodes.plugin).use(kramdown.plugin)
    md.core.ruler.disable("text_join")  # an escaped quotation mark stays straight: `growth` must see it
    md.core.ruler.after("block", "verse", _verse)
    md.inline.ruler.after("footnote_ref", MISSING_NOTE, _missing_note)
    md.inline.ruler.at("emphasis", _emphasis_in_cjk)
    _count_lines(md)
    _bound(md)
    return md


# -- lines ----------------------------------------------------------------------------------------------------------


def _count_lines(md: MarkdownIt) -> None:
    rules: dict[str, _InlineRule] = {
        "link": link,
        "image": image,
        "autolink": autolink,
        "html_inline": html_inline,
        "footnote_inline": _inline_note,
        "footnote_ref": footnote_ref,
        MISSING_NOTE: _missing_note,
    }
    for name, rule in rules.items():
        md.inline.ruler.at(name, _with_line(rule))


def _with_line(rule: _InlineRule) -> _InlineRule:
    """`rule`, whose tokens know how many line breaks of the paragraph come before them."""

    def numbered(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        position, made = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent:
            line = state.src.count("\n", 0, position)
            for token in state.tokens[made:]:
                token.meta.setdefault("line", line)
        return found

    return numbered


# -- scripts without spaces -----------------------------------------------------------------------------------------


def _emphasis_in_cjk(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """CommonMark lets `**` behind a bracket close only before a space or a bracket, and Japanese has no spaces.

    Beside a CJK character only white space decides, as in the amendment "markdown-cjk-friendly".
    """
    start, made = state.pos, len(state.delimiters)
    found = emphasis.tokenize(state, silent)
    if found and state.src[start] == "*":
        before, after = state.src[start - 1 : start], state.src[state.pos : state.pos + 1]
        if _BESIDE_CJK.search(before + after):
            for delimiter in state.delimiters[made:]:
                delimiter.open, delimiter.close = bool(after.strip()), bool(before.strip())
    return found


# -- bounds ---------------------------------------------------------------------------------------------------------


def _bound(md: MarkdownIt) -> None:
    """Beyond the greatest depth the parser would drop what it reads: so containers stop before it."""
    ruler = md.block.ruler
    interrupts = ["paragraph", "reference", "blockquote", "list"]
    deflist = next(rule.fn for rule in ruler.__rules__ if rule.name == "deflist")
    ruler.at("blockquote", _unless_deep(blockquote), {"alt": interrupts})
    ruler.at("list", _unless_deep(list_block), {"alt": interrupts[:3]})
    ruler.at("deflist", _unless_deep(deflist), {"alt": interrupts[:2]})
    ruler.at("footnote_def", _unless_deep(footnote_def), {"alt": interrupts[:2]})
    ruler.before("code", "too_deep", _too_deep, {"alt": interrupts})


def _unless_deep(rule: _BlockRule) -> _BlockRule:
    def bounded(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        return state.level <= _DEEPEST_CONTAINER and rule(state, start, end, silent)

    return bounded


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001, ARG001
    """A quotation or list too deep to be made: its line is a paragraph."""
    if state.level <= _DEEPEST_CONTAINER:
        return False
    position = state.bMarks[start] + state.tShift[start]
    marks = _CONTAINER_MARKS.match(state.src, position, state.eMarks[start])
    if marks is None or silent:
        return marks is not None
    token = state.push("paragraph_open", "p", 1)
    token.map, token.meta = [start, start + 1], {"too_deep": True}
    token = state.push("inline", "", 0)
    token.map, token.content = [start, start + 1], state.src[marks.end() : state.eMarks[start]].strip()
    state.push("paragraph_close", "p", -1)
    state.line = start + 1
    return True


# -- notes and verse ------------------------------------------------------------------------------------------------


def _missing_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`[^1]` where no note of that name is: it stays as it was written."""
    if state.src[state.pos] != "[":
        return False
    match = _NOTE_MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push(MISSING_NOTE, "", 0).content = match[0]
    state.pos = match.end()
    return True


def _inline_note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """`^[words]`: the plug-in keeps the words elsewhere; here the mark carries them."""
    found = footnote_inline(state, silent)
    if found and not silent:
        mark = state.tokens[-1]
        mark.children = state.env["footnotes"]["list"][mark.meta["id"]]["tokens"]
    return found


def _verse(state: StateCore) -> None:
    """A fenced block of `verse` is read like a paragraph; the white space before its lines counts."""
    tokens: list[Token] = []
    for token in state.tokens:
        if token.type == "fence" and _VERSE.match(token.info):
            content = re.sub(r"(?m)^[ \t]+(?=\S)", lambda m: "\u00a0" * len(m[0]), token.content)
            tokens += (
                Token("verse_open", "div", 1, {"class": "verse"}, token.map),
                Token("inline", "", 0, content=content, children=[], map=_after_fence(token)),
                Token("verse_close", "div", -1),
            )
        else:
            tokens.append(token)
    state.tokens = tokens


def _after_fence(token: Token) -> list[int]:
    start, end = token.map or (0, 0)
    return [start + 1, end]

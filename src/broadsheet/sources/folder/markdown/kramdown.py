"""What kramdown, Pandoc and Markdown Extra add: attribute lists and Markdown inside HTML.

Attribute lists vanish, but for what one says of the picture before it: its credit and its focus.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

# {: .class} anywhere; {.class} and {#id} too; {key=value} only behind what it can belong to.
_ATTRIBUTES = re.compile(r"\{(?::[^{}\n]*+|[.#][A-Za-z][^{}\n]*+|(?P<bare>[\w-]++=[^{}\n]*+))\}")
_MAY_HAVE_ATTRIBUTES = frozenset(")]`*_")
_OF_PICTURES = re.compile(r"""(?<![\w-])(credit|focus)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_MARKDOWN_INSIDE = re.compile(
    r"""<[a-z][a-z0-9]*\b[^<>]*\bmarkdown\s*=\s*["']?(?:1|block|span)\b""", re.IGNORECASE
)
_ONLY_TAGS = re.compile(r"(?:<[^<>]*+>\s*+)+")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")


def plugin(md: MarkdownIt) -> None:
    """Adds the rules; that for HTML comes before indented code, because such HTML is usually indented."""
    md.inline.ruler.push("attributes", _attributes)
    md.block.ruler.before("code", "markdown_inside", _markdown_inside, {"alt": ["paragraph", "reference"]})


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser's protocol)
    if state.src[state.pos] != "{":
        return False
    match = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if match is None or (match["bare"] and state.src[state.pos - 1 : state.pos] not in _MAY_HAVE_ATTRIBUTES):
        return False
    if not silent and not state.pending and state.tokens and state.tokens[-1].type == "image":
        for name, double, single, bare in _OF_PICTURES.findall(match[0][1:-1]):
            state.tokens[-1].attrSet(name, double or single or bare)
    state.pos = match.end()
    return True


def _markdown_inside(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001, ARG001
    """A line that begins with a tag, where an element says markdown="1": its text is Markdown, not HTML's.

    CommonMark would take all lines up to a blank one as HTML. Here only a line of nothing but tags is; the words
    of another are those of a paragraph, in which the tags are inline. The tree mends the rest.
    """
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("<", position):
        return False
    line = state.src[position : state.eMarks[start]]
    inside: list[str] = state.env.setdefault("markdown_inside", [])
    if not (inside or _MARKDOWN_INSIDE.match(line)) or not _TAG.match(line):
        return False
    if silent:
        return True
    _follow(line, inside)
    token = state.push("html_block" if _ONLY_TAGS.fullmatch(line) else "inline", "", 0)
    token.content, token.map = line.rstrip(), [start, start + 1]
    state.line = start + 1
    return True


def _follow(line: str, inside: list[str]) -> None:
    """Keep account of the elements open in which HTML is Markdown."""
    for match in _TAG.finditer(line):
        name = match[2].lower()
        if not match[1] and _MARKDOWN_INSIDE.match(line, match.start()):
            inside.append(name)
        elif match[1] and inside and inside[-1] == name:
            inside.pop()

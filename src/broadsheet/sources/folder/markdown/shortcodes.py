"""Shortcodes of Hugo, Liquid tags of Jekyll, and what WordPress leaves in square brackets.

They are rules of the grammar, so that code keeps them: `{{< figure >}}` in a fenced block is about figures. Each
becomes a token that carries a `Shortcode`; what it means is decided when the tree grows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

KIND = "shortcode"

_PATTERN = re.compile(
    r"""
    \{\{(?P<literal>[<%]/\*(?>(?:(?!\*/[>%]\}\}).)*)\*/[>%])\}\}  # Hugo: the shortcode itself, shown
  | \{\{[<%]\s*+(?P<close>/?)\s*+(?P<name>[\w.-]++)            # Hugo: {{< name argument key="value" >}}
    (?P<arguments>(?>(?:"(?>(?:[^"\\]|\\.)*)"|`[^`]*+`|(?![%>]\}\}|\{\{)[^"`])*))[%>]\}\}
  | \{%-?\s*+(?P<tag>\w[\w-]*+)(?P<rest>(?>(?:(?!%\}|\{%).)*))%\}  # Liquid: {% name argument %}
  | \{\{-?\s*+(?P<output>[^{}\s][^{}]*+)\}\}                   # Liquid: {{ page.title }}
    """,
    re.VERBOSE | re.DOTALL,
)
_ARGUMENT = re.compile(r"""(?:([\w-]+)\s*=\s*)?("(?:[^"\\]|\\.)*"|`[^`]*`|'[^']*'|[^\s"'`=]+)""")
_WORDPRESS = re.compile(
    r"\[(?P<close>/?)(?P<name>caption|wp_caption|gallery|playlist|audio|video|embed)"
    r"(?P<arguments>(?:\s[^\[\]]*+)?)\](?![(\[:])"
)
# A link's target with a shortcode in it, as in [us]({{< ref "about.md" >}}).
_DESTINATION = re.compile(
    r"""(?=[^\s()<>]*\{[{%]) (?> (?: \{\{[^{}]*+\}\} | \{% (?>(?:(?!%\})[^{}])*) %\} | [^\s()<>{] )+ )""",
    re.VERBOSE,
)
# One without escapes, entities or brackets, which the parser would read character by character.
_PLAIN = re.compile(r"[^\s()<>{}\\&\x00-\x20\x7f]+(?=[\s)])")
_EXPRESSION = re.compile(r"\{[{%]([^{}]*)[%}]\}")
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_ESCAPED = re.compile(r"(\{\{[<%])/\*(.*?)\*/([>%]\}\})")
# Regions that hold no Markdown.
_REGION = re.compile(
    r"(?:\{%-?|\{\{[<%])\s*(?P<name>highlight|comment)\b(?P<rest>[^{}]*?)(?:-?%\}|[%>]\}\})\s*"
)
# Shortcodes that may stand between the lines of a paragraph and end it.
_BREAKING = frozenset({"figure", "more"})


@dataclass(frozen=True, slots=True)
class Shortcode:
    """`arguments` without a name are named by their place, "0", "1", …"""

    name: str
    arguments: Mapping[str, str]
    closing: bool = False


def plugin(md: MarkdownIt) -> None:
    """Adds the rules. Those of WordPress come after links: `[gallery](…)` is one."""
    md.block.ruler.before(
        "fence", "shortcode_region", _region, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.block.ruler.before(
        "fence", "shortcode", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    md.inline.ruler.push("shortcode", _inline)
    md.inline.ruler.push("wordpress", _wordpress)


def literal(code: str) -> str:
    """Code as it is meant to be read: without the tags that kept its site from running it."""
    if "{" not in code:
        return code
    return _ESCAPED.sub(r"\1\2\3", _RAW.sub("", code))


def link_destination(source: str, position: int, maximum: int) -> Any:  # noqa: ANN401 (the parser's own type)
    """As the parser's, but a shortcode in the target may hold spaces; it gives its quoted path, or nothing."""
    match = _DESTINATION.match(source, position, maximum) or _PLAIN.match(source, position, maximum)
    if match is None:
        return parseLinkDestination(source, position, maximum)
    result = parseLinkDestination("", 0, 0)
    result.ok, result.pos = True, match.end()
    result.str = _EXPRESSION.sub(_quoted_path, match[0])
    return result


def _quoted_path(expression: re.Match[str]) -> str:
    """`{{ "/pictures/boat.png" | relative_url }}` is a path; `{{< ref "boat.md" >}}` is a page of the site."""
    quoted = re.match(r"""\s*["']([^"']*)["']""", expression[1])
    return quoted[1] if quoted else ""


def _shortcode(match: re.Match[str]) -> Shortcode:
    if match["name"]:
        name = match["name"].lower()
        return Shortcode(name, _arguments(match["arguments"]), closing=bool(match["close"]))
    if match["tag"]:
        tag = match["tag"].lower()
        return Shortcode(tag.removeprefix("end"), _arguments(match["rest"]), closing=tag.startswith("end"))
    return Shortcode(match["output"].strip().split("|")[0].strip(), {})


def _arguments(source: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in _ARGUMENT.findall(source):
        if value == "/":
            continue
        quoted = value[0] in "\"'`"
        text = value[1:-1] if quoted else value
        if value[0] == '"':
            text = re.sub(r"\\(.)", r"\1", text)
        found.setdefault(name.lower() or str(len(found)), text)
    return found


def _inline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (the parser's protocol)
    if state.src[state.pos] != "{":
        return False
    match = _PATTERN.match(state.src, state.pos, state.posMax)
    if match is None or (state.env.get("raw") and match["tag"] != "endraw"):
        return False
    if not silent:
        _push(state, match)
    state.pos = match.end()
    return True


def _push(state: StateInline, match: re.Match[str]) -> None:
    if match["tag"] in ("raw", "endraw"):
        state.env["raw"] = match["tag"] == "raw"
    elif match["literal"]:
        token = state.push("text_special", "", 0)
        token.content, token.info = literal(match[0]), "escape"
    else:
        _push_shortcode(state, _shortcode(match))


def _push_shortcode(state: StateInline, shortcode: Shortcode) -> None:
    token = state.push(KIND, "", 0)
    token.meta = {KIND: shortcode, "line": state.src.count("\n", 0, state.pos)}
    if caption := shortcode.arguments.get("caption"):
        token.children = []
        state.md.inline.parse(caption, state.md, state.env, token.children)


def _wordpress(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] != "[":
        return False
    match = _WORDPRESS.match(state.src, state.pos, state.posMax)
    if match is None or not _is_shortcode(match):
        return False
    if not silent:
        shortcode = Shortcode(match["name"], _arguments(match["arguments"]), closing=bool(match["close"]))
        _push_shortcode(state, shortcode)
    state.pos = match.end()
    return True


def _is_shortcode(match: re.Match[str]) -> bool:
    """The word [video] alone is a word."""
    if match["close"] or match["name"] == "gallery" or "=" in match["arguments"]:
        return True
    return f"[/{match['name']}]" in match.string[match.end() : match.end() + 2000]


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A shortcode alone on its lines."""
    position = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(("{{<", "{{%", "{%"), position) or state.is_code_block(start):
        return False
    match = _PATTERN.match(state.src, position, state.eMarks[end - 1])
    if match is None or match["literal"] or match["tag"] in ("raw", "endraw"):
        return False
    last = next(line for line in range(start, end) if match.end() <= state.eMarks[line])
    if state.src[match.end() : state.eMarks[last]].strip():
        return False
    shortcode = _shortcode(match)
    if silent:
        return shortcode.name in _BREAKING
    token = state.push("inline", "", 0)
    token.map = [start, last + 1]
    token.content = match[0]
    state.line = last + 1
    return True


def _region(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """`{% highlight ruby %} … {% endhighlight %}` is code, `{% comment %} … {% endcomment %}` is nothing."""
    position = state.bMarks[start] + state.tShift[start]
    if state.src[position : position + 1] != "{" or state.is_code_block(start):
        return False
    match = _REGION.fullmatch(state.src, position, state.eMarks[start])
    last = _closing_line(state, match["name"], start + 1, end) if match else None
    if match is None or last is None:
        return False
    if silent:
        return True
    if match["name"] == "highlight":
        token = state.push("fence", "code", 0)
        token.map = [start, last + 1]
        token.info = _arguments(match["rest"]).get("0", "")
        token.content = state.getLines(start + 1, last, state.sCount[start], True)  # noqa: FBT003
    state.line = last + 1
    return True


def _closing_line(state: StateBlock, name: str, start: int, end: int) -> int | None:
    """The line that closes the region; what is closed nowhere is looked for once."""
    unclosed: dict[tuple[str, int], int] = state.env.setdefault("unclosed", {})
    if unclosed.get((name, end), start + 1) <= start:
        return None
    closing = re.compile(rf"\s*(?:\{{%-?\s*end{name}\s*-?%\}}|\{{\{{[<%]\s*/\s*{name}\s*[%>]\}}\}})\s*")
    for line in range(start, end):
        if closing.fullmatch(state.src, state.bMarks[line], state.eMarks[line]):
            return line
    unclosed[name, end] = start
    return None

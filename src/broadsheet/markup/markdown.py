r"""Plain text → Markdown, YAML and TOML that read back as that text: how stories and issues are written by the program.

A character is escaped only where it would mean something: an editor goes on with these files by hand. Quotation
marks, dashes and dots are left to the typography of the language, as in any other story.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from broadsheet.config.reading import without_controls

# An underscore inside a word means nothing to CommonMark.
_SIGNS = re.compile(r"[\\`*\[\]<{|~]|(?<![^\W_])_|_(?![^\W_])|&(?=[#\w])")
_OPENERS = re.compile(
    r"#{1,6}(?=\s|$)|[-+](?=\s|$)|-(?=-+$)|[>=]|:(?=\s|$)|(?P<number>[0-9]{1,9})(?=[.)](?:\s|$))"
)
_ITEM = re.compile(r"(?:(?P<bullet>[•‣▪◦])|(?P<dash>[-–*·])|(?P<number>[0-9]{1,2})[.)])\s+(?=\S)")
_FEWEST_ITEMS = 2
_BACKTICKS = re.compile("`+")
# Words that YAML readers take for something else than text.
_YAML_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_YAML_PLAIN = re.compile(r"[^\W\d_](?:[\w ,.()’‘“”„«»…–—!?;/-]*[\w.)!?”»…])?")


def one_line(text: str) -> str:
    """`text` in one line, without what no file of text may hold."""
    return " ".join(without_controls(text).split())


def words(text: str) -> str:
    """Markdown of a text without blocks: a title, a standfirst, a caption."""
    return _SIGNS.sub(r"\\\g<0>", one_line(text))


def line(text: str) -> str:
    """Markdown of one line of a paragraph, wherever in it the line stands."""
    written = words(text)
    opener = _OPENERS.match(written)
    if opener is None:
        return written
    at = opener.end() if opener["number"] else 0  # 12\. is no list, \12. is a backslash and a list
    return f"{written[:at]}\\{written[at:]}"


def blocks(texts: Iterable[str]) -> str:
    """Markdown of a text: its paragraphs, one a line, those without words left out. Paragraphs that begin with a bullet
    are items of a list, and so are several that begin with dashes, or are counted from 1.
    """
    written = [plain for text in texts if (plain := one_line(text))]
    made: list[str] = []
    at = 0
    while at < len(written):
        items = _items(written[at:])
        made.append("\n".join(items) if items else line(written[at]))
        at += len(items) or 1
    return "".join(f"\n{block}\n" for block in made if block)


def _items(texts: Sequence[str]) -> list[str]:
    """Markdown of the items of a list with which `texts` begin; none where they begin with something else."""
    made: list[str] = []
    kind: str | None = None
    for count, text in enumerate(texts, 1):
        found = _ITEM.match(text)
        if found is None or found.lastgroup != (kind or found.lastgroup):
            break
        if found["number"] and int(found["number"]) != count:
            break
        kind = found.lastgroup
        mark = f"{count}." if found["number"] else "-"
        made.append(f"{mark} {line(text[found.end() :])}")
    return made if len(made) >= (1 if kind == "bullet" else _FEWEST_ITEMS) else []


def broken_lines(texts: Iterable[str]) -> str:
    """Markdown of one paragraph whose lines are never set as one: an address."""
    return "\\\n".join(written for text in texts if (written := line(text)))


def picture(file: str, alt: str, caption: str) -> str:
    """A picture in a text; its caption is a string, not Markdown."""
    title = re.sub(r'[\\"&]', r"\\\g<0>", one_line(caption))
    return f'![{words(alt)}]({file} "{title}")' if title else f"![{words(alt)}]({file})"


def fence(lines: Iterable[str]) -> str:
    """Lines as they are, for copying: a fenced block longer than any run of backticks in it."""
    kept = [without_controls(each) for each in lines]
    longest = max((len(run) for each in kept for run in _BACKTICKS.findall(each)), default=0)
    mark = "`" * max(3, longest + 1)
    return "\n".join([f"{mark}text", *kept, mark]) + "\n"


# -- values ---------------------------------------------------------------------------------------------------------


def yaml_text(text: str) -> str:
    """A value of front matter: plain where nobody could misread it, else between double quotes."""
    written = one_line(text)
    if _YAML_PLAIN.fullmatch(written) and written.lower() not in _YAML_WORDS:
        return written
    return json.dumps(written, ensure_ascii=False)  # a JSON string is one of YAML, and of TOML


def toml_text(text: str) -> str:
    """A basic string of TOML in one line."""
    return json.dumps(one_line(text), ensure_ascii=False)


def toml_block(text: str) -> str:
    """A string of TOML over as many lines as `text` has."""
    escaped = without_controls(text).replace("\\", "\\\\").replace('"""', '""\\"')
    return f'"""\n{escaped}\n"""'

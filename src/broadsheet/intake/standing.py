"""Standing matter of a back issue → boxes of its issue.toml, and what a new publication says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from broadsheet.markup import markdown
from broadsheet.sources.backissue.model import Field

MOST_WORDS = 300
"""A box of more words is none: something else was taken for standing matter."""
_MOST_SIGNS = 2_000  # for scripts without spaces
STANDING = {"about": 60, "dates": 60, "masthead": 40, "references": 60, "address": 12, "contact": 12}
"""The standing matter that can be a box, and of how many lines at most."""
_KINDS = {"dates": "dates", "about": "about", "masthead": "masthead", "references": "notice"}  # as boxes
_PROSE = frozenset({"dates", "about"})
USUAL_NAME = "The Newsletter"
_LONGEST_TITLE = 120
_MAIL = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+\.[^\s@<>,;:\"().]+")


@dataclass(frozen=True, slots=True)
class Box:
    """Furniture as issue.toml has it; `text` is Markdown."""

    kind: str
    title: str
    text: str

    def lines(self) -> Iterator[str]:
        yield "[[furniture]]"
        yield f'kind = "{self.kind}"'
        if self.title:
            yield f"title = {markdown.toml_text(self.title)}"
        yield f"text = {markdown.toml_block(self.text)}"


def boxes(issue: Mapping[str, Field[str]]) -> tuple[list[Box], list[str]]:
    """The boxes of an issue, and the names of what is too long for one."""
    made: list[Box] = []
    unused = [
        name for name, value in issue.items() if name in STANDING and not _is_box(value.value, STANDING[name])
    ]
    kept = {name: value for name, value in issue.items() if name not in unused}
    for name, kind in _KINDS.items():
        if name in kept:
            text = _prose(kept[name].value) if name in _PROSE else _lines(kept[name].value)
            made.append(Box(kind, _title(kept[name]), text))
    where = [kept[name] for name in ("address", "contact") if name in kept]
    if where:
        made.append(Box("address", _title(where[0]), _lines("\n".join(each.value for each in where))))
    return [box for box in made if box.text], unused


def about_us(issue: Mapping[str, Field[str]], language: str) -> str:
    """broadsheet.toml of a publication of which only this issue is known."""
    made, unused = boxes(issue)
    name = markdown.one_line(issue["nameplate"].value) if "nameplate" in issue else ""
    address = [] if "address" in unused or "address" not in issue else issue["address"].value.split("\n")
    contact = next(
        (
            match[0]
            for key in ("contact", "address")
            if key in issue
            if (match := _MAIL.search(issue[key].value))
        ),
        "",
    )
    about = next((box.text for box in made if box.kind == "about"), "")
    lines = ["format = 1", "", "[publication]"]
    lines.append(f"name = {markdown.toml_text(name[:_LONGEST_TITLE] or USUAL_NAME)}")
    lines.append(f"language = {markdown.toml_text(language)}")
    if contact:
        lines.append(f"contact = {markdown.toml_text(contact)}")
    if shown := [markdown.toml_text(line) for line in address if markdown.one_line(line)]:
        lines += ["address = [", *(f"  {line}," for line in shown), "]"]
    if about:
        lines.append(f"about = {markdown.toml_block(about)}")
    return "\n".join([*lines, "", "[print]", 'pages = "auto"', ""])


def _is_box(text: str, most_lines: int) -> bool:
    return (
        len(text.split()) <= MOST_WORDS and len(text.split("\n")) <= most_lines and len(text) <= _MOST_SIGNS
    )


def _title(value: Field[str]) -> str:
    """The head over the matter: what its origin has before it."""
    text = " ".join(value.value.split())
    whole = " ".join(value.origin.text.split())
    title = whole.removesuffix(text).strip() if whole.endswith(text) else ""
    return title if len(title) <= _LONGEST_TITLE else ""


def _lines(text: str) -> str:
    return markdown.broken_lines(text.split("\n"))


def _prose(text: str) -> str:
    """Paragraphs, a line each, and lists where they have bullets."""
    return markdown.blocks(text.split("\n")).strip("\n")

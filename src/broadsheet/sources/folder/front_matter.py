"""The head of a story file: YAML between `---`, TOML between `+++`, or Pelican's bare `Title: …` lines.

Values come out as text, numbers, true, false, nothing, lists and tables: what JSON can hold. Dates stay the text
they were written as, and so does every plain word that some YAML reader would take for something else (`no`, `1:30`,
`007`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from broadsheet.config.tables import syntax_error
from broadsheet.config.toml_lines import toml_lines
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.sources.folder.plain_values import Plain, plain
from broadsheet.sources.folder.yaml_values import YamlError, yaml_items

LARGEST = 64_000
_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_SEPARATORS = str.maketrans("", "", "-_ ")
_BARE_LINE = re.compile(r"([A-Za-z][A-Za-z_-]*):(?:[ \t]+(.*))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key as it is written, its value, its line, and the value's own characters where it is a plain one."""

    key: str
    value: Plain
    line: int
    written: str | None = None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`entries` by their key without case, hyphens, underscores or spaces. The body begins on `body_line`."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1


def folded(key: str) -> str:
    """One form for `featured_image`, `Featured-Image` and `featuredImage`."""
    return key.translate(_SEPARATORS).casefold()


def read_front_matter(text: str, file: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Divide `text` into front matter and body; None when the front matter is broken."""
    lines = text.split("\n")
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    fence = lines[start].rstrip()
    if fence not in _FENCES:
        return _bare(lines, start, file)
    closing = _FENCES[fence]
    end = next((i for i in range(start + 1, len(lines)) if lines[i].rstrip() in closing), None)
    if end is None:
        return None, (_unclosed(fence, Span(file, start + 1)),)
    head = "\n".join(lines[start + 1 : end])
    if len(head.encode()) > LARGEST:
        message = f"The front matter has more than {LARGEST // 1000} kB."
        return None, (diagnose("source-bad-front-matter", message, Span(file, start + 1)),)
    first_line = start + 2
    entries, found = _toml(head, file, first_line) if fence == "+++" else _yaml(head, file, first_line)
    if entries is None:
        return None, found
    kept, doubled = _by_key(entries, file)
    return FrontMatter(kept, "\n".join(lines[end + 1 :]), end + 2), (*found, *doubled)


Parsed = tuple[list[Entry] | None, tuple[Diagnostic, ...]]


def _yaml(head: str, file: str, first_line: int) -> Parsed:
    try:
        return [Entry(k, v, line + first_line, w) for k, v, line, w in yaml_items(head)], ()
    except YamlError as error:
        span = Span(file, error.line + first_line)
        message = f"The front matter is not valid YAML: {error}."
        return None, (diagnose("source-bad-front-matter", message, span, hints=error.hints),)


def _toml(head: str, file: str, first_line: int) -> Parsed:
    try:
        table, lines = tomllib.loads(head), toml_lines(head)
        return [
            Entry(key, plain(value), (lines.of((key,)) or 1) + first_line - 1, _written(value))
            for key, value in table.items()
        ], ()
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return None, (syntax_error("source-bad-front-matter", error, head, file=file, first_line=first_line),)


def _written(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _bare(lines: list[str], start: int, file: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """Pelican's header: `Key: value` lines up to the first blank one, a `Title` among them; else all is body."""
    entries: list[Entry] = []
    end = start
    for end, line in enumerate(lines[start:], start):
        match = _BARE_LINE.fullmatch(line.rstrip())
        if match:
            entries.append(Entry(match[1], match[2] or "", end + 1, match[2] or ""))
        elif line[:1].isspace() and line.strip() and entries:
            entries[-1] = _continued(entries[-1], line.strip())
        else:
            break
    if not any(folded(entry.key) == "title" for entry in entries):
        return FrontMatter({}, "\n".join(lines[start:]), start + 1), ()
    kept, doubled = _by_key(entries, file)
    return FrontMatter(kept, "\n".join(lines[end:]), end + 1), doubled


def _continued(entry: Entry, line: str) -> Entry:
    value = f"{entry.value} {line}"
    return Entry(entry.key, value, entry.line, value)


def _by_key(entries: list[Entry], file: str) -> tuple[dict[str, Entry], tuple[Diagnostic, ...]]:
    kept: dict[str, Entry] = {}
    doubled: list[Diagnostic] = []
    for entry in entries:
        key = folded(entry.key)
        if key in kept:
            message = f"`{entry.key}` stands here again; this one counts, not that of line {kept[key].line}."
            doubled.append(diagnose("source-duplicate-key", message, Span(file, entry.line)))
        kept[key] = entry
    return kept, tuple(doubled)


def _unclosed(fence: str, span: Span) -> Diagnostic:
    hint = f"Write a line of `{fence}` between the front matter and the text."
    return diagnose("source-bad-front-matter", "The front matter has no end.", span, hints=[hint])

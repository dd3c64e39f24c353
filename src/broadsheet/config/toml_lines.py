"""Where in a TOML file each key and list item stands: `tomllib` gives values without lines.

The text has been accepted by `tomllib` already, so this reader only follows the grammar and never judges it.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field

KeyPath = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*")
_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_MULTILINE = re.compile(
    r'"""(?>(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*)"{3,5}' + r"|'''(?>(?:[^']++|'{1,2}(?!'))*)'{3,5}",
)
_OPENING_NEWLINE = re.compile(r"...\r?\n")  # TOML drops a newline right after the opening quotes
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"' + r"|'[^'\n]*'")
_SCALAR = re.compile(r"[^,\]}#\n]*")


@dataclass(frozen=True, slots=True)
class TomlLines:
    """`keys`: the 1-based line of each key, table and list item; `texts`: where a string's own words begin."""

    keys: dict[KeyPath, int] = field(default_factory=dict)
    texts: dict[KeyPath, int] = field(default_factory=dict)

    def of(self, path: KeyPath) -> int | None:
        """The line of `path`, or of the nearest table that would hold it."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.keys:
                return self.keys[path[:length]]
        return None

    def of_text(self, path: KeyPath) -> int:
        return self.texts.get(path) or self.of(path) or 1


def toml_lines(text: str) -> TomlLines:
    """The lines of every key in `text`, which must be valid TOML."""
    return _Walk(text).document()


class _Walk:
    """One pass over a valid TOML text; `at` is the reader's place in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.counted_to = 0
        self.line = 1
        self.lines = TomlLines()
        self.items: Counter[KeyPath] = Counter()

    def document(self) -> TomlLines:
        table: KeyPath = ()
        self.skip(_SPACE)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self.header()
            else:
                self.assignment(table)
            self.skip(_SPACE)
        return self.lines

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        assert match, f"not TOML at character {self.at}"
        self.at = match.end()
        return match[0]

    def here(self) -> int:
        self.line += self.text.count("\n", self.counted_to, self.at)
        self.counted_to = self.at
        return self.line

    def mark(self, path: KeyPath) -> None:
        self.lines.keys.setdefault(path, self.here())

    def header(self) -> KeyPath:
        """`[a.b]` or `[[a.b]]`: the path of the table that follows."""
        is_list = self.text.startswith("[[", self.at)
        self.at += 2 if is_list else 1
        path = self.appended(self.key()) if is_list else self.resolved(self.key())
        self.mark(path)
        self.at += 2 if is_list else 1
        return path

    def appended(self, written: tuple[str, ...]) -> KeyPath:
        """The path of one more item of the list of tables `written`."""
        items = (*self.resolved(written[:-1]), written[-1])
        self.mark(items)
        self.items[items] += 1
        return (*items, self.items[items] - 1)

    def resolved(self, written: tuple[str, ...]) -> KeyPath:
        """`written` with the index of the latest item behind each list of tables on the way."""
        path: KeyPath = ()
        for part in written:
            path = (*path, part)
            if self.items[path]:
                path = (*path, self.items[path] - 1)
        return path

    def assignment(self, table: KeyPath) -> None:
        path = table
        for part in self.key():
            path = (*path, part)
            self.mark(path)
        self.at += 1  # the equals sign
        self.skip(_BLANK)
        self.value(path)

    def key(self) -> tuple[str, ...]:
        parts: list[str] = []
        while True:
            self.skip(_BLANK)
            quoted = self.text[self.at] in "\"'"
            part = self.skip(_STRING if quoted else _BARE_KEY)
            parts.append(tomllib.loads(f"k = {part}")["k"] if quoted else part)
            self.skip(_BLANK)
            if self.text[self.at] != ".":
                return tuple(parts)
            self.at += 1

    def value(self, path: KeyPath) -> None:
        start = self.text[self.at]
        if start == "[":
            self.array(path)
        elif start == "{":
            self.inline_table(path)
        elif self.text.startswith(('"""', "'''"), self.at):
            self.lines.texts[path] = self.here() + bool(_OPENING_NEWLINE.match(self.text, self.at))
            self.skip(_MULTILINE)
        else:
            self.lines.texts[path] = self.here()
            self.skip(_STRING if start in "\"'" else _SCALAR)

    def array(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        self.skip(_SPACE)
        while self.text[self.at] != "]":
            self.mark((*path, index))
            self.value((*path, index))
            index += 1
            self.past_comma()
        self.at += 1

    def inline_table(self, path: KeyPath) -> None:
        self.at += 1
        self.skip(_SPACE)
        while self.text[self.at] != "}":
            self.assignment(path)
            self.past_comma()
        self.at += 1

    def past_comma(self) -> None:
        self.skip(_SPACE)
        if self.text[self.at] == ",":
            self.at += 1
            self.skip(_SPACE)

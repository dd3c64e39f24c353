"""YAML front matter without YAML's surprises: our own few rules for what a plain word means, and every key's line.

Only the parser's events are read. Nothing is constructed but text, numbers, lists and tables, tags (`!!python/…`)
mean nothing, and an alias counts as much as what it stands for, so that a bomb of them is refused. (PyYAML's own
composer recurses once a level in C and dies of 30,000 brackets.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from broadsheet.config.reading import without_controls
from broadsheet.sources.folder.plain_values import Plain, plain_number

MOST_VALUES = 5_000
DEEPEST = 20
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,30})")
_FLOAT = re.compile(r"[-+]?[0-9]{1,30}\.[0-9]{1,30}(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_QUOTE = "Put a value that holds a colon, a quotation mark or a leading sign into quotes."
_TOO_MUCH = "it holds too many values, or lists too deep inside one another"

Item = tuple[str, Plain, int, str | None]


class YamlError(Exception):
    """Front matter that is not YAML, or too much of it. `line` counts from 0."""

    def __init__(self, message: str, line: int, hints: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.line = line
        self.hints = hints


def yaml_items(text: str) -> list[Item]:
    """The keys of a YAML table: key, value, 0-based line, the characters of a plain value. Raises `YamlError`."""
    try:
        return _Reader(yaml.CSafeLoader(text).get_event).document()
    except yaml.MarkedYAMLError as error:
        raise _fault(error) from error
    except yaml.YAMLError as error:
        raise YamlError("it cannot be read", 0) from error


# What libyaml says, and what it means to somebody who writes front matter twice a month.
_MEANINGS = (
    ("mapping values are not allowed", "a colon stands inside a value", _QUOTE),
    (
        "cannot start any token",
        "a value begins with a sign that YAML keeps for itself, or a line with a tab",
        _QUOTE,
    ),
    ("unexpected end of stream", "a quotation mark is not closed", "Close it."),
    ("could not find expected ':'", "a line has no colon after its key", "Write `key: value`, one a line."),
    (
        "did not find expected key",
        "a line is not indented like its neighbours, or a quotation mark is odd",
        _QUOTE,
    ),
    ("expected ',' or", "a list or table in brackets is not closed", "Close the bracket."),
    ("expected node content", "a list or table in brackets is not closed", "Close the bracket."),
)


def _fault(error: yaml.MarkedYAMLError) -> YamlError:
    problem = error.problem or "it cannot be read"
    # An open quotation mark is noticed at the end; its beginning helps more.
    mark = error.context_mark if "end of stream" in problem and error.context_mark else error.problem_mark
    line = mark.line if mark else 0
    for said, meaning, hint in _MEANINGS:
        if said in problem:
            return YamlError(meaning, line, (hint,))
    return YamlError(problem.rstrip("."), line)


class _Reader:
    """Turns events into values, counting them."""

    def __init__(self, next_event: Callable[[], yaml.Event | None]) -> None:
        self.next_event = next_event
        self.count = 0
        self.anchored: dict[str, tuple[Plain, int]] = {}

    def next(self) -> yaml.Event:
        event = self.next_event()
        assert event is not None, "an end has its own event"
        return event

    def document(self) -> list[Item]:
        self.next()  # the stream
        if isinstance(self.next(), yaml.StreamEndEvent):
            return []
        first = self.next()
        if isinstance(first, yaml.ScalarEvent) and not first.value:
            return []
        if not isinstance(first, yaml.MappingStartEvent):
            raise YamlError("it is no list of `key: value` lines", _line(first))
        items = list(self.pairs(1))
        self.next()  # the document's end
        if not isinstance(extra := self.next(), yaml.StreamEndEvent):
            raise YamlError("it holds a second document", _line(extra))
        return items

    def pairs(self, depth: int) -> Iterator[Item]:
        """The keys and values of the mapping just begun."""
        while not isinstance(key := self.next(), yaml.MappingEndEvent):
            name = self.key(key, depth)
            event = self.next()
            written = _text(event) if isinstance(event, yaml.ScalarEvent) else None
            yield name, self.value(event, depth), _line(key), written

    def key(self, event: yaml.Event, depth: int) -> str:
        """A key as it is written, even where it looks like a number; one that is a list is its Python form."""
        if isinstance(event, yaml.ScalarEvent):
            self.counted(event, 1, depth)
            return _text(event)
        return str(self.value(event, depth))

    def value(self, event: yaml.Event, depth: int) -> Plain:
        before = self.count
        self.counted(event, 1, depth)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, depth)
        assert isinstance(event, yaml.NodeEvent)
        value = self.node(event, depth)
        if event.anchor:
            self.anchored[event.anchor] = (value, self.count - before)
        return value

    def node(self, event: yaml.NodeEvent, depth: int) -> Plain:
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self.items(depth + 1))
        return {name: value for name, value, _, _ in self.pairs(depth + 1)}

    def items(self, depth: int) -> Iterator[Plain]:
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            yield self.value(event, depth)

    def alias(self, event: yaml.AliasEvent, depth: int) -> Plain:
        if event.anchor not in self.anchored:
            raise YamlError(f"nothing is called &{event.anchor}", _line(event))
        value, size = self.anchored[event.anchor]
        self.counted(event, size, depth)
        return value

    def counted(self, event: yaml.Event, size: int, depth: int) -> None:
        self.count += size
        if self.count > MOST_VALUES or depth > DEEPEST:
            raise YamlError(_TOO_MUCH, _line(event))


def _line(event: yaml.Event) -> int:
    assert event.start_mark
    return event.start_mark.line


def _text(event: yaml.ScalarEvent) -> str:
    """Only between double quotes can an escape hide a control character."""
    text: str = event.value
    return without_controls(text) if event.style == '"' else text


def _scalar(event: yaml.ScalarEvent) -> Plain:
    text = _text(event)
    if event.style:  # quoted
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _INT.fullmatch(text):
        return plain_number(int(text))
    return plain_number(float(text)) if _FLOAT.fullmatch(text) else text

"""What is recovered of a back issue: every value with how sure it is and where it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type in reading order. `number` counts the lines of the source from 1, pages count from 1.

    `column` counts what is read on end. `opens` says whether space before the line begins a paragraph; None where
    nobody can tell.
    """

    text: str
    page: int
    number: int
    column: int
    opens: bool | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value stands in the source, in which words, and what gave it away."""

    page: int
    line: int
    text: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A recovered value; `confidence` from 0 to 1."""

    value: T
    confidence: float
    origin: Origin

    def as_data(self) -> dict[str, Any]:
        origin = self.origin
        where = {"page": origin.page, "line": origin.line, "text": origin.text, "cues": list(origin.cues)}
        return {"value": self.value, "confidence": round(self.confidence, 2), "origin": where}


def origin_of(lines: Sequence[Line], *cues: str) -> Origin:
    """The origin of a value that stands in `lines`, of which there is one at least."""
    return Origin(lines[0].page, lines[0].number, " ".join(line.text for line in lines), cues)


@dataclass(slots=True)
class RecoveredStory:
    """`body` are paragraphs of plain text; a story without any is a bare teaser."""

    title: Field[str]
    page: int
    body: list[str] = field(default_factory=list)
    standfirst: Field[str] | None = None
    eyebrow: Field[str] | None = None
    date: Field[str] | None = None
    byline: Field[list[str]] | None = None
    permalink: Field[str] | None = None
    continues: Field[bool] | None = None
    pull_quotes: list[Field[str]] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        names = ("title", "standfirst", "eyebrow", "date", "byline", "permalink", "continues")
        fields = {name: value.as_data() if (value := getattr(self, name)) else None for name in names}
        quotes = [quote.as_data() for quote in self.pull_quotes]
        return {"page": self.page, **fields, "pull_quotes": quotes, "body": self.body}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents list, with the page it names."""

    title: str
    page: int | None


@dataclass(slots=True)
class Recovered:
    """A back issue. `issue` has what was found of nameplate, number, date, about, address and contact; `leftover` is
    what fits nowhere, in the order of the source.
    """

    language: str
    pages: int
    stories: list[RecoveredStory]
    contents: list[Entry]
    issue: dict[str, Field[str]]
    leftover: list[str]

    def report(self) -> dict[str, Any]:
        """What report.json holds."""
        return {
            "language": self.language,
            "pages": self.pages,
            "issue": {name: value.as_data() for name, value in self.issue.items()},
            "contents": [{"title": entry.title, "page": entry.page} for entry in self.contents],
            "stories": [story.as_data() for story in self.stories],
            "leftover": "\n".join(self.leftover),
        }

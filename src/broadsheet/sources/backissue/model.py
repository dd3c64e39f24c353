"""What is recovered of a back issue: every value with how sure it is and where it was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Type:
    """How a line is set: its size in points, and whether most of it is bold or italic."""

    size: float
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of type in reading order. `number` counts the lines of the source from 1, pages count from 1.

    `column` counts what is read on end. `opens` says whether space or an indent before the line begins a paragraph;
    None where nobody can tell. `type` is None where the source is flat text; `links` are the addresses that its words
    lead to.
    """

    text: str
    page: int
    number: int
    column: int
    opens: bool | None = None
    type: Type | None = None
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecoveredPicture:
    """A picture of the source as the bytes of a PNG, JPEG, GIF or WebP file; it stands before the line `number`."""

    data: bytes
    page: int
    number: int
    alt: str = ""
    caption: str = ""

    def as_data(self) -> dict[str, Any]:
        return {"page": self.page, "bytes": len(self.data), "alt": self.alt, "caption": self.caption}


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


@dataclass(slots=True)
class Manuscript:
    """A source as lines in the order in which they are read, whatever it was; `issue` is what it says of the issue
    outside of them. `running` are heads and feet that are known for such by their place; `heads` are the numbers of
    the lines known to be heads, where the source marks them; `leftover` is what cannot be brought home; `encoding` is
    named where it was guessed.
    """

    lines: list[Line]
    pages: int
    pictures: list[RecoveredPicture] = field(default_factory=list)
    issue: dict[str, Field[str]] = field(default_factory=dict)
    running: list[Line] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    leftover: list[Line] = field(default_factory=list)
    encoding: str = ""


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
    pictures: list[RecoveredPicture] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        names = ("title", "standfirst", "eyebrow", "date", "byline", "permalink", "continues")
        fields = {name: value.as_data() if (value := getattr(self, name)) else None for name in names}
        quotes = [quote.as_data() for quote in self.pull_quotes]
        pictures = [picture.as_data() for picture in self.pictures]
        return {"page": self.page, **fields, "pull_quotes": quotes, "pictures": pictures, "body": self.body}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents list, with the page it names."""

    title: str
    page: int | None


@dataclass(slots=True)
class Recovered:
    """A back issue. `issue` has what was found of nameplate, number, date, about, address and contact. The rest is kept
    as lines in the order of the source: `listed` are those of the contents list, `running` what runs at the edges of
    pages, `leftover` what fits nowhere. `lines` are all lines of the source, to hold against what is made of them;
    `encoding` is named where it was guessed.
    """

    language: str
    pages: int
    stories: list[RecoveredStory]
    contents: list[Entry]
    issue: dict[str, Field[str]]
    leftover: list[str]
    listed: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    pictures: list[RecoveredPicture] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    encoding: str = ""

    def report(self) -> dict[str, Any]:
        """What report.json holds."""
        return {
            "language": self.language,
            "pages": self.pages,
            "issue": {name: value.as_data() for name, value in self.issue.items()},
            "contents": [{"title": entry.title, "page": entry.page} for entry in self.contents],
            "stories": [story.as_data() for story in self.stories],
            "leftover": "\n".join(self.leftover),
            "listed": "\n".join(self.listed),
            "running": "\n".join(self.running),
            "pictures": [picture.as_data() for picture in self.pictures],
        }

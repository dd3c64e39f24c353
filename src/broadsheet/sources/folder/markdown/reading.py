"""The faces of this package, and what is known while one text is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from broadsheet.diagnostics import Diagnostic
from broadsheet.issue.model import Block, CutPoint, Note, PullQuote
from broadsheet.sources.folder.markdown.elements import Element
from broadsheet.sources.folder.markdown.findings import Findings
from broadsheet.sources.folder.markdown.links import STRANGER, Guide

MAX_NOTES = 200


@dataclass(frozen=True, slots=True)
class BodyContext:
    """Where a text comes from.

    `file` is relative to the publication folder, in POSIX form; `first_line` is the line of that file where the
    text begins; `language` is a BCP 47 tag; `guide` knows the way to other stories.
    """

    file: str
    first_line: int
    language: str
    guide: Guide = STRANGER


@dataclass(frozen=True, slots=True)
class Body:
    """A story's text in the values of the model.

    `more` is the cut its author wishes, `pull_quotes` are candidates: nobody has looked yet whether their words
    occur in the story.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    more: CutPoint | None
    pull_quotes: tuple[PullQuote, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Reading:
    """One text while it is read: what was found in it that stands elsewhere in the model."""

    context: BodyContext
    findings: Findings
    definitions: dict[str, Element] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    pictures: list[tuple[Element, str]] = field(default_factory=list)
    pull_quotes: list[PullQuote] = field(default_factory=list)
    anchors: list[tuple[str, int]] = field(default_factory=list)
    more_seen: bool = False
    more_due: bool = False

    def take_pictures(self) -> list[tuple[Element, str]]:
        """The pictures and figures met in running text since this was last asked, each with its language."""
        taken, self.pictures = self.pictures, []
        return taken

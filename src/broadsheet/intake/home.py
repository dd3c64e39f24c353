"""What is home already, and under which name; and what is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from broadsheet import __version__
from broadsheet.intake.names import free_name
from broadsheet.intake.placing import BEING_WRITTEN, REPORT, Journal, Placed, read_journal
from broadsheet.intake.sources import Source
from broadsheet.sources.folder.issues import RESERVED

Status = Literal["imported", "unchanged", "older", "would be imported"]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be brought home into `root`: `sources` as they were named, issues or only their stories, those
    `since` a day; with the `profile` that the issue of that name teaches.
    """

    root: Path
    sources: tuple[str, ...]
    is_issue: bool = True
    since: dt.date | None = None
    dry_run: bool = False
    profile: str = ""

    @property
    def wanted(self) -> str:
        return "issue" if self.is_issue else "stories"


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one source: `id` is the issue's, `doubts` how many values are to be looked at first; `pages` it
    had, 0 unknown, and `lands_on` those it fills now, None where nobody tried or it does not build.
    """

    source: str
    status: Status
    id: str | None
    stories: int = 0
    doubts: int = 0
    pages: int = 0
    lands_on: int | None = None
    placed: Placed = field(default_factory=Placed)


def _is_taken(folder: Path) -> bool:
    """Whether there is more in `folder` than what an import that was killed had begun to write."""
    return folder.is_dir() and any(path.name != BEING_WRITTEN for path in folder.iterdir())


@dataclass(slots=True)
class Home:
    """Journals of earlier imports, by the issue's id, and all names that are taken."""

    journals: Mapping[str, Journal]
    taken: set[str]
    by_content: dict[str, str]

    @classmethod
    def of(cls, root: Path) -> Home:
        folders = {
            path.name for top in ("issues", "stories") for path in (root / top).glob("*") if _is_taken(path)
        }
        found = {name: read_journal(root / "issues" / name / REPORT) for name in sorted(folders)}
        journals = {name: journal for name, journal in found.items() if journal}
        return cls(journals, folders | RESERVED, {journal.sha256: name for name, journal in journals.items()})

    def known(self, source: Source) -> Brought:
        """What an earlier import made of `source`."""
        name = self.by_content[source.sha256]
        files = self.journals[name].files
        stories = [file for file in files if file.startswith("stories/") and file.endswith(".md")]
        return Brought(source.name, "unchanged", name, len(stories))

    def has(self, source: Source, order: Order, profile: str = "") -> bool:
        """Whether there is nothing to do for `source`: this version brought home as much of it as is asked for, with
        the profile of which that is the hash. The issue that taught it stays as its editor has it.
        """
        name = self.by_content.get(source.sha256, "")
        journal = self.journals.get(name)
        if journal is None or journal.before is not None:
            return False
        if profile and name == order.profile:
            return True
        used = journal.profile.sha256 if journal.profile else ""
        if journal.broadsheet != __version__ or profile not in {"", used}:
            return False
        if journal.wanted == "issue":
            return True
        asked = order.since.isoformat() if order.since else ""
        return not order.is_issue and (journal.since or "") <= asked

    def name_for(self, source: Source, wanted: str) -> str:
        """The name it has already, or a new one that is then taken."""
        name = self.by_content.get(source.sha256) or free_name(wanted, self.taken)
        self.taken.add(name)
        self.by_content[source.sha256] = name
        return name

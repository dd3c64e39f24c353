"""A print job: everything the edition is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from broadsheet.editions.print.settings import PrintSettings
from broadsheet.issue.model import Issue
from broadsheet.strings import Strings


class PictureFile(Protocol):
    """A re-encoded picture."""

    @property
    def data(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be printed: the issue, its pictures by asset name, the look, the words, the publication folder."""

    issue: Issue
    pictures: Mapping[str, PictureFile]
    settings: PrintSettings
    strings: Strings
    root: Path

"""What one issue teaches about its series, and what somebody confirmed of that issue."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

import msgspec

from broadsheet.sources.backissue.model import Type


@dataclass(frozen=True, slots=True)
class Profile:
    """The habits of a series: `words` by kind, as in a vocabulary; `heads` are the types in which headlines are set,
    their sizes as shares of that of running text.
    """

    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    heads: tuple[Type, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.heads

    def sha256(self) -> str:
        """The same for the same habits."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


NOTHING = Profile()
"""What is known of a series of which no issue is confirmed."""


@dataclass(frozen=True, slots=True)
class ConfirmedStory:
    """A story as its editor has it, in plain text; `around` is what is neither of its other fields nor its text."""

    title: str
    body: str
    names: tuple[str, ...] = ()
    permalink: str = ""
    around: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfirmedBox:
    """Standing matter, of the kinds that issue.toml has."""

    kind: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An issue as its editor has it; `name` is that of the publication."""

    name: str
    stories: tuple[ConfirmedStory, ...]
    boxes: tuple[ConfirmedBox, ...] = ()

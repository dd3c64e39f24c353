"""What an edition is: an order in, artefacts out. A plug-in implements exactly this (docs/how-to/add-an-edition.md)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic
from broadsheet.issue.model import Issue, Picture
from broadsheet.strings import Strings


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as screens show it: `data` is JPEG, PNG or SVG, `name` says what is in it and can be a file name (it
    ends in .jpg, .png or .svg). `width` and `height` are pixels.
    """

    name: str
    data: bytes
    width: int
    height: int


Show = Callable[[Picture, int, float], Shown]
"""A picture at most so many pixels wide, and at most so high for its width (a share); what is more is cut away around
its focus. It is JPEG or PNG, and never made larger than it is.
"""

Draw = Callable[[Picture, int, float], Shown | None]
"""The same as a drawing (SVG), sharp at every size, for readers whose programs show one. None for what is no drawing,
and for one that is heavy or would look otherwise elsewhere.
"""

PageOne = Callable[[int, float], Shown]
"""Page one of the print edition as a JPEG so many pixels wide, and at most so high for its width (a share), from its
top.
"""


@dataclass(frozen=True, slots=True)
class Order:
    """What an edition is asked to make: the whole issue, with the configuration and the words of its publication.

    Pictures in `issue` are measured and can be shown by `show` and `draw`. `root` is the publication folder, for themes
    that are its own. `fit` is what fit.json holds, where pages were planned; where they were set, `page_one` shows the
    first. `made` has what was made of the issue before, by name below out/ISSUE/: print.pdf, where pages were set, and
    the artefacts of the editions whose names come first in the alphabet.
    """

    root: Path
    config: Config
    issue: Issue
    strings: Strings
    show: Show
    draw: Draw = lambda _picture, _width, _ratio: None
    fit: Mapping[str, Any] | None = None
    page_one: PageOne | None = None
    made: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: artefacts by name below out/ISSUE/, and what is to be said of them."""

    artefacts: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


class Edition(Protocol):
    """A form in which readers get an issue.

    `name` is what `build --edition` and diagnostics call it. `owns` are the names of all files and folders it ever
    makes below out/ISSUE/; a build of this edition replaces them and nothing else. `make` depends on nothing but the
    order and files in its `root`: the same order gives the same bytes. What a user can cause is a diagnostic.
    """

    @property
    def name(self) -> str: ...

    @property
    def owns(self) -> tuple[str, ...]: ...

    def make(self, order: Order) -> Made: ...

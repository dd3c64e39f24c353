"""What a run of builds keeps from one to the next, so that a changed word is on the page within a second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from broadsheet.editions.print.typesetter import Typesetter
    from broadsheet.fit.ladder import Before

Fonts = tuple[tuple[str, int, int], ...]
"""The publication's own font files: name, time, size."""


def _go_on() -> None:
    """Nothing newer is asked for."""


@dataclass(slots=True)
class Workshop:
    """The typesetter, kept warm, and what the last fit of each issue left. Use as a context manager.

    `pulse` is called now and then during long work; what it raises ends the work.
    """

    pulse: Callable[[], None] = _go_on
    fits: dict[str, Before] = field(default_factory=dict)
    _typesetter: Typesetter | None = None
    _fonts: Fonts = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._typesetter:
            self._typesetter.__exit__(kind, error, trace)

    def close(self) -> None:
        """The end of the work, for who cannot use a `with` block."""
        self.__exit__(None, None, None)

    def typesetter(self, root: Path) -> Typesetter:
        """The typesetter with the fonts of the publication in `root`; another one when they have changed."""
        from broadsheet.editions.print.fonts import font_folders
        from broadsheet.editions.print.typesetter import Typesetter

        fonts = _own_fonts(root)
        if self._typesetter and fonts != self._fonts:
            self._typesetter.close()
            self._typesetter = None
        self._fonts = fonts
        self._typesetter = self._typesetter or Typesetter(font_folders(root))
        return self._typesetter


def _own_fonts(root: Path) -> Fonts:
    from broadsheet.editions.print.fonts import own_fonts

    found = ((str(path), path.stat()) for path in own_fonts(root))
    return tuple((name, status.st_mtime_ns, status.st_size) for name, status in found)

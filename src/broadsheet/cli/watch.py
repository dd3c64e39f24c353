"""Building again whenever a source changes: by polling, which works on every file system."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet.press.workshop import Workshop

_PAUSE_SECONDS = 0.2
_OURS = ("out", ".broadsheet", "data", ".git")

Snapshot = dict[str, tuple[int, int]]
"""Time and size of every source."""


class SupersededError(Exception):
    """A source has changed while it was being built: the newest state is what is wanted."""


def watch(root: Path, build: Callable[[Workshop], int]) -> int:
    """Call `build` now and after every change below `root`, until interrupted.

    A change during a build ends it, and the next one begins from the plan there was before.
    """
    seen: Snapshot | None = None
    with Workshop() as workshop:
        while True:
            now = _snapshot(root)
            if now != seen:
                seen = now
                workshop.pulse = _Pulse(root, now)
                try:
                    build(workshop)
                except SupersededError:
                    continue
                print("Watching for changes; Ctrl-C stops.", file=sys.stderr)
            time.sleep(_PAUSE_SECONDS)


@dataclass(slots=True)
class _Pulse:
    """Raises `SupersededError` when the sources are no longer as they were; looks a few times a second."""

    root: Path
    seen: Snapshot
    next_look: float = field(default=0.0)

    def __call__(self) -> None:
        if time.monotonic() < self.next_look:
            return
        if _snapshot(self.root) != self.seen:
            raise SupersededError
        self.next_look = time.monotonic() + _PAUSE_SECONDS


def _snapshot(root: Path) -> Snapshot:
    found = {}
    for top in sorted(root.iterdir()):
        if top.name in _OURS or top.name.startswith("."):
            continue
        for path in [top] if top.is_file() else sorted(top.rglob("*")):
            try:
                status = path.stat()
            except OSError:
                continue  # gone between listing and looking
            found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found

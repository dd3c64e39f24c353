"""Building again whenever a source changes: by polling, which works on every file system."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

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
    with Workshop() as workshop, _interrupts() as interrupted:
        while not interrupted:
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
        raise KeyboardInterrupt


@contextmanager
def _interrupts() -> Iterator[list[int]]:
    """Every Ctrl-C, noted before it is raised: one that falls into a clean-up of Python's own is swallowed there."""
    noted: list[int] = []

    def note(number: int, _: FrameType | None) -> None:
        noted.append(number)
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:  # a process in the background is not to hear it
        signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)


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

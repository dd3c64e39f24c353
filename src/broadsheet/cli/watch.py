"""Building again whenever a source changes: by polling, which works on every file system."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

_PAUSE_SECONDS = 0.2
_OURS = ("out", ".broadsheet", "data", ".git")


def watch(root: Path, build: Callable[[], int]) -> int:
    """Call `build` now and after every change below `root`, until interrupted."""
    seen: dict[str, tuple[int, int]] | None = None
    while True:
        now = _snapshot(root)
        if now != seen:
            seen = now
            build()
            print("Watching for changes; Ctrl-C stops.", file=sys.stderr)
        time.sleep(_PAUSE_SECONDS)


def _snapshot(root: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every source."""
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

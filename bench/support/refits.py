"""Re-fits of the example in one process, each after an edit of one word: how long they take, how much they grow.

    python -m bench.support.refits COUNT

prints one JSON object: seconds of the first build and of every re-fit, peak megabytes of this process and of the
largest of its typesetters.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from broadsheet.press.compile import Request, compile_issue
from broadsheet.press.workshop import Workshop
from tests.support.publications import example

STORY = "stories/the-library-at-night.md"
WORD = "1,204 books"


def edits(root: Path, count: int) -> Iterator[int]:
    """Changes one word of the example each time, never back to what it was."""
    text = (root / STORY).read_text(encoding="utf-8")
    assert WORD in text
    for number in range(1, count + 1):
        (root / STORY).write_text(text.replace(WORD, f"{1000 + number} books"), encoding="utf-8")
        yield number


def refits(count: int) -> tuple[float, list[float]]:
    """Seconds of the first build, and of each after an edit: in one workshop, as `--watch` has it."""
    with TemporaryDirectory() as name, Workshop() as workshop:
        root = example(Path(name) / "paper")
        first = built(root, workshop)
        return first, [built(root, workshop) for _ in edits(root, count)]


def built(root: Path, workshop: Workshop) -> float:
    """Seconds of one build."""
    started = time.perf_counter()
    made = compile_issue(Request(root), workshop=workshop)
    seconds = time.perf_counter() - started
    assert "print.pdf" in made.artefacts, made.diagnostics
    return seconds


def _own_megabytes() -> float:
    """The peak of this process. Not `ru_maxrss`, which begins with what the starting process had (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in status.split("\n") if line.startswith("VmHWM:"))


def main() -> None:
    first, seconds = refits(int(sys.argv[1]))
    # Children count once they have ended: the typesetter's process has, now that it is no longer kept.
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"first": first, "seconds": seconds, "parent": _own_megabytes(), "worker": worker}))


if __name__ == "__main__":
    main()

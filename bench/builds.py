"""Memory and time of the parent process over many builds, each of a changed issue; all editions against print alone;
start-up against the interpreter.

Call: `python bench/builds.py [COUNT]`.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.publications import compiled, example

STORY = "stories/the-library-at-night.md"


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def builds(count: int) -> list[tuple[int, float, float]]:
    """(build, seconds, peak megabytes so far) for builds whose text differs by a word each time."""
    rows = []
    with TemporaryDirectory() as name:
        root = example(Path(name) / "paper")
        text = (root / STORY).read_text(encoding="utf-8")
        for number in range(1, count + 1):
            (root / STORY).write_text(text.replace("1,204 books", f"{1000 + number} books"), encoding="utf-8")
            started = time.perf_counter()
            made = compiled(root)
            assert "print.pdf" in made.artefacts, made.diagnostics
            rows.append((number, time.perf_counter() - started, megabytes()))
    return rows


def all_editions(runs: int = 5) -> float:
    """Median time of a first build of all editions as a multiple of one of print alone, run in turn."""
    ratios = []
    with TemporaryDirectory() as name:
        for run in range(runs):
            alone, every = (example(Path(name) / f"{run}-{kind}") for kind in ("alone", "every"))
            command = [sys.executable, "-m", "broadsheet", "build", "-C"]
            print_alone = _seconds([*command, str(alone), "--edition", "print"])
            ratios.append(_seconds([*command, str(every)]) / print_alone)
    return statistics.median(ratios)


def start_up(runs: int = 30) -> float:
    """Median time of `broadsheet --help` as a multiple of a bare interpreter, run in turn."""
    bare, ours = [sys.executable, "-c", "pass"], [sys.executable, "-m", "broadsheet", "--help"]
    return statistics.median(_seconds(ours) / _seconds(bare) for _ in range(runs))


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter
    return time.perf_counter() - started


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    rows = builds(count)
    print("| builds in one process | median s a build | peak MB of the parent |")
    print("|---:|---:|---:|")
    for number in sorted({1, count // 2, count}):
        seconds = statistics.median(row[1] for row in rows[:number])
        print(f"| {number} | {seconds:.2f} | {rows[number - 1][2]:.0f} |")
    print(f"\nA first build of all editions takes {all_editions():.2f} × one of print alone.")
    print(f"\n`--help` takes {start_up():.2f} × a bare interpreter.")


if __name__ == "__main__":
    main()

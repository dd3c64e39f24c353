"""How fast: a build, a re-fit, `--watch` and the fit alone, where it can be said as ratios to a peer in one run.

    PYTHONPATH=. python bench/speed.py [RUNS]

The peer is WeasyPrint, which sets the same text, faces and pictures once, in three columns, without fitting. It needs
Pango and HarfBuzz-Subset (Debian: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0). Runs of both are
interleaved and their medians compared.
"""

from __future__ import annotations

import json
import math
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fit import measured
from bench.support import peer
from bench.support.refits import edits
from broadsheet.fit.ladder import BUDGET
from broadsheet.fit.rungs import rungs
from broadsheet.fit.search import Quest
from broadsheet.fit.stock import shelve, stock
from broadsheet.issue.model import Order
from broadsheet.press.compile import Request, compile_issue
from broadsheet.press.workshop import Workshop
from tests.support.publications import EXAMPLE_ISSUE, example

RUNS = 10
REFITS = 100
SEEDS = 10
NEARLY = 1.01
"""A plan that costs so many times the bound is as good as the best."""

_PATIENCE = 30
_POLL = 0.005


@dataclass(frozen=True, slots=True)
class Figure:
    """A row of the table: `limit` is what the ratio, or without a peer our own figure, must not exceed."""

    measure: str
    ours: float
    limit: float | None
    unit: str = "s"
    peers: float | None = None

    def row(self) -> str:
        of_peer = "" if self.peers is None else f"{self.peers:.2f} {self.unit}"
        ratio = "" if self.peers is None else f"{self.ours / self.peers:.2f}"
        unit = f" {self.unit}" if self.peers is None else ""
        target = f"≤ {self.limit:g}{unit}" if self.limit else ""
        digits = 0 if self.unit == "MB" else 2
        return f"| {self.measure} | {self.ours:.{digits}f} {self.unit} | {of_peer} | {ratio} | {target} |"


def cold(runs: int) -> Figure:
    """A whole process each: ours reads, fits, sets and verifies; the peer sets once."""
    with TemporaryDirectory() as name:
        root = example(Path(name) / "paper")
        made = compile_issue(Request(root))
        assert made.issue
        assert made.fit
        (root / "issue.html").write_text(peer.page(made.issue, made.fit, root), encoding="utf-8")
        build = [sys.executable, "-m", "broadsheet", "build", "-C", str(root), "--edition", "print"]
        sets = [sys.executable, "-m", "bench.support.peer", str(root)]
        ours, peers = [], []
        for _ in range(runs):
            for remains in (root / ".broadsheet", root / "out"):
                shutil.rmtree(remains, ignore_errors=True)
            ours.append(_seconds(build))
            peers.append(_seconds(sets))
    return Figure("build, cold process", statistics.median(ours), 1.0, peers=statistics.median(peers))


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    return time.perf_counter() - started


def warm(runs: int) -> Figure:
    """In this process, after one build: a word is changed, and all is fitted and set again."""
    ours, peers = [], []
    with TemporaryDirectory() as name, Workshop() as workshop:
        root = example(Path(name) / "paper")
        compile_issue(Request(root), workshop=workshop)
        warmed = peer.Warm()
        for number in edits(root, runs + 1):
            started = time.perf_counter()
            made = compile_issue(Request(root), workshop=workshop)
            between = time.perf_counter()
            assert made.issue
            assert made.fit
            html = peer.page(made.issue, made.fit, root)
            begun = time.perf_counter()
            warmed.set(html)
            if number > 1:  # the first warms the peer
                ours.append(between - started)
                peers.append(time.perf_counter() - begun)
    return Figure("re-fit, warm, one word", statistics.median(ours), 0.4, peers=statistics.median(peers))


def watched(runs: int) -> Figure:
    """From saving a story to new pages in out/."""
    with TemporaryDirectory() as name:
        root = example(Path(name) / "paper")
        pdf = root / "out" / EXAMPLE_ISSUE / "print.pdf"
        with _watching(root):
            _wait_for_change(pdf, None)
            seconds = []
            for _ in edits(root, runs):
                before, started = _state(pdf), time.perf_counter()
                _wait_for_change(pdf, before)
                seconds.append(time.perf_counter() - started)
                time.sleep(0.3 + 0.037 * len(seconds))  # so that edits meet the pause at different moments
    return Figure("`--watch`: saved to new pages", statistics.median(seconds), 1.0)


@contextmanager
def _watching(root: Path) -> Iterator[None]:
    command = [sys.executable, "-m", "broadsheet", "build", "-C", str(root), "--watch"]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet)  # noqa: S603 - our own program
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _state(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None  # not there yet, or between the old folder and the new
    return status.st_ino, status.st_mtime_ns


def _wait_for_change(path: Path, before: tuple[int, int] | None) -> None:
    deadline = time.monotonic() + _PATIENCE
    while _state(path) in (before, None):
        assert time.monotonic() < deadline, "the watch did not build"
        time.sleep(_POLL)


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds until a plan cost at most `NEARLY` times the bound, and until the search ended; no proof: infinite."""

    near: float
    proved: float


def timed(stories: int, pages: int, order: Order, seed: int) -> Timed:
    """The fit of one invented issue on its lowest rung, from measurements to proof."""
    formats = measured(stories, pages, seed)
    started = time.perf_counter()
    for rung in rungs(order):
        supplies = stock(shelve(formats, rung.allowance), pages)
        if supplies is None:
            continue
        costs = []
        for found in Quest(supplies.problem, rung.ordering, BUDGET).answers():
            cost = found.arrangement.cost if found.arrangement else math.inf
            costs.append((time.perf_counter() - started, cost))
        if found.arrangement:
            near = (at for at, cost in costs if cost <= NEARLY * found.bound)
            return Timed(next(near, math.inf), costs[-1][0] if found.complete else math.inf)
    return Timed(0.0, time.perf_counter() - started)


def searched() -> Iterator[Figure]:
    """Medians, and the slowest, of invented issues."""
    runs = [timed(8, 4, "near", seed) for seed in range(SEEDS)]
    yield from _spread("fit of 8 stories, proved", [run.proved for run in runs], 1.0)
    runs = [timed(12, 4, "free", seed) for seed in range(SEEDS)]
    yield from _spread("12 stories in any order, within 1 %", [run.near for run in runs], 3.0)
    yield from _spread("12 stories in any order, proved", [run.proved for run in runs], 10.0)


def _spread(measure: str, seconds: Sequence[float], limit: float) -> Iterator[Figure]:
    yield Figure(measure, statistics.median(seconds), limit)
    yield Figure(f"{measure}, slowest of {len(seconds)}", max(seconds), limit)


def memory(count: int) -> Iterator[Figure]:
    """Peaks over many re-fits, in a process of their own."""
    command = [sys.executable, "-m", "bench.support.refits", str(count)]
    said = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own module
    found = json.loads(said.stdout)
    yield Figure(f"peak of the program over {count} re-fits", found["parent"], None, "MB")
    yield Figure("peak of the typesetter", found["worker"], None, "MB")


def figures(runs: int) -> Iterator[Figure]:
    yield cold(runs)
    yield warm(runs)
    yield watched(runs)
    yield from searched()
    yield from memory(REFITS)


def main() -> None:
    if said := peer.complaint():
        sys.exit(said)
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print("| measure | ours | peer | ratio | target |")
    print("|---|---:|---:|---:|---:|")
    for figure in figures(runs):
        print(figure.row(), flush=True)


if __name__ == "__main__":
    main()

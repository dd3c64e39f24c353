"""Killed with SIGKILL at any moment, a build leaves the complete old outputs or the complete new ones."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.press.outputs import publish

NAMES = ("print.pdf", "web/index.html", "web/mill/index.html")
KEPT = {"issue.txt": b"kept"}

# Publishes one set of files. Python reports each of its dealings with the file system to the audit hook; at the
# one with the number given, before it happens, the process kills itself.
PUBLISHER = """
import os, signal, sys
from pathlib import Path
from broadsheet.press import outputs

target, value, swap, fatal = Path(sys.argv[1]), sys.argv[2].encode(), sys.argv[3], int(sys.argv[4])
if swap == "two steps":
    outputs._exchange = lambda one, other: False
seen = 0

def watch(event, arguments):
    global seen
    if event == "open" or event.startswith(("os.", "shutil.")):
        seen += 1
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
outputs.publish(dict.fromkeys(sys.argv[5:], value), target, owned=["print.pdf", "web"])
"""

# Publishes one set after the other until it is stopped.
RELENTLESS = """
import itertools, sys
from pathlib import Path
from broadsheet.press.outputs import publish

for turn in itertools.count():
    publish(dict.fromkeys(sys.argv[2:], b"%d" % turn), Path(sys.argv[1]), owned=["print.pdf", "web"])
    print(turn, flush=True)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "2026-11"


def python(program: str, *arguments: str) -> subprocess.Popen[str]:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def killed_at(event: int, target: Path, swap: str) -> bool:
    """Publish the new set; True if the process was killed on its way, False if it had finished before."""
    with python(PUBLISHER, str(target), "new", swap, str(event), *NAMES) as process:
        code = process.wait()
    assert code in {0, -signal.SIGKILL}
    return code != 0


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def complete(value: bytes) -> dict[str, bytes]:
    return {**dict.fromkeys(NAMES, value), **KEPT}


def beside(target: Path) -> list[Path]:
    return [path for path in target.parent.iterdir() if path != target]


def publish_old(target: Path) -> None:
    publish(complete(b"old"), target, owned=["print.pdf", "web", "fit.json"])


def each_kill(target: Path, swap: str, check: Callable[[], None]) -> int:
    """Kill a build at its first, second … dealing with the file system; how many there were."""
    for event in range(1, 200):
        publish_old(target)
        assert beside(target) == []
        if not killed_at(event, target, swap):
            assert content(target) == complete(b"new")
            return event - 1
        check()
    raise AssertionError("a build of three files has fewer dealings with the file system")


def test_an_exchange_is_whole_at_every_kill(target: Path) -> None:
    states: list[dict[str, bytes]] = []
    kills = each_kill(target, "exchange", lambda: states.append(content(target)))
    assert kills > 10
    assert all(state in (complete(b"old"), complete(b"new")) for state in states)
    assert complete(b"old") in states
    assert complete(b"new") in states


def test_after_two_steps_the_next_build_finds_a_whole_set(target: Path) -> None:
    def check() -> None:
        absent.append(not target.exists())
        publish({"fit.json": b"next"}, target, owned=["fit.json"])
        found = content(target)
        assert found.pop("fit.json") == b"next"
        assert found in (complete(b"old"), complete(b"new"))

    absent: list[bool] = []
    kills = each_kill(target, "two steps", check)
    assert kills > 10
    assert sum(absent) == 1, "only between the two renames is there no folder"


def test_the_first_build_is_there_whole_or_not_at_all(target: Path) -> None:
    for event in (1, 3, 5, 7, 9, 11):
        killed = killed_at(event, target, "exchange")
        assert content(target) in ({}, dict.fromkeys(NAMES, b"new"))
        assert killed


@pytest.mark.parametrize("turns", [1, 3, 8, 21, 40])
def test_a_kill_from_outside_leaves_a_whole_set(target: Path, turns: int) -> None:
    publish_old(target)
    with python(RELENTLESS, str(target), *NAMES) as process:
        assert process.stdout
        for _ in range(turns):
            process.stdout.readline()
        process.kill()
    found = content(target)
    assert len({found[name] for name in NAMES}) == 1
    assert found.keys() == complete(b"").keys()
    publish_old(target)
    assert beside(target) == []


def test_a_reader_never_misses_a_file(target: Path) -> None:
    publish_old(target)
    seen: set[bytes] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add((target / "print.pdf").read_bytes())

    reader = threading.Thread(target=read)
    with python(RELENTLESS, str(target), *NAMES) as process:
        assert process.stdout
        reader.start()
        for _ in range(100):
            process.stdout.readline()
        done.set()
        reader.join()
        process.kill()
    assert len(seen) > 1
    assert all(value == b"old" or value.isdigit() for value in seen)

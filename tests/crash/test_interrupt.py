"""Ctrl-C at any stage of a build: one line, exit 4, the old outputs, no process left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet.cli import INTERRUPTED, main
from tests.support.publications import EXAMPLE_ISSUE, example

# Builds, and sends the whole group of processes what a terminal sends at Ctrl-C when the stage begins.
BUILDER = """
import os, signal, sys, threading
from broadsheet.cli import main
from broadsheet.cli.terminal import Progress

def stop():
    os.killpg(0, signal.SIGINT)

def step(self, name):
    if name == sys.argv[1]:
        threading.Timer(0.05, stop).start()

Progress.__call__ = step
# Started in the background, as a machine does, a process ignores Ctrl-C unless told otherwise.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(["build", "-C", sys.argv[2]]))
"""
PATIENCE = 60  # seconds


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The example, built, and changed since so that everything must be done again."""
    made = example(tmp_path / "paper")
    assert main(["build", "-C", str(made)]) == 0
    story = made / "stories" / "the-library-at-night.md"
    story.write_text(story.read_text(encoding="utf-8").replace("1,204", "1,205"), encoding="utf-8")
    return made


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def children_of(group: int) -> list[int]:
    """The processes of a group that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found


@pytest.mark.parametrize("stage", ["Reading stories", "Measuring", "Fitting", "Setting pages"])
def test_an_interrupted_build_leaves_the_old_outputs(root: Path, stage: str) -> None:
    before = content(root / "out")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", BUILDER, stage, str(root)]
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as build:
        _, said = build.communicate(timeout=PATIENCE)
    assert build.returncode == INTERRUPTED
    assert said == "broadsheet: interrupted; what was there before is untouched\n"
    assert content(root / "out") == before
    assert children_of(build.pid) == []


def test_after_an_interrupt_the_next_build_makes_everything(root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(
        [sys.executable, "-c", BUILDER, "Measuring", str(root)],
        env=environment,
        capture_output=True,
        start_new_session=True,
        check=False,
    )
    before = (root / "out" / EXAMPLE_ISSUE / "print.pdf").read_bytes()
    assert main(["build", "-C", str(root)]) == 0
    assert (root / "out" / EXAMPLE_ISSUE / "print.pdf").read_bytes() != before

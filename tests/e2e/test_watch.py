"""`build --watch`: a saved change is on the page, and the newest one wins."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from broadsheet.cli.watch import watch
from broadsheet.press.workshop import Workshop
from tests.support.publications import EXAMPLE_ISSUE, example

PATIENCE = 60  # seconds
# Started in the background, as a machine does, a process ignores Ctrl-C unless told otherwise.
WATCH = """
import signal, sys
from broadsheet.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""
STORY = "stories/the-library-at-night.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example(tmp_path / "paper")


@pytest.fixture
def watching(root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", WATCH, "build", "--watch", "-C", str(root)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


@contextmanager
def told_of_ctrl_c() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def until(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, "nothing happened"
        time.sleep(0.05)


def edit(root: Path, books: str) -> None:
    story = root / STORY
    story.write_text(story.read_text(encoding="utf-8").replace("1,204", books), encoding="utf-8")


def test_a_saved_change_is_set_and_ctrl_c_ends_the_watch(root: Path, watching: subprocess.Popen[str]) -> None:
    pdf = root / "out" / EXAMPLE_ISSUE / "print.pdf"
    until(pdf.exists)
    before = pdf.read_bytes()
    edit(root, "1,205")
    until(lambda: pdf.read_bytes() != before)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(PATIENCE) == 4


def test_a_change_during_a_build_ends_it_and_the_next_begins_at_once(root: Path) -> None:
    builds: list[str] = []

    def build(workshop: Workshop) -> int:
        builds.append((root / STORY).read_text(encoding="utf-8"))
        if len(builds) == 1:
            edit(root, "1,205")
            workshop.pulse()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch(root, build)
    assert ["1,205" in text for text in builds] == [False, True]


def test_a_ctrl_c_that_was_swallowed_ends_the_watch_all_the_same(root: Path) -> None:
    def build(_: Workshop) -> int:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        return 0

    before = signal.getsignal(signal.SIGINT)
    with told_of_ctrl_c(), pytest.raises(KeyboardInterrupt):
        watch(root, build)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_pulse_without_a_change_lets_the_build_go_on(root: Path) -> None:
    def build(workshop: Workshop) -> int:
        for _ in range(3):
            workshop.pulse()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        watch(root, build)

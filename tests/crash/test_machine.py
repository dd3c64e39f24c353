"""The machine fails in the middle of a build: one line that says how, exit 3, the old outputs, never a traceback."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from broadsheet.cli import MACHINE, OK, main
from broadsheet.editions.print import edition, typesetter_worker
from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.press import outputs, pictures
from tests.support.publications import EXAMPLE_ISSUE, example

Capture = pytest.CaptureFixture[str]
Failure = Callable[[pytest.MonkeyPatch, Path], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example(tmp_path / "paper")


def full_disk(*_: object, **__: object) -> Any:  # noqa: ANN401 - stands in for anything
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def out_is_a_file(_: pytest.MonkeyPatch, root: Path) -> None:
    (root / "out").touch()


def cache_folder_is_a_file(_: pytest.MonkeyPatch, root: Path) -> None:
    (root / ".broadsheet").touch()


def no_room_for_the_forme(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(edition, "lay_out_folder", full_disk)


def no_room_for_the_outputs(patch: pytest.MonkeyPatch, _: Path) -> None:
    patch.setattr(outputs, "_write", full_disk)


def forme_is_swept_away(patch: pytest.MonkeyPatch, _: Path) -> None:
    """As a cleaner of temporary folders does, between measuring and setting."""

    def gone(self: Typesetter, folder: Path, main_file: str, output: Path, timestamp: int) -> None:
        compile_it(self, folder, main_file, output.parent / "gone" / output.name, timestamp)

    compile_it = Typesetter.compile
    patch.setattr(Typesetter, "compile", gone)


def worker_is_killed(patch: pytest.MonkeyPatch, _: Path) -> None:
    def killed(self: Typesetter, folder: Path, main_file: str, selectors: Sequence[str]) -> list[list[Any]]:
        self.families()
        assert self._process
        os.kill(self._process.pid, signal.SIGKILL)
        return query(self, folder, main_file, selectors)

    query = Typesetter.query
    patch.setattr(Typesetter, "query", killed)


FAILURES = [
    out_is_a_file,
    cache_folder_is_a_file,
    no_room_for_the_forme,
    no_room_for_the_outputs,
    forme_is_swept_away,
    worker_is_killed,
]


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_of_the_machine_is_one_line_and_exit_three(
    failure: Failure, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    failure(monkeypatch, root)
    assert main(["build", "-C", str(root)]) == MACHINE
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("broadsheet: ")
    assert len(said.err.splitlines()) == 1
    assert "internal error" not in said.err


@pytest.mark.parametrize("failure", [no_room_for_the_forme, no_room_for_the_outputs, worker_is_killed])
def test_a_failure_leaves_the_old_outputs(
    failure: Failure, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", "-C", str(root)]) == OK
    pdf = root / "out" / EXAMPLE_ISSUE / "print.pdf"
    before = pdf.read_bytes()
    story = root / "stories" / "the-library-at-night.md"
    story.write_text(story.read_text(encoding="utf-8").replace("1,204", "1,205"), encoding="utf-8")
    with monkeypatch.context() as patch:
        failure(patch, root)
        assert main(["build", "-C", str(root)]) == MACHINE
    assert pdf.read_bytes() == before
    assert sorted(path.name for path in (root / "out").iterdir()) == [EXAMPLE_ISSUE, "site"]
    assert main(["build", "-C", str(root)]) == OK
    assert pdf.read_bytes() != before


def test_a_picture_that_vanishes_before_it_is_read_is_left_out(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    located = pictures._located  # noqa: SLF001 - between looking and reading

    def vanishing(folder: Path, file: str) -> Any:  # noqa: ANN401 - as the original
        path = located(folder, file)
        if file.endswith("library.svg"):
            (folder / file).unlink()
        return path

    monkeypatch.setattr(pictures, "_located", vanishing)
    assert main(["build", "-C", str(root)]) == OK
    assert "cannot be read (No such file or directory)" in capsys.readouterr().err


def test_a_worker_on_a_full_disk_says_so(tmp_path: Path) -> None:
    (tmp_path / "main.typ").write_text('#set document(title: "T")\nWords.')
    asked = {"do": "compile", "root": str(tmp_path), "main": "main.typ", "fonts": [], "timestamp": 0}
    answer = typesetter_worker.answer({**asked, "output": "/dev/full"})
    assert "No space left" in answer["failed"]


@pytest.mark.parametrize("command", ["build", "fit", "check", "config"])
def test_a_main_file_that_is_a_folder_is_explained(command: str, root: Path, capsys: Capture) -> None:
    (root / "broadsheet.toml").unlink()
    (root / "broadsheet.toml").mkdir()
    assert main([command, "-C", str(root)]) == 1
    assert "error[config-missing-file]" in capsys.readouterr().err


def test_a_place_nobody_can_write_to_is_one_line(root: Path, capsys: Capture) -> None:
    assert main(["build", "-C", str(root), "--out", "/proc/nowhere"]) == MACHINE
    assert "cannot be written" in capsys.readouterr().err
    assert main(["new", "/proc/nowhere"]) == MACHINE

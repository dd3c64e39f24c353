"""A build's files are put in place all at once, and only one build of an issue does so at a time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.diagnostics import MachineError
from broadsheet.press import outputs
from broadsheet.press.outputs import issue_lock, publish, swap_in

OWNED = ("print.pdf", "web")
HOLDER = """
import sys, time
from pathlib import Path
from broadsheet.press.outputs import issue_lock

with issue_lock(Path(sys.argv[1]), "2026-11"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "out" / "2026-11"


@pytest.fixture(params=["exchange", "two steps"])
def _either_swap(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once as Linux does it, once as on a file system that cannot exchange two names."""
    if request.param == "two steps":
        monkeypatch.setattr(outputs, "_exchange", lambda one, other: False)  # noqa: ARG005


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of the issue."""
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def content(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


@pytest.mark.usefixtures("_either_swap")
def test_a_build_replaces_its_own_files_and_no_others(target: Path) -> None:
    publish({"print.pdf": b"1", "web/index.html": b"1", "web/mill/index.html": b"1"}, target, owned=OWNED)
    publish({"issue.txt": b"1", "fit.json": b"1"}, target, owned=["issue.txt", "fit.json"])
    publish({"print.pdf": b"2", "web/index.html": b"2", "fit.json": b"2"}, target, owned=OWNED)
    assert content(target) == {"print.pdf": b"2", "web/index.html": b"2", "fit.json": b"2", "issue.txt": b"1"}
    assert beside(target) == []


@pytest.mark.usefixtures("_either_swap")
def test_what_a_build_no_longer_makes_disappears(target: Path) -> None:
    publish({"print.pdf": b"1", "fit.json": b"1"}, target, owned=OWNED)
    publish({"fit.json": b"2"}, target, owned=OWNED)
    assert content(target) == {"fit.json": b"2"}


def test_a_file_may_come_from_a_path(target: Path, tmp_path: Path) -> None:
    (tmp_path / "made").write_bytes(b"pages")
    publish({"print.pdf": tmp_path / "made"}, target, owned=OWNED)
    assert content(target) == {"print.pdf": b"pages"}


def test_files_that_are_kept_are_not_copied(target: Path) -> None:
    publish({"issue.txt": b"1"}, target, owned=OWNED)
    before = (target / "issue.txt").stat().st_ino
    publish({"print.pdf": b"1"}, target, owned=OWNED)
    assert (target / "issue.txt").stat().st_ino == before


def test_without_hard_links_files_are_copied(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    publish({"issue.txt": b"1"}, target, owned=OWNED)
    monkeypatch.setattr(os, "link", refuse)
    publish({"print.pdf": b"1"}, target, owned=OWNED)
    assert content(target) == {"issue.txt": b"1", "print.pdf": b"1"}


@pytest.mark.parametrize(
    ("umask", "file_mode", "folder_mode"), [(0o022, 0o644, 0o755), (0o077, 0o600, 0o700)]
)
def test_the_umask_is_respected(target: Path, umask: int, file_mode: int, folder_mode: int) -> None:
    before = os.umask(umask)
    try:
        publish({"web/index.html": b"1"}, target, owned=OWNED)
    finally:
        os.umask(before)
    assert (target / "web/index.html").stat().st_mode & 0o777 == file_mode
    assert target.stat().st_mode & 0o777 == (target / "web").stat().st_mode & 0o777 == folder_mode


def test_a_linked_target_stays_a_link(target: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    target.parent.mkdir()
    target.symlink_to(tmp_path / "elsewhere")
    publish({"print.pdf": b"1"}, target, owned=OWNED)
    assert target.is_symlink()
    assert content(tmp_path / "elsewhere") == {"print.pdf": b"1"}


@pytest.mark.parametrize("name", ["", "/etc/hostname", "../outside", "web/../../outside", "web//index.html"])
def test_a_name_that_leaves_the_folder_is_a_fault_of_ours(target: Path, name: str) -> None:
    with pytest.raises(AssertionError):
        publish({name: b"1"}, target, owned=OWNED)


@pytest.mark.usefixtures("_either_swap")
def test_a_disk_that_refuses_leaves_the_old_outputs(target: Path, tmp_path: Path) -> None:
    publish({"print.pdf": b"1"}, target, owned=OWNED)
    with pytest.raises(MachineError, match=r"No such file or directory\. The old ones are untouched"):
        publish({"print.pdf": b"2", "web/index.html": tmp_path / "missing"}, target, owned=OWNED)
    assert content(target) == {"print.pdf": b"1"}
    assert beside(target) == []


def test_a_swap_that_fails_half_way_is_undone(
    target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish({"print.pdf": b"1"}, target, owned=OWNED)
    monkeypatch.setattr(outputs, "_exchange", lambda one, other: False)  # noqa: ARG005
    with pytest.raises(FileNotFoundError):
        swap_in(tmp_path / "no such staging", target)
    assert content(target) == {"print.pdf": b"1"}


def test_a_living_builds_staging_folder_is_left_alone(target: Path) -> None:
    target.parent.mkdir()
    with outputs._staging(target) as staging:  # noqa: SLF001 -- a build in the middle
        (staging / "print.pdf").write_bytes(b"half")
        publish({"print.pdf": b"1"}, target, owned=OWNED)
        assert content(staging) == {"print.pdf": b"half"}
    assert beside(target) == []


def test_locks_of_two_issues_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with issue_lock(tmp_path, "2026-11"), issue_lock(tmp_path, "2026-12", wait_seconds=0):
        pass


def test_the_second_build_says_why_it_gives_up(tmp_path: Path) -> None:
    with (
        issue_lock(tmp_path, "2026-11"),
        pytest.raises(
            MachineError, match=r"Another build of issue 2026-11 is still running after 0\.1 seconds"
        ),
        issue_lock(tmp_path, "2026-11", wait_seconds=0.1),
    ):
        pass


def test_the_second_build_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with issue_lock(tmp_path, "2026-11"):
            order.append("second")

    waiting = threading.Thread(target=second)
    with issue_lock(tmp_path, "2026-11"):
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_killed_holder_does_not_block(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(MachineError), issue_lock(tmp_path, "2026-11", wait_seconds=0):
        pass
    holder.kill()
    holder.wait()
    with issue_lock(tmp_path, "2026-11", wait_seconds=0):
        pass


def test_a_lock_that_cannot_be_written_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    (tmp_path / ".broadsheet").touch()
    with (
        pytest.raises(MachineError, match="lock of issue 2026-11 cannot be written"),
        issue_lock(tmp_path, "2026-11"),
    ):
        pass


def test_deleting_the_lock_does_no_harm(tmp_path: Path) -> None:
    with issue_lock(tmp_path, "2026-11"):
        shutil.rmtree(tmp_path / ".broadsheet")
    with issue_lock(tmp_path, "2026-11", wait_seconds=0):
        pass

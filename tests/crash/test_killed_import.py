"""An import that is killed, or stopped with Ctrl-C, leaves no half issue; the next one ends as if it had not been."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from broadsheet.cli import INTERRUPTED, main
from broadsheet.sources.folder.issues import issue_ids
from tests.support.flat_issues import flat_issue

# Imports, and sends its group of processes a signal when that many files have been put in place.
IMPORTER = """
import os, signal, sys
from broadsheet.cli import main
from broadsheet.intake import placing, series

left = int(sys.argv[2])
write = placing.write_whole

def counted(path, data):
    global left
    write(path, data)
    left -= 1
    if left == 0:
        os.killpg(0, int(sys.argv[1]))

placing.write_whole = series.write_whole = counted
# Started in the background, as a machine does, a process ignores Ctrl-C unless told otherwise.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(["import", sys.argv[3], "-C", sys.argv[4]]))
"""
MONTHS = ("April", "May", "June")
PATIENCE = 60  # seconds
FILES = 1 + 3 * 8
"""broadsheet.toml; of each issue its report twice, three stories, two pages for the editor, issue.toml."""


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("old")
    for number, month in enumerate(MONTHS, 40):
        (folder / f"{month}.txt").write_text(flat_issue(f"1 {month} 2019", number), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(old: Path) -> dict[str, bytes]:
    """What an import leaves that nobody stops."""
    assert main(["import", str(old), "-C", str(old.parent / "whole")]) == 0
    return content(old.parent / "whole")


def content(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".broadsheet" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def stopped(by: signal.Signals, after: int, old: Path, root: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", IMPORTER, str(int(by)), str(after), str(old), str(root)],
        env=environment,
        capture_output=True,
        start_new_session=True,
        check=False,
        text=True,
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("after", [1, 4, 9, 15, FILES])
def test_killed_after_any_file_it_is_completed(
    after: int, old: Path, whole: dict[str, bytes], tmp_path: Path
) -> None:
    assert stopped(signal.SIGKILL, after, old, tmp_path).returncode == -signal.SIGKILL
    for name in issue_ids(tmp_path):
        assert f"issues/{name}/issue.toml" in whole
        assert {file for file in whole if file.startswith(f"stories/{name}/")} <= content(tmp_path).keys()
    assert main(["import", str(old), "-C", str(tmp_path)]) == 0
    assert content(tmp_path) == whole


def test_after_all_files_there_is_nothing_to_kill(old: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    assert stopped(signal.SIGKILL, FILES + 1, old, tmp_path).returncode == 0
    assert content(tmp_path) == whole


def test_interrupted_it_says_how_to_go_on(old: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    done = stopped(signal.SIGINT, 9, old, tmp_path)
    assert (done.returncode, done.stdout) == (INTERRUPTED, "")
    assert done.stderr == "broadsheet: interrupted; the same command again goes on from here\n"
    assert main(["import", str(old), "-C", str(tmp_path)]) == 0
    assert content(tmp_path) == whole


def test_interrupted_while_it_reads_it_leaves_nothing_but_its_cache(tmp_path: Path) -> None:
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(flat_issue(number=number) * 60, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    code = IMPORTER.replace("sys.exit(", "print('ready', flush=True); sys.exit(")
    arguments = [str(int(signal.SIGINT)), "0", str(tmp_path), str(tmp_path / "home")]
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    ) as importing:
        assert importing.stdout is not None
        assert importing.stdout.readline() == "ready\n"
        time.sleep(0.5)
        os.killpg(importing.pid, signal.SIGINT)
        importing.communicate(timeout=PATIENCE)
    assert importing.returncode == INTERRUPTED
    assert content(tmp_path / "home") == {}
    with pytest.raises(ProcessLookupError):
        os.killpg(importing.pid, 0)

"""A test that does not run is a failure, however it was left out; one that is expected to fail is not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def status(folder: Path, code: str) -> int:
    """How pytest ends on a test file with this `code`, under the settings of this project's conftest."""
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    (folder / "test_lamp.py").write_text(f"import pytest\n{code}\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    "code",
    [
        "@pytest.mark.skip\ndef test_lamp(): pass",
        "@pytest.mark.skipif('True', reason='dark')\ndef test_lamp(): pass",
        "def test_lamp(): pytest.skip('dark')",
    ],
)
def test_a_skip_fails(tmp_path: Path, code: str) -> None:
    assert status(tmp_path, code) == pytest.ExitCode.TESTS_FAILED


def test_a_skipped_module_fails(tmp_path: Path) -> None:
    assert status(tmp_path, "pytest.importorskip('harbour_lamp')") == pytest.ExitCode.INTERRUPTED


def test_an_expected_failure_passes(tmp_path: Path) -> None:
    assert (
        status(tmp_path, "@pytest.mark.xfail(reason='dark')\ndef test_lamp(): assert 0") == pytest.ExitCode.OK
    )

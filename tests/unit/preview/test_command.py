"""What can go wrong before anything is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli import MACHINE, USAGE, main
from tests.unit.preview.asking import preview


@pytest.mark.parametrize("port", ["-1", "65536", "http", "٨٠"])
def test_what_is_no_port_is_said(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["preview", f"--port={port}"])
    assert left.value.code == USAGE
    assert "is no number from 0 to 65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with preview() as other:
        assert main(["preview", "-C", str(tmp_path), "--port", str(other.port)]) == MACHINE
        assert f"port {other.port}: Address already in use" in capsys.readouterr().err


def test_no_folder_no_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", "-C", str(tmp_path / "nowhere")]) == USAGE
    assert "There is no folder" in capsys.readouterr().err

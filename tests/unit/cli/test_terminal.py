"""What a person sees: colour only where it is wanted, errors last, progress on a terminal only."""

from __future__ import annotations

import io
import json
from contextlib import redirect_stderr

import pytest

from broadsheet.cli.terminal import Progress, colours, print_json, report
from broadsheet.diagnostics import diagnose

ERROR = diagnose("fit-infeasible", "does not land")
WARNING = diagnose("print-stale", "is old")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def test_a_terminal_gets_colour(terminal: Terminal) -> None:
    with redirect_stderr(terminal):
        report([ERROR])
    assert "\x1b[1;31m" in terminal.getvalue()


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_who_wants_no_colour_gets_none(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with redirect_stderr(terminal):
        report([ERROR])
    assert "does not land" in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()


def test_a_file_gets_no_colour_and_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    progress("Fitting")
    progress.done()
    assert not colours()
    assert capsys.readouterr().err == ""


def test_progress_is_one_line_that_goes(terminal: Terminal) -> None:
    progress = Progress()
    with redirect_stderr(terminal):
        progress("Measuring")
        progress("Fitting")
        progress.done()
        progress.done()
    assert terminal.getvalue() == "\r\x1b[KMeasuring…\r\x1b[KFitting…\r\x1b[K"


def test_errors_stand_last_and_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    report([ERROR, WARNING, WARNING])
    lines = [line for line in capsys.readouterr().err.splitlines() if not line.startswith(" ")]
    assert [line.split("[")[0] for line in lines] == ["warning", "warning", "error", "1 error, 2 warnings"]


def test_progress_goes_with_its_block_even_when_that_fails(terminal: Terminal) -> None:
    def failing() -> None:
        with Progress() as step:
            step("Fitting")
            raise ZeroDivisionError

    with redirect_stderr(terminal), pytest.raises(ZeroDivisionError):
        failing()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_json_is_read_back_as_it_was_and_keeps_letters(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"café": [1, None]})
    said = capsys.readouterr().out
    assert json.loads(said) == {"café": [1, None]}
    assert "café" in said


def test_nothing_to_report_is_silence(capsys: pytest.CaptureFixture[str]) -> None:
    report([])
    assert capsys.readouterr().err == ""

"""The command line as a whole: where it sends people, and the five ways it can end."""

from __future__ import annotations

import argparse
import errno
import sys
import types
from collections.abc import Callable

import pytest

from broadsheet import __version__, cli
from broadsheet.cli import COMMANDS, ERRORS, INTERRUPTED, MACHINE, OK, USAGE, main
from broadsheet.diagnostics import BroadsheetError, MachineError, UsageError

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def lamp(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | KeyboardInterrupt | int], None]:
    """A command `lamp` that raises or returns what it is given."""

    def make(outcome: Exception | KeyboardInterrupt | int) -> None:
        def run(_: argparse.Namespace) -> int:
            if isinstance(outcome, int):
                return outcome
            raise outcome

        module = types.ModuleType("broadsheet.cli.lamp", "Light a lamp.")
        module.__dict__.update(add_arguments=lambda _: None, run=run)
        monkeypatch.setitem(sys.modules, "broadsheet.cli.lamp", module)
        monkeypatch.setitem(COMMANDS, "lamp", "light a lamp")

    return make


def test_without_a_command_a_newcomer_sees_the_first_steps(capsys: Capture) -> None:
    assert main([]) == OK
    said = capsys.readouterr().out
    assert "broadsheet new DIR --example" in said
    assert len(said.splitlines()) < 10


def test_help_lists_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == OK
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if f"  {name} " not in said] == []


def test_the_version_is_said(capsys: Capture) -> None:
    assert main(["--version"]) == OK
    assert capsys.readouterr().out == f"broadsheet {__version__}\n"


@pytest.mark.parametrize(
    "args", [["lamb"], ["--lamp"], ["build", "--lamp"], ["build", "--pages", "0"], ["new"]]
)
def test_wrong_usage_ends_with_two(args: list[str], capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(args)
    assert ended.value.code == USAGE
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        (OK, OK),
        (ERRORS, ERRORS),
        (BroadsheetError("The wick is wet."), ERRORS),
        (UsageError("No such lamp."), USAGE),
        (MachineError("There is no oil."), MACHINE),
        (OSError(errno.ENOSPC, "No space left on device", "/oil"), MACHINE),
        (ZeroDivisionError("division by zero"), MACHINE),
        (KeyboardInterrupt(), INTERRUPTED),
        (BrokenPipeError(), OK),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else str(value),
)
def test_every_end_has_its_status_and_at_most_one_line(
    lamp: Callable[[object], None],
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
    outcome: Exception | int,
    status: int,
) -> None:
    lamp(outcome)
    monkeypatch.setattr(
        sys.stderr, "close", lambda: None
    )  # a broken pipe closes it, and pytest's is not ours
    assert main(["lamp"]) == status
    said = capsys.readouterr().err
    assert len(said.splitlines()) <= 1
    assert "Traceback" not in said


def test_a_fault_of_the_machine_is_said_in_its_own_words(
    lamp: Callable[[object], None], capsys: Capture
) -> None:
    lamp(OSError(errno.ENOSPC, "No space left on device", "/oil"))
    main(["lamp"])
    assert capsys.readouterr().err == "broadsheet: the machine says: No space left on device: /oil\n"


def test_a_fault_of_ours_asks_to_be_reported(lamp: Callable[[object], None], capsys: Capture) -> None:
    lamp(ZeroDivisionError("division by zero"))
    main(["lamp"])
    assert "internal error (ZeroDivisionError: division by zero)" in capsys.readouterr().err


def test_traceback_shows_where_it_arose(lamp: Callable[[object], None]) -> None:
    lamp(ZeroDivisionError("division by zero"))
    with pytest.raises(ZeroDivisionError):
        main(["lamp", "--traceback"])


def test_every_command_has_a_module_that_says_what_it_does() -> None:
    for name in COMMANDS:
        module = cli.module_of(name)
        assert module.__doc__
        assert callable(module.run)
        assert callable(module.add_arguments)

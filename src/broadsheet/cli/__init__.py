"""The command line: one thin module a command. Nothing but the standard library is imported for `--help`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from types import ModuleType

OK, ERRORS, USAGE, MACHINE, INTERRUPTED = range(5)
_HELP_WIDTH = 80

# Command → what it does, in the order of a newcomer's first day. The module is found by `module_of`.
COMMANDS = {
    "new": "make a publication folder that builds at once",
    "build": "fit an issue and make its editions",
    "preview": "show all editions in the browser, and again on every save",
    "fit": "show the flatplan: what goes where, and what was cut",
    "check": "look over the sources and what was built",
    "import": "bring back issues home as stories and issues",
    "config": "show every setting and where it comes from",
    "glossary": "say what the words of the trade mean here",
}

_FIRST_STEPS = """\
Broadsheet makes one newsletter issue into every edition.

  broadsheet new DIR --example   a publication with a full invented issue
  broadsheet build               the latest issue of the folder you are in
  broadsheet fit --explain       what went where, and why

`broadsheet --help` lists all commands."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status (0 done, 1 errors, 2 usage, 3 machine, 4 interrupted)."""
    args = list(sys.argv[1:] if argv is None else argv)
    if not args:
        print(_FIRST_STEPS)
        return OK
    parser = _top_parser()
    options, rest = parser.parse_known_args(args[:1])
    if options.version:
        from broadsheet import __version__

        print(f"broadsheet {__version__}")
        return OK
    if options.command is None:
        parser.error(f"a command comes first, not {rest[0]}")
    try:
        return _run(options.command, args[1:])
    except KeyboardInterrupt:
        print("broadsheet: interrupted; what was there before is untouched", file=sys.stderr)
        return INTERRUPTED


def _top_parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    listing = "\n".join(f"  {name:<{width}}  {words}" for name, words in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="broadsheet",
        description="Compile one newsletter issue into every edition.",
        epilog=f"commands:\n{listing}\n\n`broadsheet COMMAND --help` says more.",
        # Without a width argparse asks shutil for it, which takes longer to import than all else here.
        formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=_HELP_WIDTH),
    )
    parser.add_argument("command", nargs="?", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("--version", action="store_true", help="show the version and stop")
    return parser


def module_of(command: str) -> ModuleType:
    """The module of a command: it has its name, with an underscore behind a word that Python keeps for itself."""
    return import_module(f"broadsheet.cli.{command}{'_' if iskeyword(command) else ''}")


def _run(name: str, args: list[str]) -> int:
    command = module_of(name)
    parser = argparse.ArgumentParser(prog=f"broadsheet {name}", description=command.__doc__)
    parser.add_argument("--traceback", action="store_true", help="show where in the program an error arose")
    command.add_arguments(parser)
    options = parser.parse_args(args)
    try:
        status: int = command.run(options)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        sys.stderr.close()
        return OK
    except Exception as error:
        if options.traceback:
            raise
        return _explain(error)
    return status


def _explain(error: Exception) -> int:
    """One line for the person, and the exit status."""
    from broadsheet.diagnostics import BroadsheetError

    if isinstance(error, BroadsheetError):
        print(f"broadsheet: {error}", file=sys.stderr)
        return error.exit_code
    if isinstance(error, OSError):  # a full disk, a folder that is a file, a right that is missing
        where = f": {error.filename}" if error.filename else ""
        print(f"broadsheet: the machine says: {error.strerror or error}{where}", file=sys.stderr)
        return MACHINE
    print(
        f"broadsheet: internal error ({type(error).__name__}: {error}). This is a fault of Broadsheet; "
        "please report it with what `--traceback` shows.",
        file=sys.stderr,
    )
    return MACHINE

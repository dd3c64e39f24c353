"""Show all editions of an issue in the browser, and again whenever a source is saved."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from broadsheet.cli.folder import add_folder_arguments, publication_folder

if TYPE_CHECKING:
    from broadsheet.press.workshop import Workshop
    from broadsheet.preview import Board

_MOST_PORTS = 65535


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "issue", nargs="?", metavar="ISSUE", help="folder name in issues/ (default: the latest)"
    )
    add_folder_arguments(parser)
    parser.add_argument("--open", action="store_true", help="open it in the browser at once")
    parser.add_argument(
        "--port", type=_port, default=0, metavar="N", help="port on this machine (default: any that is free)"
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= _MOST_PORTS:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {_MOST_PORTS}")


def run(options: argparse.Namespace) -> int:
    """Ctrl-C is how a preview ends, and so no failure."""
    from broadsheet.cli.watch import watch
    from broadsheet.preview import Board, Server

    root = publication_folder(options.folder)
    board = Board(root.name, options.issue or "")
    with Server(board, options.port) as server:
        print(f"Preview: {server.url}", flush=True)
        if options.open:
            _open(server.url)
        try:
            watch(root, lambda workshop: _build(root, options.issue, board, workshop))
        except KeyboardInterrupt:
            print("\nThe preview is closed.", file=sys.stderr)
    return 0


def _open(url: str) -> None:
    import webbrowser

    if not webbrowser.open(url):
        print("No browser could be opened; the address is above.", file=sys.stderr)


def _build(root: Path, issue: str | None, board: Board, workshop: Workshop) -> int:
    """One build in memory. What the machine refuses is said, and the watch goes on: it may be mended meanwhile."""
    from broadsheet.cli.terminal import Progress, report
    from broadsheet.diagnostics import BroadsheetError
    from broadsheet.press.compile import Request, compile_issue

    started = time.monotonic()
    board.building()
    try:
        with Progress() as step:

            def tell(words: str) -> None:
                step(words)
                board.building(words)

            compiled = compile_issue(Request(root, issue), tell, workshop)
    except BroadsheetError as error:
        board.broke(str(error), time.monotonic() - started)
        print(f"broadsheet: {error}", file=sys.stderr)
        return error.exit_code
    seconds = time.monotonic() - started
    board.built(compiled, seconds)
    report(compiled.diagnostics)
    if not compiled.failed:
        print(f"Built in {seconds:.1f} s.", file=sys.stderr)
    return int(compiled.failed)

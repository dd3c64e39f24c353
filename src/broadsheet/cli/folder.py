"""Options that every command on a publication shares."""

from __future__ import annotations

import argparse
from pathlib import Path

from broadsheet.diagnostics import UsageError

_MAIN_FILE = "broadsheet.toml"


def add_folder_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-C",
        "--folder",
        type=Path,
        default=None,
        metavar="DIR",
        help="the publication folder (default: this one or the nearest above)",
    )


def add_issue_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "issue", nargs="?", metavar="ISSUE", help="folder name in issues/ (default: the latest)"
    )
    add_folder_arguments(parser)
    parser.add_argument(
        "--pages", type=_pages, default=None, metavar="N|auto", help="number of pages instead of the issue's"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _pages(text: str) -> int | str:
    if text == "auto":
        return text
    if text.isascii() and text.isdigit() and 1 <= int(text) <= 64:  # noqa: PLR2004 - as issue.toml
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is neither a number from 1 to 64 nor auto")


def publication_folder(given: Path | None) -> Path:
    """The folder given, or the nearest from here up that holds a broadsheet.toml."""
    if given is not None:
        if not given.is_dir():
            raise UsageError(f"There is no folder {given}.")
        return given.resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / _MAIN_FILE).is_file():
            return folder
    raise UsageError(
        f"Neither this folder nor one above has a {_MAIN_FILE}. `broadsheet new DIR --example` makes one."
    )

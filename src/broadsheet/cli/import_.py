"""Bring back issues home: what old files hold becomes stories and issues of the publication folder."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet.cli.folder import add_folder_arguments, publication_folder

if TYPE_CHECKING:
    from broadsheet.intake import Homecoming
    from broadsheet.intake.home import Brought

_INTERRUPTED = 4


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "source",
        nargs="+",
        metavar="SOURCE",
        help="PDF, plain text, saved mail or web page; or a folder of them, for a series",
    )
    add_folder_arguments(parser)
    parser.add_argument(
        "--as",
        dest="wanted",
        choices=("issue", "stories"),
        default="issue",
        help="whole issues (default), or their stories alone",
    )
    parser.add_argument(
        "--since", type=_day, default=None, metavar="DATE", help="leave out what is older, as 2019-05-01"
    )
    parser.add_argument(
        "--profile",
        default="",
        metavar="NAME",
        help="learn the habits of the series from the issue of that name, which you imported and corrected",
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would be written")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2019-05-01") from error


def run(options: argparse.Namespace) -> int:
    from broadsheet.cli.terminal import Progress, print_json, report
    from broadsheet.diagnostics import MachineError, has_errors

    if find_spec("rapidfuzz") is None:
        raise MachineError('Back issues need one more package: pip install "broadsheet[import]"')
    from broadsheet.intake import Order, bring_home

    root = _folder(options.folder)
    sources = tuple(options.source)
    order = Order(root, sources, options.wanted == "issue", options.since, options.dry_run, options.profile)
    try:
        with Progress() as step:
            done = bring_home(order, step)
    except KeyboardInterrupt:
        print("broadsheet: interrupted; the same command again goes on from here", file=sys.stderr)
        return _INTERRUPTED
    if options.json:
        print_json(_as_data(done, root))
    else:
        report(done.diagnostics)
        _say(done)
    return int(has_errors(done.diagnostics))


def _folder(given: Path | None) -> Path:
    """The publication; where there is none yet, the folder in which one is made."""
    from broadsheet.diagnostics import UsageError

    if given is not None:
        return given.resolve()
    try:
        return publication_folder(None)
    except UsageError:
        return Path.cwd()


def _as_data(done: Homecoming, root: Path) -> dict[str, Any]:
    from broadsheet.diagnostics.render import as_json

    return {
        "folder": str(root),
        "made_publication": done.config,
        "sources": [_of_one(each) for each in done.brought],
        "diagnostics": [as_json(diagnostic) for diagnostic in done.diagnostics],
    }


def _of_one(brought: Brought) -> dict[str, Any]:
    return {
        "source": brought.source,
        "status": brought.status,
        "issue": brought.id,
        "stories": brought.stories,
        "to_look_at": brought.doubts,
        "original_pages": brought.pages or None,
        "lands_on": brought.lands_on,
        "written": brought.placed.written,
        "unchanged": brought.placed.unchanged,
        "kept": brought.placed.kept,
    }


def _say(done: Homecoming) -> None:
    """A line for each source, then what to do next."""
    if done.config:
        print("Made broadsheet.toml from what the issue says of itself; look whether it is right.")
    for each in done.brought:
        print(_line(each))
    imported = [each for each in done.brought if each.status == "imported"]
    if imported:
        last = imported[-1]
        others = " (and the others in issues/)" if len(imported) > 1 else ""
        build = f", then: broadsheet build {last.id}" if last.lands_on else ""
        print(f"Look at issues/{last.id}/report.md{others}{build}")


def _line(brought: Brought) -> str:
    stories = _count(brought.stories, "story", "stories")
    match brought.status:
        case "imported":
            look = f", {_count(brought.doubts, 'value', 'values')} to look at" if brought.doubts else ""
            return f"{brought.id}: {stories} from {brought.source}{look}"
        case "unchanged":
            return f"{brought.id}: unchanged, {brought.source} is home already"
        case "older":
            return f"{brought.source}: older, left out"
    return f"{brought.id}: {stories} would be written from {brought.source}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"

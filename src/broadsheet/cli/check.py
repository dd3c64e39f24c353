"""Look over the sources of an issue, whether it lands, and whether what was built is up to date."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from broadsheet.cli.folder import add_issue_arguments, publication_folder
from broadsheet.cli.terminal import Progress, print_json, report
from broadsheet.diagnostics import Diagnostic, Span, diagnose, has_errors
from broadsheet.diagnostics.render import as_json as diagnostic_data
from broadsheet.issue import interchange
from broadsheet.issue.model import Issue
from broadsheet.press.cache import cache_of
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.looks import origin, origin_of
from broadsheet.press.print_outcome import Goal
from broadsheet.press.published import told_anew
from broadsheet.press.site import FOLDER as SITE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_issue_arguments(parser)
    parser.add_argument("--strict", action="store_true", help="exit 1 on warnings too")


def run(options: argparse.Namespace) -> int:
    root = publication_folder(options.folder)
    with Progress() as step:
        compiled = compile_issue(Request(root, options.issue, options.pages, Goal.PLAN), step)
    built = tuple(_of_what_was_built(root, compiled)) if compiled.issue else ()
    diagnostics = (*compiled.diagnostics, *built)
    if options.json:
        issue = compiled.issue.id if compiled.issue else None
        print_json({"issue": issue, "diagnostics": [diagnostic_data(d) for d in diagnostics]})
    else:
        report(diagnostics)
        if not diagnostics and compiled.issue:
            print(f"{compiled.issue.publication.name} {compiled.issue.id}: nothing to complain about")
    return int(compiled.failed or has_errors(built) or (options.strict and bool(diagnostics)))


def _of_what_was_built(root: Path, compiled: Compiled) -> Iterator[Diagnostic]:
    """What is to be said of out/: of out/ISSUE/, and of what feeds on the site have told already."""
    assert compiled.issue is not None
    yield from _of_editions(root, compiled.issue, compiled.look)
    site = root / "out" / SITE / compiled.issue.id
    yield from told_anew(site, compiled.issue, compiled.artefacts)


def _of_editions(root: Path, issue: Issue, look: str) -> Iterator[Diagnostic]:
    """A warning when out/ISSUE/ was made from other sources or in another look; else an error when its pages were
    not as planned.
    """
    out = root / "out" / issue.id
    span = Span(f"out/{issue.id}")
    made, pdf = _read(out / "issue.json"), _read(out / "print.pdf")
    hints = ["Run `broadsheet build`."]
    current = interchange.dump(issue)
    now = origin(look, current)
    then = origin_of(cache_of(root), pdf) if pdf else None
    if made and (made != current or (then and then.issue != now.issue)):
        yield diagnose("print-stale", f"out/{issue.id} is older than its sources", span, hints=hints)
    elif made and then and then.look != now.look:
        message = f"out/{issue.id} was printed with other settings, another theme or other fonts"
        yield diagnose("print-stale", message, span, hints=hints)
    elif made and pdf and b'"verified": true' not in _read(out / "fit.json"):
        message = f"the pages in out/{issue.id} are not as planned"
        yield diagnose(
            "print-differs-from-plan", message, span, hints=["`broadsheet build` names what differs."]
        )


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""

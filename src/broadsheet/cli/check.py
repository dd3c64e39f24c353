"""Look over the sources of an issue, whether it lands, and whether what was built is up to date."""

from __future__ import annotations

import argparse
from pathlib import Path

from broadsheet.cli.folder import add_issue_arguments, publication_folder
from broadsheet.cli.terminal import Progress, print_json, report
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.diagnostics.render import as_json as diagnostic_data
from broadsheet.issue import interchange
from broadsheet.issue.model import Issue
from broadsheet.press.compile import Request, compile_issue


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_issue_arguments(parser)
    parser.add_argument("--strict", action="store_true", help="exit 1 on warnings too")


def run(options: argparse.Namespace) -> int:
    root = publication_folder(options.folder)
    with Progress() as step:
        compiled = compile_issue(Request(root, options.issue, options.pages, plan_only=True), step)
    diagnostics = (*compiled.diagnostics, *(_stale(root, compiled.issue) if compiled.issue else ()))
    if options.json:
        issue = compiled.issue.id if compiled.issue else None
        print_json({"issue": issue, "diagnostics": [diagnostic_data(d) for d in diagnostics]})
    else:
        report(diagnostics)
        if not diagnostics and compiled.issue:
            print(f"{compiled.issue.publication.name} {compiled.issue.id}: nothing to complain about")
    return int(compiled.failed or (options.strict and bool(diagnostics)))


def _stale(root: Path, issue: Issue) -> tuple[Diagnostic, ...]:
    """A warning when out/ISSUE/ was made from other sources."""
    built = root / "out" / issue.id / "issue.json"
    if not built.is_file() or built.read_bytes() == interchange.dump(issue):
        return ()
    return (diagnose("print-stale", f"out/{issue.id} is older than its sources", Span(f"out/{issue.id}")),)

"""Fit an issue and make its editions, atomically, into out/ISSUE/."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from broadsheet.cli.folder import add_issue_arguments, publication_folder
from broadsheet.cli.terminal import Progress, print_json, report
from broadsheet.diagnostics.render import as_json as diagnostic_data
from broadsheet.plugins import edition_names
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.other_editions import ALWAYS_OWNED, OWNED_BY_PRINT, PRINT
from broadsheet.press.outputs import issue_lock, publish
from broadsheet.press.site import FOLDER as SITE
from broadsheet.press.site import Site, put_in
from broadsheet.press.workshop import Workshop
from broadsheet.sources.folder.issues import issue_ids


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_issue_arguments(parser)
    parser.add_argument(
        "--edition",
        action="append",
        choices=(PRINT, *edition_names()),
        help="only this edition (default: all); may be repeated",
    )
    parser.add_argument(
        "--out", type=Path, default=None, metavar="DIR", help="write into DIR/ISSUE/ instead of out/ISSUE/"
    )
    parser.add_argument("--watch", action="store_true", help="build again whenever a source changes")


def run(options: argparse.Namespace) -> int:
    root = publication_folder(options.folder)
    if not options.watch:
        return _build(root, options)
    from broadsheet.cli.watch import watch

    return watch(root, lambda workshop: _build(root, options, workshop))


def _build(root: Path, options: argparse.Namespace, workshop: Workshop | None = None) -> int:
    started = time.monotonic()
    base = (options.out or root / "out").resolve()
    out: Path | None = None
    with Progress() as step, _issue_to_build(root, options.issue) as issue_id:
        editions = tuple(options.edition) if options.edition else None
        compiled = compile_issue(Request(root, issue_id, options.pages, editions=editions), step, workshop)
        if compiled.issue:
            out = base / compiled.issue.id
            publish(compiled.artefacts, out, owned=compiled.owned)
            compiled = _with_site(root, base, compiled)
    if options.json:
        print_json(_as_data(compiled, out, time.monotonic() - started))
    else:
        report(compiled.diagnostics)
        if out:
            _say(compiled, out)
    return int(compiled.failed)


def _with_site(root: Path, base: Path, compiled: Compiled) -> Compiled:
    """Put the issue into the site, where its web pages were made; what is to be said of that is said with the rest."""
    assert compiled.issue is not None
    assert compiled.config is not None
    site = Site(base / SITE, root, compiled.config)
    with issue_lock(root, f".{SITE}"):
        found = put_in(site, compiled.issue, compiled.artefacts)
    return replace(compiled, diagnostics=(*compiled.diagnostics, *found))


@contextmanager
def _issue_to_build(root: Path, named: str | None) -> Iterator[str | None]:
    """The issue's name, with other builds of it kept out; what is no issue is explained without a lock."""
    known = issue_ids(root)
    issue_id = named or next(reversed(known), None)
    if issue_id not in known:
        yield issue_id
        return
    with issue_lock(root, issue_id):
        yield issue_id


def _as_data(compiled: Compiled, out: Path | None, seconds: float) -> dict[str, object]:
    """`out` is null when the old outputs were left as they are."""
    return {
        "issue": compiled.issue.id if compiled.issue else None,
        "out": str(out) if out else None,
        "artefacts": sorted(compiled.artefacts),
        "diagnostics": [diagnostic_data(diagnostic) for diagnostic in compiled.diagnostics],
        "fit": compiled.fit,
        "seconds": round(seconds, 3),
    }


def _say(compiled: Compiled, out: Path) -> None:
    """How the fit went, where the editions are, where the reports are."""
    fit = compiled.fit
    if compiled.issue is None or fit is None:
        return
    shown, name = _short(out), f"{compiled.issue.publication.name} {compiled.issue.id}"
    if "print.pdf" in compiled.artefacts:
        print(f"{name}: {_outcome(fit)}")
        print(f"Pages:   {shown / 'print.pdf'}")
    elif "print.pdf" in compiled.owned:
        print(f"{name}: no pages were printed", file=sys.stderr)
    made = ", ".join(_names(compiled.artefacts.keys() - {*ALWAYS_OWNED, *OWNED_BY_PRINT}))
    print(
        f"Made:    {made or 'no other edition'} in {shown}; `broadsheet fit --explain` puts the plan into words"
    )


def _names(artefacts: Iterable[str]) -> Iterator[str]:
    """The files among `artefacts` and the folders that are pages."""
    for name in sorted(artefacts):
        if "/" not in name or (name.count("/") == 1 and name.endswith("/index.html")):
            yield name.removesuffix("index.html")


def _outcome(fit: Mapping[str, Any]) -> str:
    solver, pages = fit["solver"], fit["pages"]["actual"]
    gap = solver["cost"] - solver["bound"]
    proof = "proved optimal" if solver["status"] == "optimal" else f"within {gap} of the best possible"
    checked = "verified to the line" if fit["verified"] else "NOT as planned"
    return (
        f"{pages} page{'' if pages == 1 else 's'}, {proof} (cost {solver['cost']}, rung {solver['rung']}); "
        f"{checked}, {sum(fit['faults'].values())} faults"
    )


def _short(path: Path) -> Path:
    """Relative to where the person stands, when that is shorter."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path

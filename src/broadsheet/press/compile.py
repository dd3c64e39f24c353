"""The whole pipeline, told once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.diagnostics import Diagnostic, has_errors
from broadsheet.issue import interchange
from broadsheet.issue.model import Issue
from broadsheet.press.cache import cache_of
from broadsheet.press.looks import remember
from broadsheet.press.pictures import prepare_pictures
from broadsheet.press.print_outcome import Goal, PrintOutcome
from broadsheet.press.print_step import brief_of, flatplan_only, look_of, print_edition
from broadsheet.press.workshop import Workshop
from broadsheet.sources.folder.assemble import load_folder

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to compile, how far. `pages` overrides the issue's."""

    root: Path
    issue_id: str | None = None
    pages: int | str | None = None
    goal: Goal = Goal.PAGES


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of it: `issue` is None when errors left none; `artefacts` by name below out/ISSUE/; `look` is what
    pages are made with now.
    """

    issue: Issue | None
    diagnostics: tuple[Diagnostic, ...]
    artefacts: Mapping[str, bytes] = field(default_factory=dict)
    fit: Mapping[str, Any] | None = None
    explanation: tuple[str, ...] = ()
    look: str = ""

    @property
    def failed(self) -> bool:
        return self.issue is None or has_errors(self.diagnostics)


def compile_issue(
    request: Request, step: Step = lambda _: None, workshop: Workshop | None = None
) -> Compiled:
    """Read the folder, put the issue together, plan its pages, set them, hold them against the plan.

    A `workshop` that is handed in serves the next call too.
    """
    with nullcontext(workshop) if workshop else Workshop() as room:
        return _compiled(request, step, room)


def _compiled(request: Request, step: Step, workshop: Workshop) -> Compiled:
    step("Reading stories")
    loaded = load_folder(request.root, request.issue_id)
    if loaded.issue is None or loaded.config is None or has_errors(loaded.diagnostics):
        return Compiled(None, loaded.diagnostics)
    issue = _with_pages(loaded.issue, request.pages)

    step("Preparing pictures")
    cache = cache_of(request.root)
    prepared = prepare_pictures(issue, request.root, cache=cache)
    diagnostics = (*loaded.diagnostics, *prepared.diagnostics)
    if has_errors(diagnostics):
        return Compiled(None, diagnostics)

    brief = brief_of(request.root, loaded.config, prepared, workshop)
    if request.goal is Goal.PAGES:
        outcome = print_edition(brief, step, cache=cache)
    else:
        outcome = flatplan_only(brief, step, request.goal)
    look = look_of(brief)
    if outcome.pdf:
        remember(cache, outcome.pdf, look)
    cache.prune()
    diagnostics = (*diagnostics, *outcome.diagnostics, *cache.diagnostics)
    return Compiled(
        issue=prepared.issue,
        diagnostics=diagnostics,
        artefacts=_artefacts(prepared.issue, outcome, diagnostics),
        fit=outcome.fit,
        explanation=outcome.explanation,
        look=look,
    )


def _with_pages(issue: Issue, pages: int | str | None) -> Issue:
    return msgspec.structs.replace(issue, pages=pages) if pages is not None else issue


def _artefacts(issue: Issue, outcome: PrintOutcome, diagnostics: tuple[Diagnostic, ...]) -> dict[str, bytes]:
    from broadsheet.diagnostics.render import as_json as diagnostic_data

    made = {
        "issue.json": interchange.dump(issue),
        "diagnostics.json": _as_json([diagnostic_data(diagnostic) for diagnostic in diagnostics]),
    }
    if outcome.fit:
        made["fit.json"] = _as_json(outcome.fit)
    if outcome.pdf:
        made["print.pdf"] = outcome.pdf
    if outcome.page_one:
        made["page-one.png"] = outcome.page_one
    return made


def _as_json(data: object) -> bytes:
    """Readable, and the same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"

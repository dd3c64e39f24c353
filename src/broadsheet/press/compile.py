"""The whole pipeline, told once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic, has_errors
from broadsheet.edition import Made, Order
from broadsheet.issue import interchange
from broadsheet.issue.model import Issue
from broadsheet.plugins import edition_names
from broadsheet.press.cache import Cache, cache_of
from broadsheet.press.drawn import draws
from broadsheet.press.looks import origin, remember
from broadsheet.press.other_editions import PRINT, make_editions, owned
from broadsheet.press.page_one import page_one_of
from broadsheet.press.pictures import prepare_pictures
from broadsheet.press.print_outcome import Goal, PrintOutcome
from broadsheet.press.print_step import Brief, brief_of, flatplan_only, look_of, print_edition
from broadsheet.press.shown import shows
from broadsheet.press.workshop import Workshop
from broadsheet.sources.folder.assemble import load_folder
from broadsheet.strings import load_strings

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What to compile, how far. `pages` overrides the issue's; without `editions` all of them are made."""

    root: Path
    issue_id: str | None = None
    pages: int | str | None = None
    goal: Goal = Goal.PAGES
    editions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of it: `issue` is None when errors left none; `artefacts` by name below out/ISSUE/, where they replace
    what is `owned`; `look` is what pages are made with now. What is wrong with pages that nobody asked for is said,
    and no failure.
    """

    issue: Issue | None
    diagnostics: tuple[Diagnostic, ...]
    artefacts: Mapping[str, bytes] = field(default_factory=dict)
    owned: tuple[str, ...] = ()
    tolerated: tuple[Diagnostic, ...] = ()
    fit: Mapping[str, Any] | None = None
    explanation: tuple[str, ...] = ()
    look: str = ""
    config: Config | None = None

    @property
    def failed(self) -> bool:
        return self.issue is None or has_errors(set(self.diagnostics) - set(self.tolerated))


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

    wanted = (PRINT, *edition_names()) if request.editions is None else request.editions
    brief = brief_of(request.root, loaded.config, prepared, workshop)
    if request.goal is Goal.PAGES:
        outcome = print_edition(brief, step, cache=cache)
    else:
        outcome = flatplan_only(brief, step, request.goal)
    look = look_of(brief)
    if outcome.pdf:
        remember(cache, outcome.pdf, origin(look, interchange.dump(prepared.issue)))
    others = _others(brief, wanted, outcome, cache=cache)
    cache.prune()
    diagnostics = (*diagnostics, *outcome.diagnostics, *others.diagnostics, *cache.diagnostics)
    return Compiled(
        issue=prepared.issue,
        diagnostics=diagnostics,
        config=loaded.config,
        artefacts={
            **_reports(prepared.issue, outcome, diagnostics),
            **(_pages(outcome) if PRINT in wanted else {}),
            **others.artefacts,
        },
        owned=owned(wanted),
        tolerated=() if PRINT in wanted else outcome.diagnostics,
        fit=outcome.fit,
        explanation=outcome.explanation,
        look=look,
    )


def _others(brief: Brief, wanted: tuple[str, ...], outcome: PrintOutcome, *, cache: Cache) -> Made:
    issue = brief.prepared.issue
    strings, _ = load_strings(issue.publication.language, brief.config.strings)
    order = Order(
        root=brief.root,
        config=brief.config,
        issue=issue,
        strings=strings,
        show=shows(brief.prepared.files, cache, brief.root),
        draw=draws(brief.prepared.files),
        fit=outcome.fit,
        page_one=page_one_of(outcome.pdf, cache) if outcome.pdf else None,
        made=_pages(outcome),
    )
    return make_editions((name for name in wanted if name != PRINT), order)


def _with_pages(issue: Issue, pages: int | str | None) -> Issue:
    return msgspec.structs.replace(issue, pages=pages) if pages is not None else issue


def _reports(issue: Issue, outcome: PrintOutcome, diagnostics: tuple[Diagnostic, ...]) -> dict[str, bytes]:
    from broadsheet.diagnostics.render import as_json as diagnostic_data

    made = {
        "issue.json": interchange.dump(issue),
        "diagnostics.json": _as_json([diagnostic_data(diagnostic) for diagnostic in diagnostics]),
    }
    return {**made, "fit.json": _as_json(outcome.fit)} if outcome.fit else made


def _pages(outcome: PrintOutcome) -> dict[str, bytes]:
    made = {"print.pdf": outcome.pdf, "page-one.png": outcome.page_one}
    return {name: data for name, data in made.items() if data}


def _as_json(data: object) -> bytes:
    """Readable, and the same bytes for the same data."""
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"

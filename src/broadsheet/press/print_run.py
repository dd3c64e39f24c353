"""A run of the print edition: everything heavy, imported only when the cache has no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.editions.print.complaints import no_plan, refusal, unknown_faces
from broadsheet.editions.print.contrast import faint
from broadsheet.editions.print.cover_remarks import no_cover
from broadsheet.editions.print.coverage import listed, missing_glyphs, reserves
from broadsheet.editions.print.edition import Composition, Printed, composed, print_pages
from broadsheet.editions.print.fonts import unusable_fonts
from broadsheet.editions.print.headlines import long_headlines
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.picture_remarks import picture_remarks
from broadsheet.editions.print.preflight import cramped, too_deep
from broadsheet.editions.print.typesetter import RefusedError
from broadsheet.editions.print.verify import Verification
from broadsheet.fit.advice import advise
from broadsheet.fit.explain import explain
from broadsheet.fit.fitting import Fitted, fit
from broadsheet.fit.ladder import Before, Shelves
from broadsheet.issue.model import Issue
from broadsheet.press.fit_report import fit_report
from broadsheet.press.print_outcome import Goal, PrintOutcome
from broadsheet.press.workshop import Workshop

Step = Callable[[str], None]

_MOST_SAID = 3


def run_print(job: Job, step: Step, goal: Goal, workshop: Workshop) -> PrintOutcome:
    """Measure and fit; for pages, set them and hold them against the plan; for advice, look further."""
    remarks = tuple(unusable_fonts(job.root))
    with composed(job, workshop.typesetter(job.root)) as composition:
        try:
            outcome = _run(composition, step, goal, workshop)
        except RefusedError as refused:
            outcome = _nothing(refusal(job.issue, refused, job.settings.theme.own))
    return msgspec.structs.replace(outcome, diagnostics=(*remarks, *outcome.diagnostics))


def _run(composition: Composition, step: Step, goal: Goal, workshop: Workshop) -> PrintOutcome:
    issue = composition.job.issue
    asked = composition.formats[0]
    if found := (*cramped(asked.grid), *_faceless(composition)):
        return _nothing(found)
    step("Measuring")
    measured = composition[0]
    if deep := tuple(too_deep(measured if issue.pages == "auto" else measured.on(issue.pages))):
        return _nothing(deep)
    step("Fitting")
    layout = composition.job.settings.layout
    before = workshop.fits.get(issue.id, Before())
    shelves = Shelves(composition, layout, before, workshop.pulse)
    fitted = fit(issue, shelves, explained=goal is not Goal.LANDING)
    workshop.fits[issue.id] = Before(fitted.plan or before.plan, shelves.made)
    remarks = tuple(_remarks(composition, fitted.pages))
    if fitted.plan is None or goal is not Goal.PAGES:
        words = _explained(issue, shelves, fitted) if goal is Goal.ADVICE else ()
        return PrintOutcome(
            fit_report(issue.id, fitted, None), None, words, (*no_plan(issue, fitted), *remarks)
        )
    workshop.pulse()
    step("Setting pages")
    return _printed(composition, fitted, print_pages(composition, fitted.plan), remarks)


def _remarks(composition: Composition, pages: int) -> Iterator[Diagnostic]:
    """What is no reason to stop, on so many pages."""
    job, copies, asked = composition.job, composition.copies, composition.formats[0]
    measured = composition[0].on(pages)
    yield from faint(asked.theme, job.settings.colours)
    yield from long_headlines(measured, asked)
    yield from picture_remarks(job.issue, copies, measured, asked.grid)
    if job.settings.cover:
        yield from no_cover(copies, measured, asked.grid, pages=pages)


def _faceless(composition: Composition) -> Iterator[Diagnostic]:
    """Families that are not there, and characters that none of those that are can show."""
    job, typesetter = composition.job, composition.typesetter
    faces = typesetter.faces()
    spec = composition.spec(0)
    families = listed(spec)
    yield from unknown_faces(families, typesetter.families(), job.settings)
    reach = (*families, *reserves(faces, job.root))
    yield from missing_glyphs(job.issue, composition.folder, typesetter, spec=spec, families=reach)


def _explained(issue: Issue, shelves: Shelves, fitted: Fitted) -> tuple[str, ...]:
    advice = advise(shelves, fitted.pages, issue.order, fitted.plan)
    return tuple(explain(issue, fitted, advice))


def _nothing(diagnostics: tuple[Diagnostic, ...]) -> PrintOutcome:
    return PrintOutcome(None, None, (), diagnostics)


def _printed(
    composition: Composition, fitted: Fitted, printed: Printed, remarks: tuple[Diagnostic, ...]
) -> PrintOutcome:
    issue, found = composition.job.issue, printed.verification
    return PrintOutcome(
        fit=fit_report(issue.id, fitted, found),
        pdf=printed.pdf,
        page_one=printed.page_one,
        explanation=(),
        diagnostics=(*_unverified(found), *remarks),
    )


def _unverified(found: Verification) -> Iterator[Diagnostic]:
    """One error that names the first few things that are not as planned."""
    wrong = (*map(str, found.fault_places), *found.differences)
    if wrong:
        more = len(wrong) - _MOST_SAID
        said = "; ".join(wrong[:_MOST_SAID]) + (f"; and {more} more" if more > 0 else "")
        yield diagnose("print-differs-from-plan", f"the finished pages are not as planned: {said}")

"""A run of the print edition: everything heavy, imported only when the cache has no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.editions.print.complaints import no_plan, refusal, unknown_faces
from broadsheet.editions.print.edition import Composition, Printed, composed, measure, print_pages
from broadsheet.editions.print.fonts import unusable_fonts
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.preflight import coarse, cramped, too_deep
from broadsheet.editions.print.typesetter import RefusedError
from broadsheet.editions.print.verify import Verification
from broadsheet.fit.explain import explain
from broadsheet.fit.fitting import Fitted, fit
from broadsheet.press.fit_report import fit_report
from broadsheet.press.print_outcome import PrintOutcome

Step = Callable[[str], None]

_MOST_SAID = 3


def run_print(job: Job, step: Step, *, pages: bool) -> PrintOutcome:
    """Measure and fit; with `pages`, set them and hold them against the plan."""
    remarks = tuple(unusable_fonts(job.root))
    with composed(job) as composition:
        try:
            outcome = _run(composition, step, pages=pages)
        except RefusedError as refused:
            outcome = _nothing(refusal(job.issue, refused))
    return msgspec.structs.replace(outcome, diagnostics=(*remarks, *outcome.diagnostics))


def _run(composition: Composition, step: Step, *, pages: bool) -> PrintOutcome:
    issue = composition.job.issue
    families = composition.typesetter.families()
    found = (*cramped(composition.grid), *unknown_faces(composition.theme.faces, families))
    if found:
        return _nothing(found)
    step("Measuring")
    measured = measure(composition)
    if deep := tuple(too_deep(measured)):
        return _nothing(deep)
    remarks = tuple(coarse(composition.copies, measured))
    step("Fitting")
    fitted = fit(issue, measured)
    if fitted.plan is None or not pages:
        words = tuple(explain(issue, fitted))
        return PrintOutcome(
            fit_report(issue.id, fitted, None), None, words, (*no_plan(issue, fitted), *remarks)
        )
    step("Setting pages")
    return _printed(composition, fitted, print_pages(composition, fitted.plan), remarks)


def _nothing(diagnostics: tuple[Diagnostic, ...]) -> PrintOutcome:
    return PrintOutcome(None, None, (), diagnostics)


def _printed(
    composition: Composition, fitted: Fitted, printed: Printed, remarks: tuple[Diagnostic, ...]
) -> PrintOutcome:
    issue, found = composition.job.issue, printed.verification
    return PrintOutcome(
        fit=fit_report(issue.id, fitted, found),
        pdf=printed.pdf,
        explanation=tuple(explain(issue, fitted)),
        diagnostics=(*_unverified(found), *remarks),
    )


def _unverified(found: Verification) -> Iterator[Diagnostic]:
    """One error that names the first few things that are not as planned."""
    wrong = (*map(str, found.fault_places), *found.differences)
    if wrong:
        more = len(wrong) - _MOST_SAID
        said = "; ".join(wrong[:_MOST_SAID]) + (f"; and {more} more" if more > 0 else "")
        yield diagnose("print-differs-from-plan", f"the finished pages are not as planned: {said}")

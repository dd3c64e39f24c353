"""A run of the print edition: everything heavy, imported only when the cache has no answer."""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.editions.print.edition import (
    composed,
    make_flatplan,
    measure,
    print_pages,
    refusal,
    unknown_faces,
)
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.typesetter import RefusedError
from broadsheet.fit.explain import explain
from broadsheet.press.fit_report import fit_report
from broadsheet.press.print_outcome import PrintOutcome

Step = Callable[[str], None]


def run_print(job: Job, step: Step, *, pages: bool) -> PrintOutcome:
    """Measure and fit; with `pages`, set them and hold them against the plan."""
    issue_id = job.issue.id
    with composed(job) as composition:
        if unknown := unknown_faces(composition):
            return PrintOutcome(None, None, (), unknown)
        try:
            step("Measuring")
            measured = measure(composition)
            step("Fitting")
            fitted, diagnostics = make_flatplan(composition, measured)
            words = tuple(explain(job.issue, fitted))
            if fitted.plan is None or not pages:
                return PrintOutcome(fit_report(issue_id, fitted, None), None, words, diagnostics)
            step("Setting pages")
            printed = print_pages(composition, fitted.plan)
        except RefusedError as refused:
            return PrintOutcome(None, None, (), refusal(job.issue, refused))
    found = printed.verification
    report = fit_report(issue_id, fitted, found)
    return PrintOutcome(
        report, printed.pdf, words, (*diagnostics, *_unverified(found.differences, found.faults.total))
    )


def _unverified(differences: tuple[str, ...], faults: int) -> tuple[Diagnostic, ...]:
    if not differences and not faults:
        return ()
    said = "; ".join(differences[:3]) or f"{faults} faults, listed in fit.json"
    return (diagnose("print-differs-from-plan", f"the finished pages are not as planned: {said}"),)

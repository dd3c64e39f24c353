"""The print edition within the pipeline: its settings from the configuration, its results from the cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache as remembered
from hashlib import blake2b
from importlib import metadata, resources
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.config import Config
from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.editions.print.edition import Job, composed, make_flatplan, measure, print_pages, refusal
from broadsheet.editions.print.fonts import own_fonts
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.typesetter import RefusedError
from broadsheet.fit.explain import explain
from broadsheet.issue import interchange
from broadsheet.press.cache import Cache
from broadsheet.press.fit_report import fit_report
from broadsheet.press.pictures import Prepared
from broadsheet.strings import load_strings
from broadsheet.units import paper

Step = Callable[[str], None]


class PrintOutcome(msgspec.Struct, frozen=True):
    """What printing came to; without `fit` nothing could even be measured."""

    fit: dict[str, Any] | None
    pdf: bytes | None
    explanation: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def print_edition(
    root: Path, config: Config, prepared: Prepared, *, cache: Cache, step: Step
) -> PrintOutcome:
    """The finished, verified pages; from the cache when nothing they depend on has changed."""
    key = cache.key("print", _program(), *_dependencies(root, config, prepared))
    kept = cache.get(key)
    if kept is not None:
        return msgspec.msgpack.decode(kept, type=PrintOutcome)
    outcome = _printed(_job(root, config, prepared), step, pages=True)
    cache.put(key, msgspec.msgpack.encode(outcome))
    return outcome


def flatplan_only(
    root: Path, config: Config, prepared: Prepared, *, cache: Cache, step: Step
) -> PrintOutcome:
    """The plan and its explanation, without setting a page."""
    del cache  # a plan is asked for to be looked at anew
    return _printed(_job(root, config, prepared), step, pages=False)


def _printed(job: Job, step: Step, *, pages: bool) -> PrintOutcome:
    issue_id = job.issue.id
    with composed(job) as composition:
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


def _job(root: Path, config: Config, prepared: Prepared) -> Job:
    wanted = config.print
    sheet = paper(wanted.paper)
    assert sheet is not None, "the configuration was checked"
    colours = {name: value for name, value in msgspec.structs.asdict(wanted.colours).items() if value}
    settings = PrintSettings(
        theme=wanted.theme,
        paper=sheet,
        columns=wanted.columns,
        body_size=wanted.body_size,
        text_face=wanted.fonts.text,
        head_face=wanted.fonts.head,
        colours=colours,
    )
    strings, _ = load_strings(prepared.issue.publication.language, config.strings)
    return Job(prepared.issue, prepared.files, settings, strings, root)


def _dependencies(root: Path, config: Config, prepared: Prepared) -> tuple[bytes | str, ...]:
    """All that the pages depend on; pictures are named by their content in the issue."""
    fonts = tuple(blake2b(path.read_bytes()).digest() for path in own_fonts(root))
    return (msgspec.json.encode(config), interchange.dump(prepared.issue), *fonts)


@remembered
def _program() -> str:
    """The code, templates and typesetter that make the pages: an entry never outlives what made it."""
    digest = blake2b(metadata.version("typst").encode())
    package = Path(str(resources.files("broadsheet")))
    for part in ("editions", "fit", "markup", "issue", "strings"):
        for path in sorted((package / part).rglob("*")):
            if path.suffix in {".py", ".typ", ".toml"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()

"""One issue: tried, written down, put in place; and what its editor is to be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet import __version__
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.intake.home import Brought, Order
from broadsheet.intake.issues import Draft, Setting, issue_file, leftover_files, story_files
from broadsheet.intake.names import UNKNOWN_DAY
from broadsheet.intake.placing import Placed, place
from broadsheet.intake.reports import doubts, report_data, report_page
from broadsheet.intake.sources import Source
from broadsheet.intake.trial import AUTO, Trial, Verdict
from broadsheet.intake.unplaced import unplaced
from broadsheet.press.outputs import issue_lock
from broadsheet.sources.backissue.encodings import text_of

_FLAT = ".txt"
_MOST_ERRORS = 3  # of a build, repeated


@dataclass(frozen=True, slots=True)
class Desk:
    """What is asked for, and where issues are tried."""

    order: Order
    trial: Trial


def write(draft: Draft, source: Source, desk: Desk) -> tuple[Brought, list[Diagnostic]]:
    """Put `draft` into the publication folder, its issue.toml last."""
    order = desk.order
    if not draft.stories:
        return Brought(source.name, "older", None), []
    verdict = desk.trial.verdict(draft) if draft.is_issue else Verdict(AUTO)
    facts = {
        "sha256": source.sha256,
        "broadsheet": __version__,
        "wanted": order.wanted,
        "since": None if draft.is_issue or order.since is None else order.since.isoformat(),
        "profile": draft.learned.facts() if draft.learned else None,
    }
    files = _files(draft, verdict.setting, source)
    with issue_lock(order.root, draft.id):
        placed = place(order.root, draft.folder, files, report_data(draft, verdict.setting, facts))
    brought = Brought(
        source.name,
        "imported" if placed.written else "unchanged",
        draft.id,
        len(draft.stories),
        doubts(draft),
        draft.pages,
        verdict.lands_on,
        placed,
    )
    return brought, list(_remarks(draft, verdict, placed))


def _files(draft: Draft, setting: Setting, source: Source) -> dict[str, bytes]:
    """All files but report.json, in the order in which they are put in place."""
    report = f"{draft.folder}/report.md"
    pages = {**leftover_files(draft), report: report_page(draft, setting)}
    last = {f"{draft.folder}/issue.toml": issue_file(draft, setting)} if draft.is_issue else {}
    files = {**story_files(draft), **pages, **last}
    is_flat = source.name.lower().endswith(_FLAT)
    said = text_of(source.path.read_bytes())[0] if is_flat else "\n".join(draft.recovered.lines)
    texts = (data.decode() for name, data in files.items() if name.endswith((".md", ".toml")))
    return files | leftover_files(draft, unplaced(said, texts))


def _remarks(draft: Draft, verdict: Verdict, placed: Placed) -> Iterator[Diagnostic]:
    if placed.kept:
        message = (
            f"{_list(placed.kept)} {'was' if len(placed.kept) == 1 else 'were'} changed by hand, and stay so."
        )
        hint = f"To start over, remove {draft.folder} and {draft.story_folder}, and import again."
        yield diagnose("import-kept-edited", message, Span(placed.kept[0]), hints=[hint])
    if draft.recovered.encoding:
        message = f"{draft.name} does not say how its letters are encoded. It was read as {draft.recovered.encoding}."
        hint = "If letters are wrong in the stories, save the file as UTF-8 and import it again."
        yield diagnose("import-guessed-encoding", message, Span(draft.name), hints=[hint])
    if not draft.is_issue:
        return
    span = Span(f"{draft.folder}/issue.toml")
    if draft.day is None:
        message = f"No date was found in {draft.name}; {UNKNOWN_DAY} stands in its place."
        yield diagnose(
            "import-undated", message, span, hints=["Write the date of the issue into its issue.toml."]
        )
    if verdict.errors:
        message = f"{draft.id} is home, and does not build yet."
        errors = verdict.errors[:_MOST_ERRORS]
        hints = [hint for error in errors for hint in (f"{error.message} [{error.code}]", *error.hints)]
        yield diagnose("import-does-not-build", message, span, hints=hints)
    elif draft.pages and verdict.lands_on != draft.pages:
        message = f"{draft.id} had {draft.pages} pages, and what was found of it lands on {verdict.lands_on}."
        hint = _to_have(draft.pages, verdict.lands_on or 0)
        yield diagnose("import-other-pages", message, span, hints=[hint])
    if verdict.setting.teasers and not verdict.errors:
        titles = [
            f"“{story.recovered.title.value}”"
            for story in draft.stories
            if story.slug in verdict.setting.teasers
        ]
        message = (
            f"Print has {_list(titles)} as {'a teaser' if len(titles) == 1 else 'teasers'}, without the text."
        )
        hint = "Give the story a `permalink`, or write more; then take `keep` out of issue.toml."
        yield diagnose("import-teaser", message, span, hints=[hint])


def _to_have(pages: int, lands_on: int) -> str:
    """What would make the issue land on its `pages` again."""
    if lands_on < pages:
        return f'Add its pictures to the stories, then write `pages = {pages}` in the place of "auto".'
    return f"Choose its `paper` and `body_size` in [print] of broadsheet.toml, then write `pages = {pages}`."


def _list(names: list[str]) -> str:
    first, *others = names
    return f"{first} and {len(others)} more" if others else first

"""From issue to pages: the steps of the print edition, each a question to the typesetter or to the fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.copy import StoryCopy, story_copies
from broadsheet.editions.print.copy_data import Look, copy_data
from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.forme import lay_out_folder, plan_data, write_json
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.measurer import TypstMeasurer
from broadsheet.editions.print.stream_ends import plain_stream_ends
from broadsheet.editions.print.theme import PageGrid, Theme, page_grid
from broadsheet.editions.print.typesetter import RefusedError, Typesetter
from broadsheet.editions.print.verify import Verification, verify
from broadsheet.fit.fitting import Fitted, fit
from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.measured import Measured
from broadsheet.issue import tree
from broadsheet.issue.model import Issue, Story
from broadsheet.markup.languages import direction


@dataclass(frozen=True, slots=True)
class Composition:
    """A job made up for the typesetter, in its build folder."""

    job: Job
    theme: Theme
    grid: PageGrid
    copies: tuple[StoryCopy, ...]
    data: dict[str, Any]
    folder: Path
    typesetter: Typesetter


@dataclass(frozen=True, slots=True)
class Printed:
    """The finished pages and what was found on them."""

    pdf: bytes
    verification: Verification


@contextmanager
def composed(job: Job) -> Iterator[Composition]:
    """Make up the copy in a folder of its own, with a typesetter waiting; both go when the block ends."""
    theme = job.settings.dressed()
    rtl = direction(job.issue.publication.language) == "rtl"
    grid = page_grid(theme, job.settings.paper, columns=job.settings.columns, rtl=rtl)
    copies = story_copies(job.issue, lede_words=theme.copy.lede_words)
    data = copy_data(job.issue, copies, Look(theme, grid, job.strings))
    with TemporaryDirectory(prefix="broadsheet-") as name, Typesetter(font_folders(job.root)) as typesetter:
        folder = Path(name)
        lay_out_folder(
            folder, job.settings.theme, data, {name: file.data for name, file in job.pictures.items()}
        )
        yield Composition(job, theme, grid, copies, data, folder, typesetter)


def measure(composition: Composition) -> Measured:
    """Heights of everything, in lines. Raises `RefusedError`."""
    c = composition
    return TypstMeasurer(c.typesetter, c.folder, c.theme, c.grid, c.copies).measure(c.job.issue)


def make_flatplan(composition: Composition, measured: Measured) -> tuple[Fitted, tuple[Diagnostic, ...]]:
    """The plan, or the diagnostic that says why there is none and what would land instead."""
    fitted = fit(composition.job.issue, measured)
    return fitted, tuple(_why_not(composition.job.issue, fitted))


def print_pages(composition: Composition, plan: Flatplan) -> Printed:
    """Set the planned pages and read them back. Raises `RefusedError`."""
    c = composition
    write_json(c.folder / "plan.json", plan_data(plan))
    output = c.folder / "print.pdf"
    c.typesetter.compile(c.folder, "pages.typ", output, timestamp_of(c.job.issue))
    pdf = plain_stream_ends(output.read_bytes())
    return Printed(pdf, verify(plan, c.grid, pdf))


def timestamp_of(issue: Issue) -> int:
    """Seconds since 1970 of the issue's day, at midnight UTC: the PDF's dates do not depend on the clock."""
    import datetime as dt

    return int(dt.datetime.combine(issue.date, dt.time(), dt.UTC).timestamp())


# -- diagnostics ----------------------------------------------------------------------------------------------------


def _why_not(issue: Issue, fitted: Fitted) -> Iterator[Diagnostic]:
    if fitted.plan or fitted.nearest is None:
        return
    nearest = fitted.nearest
    hints = []
    if nearest.pages:
        hints.append(f"It lands on {_pages(nearest.pages)}: set `pages = {nearest.pages}`.")
    if nearest.words_missing:
        hints.append(
            f"There is too little copy: about {nearest.words_missing} more words, or more pictures, would fill it."
        )
    if nearest.words_over:
        hints.append(
            f"There is too much that may not be cut: about {nearest.words_over} words. Look at `keep` and `min_words`."
        )
    yield diagnose(
        "fit-infeasible",
        f"issue {issue.id} does not land on {_pages(fitted.pages)}",
        Span(f"issues/{issue.id}/issue.toml"),
        hints=hints,
    )


def _pages(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def unknown_faces(composition: Composition) -> tuple[Diagnostic, ...]:
    """An error for every family of the theme that the typesetter would silently replace."""
    known = composition.typesetter.families()
    faces = composition.theme.faces
    wanted = dict.fromkeys((*faces.text, *faces.head, *faces.mono, *faces.fallback))
    hint = f"Families: {', '.join(known)}; others from font files in fonts/."
    return tuple(
        diagnose(
            "print-unknown-font", f"no font family is called “{name}”", Span("broadsheet.toml"), hints=[hint]
        )
        for name in wanted
        if name not in known
    )


_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


def refusal(issue: Issue, refused: RefusedError) -> tuple[Diagnostic, ...]:
    """The typesetter's complaint in the editor's words."""
    characters = dict.fromkeys(
        json.loads(f'"{match}"') for match in _NO_GLYPH.findall(str(refused) + refused.where)
    )
    if not characters:
        return (diagnose("print-refused", f"the typesetter would not set the pages: {refused}"),)
    return tuple(_no_glyph(issue, text) for text in characters)


def _no_glyph(issue: Issue, text: str) -> Diagnostic:
    story = next((story for story in issue.stories if text in _all_words(story)), None)
    codes = " ".join(f"U+{ord(char):04X}" for char in text)
    where = f" in “{story.title}”" if story else ""
    return diagnose(
        "print-missing-glyph",
        f"no font has the character “{text}” ({codes}){where}",
        Span(story.file) if story else None,
        hints=("Put a font that has it into the folder fonts/, or write it another way.",),
    )


def _all_words(story: Story) -> str:
    texts = [story.title, story.short_title, story.eyebrow, *story.bylines, tree.plain(story.standfirst)]
    return "\n".join([*texts, *(text for block in story.body for text in tree.texts(block))])

"""From issue to pages: the steps of the print edition, each a question to the typesetter. The fit stands between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from broadsheet.editions.print.copy import StoryCopy, story_copies
from broadsheet.editions.print.copy_data import Look, copy_data
from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.forme import lay_out_folder, plan_data, write_json
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.measurer import TypstMeasurer
from broadsheet.editions.print.stream_ends import plain_stream_ends
from broadsheet.editions.print.theme import PageGrid, Theme, page_grid
from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.editions.print.verify import Verification, verify
from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.measured import Measured
from broadsheet.issue.model import Issue
from broadsheet.markup.languages import direction


@dataclass(frozen=True, slots=True)
class Composition:
    """A job made up for the typesetter, in its build folder."""

    job: Job
    theme: Theme
    grid: PageGrid
    copies: tuple[StoryCopy, ...]
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
        yield Composition(job, theme, grid, copies, folder, typesetter)


def measure(composition: Composition) -> Measured:
    """Heights of everything, in lines. Raises `RefusedError`."""
    c = composition
    return TypstMeasurer(c.typesetter, c.folder, c.theme, c.grid, c.copies).measure(c.job.issue)


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
    return int(dt.datetime.combine(issue.date, dt.time(), dt.UTC).timestamp())

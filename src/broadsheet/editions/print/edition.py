"""From issue to pages: the steps of the print edition, each a question to the typesetter. The fit stands between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from broadsheet.editions.print.copy import StoryCopy, story_copies, with_native_markers
from broadsheet.editions.print.copy_data import copy_data
from broadsheet.editions.print.features import has_small_caps
from broadsheet.editions.print.forme import MAIN, lay_out_folder, plan_data, write_json
from broadsheet.editions.print.greys import greyed
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.measurer import TypstMeasurer
from broadsheet.editions.print.spec import scales, spec_data
from broadsheet.editions.print.stream_ends import plain_stream_ends
from broadsheet.editions.print.theme import Format
from broadsheet.editions.print.thumbnail import thumbnail
from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.editions.print.verify import Verification, verify
from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.measured import Measured
from broadsheet.issue.model import Issue


@dataclass(frozen=True, slots=True)
class Composition:
    """A job made up for the typesetter, in its build folder.

    Implements `broadsheet.fit.measured.Formats`: each of `formats` is measured when it is first asked for, which
    raises `RefusedError`.
    """

    job: Job
    formats: tuple[Format, ...]
    copies: tuple[StoryCopy, ...]
    folder: Path
    typesetter: Typesetter
    _measured: dict[int, Measured] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.formats)

    def __getitem__(self, index: int) -> Measured:
        if index not in self._measured:
            measurer = TypstMeasurer(self.typesetter, self.folder, self.dressed(index), self.copies)
            self._measured[index] = measurer.measure(self.job.issue, index)
        return self._measured[index]

    def dressed(self, index: int) -> Format:
        """Have the templates set this format."""
        write_json(self.folder / "spec.json", self.spec(index))
        return self.formats[index]

    def spec(self, index: int) -> dict[str, Any]:
        """What this format says to the templates."""
        made = self.formats[index]
        small_caps = has_small_caps(made.theme.families("Latn", "text"), self.typesetter.faces())
        return spec_data(self.job.issue, made, self.job.strings, small_caps=small_caps)


@dataclass(frozen=True, slots=True)
class Printed:
    """The finished pages, a small picture of the first (PNG), and what was found on them."""

    pdf: bytes
    page_one: bytes
    verification: Verification


@contextmanager
def composed(job: Job, typesetter: Typesetter) -> Iterator[Composition]:
    """Make up the copy for `typesetter` in a folder of its own, which goes when the block ends."""
    formats = job.settings.formats()
    lede_words = formats[0].theme.copy.lede_words
    copies = with_native_markers(story_copies(job.issue, lede_words=lede_words), job.strings)
    data = copy_data(job.issue, copies, job.strings)
    with TemporaryDirectory(prefix="broadsheet-") as name:
        folder = Path(name)
        lay_out_folder(folder, job.settings.theme.drawing, data, dict(_pictures(job)))
        yield Composition(job, formats, copies, folder, typesetter)


def _pictures(job: Job) -> Iterator[tuple[str, bytes]]:
    for name, file in job.pictures.items():
        yield name, greyed(name, file.data) if job.settings.black else file.data


def print_pages(composition: Composition, plan: Flatplan) -> Printed:
    """Set the planned pages and read them back. Raises `RefusedError`."""
    c = composition
    made = c.dressed(plan.measured.format)
    write_json(c.folder / "plan.json", plan_data(plan))
    output = c.folder / "print.pdf"
    c.typesetter.compile(c.folder, MAIN[plan.solver.layout], output, timestamp_of(c.job.issue))
    pdf = plain_stream_ends(output.read_bytes())
    return Printed(pdf, thumbnail(pdf), verify(plan, made.grid, pdf, scales=scales(c.job.issue, made.theme)))


def timestamp_of(issue: Issue) -> int:
    """Seconds since 1970 of the issue's day, at midnight UTC: the PDF's dates do not depend on the clock."""
    return int(dt.datetime.combine(issue.date, dt.time(), dt.UTC).timestamp())

"""Pages as a browser shows them: what axe finds, how wide they are, what they ask for, how they look.

Every job is a page at one width, in one colour scheme; all jobs of a call share one browser. Nothing leaves the
machine: what a page asks of another host is refused and reported.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.conformance.judges import JudgeError
from tests.conformance.mail.programs import NPM, ask, existing, installed

CHROMIUM = Path("/usr/bin/chromium")
# A mail stands inside the page of its reader, which has the landmarks.
NOT_FOR_MAIL = ("landmark-one-main", "region")


@dataclass(frozen=True, slots=True)
class Job:
    """A page (a file, or an address) and how to open it."""

    page: Path | str
    width: int = 600
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    screenshot: Path | None = None  # where to write it, of the whole page, as PNG
    images: bool = True
    axe: bool = True
    ignored: tuple[str, ...] = NOT_FOR_MAIL  # rules of axe that are not asked
    served: Mapping[str, Path] = field(
        default_factory=dict
    )  # beginnings of addresses, and folders to serve them from
    origin: str | None = None  # the one "http://host:port" that may be asked


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule of axe, and the elements that break it, as selectors."""

    rule: str
    impact: str
    help: str
    targets: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule} ({self.impact}): {self.help}: {', '.join(self.targets)}"


@dataclass(frozen=True, slots=True)
class Sight:
    """What was found under one job."""

    job: Job
    violations: tuple[Violation, ...]
    undecided: tuple[Violation, ...]  # where axe wants a human to look
    scroll_width: int
    requested: tuple[str, ...]  # every address but data:, the page's own first
    foreign: tuple[str, ...]  # those that were refused
    missing: tuple[str, ...]  # those that may be asked for and are not there

    @property
    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return max(0, self.scroll_width - self.job.width)

    def __str__(self) -> str:
        job = self.job
        name = job.page.name if isinstance(job.page, Path) else job.page
        heading = f"{name} at {job.width}, {job.scheme}: {self.overflow} pixels too wide"
        asked = [f"asks for {url}" for url in self.foreign] + [f"lacks {url}" for url in self.missing]
        return "\n  ".join([heading, *map(str, self.violations), *asked])


def look(jobs: Sequence[Job]) -> list[Sight]:
    """Do all `jobs` in one browser: a second to start, then tenths of a second each.

    Raises `JudgeError` when a page cannot be opened; then there is no verdict on the others either.
    """
    if not CHROMIUM.is_file():
        raise JudgeError(f"{CHROMIUM} is missing; `make test` installs it")
    installed("axe-core", "axe.min.js")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        given = {
            "executable": str(CHROMIUM),
            "profile": f"{scratch}/profile",
            "jobs": [_plain(job) for job in jobs],
        }
        command = ["node", str(NPM / "browser.mjs")]
        said = ask(command, json.dumps(given).encode(), home=Path(scratch)).out
    return [_sight(job, found) for job, found in zip(jobs, json.loads(said), strict=True)]


def _plain(job: Job) -> dict[str, Any]:
    page = existing([job.page])[0].as_uri() if isinstance(job.page, Path) else job.page
    return {
        "page": page,
        "width": job.width,
        "height": job.height,
        "scheme": job.scheme,
        "screenshot": str(job.screenshot.resolve()) if job.screenshot else None,
        "images": job.images,
        "axe": job.axe,
        "ignored": job.ignored,
        "served": [(prefix, str(folder.resolve())) for prefix, folder in job.served.items()],
        "origin": job.origin,
    }


def _sight(job: Job, found: dict[str, Any]) -> Sight:
    return Sight(
        job,
        _violations(found["violations"]),
        _violations(found["undecided"]),
        found["scrollWidth"],
        tuple(found["requested"]),
        tuple(found["foreign"]),
        tuple(found["missing"]),
    )


def _violations(found: list[dict[str, Any]]) -> tuple[Violation, ...]:
    return tuple(Violation(f["rule"], f["impact"], f["help"], tuple(f["targets"])) for f in found)

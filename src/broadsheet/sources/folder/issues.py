"""The issues of a publication, and which of them is the latest."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from broadsheet.config.places import is_inside
from broadsheet.config.reading import read_text
from broadsheet.config.tables import TOML_LIMIT
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.sources.folder.issue_file import day_of, is_date

FOLDER = "issues"
FILE = "issue.toml"
# The id is part of addresses and of folder names.
_ID = re.compile(r"\w[\w.-]{0,79}")
RESERVED = frozenset({"site", "search", "pagefind"})
"""Names that no issue can have: out/site/ is the site of all issues, and the search lies on it beside them."""

_SHARED_FILE = re.compile(r".+\.(?:html|css|svg|xml|txt|map|atom|json)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The issue to load, and the issue.toml files that were read to choose it."""

    id: str | None
    diagnostics: tuple[Diagnostic, ...] = ()
    inputs: tuple[str, ...] = ()


def issue_ids(root: Path) -> tuple[str, ...]:
    """Every issue, oldest first: by date, then folder name. Those whose date cannot be read come before all."""
    return _in_order(_days(root))


def _in_order(days: Mapping[str, dt.date | None]) -> tuple[str, ...]:
    return tuple(sorted(days, key=lambda name: (days[name] or dt.date.min, name)))


def issue_file(issue_id: str) -> str:
    return f"{FOLDER}/{issue_id}/{FILE}"


def chosen_issue(root: Path, issue_id: str | None) -> Chosen:
    """The issue called `issue_id`, or the latest one."""
    if issue_id is not None:
        names = _names(root)
        if issue_id not in names:
            return Chosen(None, (_no_such_issue(issue_id, names),))
        return Chosen(None, (_taken(issue_id),)) if _is_taken(issue_id) else Chosen(issue_id)
    days = _days(root)
    if not days:
        message = f"There is no issue yet: {FOLDER}/ holds no folder with an {FILE}."
        return Chosen(None, (diagnose("config-no-issue", message, Span(FOLDER)),))
    latest = _in_order(days)[-1]
    if _is_taken(latest):
        return Chosen(None, (_taken(latest),), tuple(map(issue_file, days)))
    undated = tuple(_undated(name, latest) for name, day in days.items() if day is None and name != latest)
    return Chosen(latest, undated, tuple(map(issue_file, days)))


def _names(root: Path) -> list[str]:
    folder = root / FOLDER
    if not folder.is_dir():
        return []
    names = sorted(entry.name for entry in folder.iterdir() if _ID.fullmatch(entry.name))
    return [name for name in names if (folder / name / FILE).is_file() and is_inside(root, issue_file(name))]


def _days(root: Path) -> dict[str, dt.date | None]:
    return {name: _day(root, name) for name in _names(root)}


def _day(root: Path, name: str) -> dt.date | None:
    text, _ = read_text(root, issue_file(name), TOML_LIMIT)
    try:
        date = tomllib.loads(text or "").get("date")
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    written = str(date)
    return day_of(written) if is_date(written) else None


def _is_taken(name: str) -> bool:
    return name.lower() in RESERVED or _SHARED_FILE.fullmatch(name) is not None


def _taken(name: str) -> Diagnostic:
    message = f"An issue cannot be called `{name}`: on the site this is something all issues share."
    return diagnose("config-reserved-name", message, Span(issue_file(name)), hints=["Rename its folder."])


def _undated(name: str, latest: str) -> Diagnostic:
    message = f"The date of this issue cannot be read; {latest} is taken for the latest."
    return diagnose("config-undated-issue", message, Span(issue_file(name)))


def _no_such_issue(issue_id: str, names: list[str]) -> Diagnostic:
    hint = did_you_mean(issue_id, names)
    message = f"There is no issue `{issue_id}`."
    return diagnose("config-no-issue", message, Span(FOLDER), hints=[hint] if hint else [])

"""issue.toml: every key, and what must hold between them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta

from broadsheet.config.schema import Columns, Config, Ears, Line, OptionalLine, Pages, Section
from broadsheet.config.tables import TomlFile, bad_value, decode, dotted, placed_items
from broadsheet.config.toml_lines import KeyPath
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.issue.model import FurnitureKind, Order
from broadsheet.issue.sizes import size_of
from broadsheet.sources.folder.dates import read_moment

_PLACE = re.compile(r"end|anywhere|page:([1-9]\d?)")


def _is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None


def _is_size(text: str) -> bool:
    return size_of(text) is not None


def is_date(text: str) -> bool:
    return read_moment(text) is not None


Keep = Annotated[float, Meta(gt=0, lt=1)] | Literal["auto", "whole", "teaser"]
Page = Annotated[int, Meta(ge=1, le=64)]
Number = Annotated[int, Meta(ge=0)] | OptionalLine
Date = Annotated[str, Meta(description="a date such as 2026-11-01", extra={"check": is_date})]
Place = Annotated[str, Meta(description='"end", "anywhere" or "page:2"', extra={"check": _is_place})]
Size = Annotated[
    str,
    Meta(
        description='"full", "half", "third", "quarter", "eighth", or columns by height such as "2x80mm"',
        extra={"check": _is_size},
    ),
]


class Listed(Section, frozen=True):
    """A story with what this issue wants of it. One of `story`, `slug` and `file` names it."""

    story: Line | None = None
    slug: Line | None = None
    file: Line | None = None
    keep: Keep | None = None
    columns: Columns | None = None
    page: Page | None = None
    image: bool | None = None
    pull_quote: bool | None = None
    priority: Annotated[int, Meta(ge=1, le=5)] | None = None


class FurnitureTable(Section, frozen=True):
    """Standing matter: Markdown or a picture. The kinds that broadsheet.toml knows the text of need none."""

    kind: FurnitureKind
    title: OptionalLine = ""
    text: str = ""
    image: OptionalLine = ""
    alt: OptionalLine = ""
    place: Place = "end"
    size: Size = ""
    filler: bool = False


class IssueFile(Section, frozen=True):
    date: Date
    stories: tuple[Line | Listed, ...]
    number: Number = ""
    volume: Number = ""
    title: OptionalLine = ""
    pages: Pages | None = None
    original_pages: Page | None = None
    lead: OptionalLine = ""
    order: Order = "near"
    furniture: tuple[FurnitureTable, ...] = ()
    lists: tuple[Line, ...] = ()
    note: str = ""
    place: OptionalLine = ""
    ears: Ears | None = None


@dataclass(frozen=True, slots=True)
class WrittenIssue:
    """The issue as its file has it; stories and furniture each with their place there."""

    head: IssueFile
    date: dt.date
    stories: tuple[tuple[KeyPath, Listed], ...]
    furniture: tuple[tuple[KeyPath, FurnitureTable], ...]


def read_issue_file(source: TomlFile, config: Config) -> tuple[WrittenIssue | None, tuple[Diagnostic, ...]]:
    """None without a date or stories. Bad values are errors and give way to their defaults."""
    head, found = decode(IssueFile, source)
    if source.table.get("stories") == []:
        found.append(bad_value(("stories",), [], "a list of slugs, file names or paths", source))
    if head is None:
        return None, tuple(found)
    stories = [(path, _listed(item)) for path, item in placed_items(Line | Listed, source, "stories")]
    furniture = tuple(placed_items(FurnitureTable, source, "furniture"))
    written = WrittenIssue(head, day_of(head.date), tuple(stories), furniture)
    return written, (*found, *_contradictions(written, config, source))


def _listed(item: str | Listed) -> Listed:
    return Listed(story=item) if isinstance(item, str) else item


def day_of(date: str) -> dt.date:
    """The day of a date that has been checked."""
    moment = read_moment(date)
    assert moment is not None
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _contradictions(issue: WrittenIssue, config: Config, source: TomlFile) -> Iterator[Diagnostic]:
    for path, listed in issue.stories:
        if sum(name is not None for name in (listed.story, listed.slug, listed.file)) != 1:
            message = f"`{dotted(path)}` names no story, or names it twice."
            hint = "Write one of `story`, `slug` and `file`."
            yield diagnose("config-missing-key", message, source.span(path), hints=[hint])
    pages = issue.head.pages or config.print.pages
    if isinstance(pages, int):
        yield from _beyond_the_last_page(issue, pages, source)
    yield from _unknown_lists(config, source)


def _beyond_the_last_page(issue: WrittenIssue, pages: int, source: TomlFile) -> Iterator[Diagnostic]:
    wanted: list[tuple[KeyPath, int, int | str]] = [
        *(((*path, "page"), listed.page, listed.page) for path, listed in issue.stories if listed.page),
        *(((*path, "place"), page_of(box.place), box.place) for path, box in issue.furniture),
    ]
    for path, page, value in wanted:
        if page > pages:
            yield bad_value(path, value, f"within the {pages} pages of the issue", source)


def page_of(place: str) -> int:
    """3 for "page:3"; 0 where no page is wanted."""
    match = _PLACE.fullmatch(place)
    return int(match[1]) if match and match[1] else 0


def _unknown_lists(config: Config, source: TomlFile) -> Iterator[Diagnostic]:
    known = {each.id for each in config.lists}
    for path, name in placed_items(Line, source, "lists"):
        if name not in known:
            hint = did_you_mean(name, known) or "broadsheet.toml has no [[lists]]."
            message = f"There is no list `{name}`."
            yield diagnose("config-bad-value", message, source.span(path), hints=[hint])

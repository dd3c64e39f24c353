"""A publication folder → one `Issue`: the parent of all the readers in this package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from broadsheet.config import FILE as CONFIG_FILE
from broadsheet.config import load_config
from broadsheet.config.schema import Config
from broadsheet.config.tables import TomlFile, read_toml
from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.issue.model import Block, Furniture, Issue, Publication, Story
from broadsheet.sources.folder.addresses import Addresses
from broadsheet.sources.folder.calendar_reach import beyond_calendar
from broadsheet.sources.folder.furniture import House, furniture, usual_furniture
from broadsheet.sources.folder.issue_file import IssueFile, WrittenIssue, read_issue_file
from broadsheet.sources.folder.issues import FOLDER, chosen_issue, issue_file
from broadsheet.sources.folder.listed_stories import Found, broken_in_pool, places, shared_slugs, stories
from broadsheet.sources.folder.listing import Shelves, find_file, shelves
from broadsheet.sources.folder.markdown import BodyContext, read_body
from broadsheet.sources.folder.markdown.typography import typeset_text
from broadsheet.sources.folder.pool import scan_pool
from broadsheet.sources.folder.publication import language_of, publication, site_of
from broadsheet.sources.folder.story import IssueFrame
from broadsheet.strings import load_strings


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder gave. `issue` is None when errors make it impossible; `inputs` are the files read, relative to
    the folder and sorted: what a rebuild depends on.
    """

    config: Config | None
    issue: Issue | None
    diagnostics: tuple[Diagnostic, ...]
    inputs: tuple[str, ...]


def load_folder(root: Path, issue_id: str | None = None) -> Loaded:
    """The issue called `issue_id` of the publication in `root`; without a name, the latest."""
    config, found = load_config(root)
    chosen = chosen_issue(root, issue_id)
    found = (*found, *chosen.diagnostics)
    inputs = {*chosen.inputs, *([CONFIG_FILE] if (root / CONFIG_FILE).is_file() else ())}
    if config is None or chosen.id is None:
        return Loaded(config, None, found, tuple(sorted(inputs)))
    file = issue_file(chosen.id)
    source, faults = read_toml(root, file)
    if source is None:
        return Loaded(config, None, (*found, *faults), tuple(sorted(inputs | {file})))
    made = _assembled(root, config, source, chosen.id)
    found = _in_reading_order((*found, *faults, *made.diagnostics), (CONFIG_FILE, file, *made.listed))
    return Loaded(config, made.issue, found, tuple(sorted(inputs | {file} | made.read)))


@dataclass(frozen=True, slots=True)
class _Assembled:
    """An issue put together, the story files it lists, and all story files that were read."""

    issue: Issue | None
    diagnostics: Found
    listed: tuple[str, ...] = ()
    read: frozenset[str] = frozenset()


def _assembled(root: Path, config: Config, source: TomlFile, issue_id: str) -> _Assembled:
    written, found = read_issue_file(source, config)
    if written is None:
        return _Assembled(None, found)
    pool = scan_pool(root, language_of(config))
    on = shelves(root, f"{FOLDER}/{issue_id}", pool)
    listed, in_list = places(written, source, on)
    frame = _frame(issue_id, written, config)
    guide = Addresses(on, frame, tuple(place.file for place in listed))
    about_us, in_config = publication(root, config, written.head, guide)
    read, in_stories = stories(root, listed, frame, guide)
    strings, _ = load_strings(about_us.language, config.strings)
    standing, in_furniture = _standing(written, source, House(about_us, strings, guide))
    lead, about_lead = _lead(written, source, on=on, stories=read)
    slugs, broken = shared_slugs(listed, read), broken_in_pool(pool, listed)
    stages = (
        found,
        in_config,
        in_list,
        in_stories,
        in_furniture,
        about_lead,
        slugs,
        pool.diagnostics,
        broken,
        _beyond_calendar(written, source, publication=about_us, stories=read),
    )
    issue = Issue(
        id=issue_id,
        publication=about_us,
        date=written.date,
        stories=tuple(read.values()),
        lead=lead,
        furniture=standing.furniture,
        note=standing.note,
        pages=written.head.pages or config.print.pages,
        **_as_written(written.head, about_us.language),
    )
    return _Assembled(
        issue if read else None,
        tuple(chain.from_iterable(stages)),
        guide.listed,
        frozenset((*(story.file for story in pool.stories), *guide.listed, *guide.inputs)),
    )


def _frame(issue_id: str, written: WrittenIssue, config: Config) -> IssueFrame:
    return IssueFrame(
        issue_id=issue_id,
        issue_date=written.date,
        language=language_of(config),
        url=site_of(config),
        zone=ZoneInfo(config.publication.timezone),
    )


def _beyond_calendar(
    written: WrittenIssue, source: TomlFile, *, publication: Publication, stories: Mapping[str, Story]
) -> Found:
    dated = ((story.date, Span(file)) for file, story in stories.items() if story.date)
    return beyond_calendar(publication.calendar, [(written.date, source.span(("date",))), *dated])


def _as_written(head: IssueFile, language: str) -> dict[str, Any]:
    """The fields that mean in the model what they mean in the file."""
    return {
        "number": str(head.number),
        "volume": str(head.volume),
        "title": typeset_text(head.title, language),
        "original_pages": head.original_pages,
        "order": head.order,
    }


@dataclass(frozen=True, slots=True)
class _Standing:
    furniture: tuple[Furniture, ...]
    note: tuple[Block, ...]


def _standing(written: WrittenIssue, source: TomlFile, house: House) -> tuple[_Standing, Found]:
    """The issue's furniture, the usual one where none is asked for, and its note."""
    line = source.lines.of_text(("note",))
    context = BodyContext(source.file, line, house.publication.language, house.guide)
    note = read_body(written.head.note, context)
    boxes = [furniture(table, path, source=source, house=house) for path, table in written.furniture]
    found = (*note.diagnostics, *chain.from_iterable(faults for _, faults in boxes))
    made = tuple(box for box, _ in boxes if box)
    return _Standing(made if written.head.furniture else usual_furniture(house), note.blocks), found


def _lead(
    written: WrittenIssue, source: TomlFile, *, on: Shelves, stories: Mapping[str, Story]
) -> tuple[str, Found]:
    """The lead's slug: the one asked for if it is among the stories, else the first."""
    slugs = [story.slug for story in stories.values()]
    first = slugs[0] if slugs else ""
    name = written.head.lead
    span = source.span(("lead",))
    file, _ = find_file(name, on, span) if name else (None, ())
    if file is not None and file in stories:
        return stories[file].slug, ()
    # A story that could not be read is an error already.
    is_listed = any(name in (listed.story, listed.slug, listed.file) for _, listed in written.stories)
    if not name or is_listed:
        return first, ()
    message = f"The lead `{name}` is not one of the issue's stories."
    return first, (diagnose("source-lead-not-listed", message, span, hints=[did_you_mean(name, slugs)]),)


def _in_reading_order(found: Iterable[Diagnostic], files: Sequence[str]) -> Found:
    """Diagnostics by file, the given ones first and the others by name, then by line; each said once."""
    rank = {file: place for place, file in enumerate(files)}

    def place(each: Diagnostic) -> tuple[int, str, int]:
        file = each.span.file if each.span else ""
        return rank.get(file, len(rank)), file, (each.span and each.span.line) or 0

    once = {
        (each.code, each.message, place(each)[1]): each for each in sorted(found, key=place, reverse=True)
    }
    return tuple(sorted(once.values(), key=place))

"""The stories an issue lists, read and given the issue's wishes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from broadsheet.config.tables import TomlFile
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.issue.model import Story
from broadsheet.sources.folder.issue_file import Listed, WrittenIssue
from broadsheet.sources.folder.listing import Shelves, duplicate_slug, find_file
from broadsheet.sources.folder.markdown.links import Guide
from broadsheet.sources.folder.pool import Pool, unfit_file
from broadsheet.sources.folder.story import IssueFrame, read_story

_WISHES = ("keep", "columns", "page", "image", "pull_quote", "priority")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the issue's list: the file found for it, what the issue wants of it, where it says so."""

    file: str
    wishes: Listed
    span: Span


Places = tuple[Place, ...]
Found = tuple[Diagnostic, ...]


def places(written: WrittenIssue, source: TomlFile, on: Shelves) -> tuple[Places, Found]:
    """Every listed story once, in the issue's order."""
    kept: dict[str, Place] = {}
    found: list[Diagnostic] = []
    for path, listed in written.stories:
        span = source.span(path)
        file, faults = _file(listed, on, span)
        found += faults
        if file in kept:
            found.append(_listed_twice(file, kept[file].span, span))
        elif file is not None:
            kept[file] = Place(file, listed, span)
    return tuple(kept.values()), tuple(found)


def _file(listed: Listed, on: Shelves, span: Span) -> tuple[str | None, Found]:
    name = listed.story or listed.slug or listed.file
    return find_file(name, on, span) if name else (None, ())


def _listed_twice(file: str, first: Span, again: Span) -> Diagnostic:
    message = f"{file} is listed already, on line {first.line}."
    return diagnose("source-listed-twice", message, again)


def stories(root: Path, listed: Places, frame: IssueFrame, guide: Guide) -> tuple[dict[str, Story], Found]:
    """The stories that can be read, by file."""
    made: dict[str, Story] = {}
    found: list[Diagnostic] = []
    for place in listed:
        unfit = unfit_file(root, place.file)
        story, faults = (None, (unfit,)) if unfit else read_story(root, place.file, frame, guide)
        found += faults
        if story is not None:
            made[place.file] = _with_wishes(story, place.wishes)
    return made, tuple(found)


def _with_wishes(story: Story, wishes: Listed) -> Story:
    said = {name: wish for name in _WISHES if (wish := getattr(wishes, name)) is not None}
    return msgspec.structs.replace(story, **said)


def shared_slugs(listed: Places, made: Mapping[str, Story]) -> Iterator[Diagnostic]:
    """One error for every slug that two stories of the issue have. Stories of other issues may share it: a column
    appears every month, and each issue has its own addresses.
    """
    files: dict[str, list[str]] = {}
    for file, story in made.items():
        files.setdefault(story.slug, []).append(file)
    spans = {place.file: place.span for place in listed}
    for slug, sharing in files.items():
        if len(sharing) > 1:
            yield duplicate_slug(slug, sharing, spans[sharing[1]])


def broken_in_pool(pool: Pool, listed: Iterable[Place]) -> Iterator[Diagnostic]:
    """What is wrong with stories nobody lists: worth knowing, and no reason to stop."""
    wanted = {place.file for place in listed}
    for story in pool.stories:
        if story.problem and story.file not in wanted:
            message = f"This story is in no issue yet and cannot be read. {story.problem.message}"
            yield diagnose("source-broken-pool-story", message, story.problem.span, hints=story.problem.hints)

"""From what an issue lists (slugs, file names, paths) to files of the publication folder."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from broadsheet.config.places import is_file, is_inside, outside
from broadsheet.config.wording import nearest
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.sources.folder.paths import inside
from broadsheet.sources.folder.pool import FOLDER, SUFFIXES, Pool
from broadsheet.sources.folder.slugs import name_of, stem_of


@dataclass(frozen=True, slots=True)
class Shelves:
    """The pool's files by every name they can be listed under."""

    root: Path
    issue_folder: str
    by_slug: Mapping[str, tuple[str, ...]]
    by_name: Mapping[str, tuple[str, ...]]


def shelves(root: Path, issue_folder: str, pool: Pool) -> Shelves:
    by_slug: dict[str, tuple[str, ...]] = {}
    by_name: dict[str, tuple[str, ...]] = {}
    good = [story for story in pool.stories if not story.problem]
    for story in good:
        _add(by_slug, story.slug, story.file)
    for story in pool.stories:
        # A broken story is found by its name too, so that the list is told what is wrong with it.
        if story.problem and story.slug not in by_slug:
            _add(by_slug, story.slug, story.file)
        for name in {name_of(story.file), stem_of(story.file)}:
            _add(by_name, name, story.file)
    return Shelves(root, issue_folder, by_slug, by_name)


def _add(shelf: dict[str, tuple[str, ...]], name: str, file: str) -> None:
    name = unicodedata.normalize("NFC", name)
    shelf[name] = (*shelf.get(name, ()), file)


def find_file(written: str, found_in: Shelves, span: Span) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The file listed as `written`: a path where it looks like one, else a slug, else a file's name."""
    name = unicodedata.normalize("NFC", written.strip())
    if "/" in name or "\\" in name:
        return _by_path(name, found_in, span)
    name = name.removesuffix(".md").removesuffix(".markdown")
    files = found_in.by_slug.get(name) or found_in.by_name.get(name) or ()
    if len(files) == 1:
        return files[0], ()
    if not files:
        return None, (_missing(written, name, [*found_in.by_slug, *found_in.by_name], span),)
    if name in found_in.by_slug:
        return None, (duplicate_slug(name, files, span),)
    message = f"`{written}` may be {_or(files)}."
    return None, (
        diagnose("source-ambiguous-story", message, span, hints=["Write the path of the one you mean."]),
    )


def _by_path(written: str, found_in: Shelves, span: Span) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """A path counts from the publication folder, from stories/ or from the issue's own folder."""
    paths = [inside(folder, written) for folder in ("", FOLDER, found_in.issue_folder)]
    endings = ("",) if written.endswith(SUFFIXES) else SUFFIXES
    for file in (f"{path}{ending}" for path in paths if path for ending in endings):
        if is_file(found_in.root, file):
            return (file, ()) if is_inside(found_in.root, file) else (None, (outside(written, span),))
    if None in paths:
        return None, (outside(written, span),)
    files = [file for each in found_in.by_slug.values() for file in each]
    return None, (_missing(written, written, files, span),)


def _missing(written: str, like: str, known: Iterable[str], span: Span) -> Diagnostic:
    close = nearest(like, set(known), 3)
    hint = f"Did you mean {_or(f'`{each}`' for each in close)}?" if close else f"Stories stand in {FOLDER}/."
    return diagnose("source-missing-story", f"There is no story `{written}`.", span, hints=[hint])


def duplicate_slug(slug: str, files: Iterable[str], span: Span) -> Diagnostic:
    message = f"{_and(files)} have the same slug, `{slug}`."
    hint = "Give one of them another `slug`, or list the one you mean by its file name or path."
    return diagnose("source-duplicate-slug", message, span, hints=[hint])


def _or(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def _and(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last

"""The pool: every story in stories/, read no further than its front matter."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from broadsheet.config.places import is_inside, outside
from broadsheet.config.reading import MEGABYTE, read_head, too_large, unreadable
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.sources.folder.front_matter import LARGEST, FrontMatter, read_front_matter
from broadsheet.sources.folder.story import missing_title, name_and_title

FOLDER = "stories"
SUFFIXES = (".md", ".markdown")
MOST_STORIES = 10_000
HEAD_BYTES = LARGEST + 1_000  # the fences and what stands before them
_SECTION_PAGE = "_index"  # Hugo's page about a folder, not a story


@dataclass(frozen=True, slots=True)
class PoolStory:
    """A file of the pool. `problem` says why it cannot be a story; its slug is then the one its name would give."""

    file: str
    slug: str
    problem: Diagnostic | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    stories: tuple[PoolStory, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def scan_pool(root: Path, language: str) -> Pool:
    """The stories under stories/, by path. Folders reached by a symbolic link are not looked into."""
    if not is_inside(root, FOLDER):
        return Pool((), (outside(FOLDER, Span(FOLDER)),))
    files = sorted(_files(root))
    kept = files[:MOST_STORIES]
    found: tuple[Diagnostic, ...] = ()
    if len(files) > MOST_STORIES:
        message = (
            f"{FOLDER}/ holds {len(files):,} stories; those after the first {MOST_STORIES:,} are not seen."
        )
        found = (diagnose("source-too-many-stories", message, Span(kept[-1])),)
    return Pool(tuple(_pool_story(root, file, language) for file in kept), found)


def _files(root: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(root / FOLDER):
        folders[:] = [name for name in folders if not name.startswith(".")]
        place = Path(folder).relative_to(root).as_posix()
        yield from (f"{place}/{name}" for name in names if _is_story(name))


def _is_story(name: str) -> bool:
    return name.endswith(SUFFIXES) and not name.startswith(".") and name.partition(".")[0] != _SECTION_PAGE


def _pool_story(root: Path, file: str, language: str) -> PoolStory:
    matter, problem = _front_matter(root, file)
    slug, title = name_and_title(matter, file, language)
    if problem is None and not title:
        problem = missing_title(file, matter)
    return PoolStory(file, slug, problem)


def _front_matter(root: Path, file: str) -> tuple[FrontMatter, Diagnostic | None]:
    if (problem := unfit_file(root, file)) is not None:
        return FrontMatter(), problem
    text, found = read_head(root, file, HEAD_BYTES)
    if text is None:
        return FrontMatter(), found[0]
    matter, found = read_front_matter(text, file)
    return (FrontMatter(), found[0]) if matter is None else (matter, None)


def unfit_file(root: Path, file: str) -> Diagnostic | None:
    """Why `file` is not even opened: it leads out of the folder, is no file, or is far too large."""
    path = root / file
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            if not is_inside(root, file):
                return outside(file, Span(file))
            status = path.stat()
    except OSError as error:
        return unreadable(file, error.strerror or "it is gone")
    if not stat.S_ISREG(status.st_mode):
        return unreadable(file, "it is no ordinary file")
    return too_large(file) if status.st_size > MEGABYTE else None

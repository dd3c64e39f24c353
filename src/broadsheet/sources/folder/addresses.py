"""Where the stories of the publication stand on the web: what a link from one to another becomes."""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from broadsheet.config.reading import read_head, read_text
from broadsheet.config.tables import TOML_LIMIT
from broadsheet.diagnostics import Span
from broadsheet.sources.folder.front_matter import read_front_matter
from broadsheet.sources.folder.issues import FOLDER, issue_file, issue_ids
from broadsheet.sources.folder.listing import Shelves, find_file
from broadsheet.sources.folder.markdown.links import Lost, local_path, safe_url
from broadsheet.sources.folder.paths import inside
from broadsheet.sources.folder.pool import HEAD_BYTES, SUFFIXES, unfit_file
from broadsheet.sources.folder.story import IssueFrame, name_and_permalink

_NAMES = ("story", "slug", "file")
_PAGE_OF_A_STORY = 2  # parts of the path: issue and slug


@dataclass(slots=True)
class Addresses:
    """The guide of one issue's links. `listed` are the issue's own files.

    Other issues are looked into when a link first leads out of this one; `inputs` are then their files.
    """

    on: Shelves
    frame: IssueFrame
    listed: tuple[str, ...]
    inputs: tuple[str, ...] = ()
    _issues: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def way(self, address: str, file: str) -> str | Lost:
        """The URL of the story that `address` names where it stands in `file`.

        A path to none is our own fault, or leads to a page of a site that we know nothing of.
        """
        local = local_path(address)
        if local is None or not local[0]:
            return Lost.ELSEWHERE
        path, fragment = local
        found = self._file(path.rstrip("/"), posixpath.dirname(file))
        if found is not None:
            return self._url(found, fragment)
        return Lost.NOWHERE if _can_only_be_ours(path) else Lost.ELSEWHERE

    def is_dead(self, url: str) -> bool:
        """Whether `url` would be a story's page in our web edition, of an issue that has no such story."""
        site = f"{self.frame.url}/"
        if not self.frame.url or not url.startswith(site):
            return False
        path, *_ = re.split("[?#]", url.removeprefix(site), maxsplit=1)
        parts = unquote(path).strip("/").split("/")
        if len(parts) != _PAGE_OF_A_STORY or "." in parts[1]:
            return False
        files = self._by_issue().get(parts[0])
        return files is not None and parts[1] not in {self._name_and_permalink(file)[0] for file in files}

    # -- files ------------------------------------------------------------------------------------------------------

    def _file(self, path: str, folder: str) -> str | None:
        """The story at `path`, from `folder` or the publication folder on; or, by its last part alone, its slug."""
        places = [inside(each, path) for each in (folder, "")]
        for file in (f"{place}{ending}" for place in places if place for ending in _endings(path)):
            if unfit_file(self.on.root, file) is None:
                return file
        name = path.lstrip("./")
        files = self.on.by_slug.get(name, ()) if "/" not in name and not path.startswith("/") else ()
        return files[0] if len(files) == 1 else None

    def _url(self, file: str, fragment: str) -> str | Lost:
        issue = self._issue_of(file)
        url = self._name_and_permalink(file, issue)[1]
        if url:
            return safe_url(f"{url}{fragment}") or url
        return Lost.NOWHERE if issue is None else Lost.ELSEWHERE

    def _name_and_permalink(self, file: str, issue: str | None = None) -> tuple[str, str]:
        text, _ = read_head(self.on.root, file, HEAD_BYTES)
        matter = read_front_matter(text, file)[0] if text is not None else None
        if matter is None:
            return "", ""
        url = self.frame.url if issue else ""
        return name_and_permalink(matter, file, replace(self.frame, issue_id=issue or "", url=url))

    # -- issues -----------------------------------------------------------------------------------------------------

    def _issue_of(self, file: str) -> str | None:
        """This issue if it lists `file`, else the latest one that does."""
        if file in self.listed:
            return self.frame.issue_id
        return next(
            (each for each, files in reversed(tuple(self._by_issue().items())) if file in files), None
        )

    def _by_issue(self) -> Mapping[str, tuple[str, ...]]:
        """The files that each issue lists, oldest issue first."""
        if not self._issues:
            ids = issue_ids(self.on.root)
            self.inputs = tuple(map(issue_file, ids))
            listed = {issue: tuple(self._listed_in(issue)) for issue in ids}
            self._issues = {**listed, self.frame.issue_id: self.listed}
        return self._issues

    def _listed_in(self, issue: str) -> Iterator[str]:
        on = replace(self.on, issue_folder=f"{FOLDER}/{issue}")
        text, _ = read_text(self.on.root, issue_file(issue), TOML_LIMIT)
        for name in _names(text or ""):
            file, _ = find_file(name, on, Span(issue_file(issue)))
            if file is not None:
                yield file


def _can_only_be_ours(path: str) -> bool:
    """Whether `path` has a story's ending, or begins where its file stands and looks like no host or web page."""
    return path.endswith(SUFFIXES) or (not path.startswith("/") and "." not in path.lstrip("./"))


def _endings(path: str) -> Iterable[str]:
    bundles = (f"/index{suffix}" for suffix in SUFFIXES)
    return ("",) if path.endswith(SUFFIXES) else (*SUFFIXES, *bundles)


def _names(issue_toml: str) -> Iterator[str]:
    """The stories an issue lists, as they are written there."""
    try:
        stories = tomllib.loads(issue_toml).get("stories", [])
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for each in stories if isinstance(stories, list) else []:
        values = [each.get(key) for key in _NAMES] if isinstance(each, dict) else [each]
        yield from (value for value in values if isinstance(value, str))

"""Whether an issue can be built, tried on a copy before anything is put in place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from broadsheet.diagnostics import Diagnostic, Severity
from broadsheet.intake.issues import Draft, Setting, issue_file, story_files
from broadsheet.intake.stories import WrittenStory
from broadsheet.issue.tree import count_words
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.print_outcome import Goal
from broadsheet.press.workshop import Workshop

_DRESS = ("broadsheet.toml", "fonts", "themes")
AUTO = Setting("auto")
_SHORT = 30  # words
_MOST_WORDS_A_PAGE = 600
_MORE_PAGES = 4
_DOES_NOT_LAND = "fit-infeasible"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the issue is to be set; it then lands on `lands_on` pages, or `errors` keep it from it."""

    setting: Setting
    lands_on: int | None = None
    errors: tuple[Diagnostic, ...] = ()


class Trial:
    """A copy of the publication without its stories, in the empty folder `bench`. Issues are built there to the last
    edition: some faults show only on finished pages.
    """

    def __init__(self, root: Path, bench: Path, workshop: Workshop) -> None:
        self._bench = bench
        self._workshop = workshop
        for name in _DRESS:
            if (root / name).is_dir():
                shutil.copytree(root / name, bench / name, copy_function=shutil.copyfile)
            elif (root / name).is_file():
                shutil.copyfile(root / name, bench / name)

    def verdict(self, draft: Draft) -> Verdict:
        """How `draft` can be set: the first of the settings that lands, else the usual one with what is wrong."""
        for name in ("stories", "issues"):
            shutil.rmtree(self._bench / name, ignore_errors=True)
        self._lay_out(story_files(draft))
        usual: Verdict | None = None
        for setting in _settings(draft):
            verdict = self._tried(draft, setting)
            if not verdict.errors:
                return verdict
            usual = verdict if setting == AUTO else usual
            if usual and not all(error.code == _DOES_NOT_LAND for error in usual.errors):
                break
        assert usual, "what it needs is always tried"
        return usual

    def _tried(self, draft: Draft, setting: Setting) -> Verdict:
        self._lay_out({f"{draft.folder}/issue.toml": issue_file(draft, setting)})
        # What would land instead takes longest to find, and only the usual setting has to say it.
        goals = (Goal.PAGES,) if setting == AUTO else (Goal.LANDING, Goal.PAGES)
        for goal in goals:
            compiled = compile_issue(Request(self._bench, draft.id, goal=goal), workshop=self._workshop)
            if compiled.failed:
                return Verdict(setting, errors=tuple(_errors(compiled)))
        return Verdict(setting, compiled.fit["pages"]["actual"] if compiled.fit else None)

    def _lay_out(self, files: Mapping[str, bytes]) -> None:
        for name, data in files.items():
            path = self._bench / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)


def _settings(draft: Draft) -> Iterator[Setting]:
    """On the pages it had; on as many as it needs; so with texts as teasers that are too short for any rectangle; on
    one page after the other, where the number it seems to need has no plan and more of them have; at last with one
    longer text as a teaser: one that goes on nowhere may not be cut, and whole it may fit no rectangle either.
    """
    if draft.pages:
        yield Setting(draft.pages)
    yield AUTO
    short = tuple(story.slug for story in draft.stories if 0 < _words(story) < _SHORT)
    if short:
        yield Setting(AUTO.pages, short)
    few = 1 + sum(map(_words, draft.stories)) // _MOST_WORDS_A_PAGE
    yield from (Setting(pages, short) for pages in range(few, few + _MORE_PAGES) if pages != draft.pages)
    longer = sorted((story for story in draft.stories if _words(story) >= _SHORT), key=_words)
    if len(longer) > 1:
        yield from (Setting(AUTO.pages, (*short, story.slug)) for story in longer)


def _words(story: WrittenStory) -> int:
    return sum(map(count_words, story.recovered.body))


def _errors(compiled: Compiled) -> Iterator[Diagnostic]:
    yield from (each for each in compiled.diagnostics if each.severity is Severity.ERROR)

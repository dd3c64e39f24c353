"""A recovered issue → the files of its folder in issues/, but for the reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from broadsheet.intake.names import UNKNOWN_DAY, day_from, issue_day, picture_suffix
from broadsheet.intake.profiles import Learned
from broadsheet.intake.standing import STANDING, Box, boxes
from broadsheet.intake.stories import WrittenStory, written_stories
from broadsheet.markup import markdown
from broadsheet.sources.backissue.model import Recovered, RecoveredStory

_MOST_PAGES = 64  # as issue.toml
_MOST_DIGITS = 9
_LONGEST_LINE = 200
_KNOWN = frozenset({"nameplate", "number", "date", *STANDING})
Pages = int | str
"""A number of pages, or "auto"."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is wanted: whole issues, or stories alone; those since a day; the language of the publication; and with
    what was learned they were read.
    """

    is_issue: bool
    since: dt.date | None
    language: str
    learned: Learned | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An issue about to be written. `name` is that of its source; `day` is None where nothing tells it; `pages` are
    those it had, 0 where nobody knows.
    """

    id: str
    name: str
    recovered: Recovered
    stories: Sequence[WrittenStory]
    boxes: Sequence[Box]
    unused: Sequence[str]
    day: dt.date | None
    pages: int
    is_issue: bool
    learned: Learned | None = None

    @property
    def folder(self) -> str:
        return f"issues/{self.id}"

    @property
    def story_folder(self) -> str:
        return f"stories/{self.id}"


def draft_of(recovered: Recovered, name: str, issue_id: str, plan: Plan) -> Draft:
    day = issue_day(recovered, name)
    kept = [story for story in recovered.stories if plan.is_issue or _is_since(story, day, plan.since)]
    made, unused = boxes(recovered.issue)
    stories = written_stories(kept, recovered.language, plan.language)
    pages = _pages(recovered)
    return Draft(issue_id, name, recovered, stories, made, unused, day, pages, plan.is_issue, plan.learned)


def _is_since(story: RecoveredStory, issue: dt.date | None, since: dt.date | None) -> bool:
    """What has no date is never too old."""
    day = (day_from(story.date.value) if story.date else None) or issue
    return since is None or day is None or day >= since


def _pages(recovered: Recovered) -> int:
    """The pages it had, as far as its form feeds or its contents list tell: flat text of one page may have had any."""
    named = [entry.page for entry in recovered.contents if entry.page and entry.page <= _MOST_PAGES]
    pages = max([recovered.pages, *named])
    return pages if 1 < pages <= _MOST_PAGES else 0


def story_files(draft: Draft) -> dict[str, bytes]:
    """The stories and their pictures, by path from the publication folder."""
    return {
        f"{draft.story_folder}/{name}": data for story in draft.stories for name, data in story.files.items()
    }


@dataclass(frozen=True, slots=True)
class Setting:
    """How print is to set an issue: on how many `pages`; the slugs of stories that it sets as `teasers`."""

    pages: Pages
    teasers: Collection[str] = ()


def issue_file(draft: Draft, setting: Setting) -> bytes:
    """issue.toml."""
    pages = setting.pages
    lines = [f"# Brought home from {markdown.one_line(draft.name)}; report.md says how sure that is."]
    number = draft.recovered.issue.get("number")
    if number and 0 < len(written := markdown.one_line(number.value)) <= _LONGEST_LINE:
        lines.append(f"number = {written if _is_number(written) else markdown.toml_text(written)}")
    lines.append(f"date = {draft.day or UNKNOWN_DAY}")
    lines.append(f"pages = {pages}" if isinstance(pages, int) else f'pages = "{pages}"')
    if draft.pages:
        lines.append(f"original_pages = {draft.pages}")
    stories = (f"  {_listed(draft, story, setting)}," for story in draft.stories)
    lines += ["", "stories = [", *stories, "]", ""]
    for box in draft.boxes:
        lines += [*box.lines(), ""]
    return "\n".join(lines).encode()


def _listed(draft: Draft, story: WrittenStory, setting: Setting) -> str:
    path = markdown.toml_text(f"{draft.id}/{story.slug}")
    return f'{{ story = {path}, keep = "teaser" }}' if story.slug in setting.teasers else path


def _is_number(text: str) -> bool:
    """Whether TOML has this as a whole number."""
    return text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS and str(int(text)) == text


# -- what has no place ----------------------------------------------------------------------------------------------


def leftover_files(draft: Draft, nowhere: Sequence[str] = ()) -> dict[str, bytes]:
    """leftover.md and the pictures it shows, by path from the publication folder; `nowhere` are lines of the source
    that nothing else holds.
    """
    pictures = {
        f"{draft.folder}/picture-{at}{picture_suffix(each.data)}": each
        for at, each in enumerate(draft.recovered.pictures, 1)
    }
    shown = "".join(
        f"\n{markdown.picture(path.rpartition('/')[2], each.alt, each.caption)}\n"
        for path, each in pictures.items()
    )
    sections = "".join(
        f"\n## {head}\n\n{markdown.fence(lines)}"
        for head, lines in (("Found nowhere else", nowhere), *_left(draft))
        if any(map(str.split, lines))
    )
    sections += f"\n## Pictures that belong to no story\n{shown}" if shown else ""
    title = f"# What is left of {markdown.words(draft.name)}\n"
    text = title + (sections or "\nNothing: every line has its place.\n")
    return {
        **{path: each.data for path, each in pictures.items()},
        f"{draft.folder}/leftover.md": text.encode(),
    }


def _left(draft: Draft) -> Iterator[tuple[str, Sequence[str]]]:
    recovered = draft.recovered
    yield "Fits nowhere", recovered.leftover
    yield "Without a headline", list(_untitled(recovered.stories))
    values = [f"{story.slug}, {name}: {value}" for story in draft.stories for name, value in story.unused]
    yield "Could not be used", [line for value in values for line in value.split("\n")]
    for name in (*draft.unused, *(name for name in recovered.issue if name not in _KNOWN)):
        yield f"Standing matter: {name}", recovered.issue[name].value.split("\n")
    yield "The contents list", recovered.listed
    yield "Nameplate, running heads and feet", recovered.running


def _untitled(stories: Iterable[RecoveredStory]) -> Iterator[str]:
    for story in stories:
        if not markdown.one_line(story.title.value):
            yield from (line for paragraph in story.body for line in paragraph.split("\n"))

"""report.json, which the next import reads, and report.md, which the editor does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from broadsheet.intake.issues import Draft, Setting
from broadsheet.markup import markdown
from broadsheet.sources.backissue.model import Field, RecoveredStory
from broadsheet.sources.backissue.vocabulary import key

SCHEMA = 1
DOUBTFUL = 0.8
"""What is less sure is to be looked at first."""
_LONGEST_CELL = 240  # characters
_FIELDS = ("title", "eyebrow", "standfirst", "byline", "date", "permalink", "continues")


def fields_of(story: RecoveredStory) -> Iterator[tuple[str, Field[Any]]]:
    """The fields that were recovered, by name."""
    found = ((name, getattr(story, name)) for name in _FIELDS)
    yield from ((name, value) for name, value in found if value)
    yield from (("pull quote", quote) for quote in story.pull_quotes)


def doubts(draft: Draft) -> int:
    """How many values are to be looked at first."""
    return len(list(_doubtful(draft)))


def _doubtful(draft: Draft) -> Iterator[tuple[str, str, Field[Any]]]:
    """Of what, which field, and its value."""
    whole = (("the issue", name, value) for name, value in draft.recovered.issue.items())
    parts = (
        (each.recovered.title.value, *pair) for each in draft.stories for pair in fields_of(each.recovered)
    )
    yield from (each for each in (*whole, *parts) if each[2].confidence < DOUBTFUL)


def report_page(draft: Draft, setting: Setting) -> bytes:
    """report.md."""
    parts = [
        f"# {draft.id}, brought home from {markdown.words(draft.name)}",
        _summary(draft, setting),
        *_section("Look at these first", _first(draft)),
        *_section("In the contents list, and not found", _not_found(draft)),
        *_section("Found, and not in the contents list", _not_listed(draft)),
        *_section("On another page than the contents list says", _elsewhere(draft)),
        *_section("Set as teasers in print, where no page has a place for their text", iter(setting.teasers)),
        *_section("On one page", _together(draft)),
        *_learned(draft),
        "## Where everything comes from",
        _table(draft),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _summary(draft: Draft, setting: Setting) -> str:
    count = len(draft.stories)
    stories = f"{count} {'story' if count == 1 else 'stories'} in {draft.story_folder}/"
    had = f", of {draft.pages} pages" if draft.pages else ""
    planned = f" `pages = {json.dumps(setting.pages)}` stands in issue.toml." if draft.is_issue else ""
    return f"{stories}{had}.{planned} What fits nowhere is in [leftover.md](leftover.md)."


def _learned(draft: Draft) -> list[str]:
    if draft.learned is None:
        return []
    issue = draft.learned.issue
    return _section(f"Read with the habits of {issue}", draft.learned.said())


def _section(head: str, lines: Iterator[str]) -> list[str]:
    shown = "\n".join(f"- {line}" for line in lines)
    return [f"## {head}", shown] if shown else []


def _first(draft: Draft) -> Iterator[str]:
    for whose, name, value in _doubtful(draft):
        origin = value.origin
        yield (
            f"**{markdown.words(whose)}**: {name} ({value.confidence:.0%} sure), page {origin.page}: "
            f"“{_short(origin.text)}”"
        )


def _titles(draft: Draft) -> dict[str, RecoveredStory]:
    return {key(each.recovered.title.value): each.recovered for each in draft.stories}


def _not_found(draft: Draft) -> Iterator[str]:
    titles = _titles(draft)
    for entry in draft.recovered.contents:
        if key(entry.title) not in titles:
            yield f"{markdown.words(entry.title)}{f', page {entry.page}' if entry.page else ''}"


def _not_listed(draft: Draft) -> Iterator[str]:
    listed = {key(entry.title) for entry in draft.recovered.contents}
    if listed:
        yield from (
            f"{markdown.words(story.title.value)}, page {story.page}"
            for title, story in _titles(draft).items()
            if title not in listed
        )


def _elsewhere(draft: Draft) -> Iterator[str]:
    titles = _titles(draft)
    for entry in draft.recovered.contents:
        story = titles.get(key(entry.title))
        if story and entry.page and story.page != entry.page and draft.recovered.pages > 1:
            yield f"{markdown.words(story.title.value)}: page {entry.page} in the list, found on page {story.page}"


def _together(draft: Draft) -> Iterator[str]:
    pages: dict[int, list[str]] = {}
    if draft.recovered.pages == 1:
        return  # a text without pages says of no two stories that they share one
    for each in draft.stories:
        pages.setdefault(each.recovered.page, []).append(markdown.words(each.recovered.title.value))
    yield from (f"page {page}: {', '.join(titles)}" for page, titles in pages.items() if len(titles) > 1)


def _table(draft: Draft) -> str:
    rows = ["| | field | value | read from | page | sure |", "|---|---|---|---|---|---|"]
    rows += [_row("the issue", name, value) for name, value in draft.recovered.issue.items()]
    for each in draft.stories:
        link = f"[{_short(each.recovered.title.value)}](../../{draft.story_folder}/{each.file})"
        rows += [
            _row(link if name == "title" else "", name, value) for name, value in fields_of(each.recovered)
        ]
    return "\n".join(rows)


def _row(whose: str, name: str, value: Field[Any]) -> str:
    shown, origin = _short(_shown(value.value)), value.origin
    source = "the same words" if _short(origin.text) == shown else _short(origin.text)
    cells = (whose, name, shown, source, str(origin.page), f"{value.confidence:.0%}")
    return f"| {' | '.join(cells)} |"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, list) else str(value)


def _short(text: str) -> str:
    """Enough of `text` to be recognised; what is longer stands in a story or a box."""
    line = markdown.one_line(text)
    return markdown.words(line if len(line) <= _LONGEST_CELL else f"{line[: _LONGEST_CELL - 1]}…")


def report_data(draft: Draft, setting: Setting, facts: Mapping[str, object]) -> dict[str, Any]:
    """What report.json holds, `facts` of this import among it; each story with its file."""
    report = draft.recovered.report()
    files = {id(each.recovered): f"{draft.story_folder}/{each.file}" for each in draft.stories}
    stories: Sequence[dict[str, Any]] = [
        {"file": files.get(id(story)), **data}
        for story, data in zip(draft.recovered.stories, report["stories"], strict=True)
    ]
    planned = {"planned_pages": setting.pages} if draft.is_issue else {}
    return {"schema": SCHEMA, "source": draft.name, **facts, **planned, **report, "stories": stories}

"""An old issue as bytes → what was recovered of it, with nothing lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from broadsheet.sources.backissue.contents import Contents, Head, contents_of
from broadsheet.sources.backissue.dates import dates_in
from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.model import Field, Line, Recovered, RecoveredStory, origin_of
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.stories import Reading, story_of
from broadsheet.sources.backissue.vocabulary import language_of, vocabulary

_TOP = 8  # lines, in which the issue says its own name and date
_SURE, _LIKELY = 0.9, 0.6


def recover(data: bytes, name: str) -> Recovered:
    """The issue in `data`, flat text in UTF-8. `name` is that of its file; ValueError when it is of another kind."""
    if data.startswith(b"%PDF"):
        raise ValueError(f"{name} is a PDF; only flat text can be read so far")
    text = data.decode("utf-8-sig", "replace")
    lines = lines_of(text)
    words = vocabulary(language_of(text))
    contents = contents_of(lines, words)
    issue, day = _of_the_issue(lines, words.language)
    heads = _heads(contents)
    reading = Reading(words, Joiner(lines), day)
    stories, rest = _stories(lines, heads, contents, reading)
    return Recovered(
        language=words.language,
        pages=lines[-1].page if lines else 1,
        stories=stories,
        contents=list(contents.entries) if contents else [],
        issue=issue,
        leftover=[line.text for line in rest],
    )


def _of_the_issue(lines: Sequence[Line], language: str) -> tuple[dict[str, Field[str]], dt.date | None]:
    issue: dict[str, Field[str]] = {}
    for line in lines[:_TOP]:
        day = next((found.date() for found in dates_in(line.text, language)), None)
        if day:
            issue["date"] = Field(day.isoformat(), _SURE, origin_of([line], "date"))
            break
    if lines:
        issue["nameplate"] = Field(lines[0].text, _LIKELY, origin_of(lines[:1], "first line"))
    return issue, dt.date.fromisoformat(issue["date"].value) if "date" in issue else None


def _heads(contents: Contents | None) -> list[Head]:
    """The heads that the contents list names, in the order of the text; of two in one place the likelier."""
    found = sorted(
        (head for head in (contents.heads if contents else ()) if head), key=lambda each: each.start
    )
    kept: list[Head] = []
    for head in found:
        if kept and head.start < kept[-1].end:
            kept[-1] = max(kept[-1], head, key=lambda each: each.score)
        else:
            kept.append(head)
    return kept


def _stories(
    lines: Sequence[Line], heads: Sequence[Head], contents: Contents | None, reading: Reading
) -> tuple[list[RecoveredStory], list[Line]]:
    """The stories, each from its head to the next, and all lines that belong to none. The list is nobody's text."""
    listed = range(contents.start, contents.end) if contents else range(0)
    stories: list[RecoveredStory] = []
    rest = list(lines[: heads[0].start]) if heads else list(lines)
    for head, end in zip(heads, (*(each.start for each in heads[1:]), len(lines)), strict=False):
        own = [lines[at] for at in range(head.end, end) if at not in listed]
        story, behind = story_of(lines[head.start : head.end], own, reading)
        stories.append(story)
        rest += behind
    return stories, rest

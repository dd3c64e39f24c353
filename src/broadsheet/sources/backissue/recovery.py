"""An old issue as bytes → what was recovered of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from broadsheet.sources.backissue.contents import Contents, Head, contents_of
from broadsheet.sources.backissue.eyebrows import eyebrows_of
from broadsheet.sources.backissue.flat import flat_text
from broadsheet.sources.backissue.model import Field, Line, Manuscript, Recovered, RecoveredStory, origin_of
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.standing import (
    add_standing,
    day_of,
    kind_of,
    of_the_issue,
    without_running_lines,
)
from broadsheet.sources.backissue.stories import Reading, head_of, story_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, language_of, vocabulary

_LIKELY = 0.7


def recover(data: bytes, name: str) -> Recovered:
    """The issue in `data`, flat text in UTF-8. `name` is that of its file; ValueError when it is of another kind."""
    manuscript = _read(data, name)
    words = vocabulary(language_of("\n".join(line.text for line in manuscript.lines)))
    lines, running = without_running_lines(manuscript.lines, words)
    contents = contents_of(lines, words)
    issue = manuscript.issue | of_the_issue(lines, words)
    reading = Reading(words, Joiner(lines), day_of(issue))
    stories, rest = _stories(lines, _heads(contents), contents, reading)
    rest = _stand(issue, rest, words)
    return Recovered(
        language=words.language,
        pages=manuscript.pages,
        stories=stories,
        contents=list(contents.entries) if contents else [],
        issue=issue,
        leftover=[line.text for line in rest],
        listed=[line.text for line in lines[contents.start : contents.end]] if contents else [],
        running=[line.text for line in running],
    )


def _read(data: bytes, name: str) -> Manuscript:
    if data.startswith(b"%PDF"):
        raise ValueError(f"{name} is a PDF; only flat text can be read so far")
    return flat_text(data)


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
    eyebrows = eyebrows_of(lines, heads, reading.words, contents.end if contents else 0)
    taken = {*eyebrows, *(range(contents.start, contents.end) if contents else ())}
    stories: list[RecoveredStory] = []
    rest = [line for at, line in enumerate(lines[: heads[0].start] if heads else lines) if at not in taken]
    for head, end in zip(heads, (*(each.start for each in heads[1:]), len(lines)), strict=False):
        own = [lines[at] for at in range(head.end, end) if at not in taken]
        story, behind = story_of(lines[head.start : head.end], own, reading)
        if eyebrow := eyebrows.get(head.start - 1):
            story.eyebrow = Field(eyebrow.text, _LIKELY, origin_of([eyebrow], "above the head"))
        stories.append(story)
        while behind and (count := head_of(behind, reading)):
            story, behind = story_of(behind[:count], behind[count:], reading, "credit")
            stories.append(story)
        rest += behind
    return stories, rest


def _stand(issue: dict[str, Field[str]], lines: Sequence[Line], words: Vocabulary) -> list[Line]:
    """Give `issue` the standing matter among `lines`, each from its head to the next; what is left of them."""
    starts = [(at, kind) for at, line in enumerate(lines) if (kind := kind_of(line.text, words))]
    for (at, kind), (end, _) in pairwise((*starts, (len(lines), ""))):
        add_standing(issue, lines[at:end], kind)
    return list(lines[: starts[0][0]] if starts else lines)

"""An old issue as bytes → what was recovered of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.sources.backissue.contents import Contents, Head, contents_of
from broadsheet.sources.backissue.evidence import evidence_of
from broadsheet.sources.backissue.flat import flat_text
from broadsheet.sources.backissue.fragments import whole_stories
from broadsheet.sources.backissue.model import Field, Line, Manuscript, Recovered, RecoveredStory, origin_of
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.quotes import pull_quotes_of, unquoted
from broadsheet.sources.backissue.roles import Role, roles_of
from broadsheet.sources.backissue.standing import (
    add_standing,
    day_of,
    kind_of,
    of_the_issue,
    running_lines_of,
)
from broadsheet.sources.backissue.stories import Reading, parts_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, key, language_of, vocabulary

_SURE = 0.9


def recover(data: bytes, name: str) -> Recovered:
    """The issue in `data`, flat text in UTF-8. `name` is that of its file; ValueError when it is of another kind."""
    manuscript = _read(data, name)
    lines = manuscript.lines
    words = vocabulary(language_of("\n".join(line.text for line in lines)))
    contents = contents_of(lines, words)
    heads = _heads(contents)
    listed = frozenset(range(contents.start, contents.end) if contents else ())
    running = running_lines_of(lines, words) - _within(heads) - listed
    issue = manuscript.issue | of_the_issue(lines, words)
    reading = Reading(words, Joiner(lines), day_of(issue))
    copy, heads = _without(lines, heads, listed | running)
    quotes = pull_quotes_of(copy, _barred(copy, heads, words))
    quoted = frozenset(at for quote in quotes for at in range(quote.start, quote.end))
    text, heads = _without(copy, heads, quoted)
    evidence = evidence_of(text, heads, words)
    parts = parts_of(roles_of(evidence))
    stories, leftover = whole_stories(parts, text, evidence, reading)
    leftover += _give_quotes(stories, [copy[quote.start : quote.end] for quote in quotes], reading)
    for part in parts:
        if head := part.of(Role.STANDING):
            own = [text[at] for at in sorted((*head, *part.of(Role.STANDING_TEXT)))]
            add_standing(issue, own, kind_of(own[0].text, words) or "")
    return Recovered(
        language=words.language,
        pages=manuscript.pages,
        stories=stories,
        contents=list(contents.entries) if contents else [],
        issue=issue,
        leftover=[line.text for line in leftover],
        listed=[lines[at].text for at in sorted(listed)],
        running=[lines[at].text for at in sorted(running)],
    )


def _read(data: bytes, name: str) -> Manuscript:
    if data.startswith(b"%PDF"):
        raise ValueError(f"{name} is a PDF; only flat text can be read so far")
    return flat_text(data)


def _give_quotes(
    stories: Sequence[RecoveredStory], quotes: Sequence[Sequence[Line]], reading: Reading
) -> list[Line]:
    """Give every pull quote to the story that says it; the lines of those that none says."""
    said = [key(" ".join(story.body)) for story in stories]
    homeless: list[Line] = []
    for lines in quotes:
        text = unquoted(reading.joiner.joined([line.text for line in lines]))
        home = next((story for story, words in zip(stories, said, strict=True) if key(text) in words), None)
        if home is None:
            homeless += lines
        else:
            home.pull_quotes.append(Field(text, _SURE, origin_of(lines, "said twice")))
    return homeless


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


def _within(heads: Sequence[Head]) -> frozenset[int]:
    return frozenset(at for head in heads for at in range(head.start, head.end))


def _barred(lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary) -> frozenset[int]:
    """The places of lines that say again what is said elsewhere and are no pull quote."""
    evidence = evidence_of(lines, heads, words)
    return frozenset(
        at
        for at, own in enumerate(evidence)
        if own.listed or own.credited is not None or own.closed is not None or own.standing
    )


def _without(
    lines: Sequence[Line], heads: Sequence[Head], barred: frozenset[int]
) -> tuple[list[Line], list[Head]]:
    """`lines` without those at the places `barred`, and the heads where they then stand."""
    kept = [at for at in range(len(lines)) if at not in barred]
    places = {at: place for place, at in enumerate(kept)}
    moved = [
        replace(head, start=places[head.start], end=places[head.end - 1] + 1)
        for head in heads
        if head.start in places and head.end - 1 in places
    ]
    return [lines[at] for at in kept], moved

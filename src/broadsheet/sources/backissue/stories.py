"""One story from the lines behind its head: who wrote it and when, its text, and where it goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.sources.backissue.closings import CUT, closing_at
from broadsheet.sources.backissue.credits import Credit, credit_of
from broadsheet.sources.backissue.model import Field, Line, RecoveredStory, origin_of
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary

_LONGEST_CREDIT = 3  # lines
_LONGEST_HEAD = 8  # lines
_LONGEST_STANDFIRST = 10  # lines
_FINAL = tuple(".!…。！۔;:,،、")
_ANNOUNCED, _GUESSED = 0.95, 0.8
_RECENT = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Reading:
    """What all stories of an issue are read with; `day` is the issue's own, from which a date without a year counts."""

    words: Vocabulary
    joiner: Joiner
    day: dt.date | None


def story_of(
    head: Sequence[Line], lines: Sequence[Line], reading: Reading, cue: str = "contents"
) -> tuple[RecoveredStory, list[Line]]:
    """The story under `head`, which `cue` gave away, and the lines behind its closing, which are not its own."""
    title = Field(
        reading.joiner.joined([line.text for line in head]),
        _ANNOUNCED if cue == "contents" else _GUESSED,
        origin_of(head, cue),
    )
    story = RecoveredStory(title, head[0].page)
    body: list[Line] = []
    at = above = 0
    while at < len(lines):
        if kind_of(lines[at].text, reading.words):
            break
        if taken := _take_credit(story, lines, at, reading):
            at += taken
            above = above or len(body)
            continue
        if begun := _begun_before(lines, at, body, reading):
            del body[-begun:]
            at -= begun
            break
        closing = closing_at([line.text for line in lines[at : at + 4]], reading.words)
        if closing:
            own = lines[at : at + closing.lines]
            sure = _ANNOUNCED if closing.cut else _GUESSED
            story.permalink = Field(closing.url, _ANNOUNCED, origin_of(own, "permalink"))
            story.continues = Field(value=True, confidence=sure, origin=origin_of(own, "permalink"))
            at += closing.lines
            break
        body.append(lines[at])
        at += 1
    _cut(story, body)
    if 0 < above <= min(_LONGEST_STANDFIRST, len(body) - above):
        said = reading.joiner.joined([line.text for line in body[:above]])
        story.standfirst = Field(said, _GUESSED, origin_of(body[:above], "above the credit"))
        del body[:above]
    story.body = reading.joiner.paragraphs(body)
    return story, list(lines[at:])


def head_of(lines: Sequence[Line], reading: Reading) -> int:
    """How many of `lines` are a head that no list names: whole lines that end no sentence, above a credit; or 0."""
    for count in range(1, min(_LONGEST_HEAD, len(lines) - 1) + 1):
        if lines[count - 1].text.endswith(_FINAL):
            return 0
        if credit_of(lines[count].text, reading.words):
            return count
    return 0


def _begun_before(lines: Sequence[Line], at: int, body: Sequence[Line], reading: Reading) -> int:
    """How many of the last lines of `body` are the head of another story, whose credit stands at `at`; or 0."""
    if not credit_of(lines[at].text, reading.words):
        return 0
    count = next((n for n, line in enumerate(reversed(body)) if line.text.endswith(_FINAL)), len(body))
    return count if count <= _LONGEST_HEAD and count < len(body) else 0


def _take_credit(story: RecoveredStory, lines: Sequence[Line], at: int, reading: Reading) -> int:
    """How many lines from `at` are the story's credit, which it then has; a second credit is none."""
    for count in range(min(_LONGEST_CREDIT, len(lines) - at), 0, -1):
        own = lines[at : at + count]
        credit = credit_of(" ".join(line.text for line in own), reading.words)
        if credit and _is_new(story, credit) and (count == 1 or credit.announced or _is_cased(own[0].text)):
            _give(story, credit, own, reading)
            return count
    return 0


def _is_cased(text: str) -> bool:
    """Whether capitals tell names from other words, so that even names over several lines are known without a word
    before them.
    """
    return text != text.lower()


def _is_new(story: RecoveredStory, credit: Credit) -> bool:
    return not (credit.names and story.byline) and not (credit.date and story.date)


def _give(story: RecoveredStory, credit: Credit, own: Sequence[Line], reading: Reading) -> None:
    if credit.names:
        sure = _ANNOUNCED if credit.announced else _GUESSED
        story.byline = Field(list(credit.names), sure, origin_of(own, "byline"))
    if credit.date:
        day = credit.date.date(reading.day.year if reading.day else None)
        if day and reading.day and credit.date.year is None and day > reading.day + _RECENT:
            day = credit.date.date(reading.day.year - 1)
        if day:
            sure = _GUESSED if credit.date.swaps or credit.date.year is None else _ANNOUNCED
            story.date = Field(day.isoformat(), sure, origin_of(own, "date"))


def _cut(story: RecoveredStory, body: list[Line]) -> None:
    """Take the mark of a cut from the end of the body; it is kept as what `continues` comes from."""
    if not body or not (mark := CUT.search(body[-1].text)):
        return
    last = body.pop()
    story.continues = Field(value=True, confidence=_ANNOUNCED, origin=origin_of([last], "cut mark"))
    if kept := last.text[: mark.start()]:
        body.append(replace(last, text=kept))

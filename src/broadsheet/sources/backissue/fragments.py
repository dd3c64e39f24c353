"""Stories whose text was torn apart by columns, pages and jumps, put together again."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from broadsheet.issue.endings import announces, is_finished
from broadsheet.sources.backissue.evidence import Evidence
from broadsheet.sources.backissue.model import Line, RecoveredStory
from broadsheet.sources.backissue.paragraphs import is_word_divided
from broadsheet.sources.backissue.roles import Role
from broadsheet.sources.backissue.stories import Part, Reading, StoryReader
from broadsheet.sources.backissue.vocabulary import key

_ENOUGH = 0.0  # of evidence, from which a piece is taken for the rest of a story
_ALIKE = 4.0  # for the same words
_CREDITED = 3.0  # for a text under a credit, and a head without either
_NEXT = 3.0  # for what follows, as it does unless somebody shuffled the columns
_SAME_TITLE = 85.0  # of 100
_WORD = re.compile(r"\w{4,}")


@dataclass(slots=True)
class _Open:
    """A story that may go on: the lines it has so far, and what it ended in."""

    story: RecoveredStory
    lines: list[Line]
    at: int
    jumps: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class _Rest:
    """A text without a head, in the place `at` among the pieces of text; it may go on from the `box` above it."""

    at: int
    part: Part
    lines: list[Line]
    box: Part | None


def whole_stories(
    parts: Sequence[Part], lines: Sequence[Line], evidence: Sequence[Evidence], reading: Reading
) -> tuple[list[RecoveredStory], list[Line]]:
    """The stories in the order of their heads, and the lines that belong to none and are no standing matter."""
    reader = StoryReader(lines, evidence, reading)
    _give_back_credits(parts, evidence)
    _give_back_closings(parts, evidence)
    _give_back_texts(parts)
    stories: list[_Open] = []
    rests: list[_Rest] = []
    leftover: list[int] = []
    for above, part in zip((Part(), *parts), parts, strict=False):
        at = len(stories) + len(rests)  # what stands between two pieces of text does not part them
        if part.of(Role.HEAD) and not (part.of(Role.JUMP) or _is_said(part, lines, stories)):
            story = reader.story(part)
            stories.append(_Open(story, reader.text(part), at, _jumps(part, evidence), _is_ended(part)))
        elif part.of(Role.BODY, Role.REST, Role.LAST):
            box = above if _goes_on_from_box(above, part, evidence) else None
            rests.append(_Rest(at, part, reader.text(part), box))
        elif not part.of(Role.STANDING):
            leftover += part.all()
    joiner = _RestJoiner(stories, reader, lines)
    for rest in joiner.join(rests):
        if rest.box:
            rest.box.lines[Role.STANDING_TEXT] = [*rest.box.of(Role.STANDING_TEXT), *rest.part.all()]
        else:
            leftover += rest.part.all()
    leftover += reader.spare
    for each in stories:
        each.story.body = reading.joiner.paragraphs(each.lines)
    return [each.story for each in stories], [lines[at] for at in sorted({*leftover})]


def _goes_on_from_box(above: Part, part: Part, evidence: Sequence[Evidence]) -> bool:
    """Whether `part`, a text without a head, may be the rest of the box above it, which ends in mid-sentence."""
    first = part.all()[0]
    own = evidence[first]
    is_open = bool(above.of(Role.STANDING_TEXT)) and not evidence[first - 1].finished
    return is_open and own.lower and not (own.torn or own.opens or own.new_page)


def _is_said(part: Part, lines: Sequence[Line], stories: Sequence[_Open]) -> bool:
    """Whether the head of a part, which has no credit, is that of a story already: no issue has two of one name."""
    title = key("".join(lines[at].text for at in part.of(Role.HEAD, Role.HEAD_ON)))
    return not part.of(Role.CREDIT) and any(key(each.story.title.value) == title for each in stories)


def _give_back_credits(parts: Sequence[Part], evidence: Sequence[Evidence]) -> None:
    """What seems to sign a story that is credited already is the credit of the text behind it, whose head is lost."""
    for part, following in pairwise(parts):
        signed = part.of(Role.SIGNATURE)
        credited = any(evidence[at].credit for at in part.of(Role.CREDIT))
        if credited and following.of(Role.REST) and any(evidence[at].credit for at in signed):
            following.lines[Role.CREDIT] = part.lines.pop(Role.SIGNATURE)


def _give_back_closings(parts: Sequence[Part], evidence: Sequence[Evidence]) -> None:
    """The address under a text that has none, before matter that belongs nowhere, is that of the text."""
    for part, following in pairwise(parts):
        strays = following.lines.get(Role.OTHER, [])
        if not strays or part.of(Role.CLOSING, Role.STANDING, Role.OTHER) or not evidence[strays[0]].closing:
            continue
        count = evidence[strays[0]].closed or 1
        part.lines[Role.CLOSING], following.lines[Role.OTHER] = strays[:count], strays[count:]


def _give_back_texts(parts: Sequence[Part]) -> None:
    """What stands alone under a head is its text."""
    for part in parts:
        if part.of(Role.STANDFIRST) and not part.of(Role.CREDIT, Role.BODY, Role.REST, Role.LAST):
            part.lines[Role.BODY] = part.lines.pop(Role.STANDFIRST)


def _jumps(part: Part, evidence: Sequence[Evidence]) -> bool:
    closings = (evidence[at].closing for at in part.of(Role.CLOSING))
    return any(closing.jump for closing in closings if closing)


def _is_ended(part: Part) -> bool:
    return bool(part.of(Role.LAST, Role.SIGNATURE)) or bool(part.of(Role.CLOSING))


class _RestJoiner:
    """Gives every piece of text without a head to the story that goes on in it, the surest first."""

    def __init__(self, stories: list[_Open], reader: StoryReader, lines: Sequence[Line]) -> None:
        self._stories = stories
        self._reader = reader
        self._lines = lines
        self._rarity = _Rarity([line.text for line in lines])

    def join(self, rests: Sequence[_Rest]) -> Iterator[_Rest]:
        """The pieces that no story takes."""
        waiting = list(rests)
        while waiting:
            score, story, rest = max(
                ((self._score(story, rest), story, rest) for rest in waiting for story in self._stories),
                key=lambda each: each[0],
                default=(-math.inf, None, None),
            )
            if story is None or rest is None or score < _ENOUGH:
                break
            waiting.remove(rest)
            self._give(story, rest)
        yield from waiting

    def _give(self, story: _Open, rest: _Rest) -> None:
        story.lines += rest.lines
        story.at = rest.at
        part = rest.part
        self._reader.spare += part.of(Role.HEAD, Role.HEAD_ON, Role.EYEBROW, Role.STANDFIRST)
        self._reader.credit(story.story, part)
        self._reader.close(story.story, part)
        story.jumps = False
        story.ended = _is_ended(part)

    def _score(self, open_: _Open, rest: _Rest) -> float:
        """How much speaks for a piece being the rest of the story."""
        at, part, texts = rest.at, rest.part, rest.lines
        head = " ".join(self._lines[each].text for each in part.of(Role.HEAD, Role.HEAD_ON))
        alike = fuzz.ratio(head.casefold(), open_.story.title.value.casefold()) if head else 0.0
        score = 8.0 * (alike >= _SAME_TITLE) + 4.0 * (open_.jumps and bool(part.of(Role.JUMP)))
        if open_.ended and not open_.jumps:
            score -= 6.0
        if open_.lines and texts:
            score += _seam(open_.lines[-1].text, texts[0].text, self._rarity)
        score += 4.0 * self._rarity.likeness(
            [line.text for line in open_.lines], [line.text for line in texts]
        )
        if part.of(Role.CREDIT):
            bare = not open_.lines and open_.story.date is None and open_.story.byline is None
            score += _CREDITED if bare else -_CREDITED
        score += _NEXT * (at == open_.at + 1 and not rest.box)  # which then is what it follows
        return score - (0.05 * (at - open_.at) if at > open_.at else 0.5)


def _seam(end: str, start: str, rarity: _Rarity) -> float:
    """How well `start` goes on from `end`."""
    if is_word_divided(end):
        whole = end.rsplit(maxsplit=1)[-1][:-1] + start.split(maxsplit=1)[0]
        return 3.0 if rarity.knows(whole) else 0.5 if start[:1].islower() else -3.0
    cased = start.lower() != start.upper()
    if not cased:
        return 0.0
    if is_finished(end) or announces(end):
        return -3.0 if start[:1].islower() else 0.5
    return 2.0 if start[:1].islower() else -1.5


class _Rarity:
    """The words of an issue; the rarer a word, the more it says when two pieces share it."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._counts = Counter(word for text in texts for word in _words(text))

    def knows(self, word: str) -> bool:
        return bool(self._counts[word.casefold().strip(".,;:!?")])

    def likeness(self, one: Sequence[str], other: Sequence[str]) -> float:
        """The cosine of the words of both, weighted by rarity, from 0 to 1."""
        first, second = (Counter(word for text in texts for word in _words(text)) for texts in (one, other))
        total = sum(self._counts.values()) or 1
        weights = {
            word: math.log(total / self._counts[word]) for word in {*first, *second} if self._counts[word]
        }
        product = sum(weights[word] ** 2 for word in {*first} & {*second} if word in weights)
        lengths = [math.sqrt(sum(weights.get(word, 0.0) ** 2 for word in words)) for words in (first, second)]
        return product / (lengths[0] * lengths[1]) if all(lengths) else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())

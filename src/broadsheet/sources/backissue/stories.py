"""Lines whose roles are known → stories, and what stands beside them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from broadsheet.sources.backissue.closings import CUT, Closing, joined_lines, tail_of
from broadsheet.sources.backissue.credits import Credit, credit_of, names_of
from broadsheet.sources.backissue.dates import Found
from broadsheet.sources.backissue.evidence import Evidence
from broadsheet.sources.backissue.linked import linked_url
from broadsheet.sources.backissue.model import Field, Line, RecoveredStory, origin_of
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.roles import Role
from broadsheet.sources.backissue.vocabulary import Vocabulary

_ANNOUNCED, _GUESSED, _LIKELY = 0.95, 0.8, 0.7
_FEWEST = 3  # bylines, in which a place stands
_TAIL_LINES = 4  # at the end of a text, in which its last sentence begins
_RECENT = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Reading:
    """What all stories of an issue are read with; `day` is the issue's own, from which a date without a year counts."""

    words: Vocabulary
    joiner: Joiner
    day: dt.date | None


@dataclass(slots=True)
class Part:
    """Lines that belong together, by their roles; a part of a story that goes on from elsewhere has no head, or says
    so with a `JUMP`.
    """

    lines: dict[Role, list[int]] = field(default_factory=dict)

    def of(self, *roles: Role) -> list[int]:
        return [at for role in roles for at in self.lines.get(role, ())]

    def all(self) -> list[int]:
        """The places of all lines, in order."""
        return sorted(at for places in self.lines.values() for at in places)


def parts_of(roles: Sequence[Role]) -> list[Part]:
    """The parts of an issue, in the order of its lines, by the places of these."""
    parts: list[Part] = []
    before: Role | None = None
    for at, role in enumerate(roles):
        if before is None or _begins(before, role):
            parts.append(Part())
        parts[-1].lines.setdefault(role, []).append(at)
        before = role
    return parts


def _begins(before: Role, role: Role) -> bool:
    """Whether a part begins with `role`."""
    if role in {Role.EYEBROW, Role.STANDING, Role.REST}:
        return True
    if role is Role.HEAD:
        return before is not Role.EYEBROW
    if role is Role.JUMP:
        return before not in {Role.HEAD, Role.HEAD_ON, Role.JUMP}
    if role is Role.OTHER:
        return before is not Role.OTHER
    return role is Role.LAST and before in {
        Role.OTHER,
        Role.STANDING_TEXT,
        Role.CLOSING,
        Role.LAST,
        Role.SIGNATURE,
    }


def settle_cuts(stories: Sequence[RecoveredStory]) -> None:
    """Where some stories say in words or by a mark that they go on, the address alone under others says nothing."""
    cuts = [story for story in stories if story.continues]
    if any(story.continues and story.continues.confidence >= _ANNOUNCED for story in cuts):
        for story in cuts:
            if story.continues and story.continues.confidence < _ANNOUNCED:
                story.continues = None


def settle_places(stories: Sequence[RecoveredStory]) -> None:
    """What stands last behind the names of several writers is where they are, and no name: "Ida Marsh, Wexley"."""
    bylines = [story.byline.value for story in stories if story.byline]
    places = Counter(names[-1] for names in bylines if len(names) > 1)
    for place, count in places.items():
        writers = {tuple(names[:-1]) for names in bylines if names[-1] == place}
        writes = () in writers or any(place in names[:-1] for names in bylines)
        if writes or count < _FEWEST or count * 2 < len(bylines) or len(writers) == 1:
            continue
        for story in stories:
            if story.byline and story.byline.value[-1] == place:
                story.byline = replace(story.byline, value=story.byline.value[:-1])


class StoryReader:
    """Makes stories of the parts of one issue; `spare` are the places of lines that said nothing new of them."""

    def __init__(self, lines: Sequence[Line], evidence: Sequence[Evidence], reading: Reading) -> None:
        self._lines = lines
        self._evidence = evidence
        self._reading = reading
        self.spare: list[int] = []
        self._read: set[int] = set()  # lines of credits and addresses that began before them

    def story(self, part: Part) -> RecoveredStory:
        """The story of a part that has a head; its text is left to `text`."""
        heads = self._of(part, Role.HEAD, Role.HEAD_ON)
        listed = self._evidence[part.of(Role.HEAD)[0]].listed == 1
        title = Field(
            self._reading.joiner.joined([line.text for line in heads]),
            _ANNOUNCED if listed else _LIKELY,
            origin_of(heads, "contents" if listed else "place"),
        )
        story = RecoveredStory(title, heads[0].page)
        above = part.of(Role.EYEBROW)
        dated = [at for at in above if self._evidence[at].credit]
        for at in dated:
            self._take_credit(story, at)
        if eyebrow := [self._lines[at] for at in above if at not in dated]:
            story.eyebrow = Field(eyebrow[0].text, _LIKELY, origin_of(eyebrow, "above the head"))
        if first := self._of(part, Role.STANDFIRST):
            said = self._reading.joiner.joined([line.text for line in first])
            story.standfirst = Field(said, _GUESSED, origin_of(first, "above the credit"))
        self.credit(story, part)
        self.close(story, part)
        links = [link for line in heads for link in line.links if link.startswith("http")]
        if links and not story.permalink:
            story.permalink = Field(links[0], _ANNOUNCED, origin_of(heads, "link of the head"))
        return story

    def credit(self, story: RecoveredStory, part: Part) -> None:
        """Give the story what `part` says of who wrote it and when, as far as it does not know."""
        for at in part.of(Role.CREDIT, Role.SIGNATURE):
            self._take_credit(story, at)

    def text(self, part: Part) -> list[Line]:
        """The lines of the running text of a part, without the mark of a cut."""
        body = self._body(part)
        if tail := self._tail(part):
            at, begins, _ = tail
            body[at:] = [replace(body[at], text=kept)] if (kept := body[at].text[:begins].rstrip()) else []
        if body and (self._cut(part) or tail):
            kept = CUT.sub("", body[-1].text)
            body[-1:] = [replace(body[-1], text=kept)] if kept else []
        return body

    def _body(self, part: Part) -> list[Line]:
        return [self._lines[at] for at in sorted(part.of(Role.BODY, Role.REST, Role.LAST))]

    def _tail(self, part: Part) -> tuple[int, int, Closing] | None:
        """Which line of a part's text, and where in it, a last sentence begins that sends readers on; and where to."""
        body = self._body(part)
        for at in range(len(body) - 1, max(-1, len(body) - 1 - _TAIL_LINES), -1):
            found = tail_of(joined_lines([line.text for line in body[at:]]), self._reading.words)
            if found and found[0] < len(body[at].text):
                return at, *found
        return None

    def close(self, story: RecoveredStory, part: Part) -> None:
        """Give the story how `part` ends: the address at which it goes on, and that it was cut."""
        self.spare += part.of(Role.JUMP)
        for at in part.of(Role.CLOSING):
            if at in self._read:
                continue
            closing = self._evidence[at].closing
            own = range(at, at + (closing.lines if closing else 1))
            self._read |= {*own}
            if closing is None or closing.jump or story.permalink:
                self.spare += own
                continue
            lines = [self._lines[each] for each in own]
            origin = origin_of(lines, "permalink")
            sure = _ANNOUNCED if closing.cut else _GUESSED
            story.permalink = Field(linked_url(closing.url, lines), _ANNOUNCED, origin)
            if not closing.whole:
                story.continues = Field(value=True, confidence=sure, origin=origin)
        if tail := self._tail(part):
            at, _, closing = tail
            lines = self._body(part)[at:]
            origin = origin_of(lines, "last sentence")
            story.continues = Field(value=True, confidence=_ANNOUNCED, origin=origin)
            if closing.url and not story.permalink:
                story.permalink = Field(linked_url(closing.url, lines), _ANNOUNCED, origin)
        for at in self._cut(part):
            origin = origin_of([self._lines[at]], "cut mark")
            story.continues = Field(value=True, confidence=_ANNOUNCED, origin=origin)

    def _cut(self, part: Part) -> list[int]:
        """The line that ends in the mark of a cut, if any: before an address, dots say nothing else."""
        if part.of(Role.LAST):
            return part.of(Role.LAST)
        last = max(part.of(Role.BODY, Role.REST), default=None)
        goes_on = bool(part.of(Role.CLOSING))
        return [last] if goes_on and last is not None and self._evidence[last].cut else []

    def _of(self, part: Part, *roles: Role) -> list[Line]:
        return [self._lines[at] for at in part.of(*roles)]

    def _take_credit(self, story: RecoveredStory, at: int) -> None:
        if at in self._read:
            return
        text, own = self._lines[at].text, self._evidence[at]
        credit = own.credit or credit_of(text, self._reading.words)
        lines = range(at, at + (own.credited or 1))
        self._read |= {*lines}
        names = names_of(text, self._reading.words)
        if credit is not None:
            taken = self._give(story, credit, [self._lines[each] for each in lines])
        elif taken := bool(names and not story.byline):
            story.byline = Field(list(names), _LIKELY, origin_of([self._lines[at]], "alone"))
        if not taken:
            self.spare += lines

    def _give(self, story: RecoveredStory, credit: Credit, own: Sequence[Line]) -> bool:
        """Give the story what it lacks; whether there was anything."""
        day = self._day(credit.date) if credit.date and not story.date else None
        names = credit.names if not story.byline else ()
        if names:
            sure = _ANNOUNCED if credit.announced else _GUESSED
            story.byline = Field(list(names), sure, origin_of(own, "byline"))
        if day and credit.date:
            sure = _GUESSED if credit.date.swaps or credit.date.year is None else _ANNOUNCED
            story.date = Field(day.isoformat(), sure, origin_of(own, "date"))
        return bool(day or names)

    def _day(self, found: Found) -> dt.date | None:
        """The day of `found`; without a year that before the day of the issue, or not long after it."""
        issue = self._reading.day
        day = found.date(issue.year if issue else None)
        if day and issue and found.year is None and day > issue + _RECENT:
            return found.date(issue.year - 1)
        return day

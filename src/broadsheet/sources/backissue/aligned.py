"""The lines of a source beside what its editor confirmed: which of them say what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.sources.backissue.contents import Head, head_at
from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.profile import Confirmed
from broadsheet.sources.backissue.vocabulary import key

_CERTAIN = 12  # letters, from which a line that a text says is of it
_FURTHER = 15  # lines behind a head, among which its text begins
_ABOVE = 2  # lines above a head, which may be of its story
_ENTRIES = 2  # from which titles on end are a contents list
_AFTER_ENTRY = 3  # lines between two entries: a title that has no story, a page
_DIGITS = "0123456789"


class Aligned:
    """`keys` of all lines; of each story the place of its head, and of each line the story whose text it is of."""

    def __init__(self, lines: Sequence[Line], confirmed: Confirmed) -> None:
        self.lines = lines
        self.keys = [key(line.text) for line in lines]
        self.stories = confirmed.stories
        self.bodies = [key(story.body) for story in confirmed.stories]
        self.owners = self._owned()
        self._bare = [key(western(line.text)).strip(_DIGITS) for line in lines]
        self._spots = [list(self._said(story.title)) for story in confirmed.stories]
        self.heads = [self._head(at) for at in range(len(self.stories))]
        around = (text for story in confirmed.stories for text in (story.title, *story.around))
        self._around = [key(text) for text in around if text]
        self._standing = [key(box.text) for box in confirmed.boxes]

    def lists(self) -> list[range]:
        """The lines of contents lists: several titles on end that are no heads."""
        heads = {head.start for head in self.heads if head}
        found = {spot.start: spot for spots in self._spots for spot in spots if spot.start not in heads}
        runs: list[list[Head]] = []
        for at in sorted(found):
            if runs and at <= runs[-1][-1].end + _AFTER_ENTRY:
                runs[-1].append(found[at])
            else:
                runs.append([found[at]])
        return [range(run[0].start, run[-1].end) for run in runs if len(run) >= _ENTRIES]

    def places(self, story: int) -> list[int]:
        """The lines from the head of a story to the next head, then those right above its own; none where it was not
        found.
        """
        head = self.heads[story]
        if head is None:
            return []
        after = (other.start for other in self.heads if other and other.start > head.start)
        return [
            *range(head.end, min(after, default=len(self.lines))),
            *range(max(0, head.start - _ABOVE), head.start),
        ]

    def is_told(self, at: int) -> bool:
        """Whether a line is of a text, a box, a title or what stands around it."""
        own = self.keys[at]
        if not own or self.owners[at] is not None:
            return True
        return any(_is_of(own, text) for text in (*self._around, *self._standing))

    def _owned(self) -> list[int | None]:
        owners: list[int | None] = []
        for at, own in enumerate(self.keys):
            before = owners[-1] if at else None
            if before is not None and self.keys[at - 1] + own in self.bodies[before]:
                owners.append(before)
            else:
                owners.append(
                    next((story for story, text in enumerate(self.bodies) if _is_of(own, text)), None)
                )
        return owners

    def _head(self, story: int) -> Head | None:
        """Of all places where the title is said that one behind which the text begins soonest."""
        spots = self._spots[story]
        if not self.bodies[story]:
            return spots[-1] if spots else None
        begun = [
            (count, spot.start, spot) for spot in spots if (count := self._lines_before(story, spot.end)) >= 0
        ]
        return min(begun)[2] if begun else None

    def _lines_before(self, story: int, at: int) -> int:
        """How many lines stand from `at` to the text of a story; -1 where it does not follow."""
        near = self.owners[at : at + _FURTHER]
        return near.index(story) if story in near else -1

    def _said(self, title: str) -> Iterator[Head]:
        """Where whole lines say `title`, whatever page stands beside it."""
        wanted = key(western(title)).strip(_DIGITS)
        end = 0
        for at in range(len(self._bare)):
            if at >= end and (found := head_at(self._bare, at, wanted)):
                end = found.end
                yield found


def _is_of(own: str, text: str) -> bool:
    """Whether a line surely is of `text`, both as keys."""
    return own == text or (len(own) >= _CERTAIN and own in text)

"""Which of two parts of a page is read first, and what may stand under what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from broadsheet.fit.problem import Ordering, Problem, bits


class Split(NamedTuple):
    """Members in two: `head`, read first, and `tail`, whose first story takes the place `then` of the issue."""

    head: int
    tail: int
    then: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading order's rules. Sets of items are bit masks."""

    ordering: Ordering
    stories: int
    lead: int
    contents: int
    closing: int

    @staticmethod
    def of(problem: Problem, ordering: Ordering) -> Reading:
        flagged = (problem.flagged(flag) for flag in ("lead", "contents", "closing"))
        return Reading(ordering, problem.story_mask, *flagged)

    def splits(self, members: int, first: int) -> Iterator[Split]:
        """Every split of `members` that reading allows, when the first story takes the place `first`."""
        head = (members - 1) & members
        while head:
            split = Split(head, members ^ head, self._after(head, first))
            if self._allows(split, first):
                yield split
            head = (head - 1) & members

    def may_stack(self, head: int, tail: int) -> bool:
        """The contents are not put under anything but the lead alone."""
        return not tail & self.contents or head & (head - 1) == 0

    def _after(self, head: int, first: int) -> int:
        """In free order a story costs the same at every place, and all are called the first."""
        return first if self.ordering.window is None else first + (head & self.stories).bit_count()

    def _allows(self, split: Split, first: int) -> bool:
        return (
            self._reads_first(split.head, split.tail)
            and self.ordering.admits(bits(split.head & self.stories), first)
            and self.ordering.admits(bits(split.tail & self.stories), split.then)
        )

    def _reads_first(self, head: int, tail: int) -> bool:
        """The lead comes first, the contents next, the closing boxes last, in their order."""
        if tail & self.lead or not self._closes_last(head, tail):
            return False
        return not tail & self.contents or bool(head & self.lead)

    def _closes_last(self, head: int, tail: int) -> bool:
        """After a closing box come only the closing boxes that follow it."""
        ended = head & self.closing
        return not ended or (not tail & ~self.closing and ended < tail & -tail)

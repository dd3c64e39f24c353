"""A mail that is not too long: excerpts are cut shorter at sentence ends, those that matter least first.

Gmail shows only the first 102 kB of a mail, and hides the rest, with the way to leave the list, behind a link.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from broadsheet.issue import tree
from broadsheet.issue.carried import Carried, cut_to, excerpt_ends
from broadsheet.issue.model import CutPoint

MOST_BYTES = 80_000

Render = Callable[[tuple[Carried, ...]], str]


def rendered(
    stories: tuple[Carried, ...], render: Render, most: int = MOST_BYTES
) -> tuple[tuple[Carried, ...], str]:
    """`stories`, cut until their mail has at most `most` bytes, or nothing of their bodies is left; and that mail.

    The story of the lowest priority is cut first, of several the last one; each down to its first sentence, before
    any loses that one too.
    """
    kept, mail = stories, render(stories)
    for last_resort in (False, True):
        for index in _order(stories):
            while len(mail.encode()) > most and (shorter := _shorter(kept[index], last_resort=last_resort)):
                kept = (*kept[:index], shorter, *kept[index + 1 :])
                mail = render(kept)
    return kept, mail


def _order(stories: Sequence[Carried]) -> list[int]:
    return sorted(range(len(stories)), key=lambda index: (stories[index].story.priority, -index))


def _shorter(carried: Carried, *, last_resort: bool) -> Carried | None:
    """The story in about half as many words; None where no end is left."""
    words = tree.words_of(carried.body)
    if not words:
        return None
    ends = [(cut, length) for cut, length in excerpt_ends(carried.story) if 0 < length < words]
    if not ends:
        return replace(cut_to(carried.story, CutPoint(0)), goes_on=True) if last_resort else None
    within = [cut for cut, length in ends if length * 2 <= words]
    return cut_to(carried.story, within[-1] if within else ends[0][0])

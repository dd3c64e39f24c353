"""What an edition carries of a story: the whole of it, or an excerpt that ends where a text may end.

No edition ever uses print's cut: it depends on the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.issue import tree
from broadsheet.issue.endings import announces, ends_sentence, may_close
from broadsheet.issue.model import (
    ALL_EDITIONS,
    Block,
    Carry,
    CutPoint,
    Issue,
    List,
    Note,
    Paragraph,
    Picture,
    Story,
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A story as an edition carries it. `notes` are those the body refers to, with their numbers; `goes_on` says that
    there is more of the story at its permalink, as there is of one without a body.
    """

    story: Story
    body: tuple[Block, ...]
    notes: tuple[tuple[int, Note], ...]
    goes_on: bool

    @property
    def picture(self) -> Picture | None:
        """The picture that goes with the headline; one that the body shows stays there."""
        return None if self.story.image is False else self.story.picture


def carried_stories(issue: Issue, edition: str, carry: Carry, words: int) -> tuple[Carried, ...]:
    """All stories in the editor's order, as `edition` carries them: as each asks for itself, else as `carry`.

    An excerpt has about `words` words where the story has no place of its own for it.
    """

    def length(story: Story) -> int | None:
        asked = story.carry.get(edition) or story.carry.get(ALL_EDITIONS, carry)
        return words if asked == "excerpt" else None

    return tuple(carried(story, length(story)) for story in issue.stories)


def carried(story: Story, words: int | None) -> Carried:
    """`story` in about `words` words, or whole."""
    cut = _excerpt(story, words) if words is not None else None
    return cut_to(story, cut)


def cut_to(story: Story, cut: CutPoint | None) -> Carried:
    """`story` up to `cut`, with the notes that belong to what is left."""
    body = tree.prefix(story.body, cut)
    referred = frozenset(number for inlines in tree.inlines_of(body) for number in tree.note_numbers(inlines))
    notes = tuple((number, note) for number, note in enumerate(story.notes, 1) if number in referred)
    return Carried(
        story=story,
        body=body,
        notes=notes if cut else tuple(enumerate(story.notes, 1)),
        goes_on=bool(cut) or story.continues or not story.body,
    )


def _excerpt(story: Story, words: int) -> CutPoint | None:
    """Where an excerpt ends: at the editor's own mark, else at the last end within `words`, else at the first; None
    where that is the whole.
    """
    if story.more:
        return story.more
    ends = list(excerpt_ends(story))
    within = [cut for cut, length in ends if length <= words]
    cut = within[-1] if within else next((cut for cut, _ in ends), None)
    return None if cut is None or cut >= CutPoint(len(story.body)) else cut


def excerpt_ends(story: Story) -> Iterator[tuple[CutPoint, int]]:
    """Every place where an excerpt of `story` may end, shortest first, with the words up to there."""
    words = 0
    for index, block in enumerate(story.body):
        yield from ((CutPoint(index, count), words + length) for count, length in _ends_inside(block))
        words += tree.words_of((block,))
        if may_close(block) and not isinstance(block, Picture):
            yield CutPoint(index + 1), words


def _ends_inside(block: Block) -> Iterator[tuple[int, int]]:
    """After how many units of `block` an excerpt may end, and their words."""
    match block:
        case Paragraph(sentences=sentences):
            texts = [tree.plain(sentence.inlines) for sentence in sentences]
            ends = ((count, text) for count, text in enumerate(texts[:-1], 1) if not announces(text))
            yield from ((count, tree.count_words("".join(texts[:count]))) for count, _ in ends)
        case List(items=items):
            # The first item does not stand alone.
            for count, (_, item) in enumerate(pairwise(items[:-1]), 2):
                if ends_sentence(item.blocks):
                    yield count, sum(tree.words_of(each.blocks) for each in items[:count])

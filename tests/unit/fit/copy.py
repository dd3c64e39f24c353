"""Stories for tests, said in a few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from broadsheet.fit.cuts import Cut, cuts
from broadsheet.fit.measured import MeasuredStory
from broadsheet.issue import tree
from broadsheet.issue.model import Block, Crosshead, List, ListItem, Paragraph, Sentence, Story, Text
from tests.unit.fit.typewriter import measured_story


def paragraph(*sentences: str) -> Paragraph:
    """Sentences as written; each but the first gets its leading space."""
    spaced = (("" if index == 0 else " ") + sentence for index, sentence in enumerate(sentences))
    return Paragraph(tuple(Sentence((Text(sentence),)) for sentence in spaced))


def filled(*words: int) -> Paragraph:
    """A paragraph whose sentences have so many words."""
    return paragraph(*(" ".join(["word"] * count) + "." for count in words))


def crosshead(text: str = "Later") -> Crosshead:
    return Crosshead((Text(text),))


def items(*texts: str) -> List:
    return List(tuple(ListItem((paragraph(text),)) for text in texts))


def story(*body: Block, slug: str = "mill", **wishes: Any) -> Story:  # noqa: ANN401 - any field of a story
    fields = {"title": "The mill turns again", "language": "en", "min_words": 0, **wishes}
    return Story(slug=slug, body=body, **fields)


def story_cuts(*body: Block, **wishes: Any) -> tuple[Cut, ...]:  # noqa: ANN401 - any field of a story
    return cuts(measured_story(story(*body, **wishes)))


def kept(told: Story, cut: Cut) -> str:
    """The text that `cut` leaves of `told`, its blocks on lines."""
    return "\n".join(text for block in tree.prefix(told.body, cut.point) for text in tree.texts(block))


def trackable(copy: MeasuredStory, *growths: int) -> MeasuredStory:
    """`copy`, each of whose paragraphs may be so many lines longer (1) or shorter (-1)."""
    pieces = (replace(piece, tracks=growths) if piece.piece.is_text else piece for piece in copy.pieces)
    return replace(copy, pieces=tuple(pieces))

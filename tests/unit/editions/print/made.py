"""Stories and issues for tests of the print edition, said in a few words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from broadsheet.editions.print.copy import StoryCopy, story_copies
from broadsheet.issue.model import Block, Cell, Issue, Paragraph, Publication, Sentence, Story, Table, Text
from broadsheet.strings import Strings, load_strings


def paragraph(*sentences: str) -> Paragraph:
    """Sentences as written; each but the first gets its leading space."""
    spaced = (("" if index == 0 else " ") + sentence for index, sentence in enumerate(sentences))
    return Paragraph(tuple(Sentence((Text(sentence),)) for sentence in spaced))


def story(*body: Block, **fields: Any) -> Story:  # noqa: ANN401 - any field of a story
    return Story(**{"slug": "mill", "title": "The mill", "language": "en", "body": body, **fields})


def issue(*stories: Story, **fields: Any) -> Issue:  # noqa: ANN401 - any field of an issue
    paper = Publication(name="Harbour News", language="en")
    return Issue(
        **{"id": "2026-11", "publication": paper, "date": dt.date(2026, 11, 1), "stories": stories, **fields}
    )


def copy_of(told: Story, *, lede_words: int = 3) -> StoryCopy:
    """The copy of an issue that has only this story."""
    (copy,) = story_copies(issue(told), lede_words=lede_words)
    return copy


def table(head: str, *rows: str) -> Table:
    """A table written with bars: "Boat | Out"."""
    return Table(_cells(head), tuple(map(_cells, rows)))


def _cells(row: str) -> tuple[Cell, ...]:
    return tuple(Cell((Text(cell.strip()),) if cell.strip() else ()) for cell in row.split("|"))


def english() -> Strings:
    return load_strings("en", {})[0]

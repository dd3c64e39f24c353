"""Headlines too long to be seen at a glance.

How many lines one takes is estimated from its characters: near enough for a remark, and it costs nothing.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.theme import Format
from broadsheet.fit.measured import Measured, MeasuredStory
from broadsheet.fit.rectangles import spans
from broadsheet.issue.model import Story

MOST_NARROW, MOST_WIDE = 4, 3
"""Lines of a headline at the narrowest and, where that is more than one column, at the widest it may be set."""

# Widths in ems, between those of the themes' head faces.
_WIDE, _CAPITAL, _LETTER, _SPACE = 1.0, 0.68, 0.49, 0.23
_UNFILLED = 0.07  # of a line, on average: what the last word that does not fit leaves


def long_headlines(measured: Measured, made: Format) -> Iterator[Diagnostic]:
    """A warning for every headline that takes too many lines."""
    for copy in measured.stories:
        narrowest, widest = _spans(copy, measured)
        narrow, wide = (_lines(copy, span, made) for span in (narrowest, widest))
        if narrow > MOST_NARROW:
            yield _too_long(copy.story, narrow, narrowest, MOST_NARROW)
        elif wide > MOST_WIDE and widest > 1:
            yield _too_long(copy.story, wide, widest, MOST_WIDE)


def _too_long(story: Story, lines: int, span: int, most: int) -> Diagnostic:
    columns = "1 column" if span == 1 else f"{span} columns"
    message = (
        f"the headline “{story.title}” takes about {lines} lines over {columns}; {most} are seen at a glance"
    )
    hint = "Say it in fewer words, and the rest in the `standfirst`."
    place = Span(story.file) if story.file else None
    return diagnose("print-long-headline", message, place, hints=[hint])


def _spans(copy: MeasuredStory, measured: Measured) -> tuple[int, int]:
    """The fewest and the most columns the story's head may run over; on a cover it runs over all of them."""
    columns = measured.grid.columns
    may = () if copy.lead and measured.cover else spans(copy, measured.grid)
    return min(may, default=columns), max(may, default=columns)


def _lines(copy: MeasuredStory, span: int, made: Format) -> int:
    ems = made.grid.measure(span) / made.theme.sizes[_size(copy, span)]
    return math.ceil(width(copy.story.title) / (ems * (1 - _UNFILLED)))


def _size(copy: MeasuredStory, span: int) -> str:
    """The size of its head, as templates/measure.typ has it."""
    if copy.lead:
        return "head1"
    return "head3" if span == 1 else "head2"


def width(text: str) -> float:
    """Ems that `text` is long on one line, roughly."""
    return sum(map(_width, text))


def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    if char.isspace():
        return _SPACE
    if char.isupper():
        return _CAPITAL
    return 0.0 if unicodedata.combining(char) else _LETTER

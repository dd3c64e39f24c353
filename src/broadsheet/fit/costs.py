"""What a page costs: every hard rule's number and every preference's weight, in one place.

A cost is counted in tenths of a line of ordinary text lost. Each entry can be said in a sentence, and
docs/explanation/copyfitting.md argues for it; `fit --explain` uses the same sentences.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

# -- hard rules ----------------------------------------------------------------------------------------------

HEAD_CLEARANCE = 4
"""No column of a story is shorter: a head never stands in the last four lines of a column."""

LINES_UNDER_CROSSHEAD = 2
"""A crosshead keeps at least this many lines of its text in its column."""

ORDER_WINDOW = 2
"""With order "near", a story may move by this many places."""

DEFAULT_MIN_WORDS = 60
"""A story keeps at least this many words, or all it has."""

QUOTE_DISTANCE = 8
"""Lines at least between a pull quote and its own words in the same column."""

LONGEST_SOLID = 0.7
"""A table, picture or listing deeper than this share of a column is left to the web edition."""


KEPT_WHEN_LARGER = 0.9
"""A body larger than asked for, or a block at the end, needs room for at least this share of the text."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Preferences, in tenths of a line."""

    line_lost: int = 10
    """One line of text cut, at priority 3; doubled for each step of priority."""

    unfairness: float = 3.0
    """The second tenth lost hurts more than the first: a story that loses the share s costs (1 + 3 s) a line."""

    starvation: float = 6.0
    """The last tenths hurt most: so much more, times the fifth power of s, a line."""

    lead_factor: float = 1.2
    """Text lost in the lead story counts this much more."""

    story_cut: int = 60
    """Cutting a story at all: its reader is sent to the web even if it is for one sentence."""
    more_factor: float = 0.5
    """A cut at the editor's own `<!-- more -->` costs this much of any other."""

    cut_in_list: int = 50
    """A cut between the items of a list: what was announced is not all there."""
    cut_under_crosshead: int = 50
    """A cut that leaves fewer than 5 lines under a crosshead: a section that has hardly begun."""
    section_begun: int = 5

    tracked: int = 8
    """A paragraph a line longer or shorter, its letters a hundredth of their size further apart or closer."""

    picture_dropped: int = 700
    """A picture that is not set."""
    lead_picture_dropped: int = 2400
    """The lead's picture, not set."""
    picture_squeezed: int = 260
    """A picture whose window is half as high as the picture's own shape; less or more in proportion, squared."""
    picture_in_column: int = 60
    """A picture one column wide in a story two or three columns wide, instead of over the whole width."""
    lead_picture_in_column: int = 1400
    """The same in the lead: page one wants one big picture."""

    pull_quote_dropped: int = 70
    """No pull quote, although there is one and the text is long enough."""
    pull_quote_added: int = 40
    """A second pull quote."""

    mark_air: int = 14
    """An empty line above the closing mark or around a pull quote."""
    mark_without_code: int = 60
    """*Continue at* without a QR code."""
    end_line: int = 12
    """A line "on the web" under a story that is whole."""

    grey_line: int = 6
    """Each line over 40 of a column without a crosshead, picture or pull quote."""
    grey_after: int = 40

    shallow: int = 40
    """Each line by which columns are shallower than 8 in a story of several columns."""
    shallow_below: int = 8
    head_heavy: int = 15
    """Each line by which a story's columns are shallower than its head."""
    tall_single: int = 4
    """Each line over 45 of a story one column wide: a strip from top to bottom."""
    tall_after: int = 45

    head_low: int = 12
    """In the flowing layout, each line by which a column has less than 16 left where a head begins."""
    head_low_below: int = 16

    tombstone: int = 240
    """Two stories of equal width whose heads stand side by side."""
    moved: int = 40
    """Each place by which a story leaves the editor's order."""
    box_air: int = 7
    """Lines a box of 12 is deeper than its words, squared: a little air in each rather than a hole in one. Of a
    smaller box it is so much more, of a larger so much less."""
    box_of: int = 12
    box_widened: int = 120
    """Each column over one that a box takes."""
    box_misshapen: int = 200
    """A box sold by its size, half or twice as deep as its own proportions are; less or more in proportion, squared."""
    contents_low: int = 400
    """*In this issue* under the lead instead of beside it."""
    filler: int = 60
    """A filler that is used: it was to be there only when needed."""
    end_block: int = 200
    """A planned block at the end of the issue."""
    end_block_line: int = 15
    """Each line of one column in it: dearer than text, which it stands in for."""


WEIGHTS = Weights()


def text_lost(lines: int, total: int, *, priority: int, lead: bool, weights: Weights = WEIGHTS) -> int:
    """Cost of losing `lines` of a story's `total`: priority's weight, and convex, so that cuts are shared out."""
    if lines <= 0:
        return 0
    weight = 2.0 ** (priority - 3) * (weights.lead_factor if lead else 1)
    share = lines / total
    dearer = 1 + weights.unfairness * share + weights.starvation * share**5
    return round(weights.line_lost * weight * lines * dearer)


def aired(air: int, lines: int, weights: Weights = WEIGHTS) -> int:
    """Cost of a box that is `air` lines deeper than its words, which take `lines`."""
    return round(weights.box_air * air**2 * weights.box_of / max(1, lines))


def misshapen(lines: int, natural: int, weights: Weights = WEIGHTS) -> int:
    """Cost of a box of a given size in a shape `lines` deep where its own proportions ask for `natural`."""
    return round(weights.box_misshapen * math.log2(lines / natural) ** 2)


def squeezed(lines: int, natural: int, weights: Weights = WEIGHTS) -> int:
    """Cost of a picture window `lines` high where the picture's own shape asks for `natural`."""
    return round(weights.picture_squeezed * math.log2(lines / natural) ** 2)

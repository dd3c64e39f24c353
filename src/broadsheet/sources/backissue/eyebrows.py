"""Eyebrows: the short line above a head, where nearly all stories of an issue have one."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.closings import CUT, closing_at
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.credits import credit_of
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary

_LONGEST = 30  # letters
_SHARE = 0.6  # of the heads, from which the lines above them are eyebrows


def eyebrows_of(
    lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary, begun: int
) -> dict[int, Line]:
    """The eyebrows of `heads`, by the place of the line; none where few heads have a line that may be one. At line
    `begun`, behind the contents list, something begins.
    """
    places = [head.start - 1 for head in heads if head.start and _may_be(lines, head.start - 1, words, begun)]
    return {at: lines[at] for at in places} if len(places) >= _SHARE * len(heads) else {}


def _may_be(lines: Sequence[Line], at: int, words: Vocabulary, begun: int) -> bool:
    text = lines[at].text
    if len(text) > _LONGEST or is_finished(text) or credit_of(text, words) or kind_of(text, words):
        return False
    if any(map(str.isdigit, text)) or closing_at([text], words):
        return False
    return at == begun or _ends(lines, at, words)


def _ends(lines: Sequence[Line], at: int, words: Vocabulary) -> bool:
    """Whether what stands above line `at` ends there."""
    if at == 0:
        return True
    above = lines[at - 1].text
    closes = closing_at([above], words) or credit_of(above, words) or CUT.search(above)
    return bool(closes) or is_finished(above) or above.endswith("/")

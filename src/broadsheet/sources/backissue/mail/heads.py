"""Which lines of a mail are heads: those its contents list leads to, else the largest type that stories begin in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.mail.blocks import Block
from broadsheet.sources.backissue.mail.edges import size_of_text
from broadsheet.sources.backissue.mail.phrases import says_more
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

Style = tuple[float, bool, bool, int]
"""Points, bold, italic, and a heading's level, 0 for none."""

_LARGER = 1.12  # of the size of the text
_ALIKE = 1.04  # sizes of one style differ by less
_LONGEST = 200  # letters of a head
_LONGEST_BOLD = 110  # of one that is no larger than the text
_TOLD = 60  # letters below a head, from which they are a text
_FEWEST = 2
_LOWEST = 4  # level of headings that may begin stories


def heads_of(blocks: Sequence[Block], words: Vocabulary, names: Collection[str], subject: str) -> list[int]:
    """The places of the blocks that are heads, in order; none where nothing is set as one. `names` are those that the
    newsletter may have, which no story has.
    """
    nameplates = set(map(key, names))
    text = size_of_text(blocks)
    likely = [
        at
        for at, block in enumerate(blocks)
        if _may_be(block, text, words) and key(block.text) not in nameplates
    ]
    told = _told(likely, blocks, words)
    if (only := _only(likely, told, blocks, subject)) is not None:
        return [only]
    styles = {at: _style(blocks[at]) for at in likely}
    listed = _listed(likely, blocks)
    style = min((styles[at] for at in listed), default=None) or _largest(told, styles)
    if style is None:
        return told[:1]
    leads = {at for at in told if _is_larger(styles[at], style)}
    return [at for at in likely if _is_alike(styles[at], style) or at in leads or at in listed]


def _may_be(block: Block, text: float, words: Vocabulary) -> bool:
    if len(block.text) > _LONGEST or block.link.startswith("#") or says_more(block.text):
        return False
    if words.says("contents", block.text) or kind_of(block.text, words):
        return False
    if 0 < block.level <= _LOWEST or block.type.size > _LARGER * text:
        return True
    bold = block.type.bold and block.opens is True and block.type.size >= text
    return bold and len(block.text) <= _LONGEST_BOLD and not is_finished(block.text)


def _style(block: Block) -> Style:
    return block.type.size, block.type.bold, block.type.italic, block.level


def _told(likely: Sequence[int], blocks: Sequence[Block], words: Vocabulary) -> list[int]:
    """Those with a text below them: before the next in the same cut, and what is no text."""
    return [at for at in likely if _has_text(at, set(likely), blocks, words)]


def _has_text(start: int, likely: Collection[int], blocks: Sequence[Block], words: Vocabulary) -> bool:
    cut = _style(blocks[start])[1:3]
    for at in range(start + 1, len(blocks)):
        block = blocks[at]
        if at in likely:
            if _style(block)[1:3] == cut:
                return False
        elif words.says("contents", block.text) or kind_of(block.text, words):
            return False
        elif not block.link and (len(block.text) >= _TOLD or is_finished(block.text)):
            return True
    return False


def _only(likely: Sequence[int], told: Sequence[int], blocks: Sequence[Block], subject: str) -> int | None:
    """The head of a mail that is one story: what its subject says, where no other leads anywhere."""
    said = key(subject)
    same = [at for at in likely if said and key(blocks[at].text) == said]
    if not same or any(blocks[at].link for at in told if at not in same):
        return None
    size = blocks[same[-1]].type.size
    alone = all(blocks[at].type.size < size for at in told if at not in same)
    return same[-1] if alone and not any(block.link and says_more(block.text) for block in blocks) else None


def _listed(likely: Sequence[int], blocks: Sequence[Block]) -> set[int]:
    """Those that links within the mail lead to, where it has a list of such links."""
    wanted = {block.link[1:] for block in blocks if block.link.startswith("#")} - {""}
    return {at for at in likely if blocks[at].anchors & wanted} if len(wanted) >= _FEWEST else set()


def _largest(told: Sequence[int], styles: dict[int, Style]) -> Style | None:
    """The largest style that occurs more than once, and in which no less than every second begins a text."""
    for style in sorted({styles[at] for at in told}, reverse=True):
        alike = [at for at in styles if _is_alike(styles[at], style)]
        if len(alike) >= _FEWEST and 2 * len(set(alike) & set(told)) >= len(alike):
            return style
    return None


def _is_alike(one: Style, other: Style) -> bool:
    sizes = sorted((one[0], other[0]))
    return sizes[1] <= _ALIKE * sizes[0] and one[1:3] == other[1:3]


def _is_larger(one: Style, other: Style) -> bool:
    """Whether `one` is that of a lead where `other` is that of heads."""
    return one[0] > other[0] and one[1:3] == other[1:3]

"""Where a text may end: after a sentence, and never after what promises more."""

from __future__ import annotations

from broadsheet.issue import tree
from broadsheet.issue.model import Block, Code, Crosshead, Divider, Table, Verse

_CLOSING_MARKS = "”’»“\"')]）」』 \u00a0\u202f"
# A sentence that ends in one of these promises more. (A Greek question ends in one too: it is no place to end.)
_ANNOUNCING = tuple(":：;；؛,،，、—–")
_FINAL = tuple(".!?…。！？؟۔．।")


def announces(text: str) -> bool:
    """Whether `text` ends in a mark that promises more."""
    return text.rstrip(_CLOSING_MARKS).endswith(_ANNOUNCING)


def is_finished(text: str) -> bool:
    """Whether the last mark of `text` is one that ends a sentence."""
    return text.rstrip(_CLOSING_MARKS).endswith(_FINAL)


def may_close(block: Block) -> bool:
    """Whether a text may end with the whole of `block`."""
    if isinstance(block, Crosshead | Divider):
        return False
    return isinstance(block, Table | Code | Verse) or not announces("".join(tree.texts(block)))


def ends_sentence(blocks: tuple[Block, ...]) -> bool:
    """Whether the last words of `blocks` are the end of a sentence."""
    found = [text for block in blocks for text in tree.texts(block)]
    return bool(found) and is_finished(found[-1])

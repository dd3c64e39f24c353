"""Sentences that send readers elsewhere, in whatever order of words: "For the rest of this story, please visit".

There are too many to list. But they are made of few words, and other sentences are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_APART = re.compile(r"[\s’'…/:：,،、，.-]+")
_GLUED = frozenset({"ja", "zh", "ko"})  # languages in which words, or their endings, are not spaced
_PREFIXES = {"ar": "وفبلك", "he": "ובלהמשכ"}  # letters that stand for words and are written with the next


def is_sending(text: str, words: Vocabulary) -> bool:
    """Whether `text` says nothing but that more is to be read, or where."""
    telling, joining = words.keys("sending"), words.keys("sending_with")
    parts = list(words_in(text, words, telling | joining))
    return (
        bool(parts)
        and any(map(telling.__contains__, parts))
        and all(part in telling | joining for part in parts)
    )


def words_in(text: str, words: Vocabulary, known: frozenset[str]) -> Iterator[str]:
    """The words of `text` as keys, in scripts that space none those of `known` that it is made of, and none where it is
    not; without letters that are words of their own.
    """
    if words.language in _GLUED:
        yield from _glued(text, known)
        return
    prefixes = _PREFIXES.get(words.language, "")
    for part in filter(None, map(key, _APART.split(text))):
        yield part[1:] if part not in known and part[:1] in prefixes and part[1:] in known else part


def _glued(text: str, known: frozenset[str]) -> list[str]:
    """The words of `known` that `text` is made of, without a gap; none where it is not."""
    said = key(text)
    longest = max(map(len, known), default=0)
    made: list[list[str] | None] = [[], *([None] * len(said))]
    for end in range(1, len(said) + 1):
        for start in range(max(0, end - longest), end):
            before = made[start]
            if before is not None and said[start:end] in known:
                made[end] = [*before, said[start:end]]
                break
    return made[-1] or []

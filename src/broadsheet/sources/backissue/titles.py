"""Titles as their authors wrote them: without what the makers of an issue set before every one of them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from broadsheet.sources.backissue.model import Entry, RecoveredStory
from broadsheet.sources.backissue.vocabulary import key

_MARK = re.compile(r"^(?P<mark>[■□▪▫◆◇●○•»›▶▸►*~–—→❖✦✱]+)\s*(?=\S)")
_NUMBER = re.compile(r"^(?P<mark>(?:\d{1,2}|[IVX]{1,5})\s?[.):|·–—/-]?)\s+(?=[^\W\d])")
_ITEM = re.compile("[•*~–—]")  # what stands before items and signatures
_FAR = 4  # lines
_FEWEST_MARKED, _FEWEST_NUMBERED = 2, 3  # titles
_SHARE = 0.6  # of the titles that have a number
_ROMAN = {"I": 1, "V": 5, "X": 10}


def give_small_letters(stories: Sequence[RecoveredStory], entries: Sequence[Entry]) -> None:
    """Where heads are set in capitals and the contents list is not, that says how their words are written."""
    written = {key(entry.title): entry.title for entry in entries if entry.title != entry.title.upper()}
    for story in stories:
        if story.title.value == story.title.value.upper() and key(story.title.value) in written:
            story.title = replace(story.title, value=written[key(story.title.value)])


def take_off_marks(stories: Sequence[RecoveredStory]) -> list[str]:
    """Take a mark that stands before several titles off them, and numbers that count them; what was taken off."""
    marks = [_MARK.match(story.title.value) for story in stories]
    seen = Counter(match["mark"] for match in marks if match)
    taken = [match if match and seen[match["mark"]] >= _FEWEST_MARKED else None for match in marks]
    if not any(taken):
        taken = [match if _counts(stories) else None for match in map(_numbered, stories)]
    for story, match in zip(stories, taken, strict=True):
        if match:
            story.title = replace(story.title, value=story.title.value[match.end() :])
    return [match["mark"] for match in taken if match]


def marked_lines(texts: Sequence[str]) -> frozenset[int]:
    """The places of lines far from one another that begin with the same mark, or with the numbers of one count, as the
    titles of an issue do, and the items of a list do not.
    """
    found: set[int] = set()
    marks: defaultdict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(texts):
        if (match := _MARK.match(text)) and not _ITEM.match(text):
            marks[match["mark"]].append(at)
    for places in marks.values():
        far = [at for at in places if all(at == other or abs(at - other) >= _FAR for other in places)]
        found |= {*far} if len(far) >= _FEWEST_MARKED else set()
    count: list[int] = []
    for at, text in enumerate(texts):
        match = _NUMBER.match(text)
        if match and _value(match["mark"]) == len(count) + 1 and not (count and at - count[-1] < _FAR):
            count.append(at)
    return frozenset(found | ({*count} if len(count) >= _FEWEST_NUMBERED else set()))


def _numbered(story: RecoveredStory) -> re.Match[str] | None:
    return _NUMBER.match(story.title.value)


def _counts(stories: Sequence[RecoveredStory]) -> bool:
    """Whether most titles begin with numbers, in their order."""
    numbers = [_value(match["mark"]) for match in map(_numbered, stories) if match]
    enough = len(numbers) >= max(_FEWEST_NUMBERED, _SHARE * len(stories))
    return enough and all(one < other for one, other in pairwise(numbers))


def _value(mark: str) -> int:
    written = mark.rstrip(" .):|·–—/-")
    if written.isdecimal():
        return int(written)
    values = [_ROMAN[char] for char in written]
    return sum(
        -value if following > value else value
        for value, following in zip(values, (*values[1:], 0), strict=True)
    )

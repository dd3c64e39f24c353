"""Running heads and feet: what stands in the same place at the edge of several pages, whatever its number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import inf

from broadsheet.sources.backissue.pages.phrases import Phrase
from broadsheet.sources.backissue.vocabulary import key

_EDGE = 0.12  # of the height of a page
_SAME_PLACE = 4.0  # points from the edge, within which lines are in one place
_LONGEST_NUMBER = 12  # letters, as of "– 12 –"
_FEWEST = 2  # pages
_SHARE = 0.3  # of the pages, left ones and right ones having their own


def running_phrases(heights: Sequence[float], phrases: Sequence[Sequence[Phrase]]) -> list[list[Phrase]]:
    """Of each page those of its `phrases` that run; `heights` are those of the pages."""
    places: dict[tuple[bool, str], list[tuple[int, float, Phrase]]] = defaultdict(list)
    for page, (height, own) in enumerate(zip(heights, phrases, strict=True)):
        for is_foot, distance, phrase in _at_edges(height, own):
            places[is_foot, _mark(phrase)].append((page, distance, phrase))
    found: list[list[Phrase]] = [[] for _ in heights]
    for same in places.values():
        for page, distance, phrase in same:
            pages = {other for other, there, _ in same if abs(there - distance) < _SAME_PLACE}
            if len(pages) >= max(_FEWEST, _SHARE * len(heights)):
                found[page].append(phrase)
    return [_outermost(own, running) for own, running in zip(phrases, found, strict=True)]


def _at_edges(height: float, phrases: Sequence[Phrase]) -> Iterator[tuple[bool, float, Phrase]]:
    """Phrases near the head or the foot of a page, with their distance from that edge."""
    for phrase in phrases:
        if not _mark(phrase) and len("".join(word.text for word in phrase.words)) > _LONGEST_NUMBER:
            continue  # the leaders of an entry
        if phrase.base < _EDGE * height:
            yield False, phrase.base, phrase
        elif phrase.base > (1 - _EDGE) * height:
            yield True, height - phrase.base, phrase


def _mark(phrase: Phrase) -> str:
    """What stays the same from page to page."""
    return "".join(char for char in key(" ".join(word.text for word in phrase.words)) if not char.isdigit())


def _outermost(phrases: Sequence[Phrase], running: list[Phrase]) -> list[Phrase]:
    """Those of `running` beyond which nothing else stands: within the text, lines may be the same by chance."""
    known = set(map(id, running))
    others = [phrase.base for phrase in phrases if id(phrase) not in known]
    first, last = min(others, default=inf), max(others, default=0.0)
    return [phrase for phrase in running if phrase.base <= first or phrase.base >= last]

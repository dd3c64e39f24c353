"""Words of one region → its lines of type: their text, how they are set, and where paragraphs begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from broadsheet.sources.backissue.model import Type
from broadsheet.sources.backissue.pages.entries import pages_last
from broadsheet.sources.backissue.pages.phrases import Phrase, lines_of, main_word
from broadsheet.sources.backissue.pages.words import Word, text_of

_RAISED = 0.6  # of the size, how far raised or lowered words stand from the foot of their line
_KERNED = 0.35  # of the size, how far letters reach into one another, as in the logo of TeX
_LEADED = 0.25  # of the size, more than the usual leading, from which there is space between lines
_MOST_LEADED = 2.2  # points that are space in type of any size
_MOST_LEADING = 1.5  # of the size
_INDENTED, _FAR = 0.6, 4.0  # of the size
_DEEPER = 0.3  # of the size, more indented than the line above
_OFF_AXIS = 0.1  # of the size, by which lines that are centred may miss their axis
_SAME_SIZE = 0.5  # points
_UNLIKE = 1.35  # times the size, from which words are of two lines that stand
_APART = 1.5  # of the larger size, or farther, from each other
_INITIAL = 1.7  # of the size of the text, from which a letter is an initial over several lines


@dataclass(frozen=True, slots=True)
class Row(Phrase):
    """A line of type; `opens`: space above it or an indent begins a paragraph."""

    text: str
    opens: bool

    @property
    def type(self) -> Type:
        """By what most of its letters are set in."""
        sizes: Counter[float] = Counter()
        bold = italic = 0
        for word in self.words:
            count, face = len(word.text), word.face
            sizes[round(face.size, 1)] += count
            bold += face.bold * count
            italic += face.italic * count
        total = sizes.total()
        return Type(sizes.most_common(1)[0][0], bold=bold * 2 > total, italic=italic * 2 > total)


def rows_of(words: Iterable[Word], *, leftward: bool) -> list[Row]:
    """The lines of one region, from top to bottom."""
    words, feet = _with_initials(list(words), leftward=leftward)
    lines = pages_last(_whole_lines(words), leftward=leftward)
    texts = [text_of(line, leftward=leftward) for line in lines]
    phrases = [Phrase(tuple(line)) for line, text in zip(lines, texts, strict=True) if text]
    opens = _openings(phrases, feet, leftward=leftward)
    texts = [text for text in texts if text]
    return [Row(*each) for each in zip((each.words for each in phrases), texts, opens, strict=True)]


def _with_initials(words: list[Word], *, leftward: bool) -> tuple[list[Word], list[tuple[float, float]]]:
    """`words`, where initials over several lines are put to the words that they begin; and the height of each."""
    size = median([word.face.size for word in words]) if words else 0.0
    heights: list[tuple[float, float]] = []
    large = [word for word in words if word.face.size >= _INITIAL * size]
    for initial in [word for word in large if len(word.text) == 1 and word.text.isalpha()]:
        small = [word for word in words if word not in large]
        beside = [word for word in small if _begins_at(word, initial, size, leftward=leftward)]
        if len({round(word.base) for word in beside}) > 1:
            first = min(beside, key=lambda word: word.base)
            left, right = min(initial.left, first.left), max(initial.right, first.right)
            words[words.index(first)] = replace(first, text=initial.text + first.text, left=left, right=right)
            words.remove(initial)
            heights.append((first.base, initial.base))
    return words, heights


def _begins_at(word: Word, initial: Word, size: float, *, leftward: bool) -> bool:
    gap = initial.left - word.right if leftward else word.left - initial.right
    return -_DEEPER * size < gap < size and initial.top < word.base <= initial.base + _DEEPER * size


def _whole_lines(words: list[Word]) -> list[list[Word]]:
    """Words by lines; those that stand raised or lowered between others go with those."""
    merged: list[list[Word]] = []
    for line in (part for whole in lines_of(words) for part in _unlike(whole)):
        if merged and _are_one(merged[-1], line):
            merged[-1] = sorted([*merged[-1], *line], key=lambda word: word.left)
        else:
            merged.append(line)
    return merged


def _unlike(line: Sequence[Word]) -> list[list[Word]]:
    """`line` in parts that stand far apart in unlike sizes, as a nameplate and its number; pages go with entries."""
    parts: list[list[Word]] = []
    for word in line:
        before = parts[-1][-1] if parts else None
        if before and (word.page or before.page or not _stand_apart(before, word)):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _stand_apart(one: Word, other: Word) -> bool:
    smaller, larger = sorted((one.face.size, other.face.size))
    return larger > _UNLIKE * smaller and other.left - one.right > _APART * larger


def _are_one(above: Sequence[Word], below: Sequence[Word]) -> bool:
    """Whether two lines are one, of which some words are raised."""
    one, other = main_word(above), main_word(below)
    smaller, larger = sorted((one.face.size, other.face.size))
    if abs(one.base - other.base) >= _RAISED * min(larger, 2 * smaller):
        return False
    over = max(min(a.right, b.right) - max(a.left, b.left) for a in above for b in below)
    return over < _KERNED * smaller and not (larger > _UNLIKE * smaller and -over > _APART * larger)


def _openings(
    rows: Sequence[Phrase], initials: Sequence[tuple[float, float]], *, leftward: bool
) -> list[bool]:
    """Whether each of the lines of a region opens a paragraph; lines beside `initials` are no more indented for it."""
    leading = _leadings(rows)
    edge = _edge(rows, leftward=leftward)
    opens: list[bool] = []
    for at, row in enumerate(rows):
        indent = edge - row.right if leftward else row.left - edge
        indented = _INDENTED * row.size < indent < _FAR * row.size
        if any(first < row.base <= last + 1 for first, last in initials):
            indented = False
        if at == 0:
            opens.append(indented)
            continue
        above = rows[at - 1]
        usual = leading.get(round(row.size), 1.2 * row.size)
        led = row.base - above.base > max(usual, above.size) + min(_LEADED * row.size, _MOST_LEADED)
        before = edge - above.right if leftward else above.left - edge
        indented = indented and before < indent - _DEEPER * row.size and not _are_centred(above, row)
        opens.append(led or indented)
    return opens


def _are_centred(above: Phrase, row: Phrase) -> bool:
    """Whether two lines are set about one axis."""
    return abs(above.left + above.right - row.left - row.right) < 2 * _OFF_AXIS * row.size


def _leadings(rows: Sequence[Phrase]) -> dict[int, float]:
    """From foot to foot, as usual for type of each size, in points."""
    steps: dict[int, list[float]] = {}
    for above, row in pairwise(rows):
        if abs(above.size - row.size) < _SAME_SIZE:
            steps.setdefault(round(row.size), []).append(row.base - above.base)
    return {
        size: min(median(sorted(found)[: max(1, len(found) * 3 // 4)]), _MOST_LEADING * size)
        for size, found in steps.items()
    }


def _edge(rows: Sequence[Phrase], *, leftward: bool) -> float:
    """Where most lines of a region begin."""
    begins = Counter(round(row.right if leftward else row.left) for row in rows)
    outer = sorted(begins, reverse=leftward)
    return float(max(outer, default=0, key=lambda x: begins[x] + begins[x + 1] + begins[x - 1]))

"""Glyphs → words in the order in which they are spelled, and words of a line → its text, whichever way it runs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from broadsheet.sources.backissue.pages.faces import LEFTWARD, Face, Glyph

_RIGHTWARD = re.compile(r"[A-Za-z0-9\u00c0-\u058f\u0660-\u0669\u06f0-\u06f9]")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u058f]")
_UNSPACED = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
# Marks at the wrong end of a word, by programs that know one direction only.
_STRAY = re.compile(r"^([.,:;!?…\u060c\u061b\u061f]+)(.+)$")
_TURNED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
# Where lines may or may not break, and which way text runs.
_UNSEEN = dict.fromkeys(
    (0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF), ""
)
_Run: TypeAlias = tuple[list[Glyph], bool]  # and whether a space is set behind it
_LONGEST = 200  # glyphs of a word, as of an address
_SAME_PLACE = 0.05  # points, within which the characters of one ligature begin
_SAME_LINE = 0.3  # of the size, within which feet stand on one line
_OVER = 0.5  # of the narrower of two letters, from which one stands over the other
_TOUCHES, _TOUCHES_LEFTWARD = 0.15, 0.1  # of the size, gaps within a word are smaller
_TOUCHES_INKED, _TOUCHES_DIGIT = 0.2, 0.3  # and with the white beside ink, most beside digits
_JOINED = 0.1  # of the size, a gap that parts no words
_ASCENT, _DESCENT = 0.72, 0.2  # of the size, what Latin capitals and descenders take


@dataclass(frozen=True, slots=True)
class Word:
    """Points from the top left corner; `base` is the line it stands on. `leftward`: it is read from right to left;
    `spaced`: a space is set behind it, however narrow; `page`: it is that of an entry in a contents list.
    """

    text: str
    left: float
    right: float
    base: float
    face: Face
    spaced: bool = False
    page: bool = False

    @property
    def top(self) -> float:
        return self.base - _ASCENT * self.face.size

    @property
    def bottom(self) -> float:
        return self.base + _DESCENT * self.face.size

    @property
    def leftward(self) -> bool:
        return bool(LEFTWARD.search(self.text))


def words_of(glyphs: Iterable[Glyph]) -> Iterator[Word]:
    """Runs of glyphs on one line with no gap between them; glyphs without size are none."""
    whole: _Run = [], False
    for run, spaced in _runs_of(glyphs):
        if _are_torn(whole, run):
            whole = [*whole[0], *run], spaced
        else:
            yield from _word(whole[0], spaced=whole[1])
            whole = run, spaced
    yield from _word(whole[0], spaced=whole[1])


def _runs_of(glyphs: Iterable[Glyph]) -> Iterator[_Run]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if len(run) == _LONGEST or (run and not (glyph.text.strip() and _follows(run[-1], glyph))):
            yield run, glyph.text == " "
            run = []
        if glyph.text.strip() and glyph.face.size > 0 and glyph.right >= glyph.left:
            run.append(glyph)
    yield run, False


def _are_torn(whole: _Run, run: Sequence[Glyph]) -> bool:
    """Whether two runs on end are one word: pdfium parts letters of scripts that run to the left where they are raised,
    and gives those behind from left to right.
    """
    before, spaced = whole
    if spaced or not before or not run or len(before) + len(run) > _LONGEST:
        return False
    if not all(LEFTWARD.match(glyph.text) for glyph in (*before, *run)):
        return False
    last, first = min(before, key=lambda each: each.left), max(run, key=lambda each: each.right)
    return last.inked and first.inked and last.base != first.base and _follows(last, first)


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.face.size, glyph.face.size)
    gap = max(glyph.left - last.right, last.left - glyph.right)
    return abs(last.base - glyph.base) < _SAME_LINE * size and gap < _touching_gap(last, glyph) * size


def _touching_gap(last: Glyph, glyph: Glyph) -> float:
    """Of the size, how far two glyphs of one word stand apart at most."""
    if last.inked or glyph.inked:
        are_digits = last.text.isdigit() and glyph.text.isdigit()
        return _TOUCHES_DIGIT if are_digits else _TOUCHES_INKED
    return _TOUCHES_LEFTWARD if LEFTWARD.match(glyph.text) else _TOUCHES


def _word(run: Sequence[Glyph], *, spaced: bool) -> Iterator[Word]:
    if not run:
        return
    leftward = any(LEFTWARD.search(glyph.text) for glyph in run)
    text = _leftward(run) if leftward else _rightward(run)
    text = unicodedata.normalize("NFC", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    text = text.translate(_UNSEEN)
    text = "".join(unicodedata.normalize("NFKC", char) if _is_form(char) else char for char in text)
    text = _set_right(text) if leftward else text
    if all(unicodedata.category(char) in {"Cf", "Cc", "Zs"} for char in text):
        return
    face = Counter(glyph.face for glyph in run).most_common(1)[0][0]
    base = Counter(glyph.base for glyph in run if glyph.face == face).most_common(1)[0][0]
    yield Word(text, min(each.left for each in run), max(each.right for each in run), base, face, spaced)


def _set_right(text: str) -> str:
    """`text`, of a script that runs to the left, with its marks at the right end and its brackets facing inwards."""
    text = _STRAY.sub(r"\2\1", text)
    return text.translate(_TURNED) if -1 < text.find(")") < text.find("(") else text


def _is_form(char: str) -> bool:
    """Whether `char` is the shape of other characters: a ligature, or an Arabic letter as it stands within a word."""
    return "\ufb00" <= char <= "\ufb4f" or "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"


def _rightward(run: Sequence[Glyph]) -> str:
    return "".join(glyph.text for part in _places(run, leftward=False) for glyph in part)


def _leftward(run: Sequence[Glyph]) -> str:
    """From right to left, numbers and Latin in it from left to right. Pdfium gives the characters of a ligature
    backwards there, and some words that have one, and turns brackets.
    """
    if sum(one.left < other.left for one, other in pairwise(run)) * 2 > len(run) - 1:
        run = run[::-1]
    places = _places(run, leftward=True)
    parts = ["".join(glyph.text for glyph in reversed(part)) for part in places]
    order = _logical([_is_rightward(part) for part in parts])
    return "".join(parts[at] for at in order).translate(_TURNED)


def _places(run: Sequence[Glyph], *, leftward: bool) -> list[list[Glyph]]:
    """The glyphs as they stand side by side in the direction of the script, those in one place together.

    Letters that stand over one another, as in some Arabic faces, keep the order in which they are given.
    """
    parts: list[list[Glyph]] = []
    for glyph in run:
        before = parts[-1][0] if parts else None
        if before and abs(before.left - glyph.left) + abs(before.right - glyph.right) < _SAME_PLACE:
            parts[-1].append(glyph)
            continue
        at = len(parts)
        while at and _stands_before(glyph, parts[at - 1][0], leftward=leftward):
            at -= 1
        parts.insert(at, [glyph])
    return parts


def _stands_before(one: Glyph, other: Glyph, *, leftward: bool) -> bool:
    """Whether `one` stands before `other`, and not over it."""
    over = min(one.right, other.right) - max(one.left, other.left)
    if over > _OVER * min(one.right - one.left, other.right - other.left):
        return False
    return one.left > other.left if leftward else one.left < other.left


def _logical(rightward: Sequence[bool | None]) -> list[int]:
    """The order in which parts are read that are given from right to left: runs of those that are `rightward` the
    other way, and with them what stands between two such and has no direction (None).
    """
    order: list[int] = []
    run: list[int] = []
    for at, own in enumerate(rightward):
        following = next((each for each in rightward[at:] if each is not None), False)
        if own or (run and own is None and following):
            run.append(at)
        else:
            order += [*reversed(run), at]
            run = []
    return [*order, *reversed(run)]


def _is_rightward(text: str) -> bool | None:
    if LEFTWARD.search(text):
        return False
    return True if _RIGHTWARD.search(text) else None


def text_of(words: Sequence[Word], *, leftward: bool) -> str:
    """The text of a line of words that stand from left to right; `leftward`: its language runs to the left."""
    ordered = _in_order(words) if leftward and any(word.leftward for word in words) else list(words)
    said = ""
    before: Word | None = None
    for word in ordered:
        said += " " if before and _are_parted(before, word) else ""
        said += word.text
        before = word
    return " ".join(said.split())


def _in_order(words: Sequence[Word]) -> list[Word]:
    """Words from right to left, runs of Latin ones from left to right; numbers go with what they follow."""
    given = [
        replace(word, text=_set_right(word.text)) if not _LETTER.search(word.text) else word
        for word in reversed(_touching(words))
    ]
    rightward: list[bool | None] = []
    for word in given:
        own = _is_rightward(word.text)
        if own and not _LETTER.search(word.text):
            own = bool(rightward) and rightward[-1]
        rightward.append(own)
    return [given[at] for at in _logical(rightward)]


def _touching(words: Sequence[Word]) -> list[Word]:
    """`words` from left to right, where pieces of one address or the like, set without a gap, are one."""
    joined: list[Word] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and not (before.leftward or word.leftward) and not _are_parted(before, word):
            joined[-1] = replace(before, text=before.text + word.text, right=word.right, spaced=word.spaced)
        else:
            joined.append(word)
    return joined


def _are_parted(one: Word, other: Word) -> bool:
    gap = max(other.left - one.right, one.left - other.right)
    size = min(one.face.size, other.face.size)
    if _is_unspaced(one.text[-1]) and _is_unspaced(other.text[0]):
        return gap > size
    return (one.spaced and one.leftward is other.leftward) or gap > _JOINED * size


def _is_unspaced(char: str) -> bool:
    """Whether spaces say nothing beside `char`: Chinese and Japanese have none, Korean has."""
    return bool(_UNSPACED.match(char)) and not _HANGUL.match(char)

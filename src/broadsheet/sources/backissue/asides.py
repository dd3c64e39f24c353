"""What stands within a story and is none of its text, told by place and type: captions, notes, and quotes in large
type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.closings import closing_at
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.credits import credit_of, is_picture_credit, names_of
from broadsheet.sources.backissue.display import body_type, is_display
from broadsheet.sources.backissue.jumps import is_jump
from broadsheet.sources.backissue.model import Line, RecoveredPicture, RecoveredStory, Type
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary

_SMALL = 0.94  # of the size of the text, from which type is smaller
_LONGEST = 8  # lines
_LONGEST_ADDRESS, _LONGEST_SPEAKER = 4, 2  # lines
_SAME_SIZE = 0.03  # of the size
_PIECES = re.compile(r"[.!?。（(]\s*|(?=©)")  # of a caption, of which the last may say whose the picture is
_DOT = re.compile(r"\s*[・·/／|]\s*")  # between the word for a picture and a name
_EYEBROW = 4  # words, from which on a line above a head is none


def asides_of(
    lines: Sequence[Line],
    heads: Sequence[Head],
    words: Vocabulary,
    pictures: Sequence[RecoveredPicture] = (),
) -> list[range]:
    """The places of captions, of lines in smaller type amid running text, and of those in display type where heads are
    known by theirs; none in flat text.
    """
    body = body_type(lines)
    if body is None:
        return []
    known = {at for head in heads for at in range(head.start, head.end)}
    sure = any(type_ and is_display(type_, body) for type_ in (lines[head.start].type for head in heads))
    between = [
        block
        for block in _between_texts(lines, body)
        if not known & {*block, block.stop}
        and (sure or not _is_large(lines[block.start], body))
        and not _says_something(_in_one_size(lines[block.start : block.stop]), words)
    ]
    begun = {block.start: block for block in (*_Captions(lines, known, words, body).of(pictures), *between)}
    kept: list[range] = []
    for _, block in sorted(begun.items()):
        if not kept or block.start >= kept[-1].stop:
            kept.append(block)
    return kept


@dataclass(frozen=True, slots=True)
class _Captions:
    """Captions by place: the lines right below a picture, until the type changes or there is a gap. `known` are the
    places of heads.
    """

    lines: Sequence[Line]
    known: set[int]
    words: Vocabulary
    body: Type

    def of(self, pictures: Sequence[RecoveredPicture]) -> Iterator[range]:
        below = {(picture.number, picture.page) for picture in pictures}
        for at, line in enumerate(self.lines):
            if (line.number, line.page) in below:
                end = self._end(at, {number for number, _ in below})
                block = range(at, end)
                if not self.known & {*block} and end - at <= _LONGEST and self._is_caption(block):
                    yield block

    def _end(self, at: int, below: set[int]) -> int:
        """Where the lines end that begin at `at` and are set as one."""
        end = at + 1
        while end < len(self.lines):
            above, line = self.lines[end - 1], self.lines[end]
            # In the type of the text, only words tell where the caption ends.
            ends = self._is_plain(above) and _is_credited(self._text(range(at, end)), self.words)
            gap = bool(line.opens) and not is_picture_credit(line.text, self.words)
            apart = (line.page, line.column) != (above.page, above.column) or line.number in below
            if ends or gap or apart or not _is_set_as(above, line):
                break
            end += 1
        return end

    def _is_caption(self, block: range) -> bool:
        own = [self.lines[at] for at in block]
        if own[0].type is None or _is_bigger(own[0].type, self.body):
            return False
        credited = _is_credited(self._text(block), self.words)
        if self._is_plain(own[0]):
            return credited
        # Below a byline stands no other; where no letter is a capital, anything may look like names.
        signed = block.start > 0 and credit_of(self.lines[block.start - 1].text, self.words) is not None
        says = _says_something(own, self.words, names=not signed)
        return credited or not (says or self._is_above_title(block))

    def _is_above_title(self, block: range) -> bool:
        """Whether what stands at `block` may belong to a head or a byline below it."""
        last = self.lines[block.stop - 1]
        if block.stop == len(self.lines) or last.page != self.lines[block.stop].page:
            return False
        if block.stop in self.known:
            said = self._text(block)
            return not is_finished(said) and len(said.split()) <= _EYEBROW
        return (
            not _is_small(last, self.body) and credit_of(self.lines[block.stop].text, self.words) is not None
        )

    def _is_plain(self, line: Line) -> bool:
        """Whether `line` is set as the text is, or as what is stressed in it."""
        return line.type is not None and not (
            _is_smaller(line.type, self.body) or (line.type.italic and not self.body.italic)
        )

    def _text(self, block: range) -> str:
        return " ".join(self.lines[at].text for at in block)


def _is_credited(text: str, words: Vocabulary) -> bool:
    """Whether the last that `text` says is whose the picture is: "The mole. Photo: Tom Reed"."""
    last = _DOT.sub(": ", _PIECES.split(text.rstrip(".) ）"))[-1], count=1)
    return last.startswith("©") or is_picture_credit(last, words)


def _is_set_as(one: Line, other: Line) -> bool:
    """Whether two lines are of one size and slant; a name in bold may stand in either."""
    slants = one.type is not None and other.type is not None and one.type.italic == other.type.italic
    return slants and _is_like(one, other)


def _between_texts(lines: Sequence[Line], body: Type) -> Iterator[range]:
    """Runs of lines set apart, with lines set as the text above and below."""
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _is_apart(lines[start], body) and _is_like(lines[start], lines[end]):
            end += 1
        end += _attributed(lines, start, end, body)
        within = (
            start > 0 and end < len(lines) and _is_text(lines[start - 1], body) and _is_text(lines[end], body)
        )
        bracketed = lines[start].text.startswith("(")  # what closes a paragraph
        spaced = not bracketed and (lines[start].opens or lines[start].column != lines[start - 1].column)
        if within and spaced and _is_apart(lines[start], body) and end - start <= _LONGEST:
            yield range(start, end)
        start = end


def _attributed(lines: Sequence[Line], start: int, end: int, body: Type) -> int:
    """How many small lines below a quote in large type, at `start` to `end`, say whose it is."""
    below = lines[end : end + _LONGEST_SPEAKER + 1] if _is_large(lines[start], body) else ()
    count = next((at for at, line in enumerate(below) if not _is_small(line, body)), len(below))
    return count if count <= _LONGEST_SPEAKER else 0


def _is_apart(line: Line, body: Type) -> bool:
    return _is_small(line, body) or _is_large(line, body)


def _is_small(line: Line, body: Type) -> bool:
    return line.type is not None and _is_smaller(line.type, body)


def _is_smaller(type_: Type, body: Type) -> bool:
    return type_.size < _SMALL * body.size


def _is_bigger(type_: Type, body: Type) -> bool:
    return type_.size > (1 + _SAME_SIZE) * body.size


def _in_one_size(lines: Sequence[Line]) -> list[Line]:
    """`lines` without those below them that are set in another size than the first."""
    return list(takewhile(lambda line: _is_like(lines[0], line), lines))


def _is_large(line: Line, body: Type) -> bool:
    return line.type is not None and is_display(line.type, body)


def _is_like(one: Line, other: Line) -> bool:
    if one.type is None or other.type is None:
        return False
    return abs(one.type.size - other.type.size) <= _SAME_SIZE * one.type.size


def _is_text(line: Line, body: Type) -> bool:
    return line.type is not None and abs(line.type.size - body.size) <= _SAME_SIZE * body.size


def _says_something(lines: Sequence[Line], words: Vocabulary, *, names: bool = True) -> bool:
    """Whether any of `lines` says who wrote a story, where it goes on, or that something else begins; `names` says
    whether names alone tell a writer.
    """
    for at, line in enumerate(lines):
        text = line.text
        following = [each.text for each in lines[at : at + _LONGEST_ADDRESS]]
        jumps = any(is_jump(text, words, kind) for kind in ("continued_on", "continued_from"))
        if jumps or kind_of(text, words) or credit_of(text, words) or closing_at(following, words):
            return True
    return names and bool(names_of(" ".join(line.text for line in lines), words))


def give_pictures(
    pictures: Sequence[RecoveredPicture], asides: Sequence[Sequence[Line]], stories: Sequence[RecoveredStory]
) -> list[RecoveredPicture]:
    """Give every picture its caption, which stands right below it, and to the story in which it stands; those that
    stand in none.
    """
    captions = {lines[0].number: " ".join(line.text for line in lines) for lines in asides}
    lowest = {picture.number: at for at, picture in enumerate(pictures)}
    homeless: list[RecoveredPicture] = []
    for at, picture in enumerate(pictures):
        caption = captions.get(picture.number) if lowest[picture.number] == at else None
        said = replace(picture, caption=caption or picture.caption)
        begun = [story for story in stories if _first_line(story) <= picture.number]
        if begun:
            max(begun, key=_first_line).pictures.append(said)
        else:
            homeless.append(said)
    return homeless


def uncaptioned(
    asides: Sequence[Sequence[Line]], pictures: Sequence[RecoveredPicture]
) -> list[Sequence[Line]]:
    """Those of `asides` that are no caption of any of `pictures`."""
    below = {picture.number for picture in pictures}
    return [lines for lines in asides if lines[0].number not in below]


def _first_line(story: RecoveredStory) -> int:
    return (story.eyebrow or story.title).origin.line

"""What stands within a story and is none of its text, told by type: captions, notes, and quotes in large type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from broadsheet.sources.backissue.closings import closing_at, is_jump
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.credits import credit_of, names_of
from broadsheet.sources.backissue.display import body_type, is_display
from broadsheet.sources.backissue.model import Line, RecoveredPicture, RecoveredStory, Type
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary

_SMALL = 0.94  # of the size of the text, from which type is smaller
_LONGEST = 8  # lines
_LONGEST_ADDRESS = 4  # lines
_SAME_SIZE = 0.03  # of the size


def asides_of(lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary) -> list[range]:
    """The places of lines in smaller type amid running text, and in display type where heads are known by theirs; none
    in flat text.
    """
    body = body_type(lines)
    if body is None:
        return []
    known = {at for head in heads for at in range(head.start, head.end)}
    sure = any(type_ and is_display(type_, body) for type_ in (lines[head.start].type for head in heads))
    return [
        block
        for block in _between_texts(lines, body)
        if not known & {*block, block.stop}
        and (sure or not _is_large(lines[block.start], body))
        and not _says_something(lines[block.start : block.stop], words)
    ]


def _between_texts(lines: Sequence[Line], body: Type) -> Iterator[range]:
    """Runs of lines set apart, with lines set as the text above and below."""
    start = 0
    while start < len(lines):
        end = start + 1
        while end < len(lines) and _is_apart(lines[start], body) and _is_like(lines[start], lines[end]):
            end += 1
        within = (
            start > 0 and end < len(lines) and _is_text(lines[start - 1], body) and _is_text(lines[end], body)
        )
        bracketed = lines[start].text.startswith("(")  # what closes a paragraph
        spaced = not bracketed and (lines[start].opens or lines[start].column != lines[start - 1].column)
        if within and spaced and _is_apart(lines[start], body) and end - start <= _LONGEST:
            yield range(start, end)
        start = end


def _is_apart(line: Line, body: Type) -> bool:
    small = line.type is not None and line.type.size < _SMALL * body.size
    return small or _is_large(line, body)


def _is_large(line: Line, body: Type) -> bool:
    return line.type is not None and is_display(line.type, body)


def _is_like(one: Line, other: Line) -> bool:
    if one.type is None or other.type is None:
        return False
    return abs(one.type.size - other.type.size) <= _SAME_SIZE * one.type.size


def _is_text(line: Line, body: Type) -> bool:
    return line.type is not None and abs(line.type.size - body.size) <= _SAME_SIZE * body.size


def _says_something(lines: Sequence[Line], words: Vocabulary) -> bool:
    """Whether any of `lines` says who wrote a story, where it goes on, or that something else begins."""
    for at, line in enumerate(lines):
        text = line.text
        following = [each.text for each in lines[at : at + _LONGEST_ADDRESS]]
        jumps = any(is_jump(text, words, kind) for kind in ("continued_on", "continued_from"))
        if jumps or kind_of(text, words) or credit_of(text, words) or closing_at(following, words):
            return True
    return bool(names_of(" ".join(line.text for line in lines), words))


def give_pictures(
    pictures: Sequence[RecoveredPicture], asides: Sequence[Sequence[Line]], stories: Sequence[RecoveredStory]
) -> list[RecoveredPicture]:
    """Give every picture its caption, which stands right below it, and to the story in which it stands; those that
    stand in none.
    """
    captions = {lines[0].number: " ".join(line.text for line in lines) for lines in asides}
    homeless: list[RecoveredPicture] = []
    for picture in pictures:
        said = replace(picture, caption=captions.get(picture.number, picture.caption))
        begun = [story for story in stories if _first_line(story) <= picture.number]
        if begun:
            max(begun, key=_first_line).pictures.append(said)
        else:
            homeless.append(said)
    return homeless


def _first_line(story: RecoveredStory) -> int:
    return (story.eyebrow or story.title).origin.line

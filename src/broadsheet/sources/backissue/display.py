"""Heads by the type they are set in: learned from those that the contents list names, else the largest in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from broadsheet.sources.backissue.contents import Contents, Head
from broadsheet.sources.backissue.model import Field, Line, Type, origin_of
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_LARGER = 1.12  # of the size of running text, from which type is for display
_ALIKE = 1.07  # sizes of one style differ by less
_TITLE = 2.2  # times the size of most heads, from which a line on page one is the nameplate's
_LONGEST = 8  # lines of one head
_MOST_WORDS = 40
_TYPED = 90.0  # of 100, the score of a head that type alone gives away
_SAME = 90.0
_OPENING, _CLOSING = "“„«‹\"'‘「『”»", "”“»›\"'’」』„«"
_FEWEST_LETTERS = 24  # of a quote that has no marks
_SURE = 0.9
_FEWEST = 2  # heads of one style where no contents list names any


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines `start` to `end` in one style, on end."""

    start: int
    end: int
    type: Type
    text: str


def body_type(lines: Sequence[Line]) -> Type | None:
    """What most of the text is set in; None for flat text."""
    letters: Counter[Type] = Counter()
    for line in lines:
        if line.type:
            letters[line.type] += len(line.text)
    return letters.most_common(1)[0][0] if letters else None


def is_display(type_: Type, body: Type) -> bool:
    """Whether `type_` is markedly larger than running text."""
    return type_.size > _LARGER * body.size


def heads_by_type(
    lines: Sequence[Line], contents: Contents | None, heads: Sequence[Head], words: Vocabulary
) -> list[Head]:
    """`heads`, which the contents list names, where they are set as heads, and all others in the same style.

    Flat text has none to add.
    """
    body = body_type(lines)
    if body is None:
        return list(heads)
    barred = range(contents.start, contents.end) if contents else range(0)
    blocks = [
        block
        for block in _blocks(lines)
        if block.start not in barred
        and not words.says("contents", block.text)
        and not kind_of(block.text, words)
    ]
    titles = [entry.title for entry in contents.entries] if contents else []
    large = [block for block in blocks if is_display(block.type, body)]
    said = "".join(key(line.text) for line in lines)
    named = {block: title for block in large if (title := _named(block, titles))}
    trimmed = [_trimmed(head, lines) for head in heads]
    styles = [block.type for block in named] + _styles_of(trimmed, lines, body) or _largest(large)
    if not styles:
        return trimmed
    typed = [
        block
        for block in large
        if block in named or (_is_head(block, styles, lines) and not _is_quote(block, said))
    ]
    made = [Head(block.start, block.end, 100.0 if block in named else _TYPED) for block in typed]
    found = {key(title) for title in named.values()}
    kept = [head for head in trimmed if _is_set_large(head, lines, body) and not _is_said(head, lines, found)]
    return _without_overlap([*made, *kept])


def nameplate_of(lines: Sequence[Line], heads: Sequence[Head]) -> Field[str] | None:
    """The largest type on the first page, heads aside; None where nothing is set larger than those."""
    body = body_type(lines)
    if body is None:
        return None
    taken = {at for head in heads for at in range(head.start, head.end)}
    first = [block for block in _blocks(lines) if lines[block.start].page == lines[0].page]
    large = [block for block in first if is_display(block.type, body) and block.start not in taken]
    best = max(large, key=lambda block: block.type.size, default=None)
    usual = min((type_.size for head in heads if (type_ := lines[head.start].type)), default=body.size)
    if best is None or best.type.size <= usual:
        return None
    return Field(best.text, _SURE, origin_of(lines[best.start : best.end], "type"))


def _trimmed(head: Head, lines: Sequence[Line]) -> Head:
    """`head` without lines in another style than its first, as of a crosshead right below it."""
    end = head.start + 1
    while end < head.end and _goes_on(lines[end - 1], lines[end]):
        end += 1
    return replace(head, end=end) if lines[head.start].type else head


def _is_set_large(head: Head, lines: Sequence[Line], body: Type) -> bool:
    type_ = lines[head.start].type
    return type_ is not None and is_display(type_, body)


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    """Runs of lines in one style within a column; space between them parts two."""
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if groups and _goes_on(lines[at - 1], line):
            groups[-1].append(at)
        else:
            groups.append([at])
    return list(_made(groups, lines))


def _made(groups: Sequence[Sequence[int]], lines: Sequence[Line]) -> Iterator[_Block]:
    for group in groups:
        type_ = lines[group[0]].type
        text = " ".join(lines[at].text for at in group)
        if type_ and len(group) <= _LONGEST and len(text.split()) <= _MOST_WORDS:
            yield _Block(group[0], group[-1] + 1, type_, text)


def _goes_on(above: Line, line: Line) -> bool:
    if above.type is None or line.type is None or above.column != line.column or line.opens:
        return False
    return _same_style(above.type, line.type)


def _same_style(one: Type, other: Type) -> bool:
    sizes = sorted((one.size, other.size))
    return sizes[1] < _ALIKE * sizes[0] and (one.bold, one.italic) == (other.bold, other.italic)


def _named(block: _Block, titles: Sequence[str]) -> str | None:
    """The entry that `block` says."""
    said = key(block.text)
    best = max(titles, key=lambda title: fuzz.ratio(said, key(title)), default=None)
    return best if best and fuzz.ratio(said, key(best)) >= _SAME else None


def _styles_of(heads: Sequence[Head], lines: Sequence[Line], body: Type) -> list[Type]:
    types = (lines[head.start].type for head in heads)
    return [type_ for type_ in types if type_ and is_display(type_, body)]


def _largest(blocks: Sequence[_Block]) -> list[Type]:
    """The largest style that occurs more than once, nameplates aside."""
    large = sorted((block.type for block in blocks), key=lambda each: -each.size)
    for type_ in large:
        same = [other for other in large if _same_style(type_, other)]
        if len(same) >= _FEWEST:
            return same
    return []


def _is_head(block: _Block, styles: Sequence[Type], lines: Sequence[Line]) -> bool:
    """Whether `block` is set as heads are, or, as those of first pages, larger in the same cut; nameplates are not."""
    if _is_nameplate(block, styles, lines):
        return False
    if any(_same_style(block.type, style) for style in styles):
        return True
    cuts = {(style.bold, style.italic) for style in styles}
    larger = block.type.size > max(style.size for style in styles)
    return larger and (block.type.bold, block.type.italic) in cuts


def _is_quote(block: _Block, said: str) -> bool:
    """Whether `block` stands in quotation marks, or says again what stands in a text."""
    if block.text[0] in _OPENING and block.text.rstrip(".,;:!?。،")[-1:] in set(_CLOSING):
        return True
    again = key(block.text)
    return len(again) >= _FEWEST_LETTERS and said.count(again) > 1


def _is_nameplate(block: _Block, styles: Sequence[Type], lines: Sequence[Line]) -> bool:
    """Whether `block` is the largest on page one, far larger than heads."""
    usual = min(style.size for style in styles)
    first = lines[block.start].column == lines[0].column
    return (first and block.type.size > _LARGER * max(style.size for style in styles)) or (
        lines[block.start].page == lines[0].page and block.type.size > _TITLE * usual
    )


def _is_said(head: Head, lines: Sequence[Line], found: set[str]) -> bool:
    """Whether what `head` says is a head elsewhere, where it is set as one."""
    said = key(" ".join(line.text for line in lines[head.start : head.end]))
    return any(fuzz.ratio(said, title) >= _SAME for title in found)


def _without_overlap(heads: Sequence[Head]) -> list[Head]:
    ordered = sorted(heads, key=lambda each: (each.start, -each.score))
    kept: list[Head] = []
    for head in ordered:
        if not kept or head.start >= kept[-1].end:
            kept.append(head)
        elif head.score > kept[-1].score:
            kept[-1] = head
    return kept


def plain_lines(lines: Sequence[Line], heads: Sequence[Head]) -> frozenset[int]:
    """The places of lines that are no heads because heads are set otherwise."""
    body = body_type(lines)
    if body is None:
        return frozenset()
    types = [type_ for head in heads if (type_ := lines[head.start].type)]
    if sum(is_display(type_, body) for type_ in types) * 2 <= len(types):
        return frozenset()
    return frozenset(range(len(lines))) - {at for head in heads for at in range(head.start, head.end)}

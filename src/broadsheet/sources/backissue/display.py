"""Heads by the type they are set in: learned from those that the contents list names, else the largest in use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf
from statistics import fmean

from rapidfuzz import fuzz

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.contents import Contents, Head
from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.model import Field, Line, Type, origin_of
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_LARGER = 1.12  # of the size of running text, from which type is for display
_ALIKE = 1.07  # sizes of one style differ by less
_NEARLY_ALIKE = 1.1  # and those of lines on end: some programs squeeze lines until they fit
_TITLE = 2.2  # times the size of most heads, from which a line on page one is the nameplate's
_LONGEST = 8  # lines of one head
_MOST_WORDS = 40
_TYPED = 90.0  # of 100, the score of a head that type alone gives away
_SAME = 90.0
_OPENING, _CLOSING = "“„«‹\"'‘「『”»", "”“»›\"'’」』„«"
_FEWEST_LETTERS = 24  # of a quote that has no marks
_FEWEST_UNSPACED = 10  # where a letter is a word or a part of one
_SURE = 0.9
_FEWEST = 2  # heads of one style where no contents list names any
_MOSTLY = 0.5  # of the blocks in a style, from which it is that of heads


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


def head_types(lines: Sequence[Line], heads: Sequence[Head]) -> list[Type]:
    """The types in which `heads` are set and little else, their sizes as shares of that of running text."""
    body = body_type(lines)
    if body is None:
        return []
    blocks = list(_blocks(lines))
    starts = {head.start for head in heads}
    found: list[Type] = []
    for block in blocks:
        same = [other.start in starts for other in blocks if _same_style(other.type, block.type)]
        if block.start in starts and sum(same) >= _MOSTLY * len(same) and not _is_like(block.type, found):
            found.append(block.type)
    return [replace(type_, size=round(type_.size / body.size, 3)) for type_ in found]


def heads_by_type(
    lines: Sequence[Line],
    contents: Contents | None,
    heads: Sequence[Head],
    words: Vocabulary,
    *,
    known: Sequence[Type] = (),
) -> list[Head]:
    """`heads`, which the contents list names, where they are set as heads, and all others in the same style, or in a
    style `known` from other issues (see `head_types`).

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
    scaled = [replace(type_, size=type_.size * body.size) for type_ in known]
    known = [type_ for type_ in scaled if any(_same_style(block.type, type_) for block in blocks)]
    large = [block for block in blocks if is_display(block.type, body) or _is_like(block.type, known)]
    said, runs = _Said(lines, body), _runs(large)
    named = {block: title for block in large if (title := _named(block, titles))}
    trimmed = [_trimmed(head, lines) for head in heads]
    places = {block.start for block in named} | {head.start for head in trimmed}
    styles = [type_ for at in sorted(places) if (type_ := lines[at].type) and is_display(type_, body)]
    styles += known
    if len(styles) < _FEWEST and not known:  # the lead alone says nothing of the others
        styles += _largest(
            [block for block in large if all(block.type.size < style.size for style in styles)],
            _first_said(lines, body),
        )
    if not styles:
        return trimmed
    name = _nameplate_size(large, styles, lines)
    typed = [
        block
        for block in large
        if block in named
        or (_is_head(block, styles, lines, name) and not _is_quote(block, runs[block], said))
    ]
    made = [Head(block.start, block.end, 100.0 if block in named else _TYPED) for block in typed]
    found = {key(title) for title in named.values()}
    kept = [
        head
        for head in trimmed
        if (type_ := lines[head.start].type)
        and (is_display(type_, body) or _is_like(type_, known))
        and not _is_said(head, lines, found)
    ]
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


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    """Runs of lines in one style within a column; space between them parts two."""
    groups: list[list[int]] = []
    for at, line in enumerate(lines):
        if groups and (_goes_on(lines[at - 1], line) or _is_quoted_on(groups[-1], line, lines)):
            groups[-1].append(at)
        else:
            groups.append([at])
    return list(_made(groups, lines))


def _made(groups: Sequence[Sequence[int]], lines: Sequence[Line]) -> Iterator[_Block]:
    for group in groups:
        types = [type_ for at in group if (type_ := lines[at].type)]
        text = " ".join(lines[at].text for at in group)
        if types and len(group) <= _LONGEST and len(text.split()) <= _MOST_WORDS:
            type_ = replace(types[0], size=fmean(type_.size for type_ in types))
            yield _Block(group[0], group[-1] + 1, type_, text)


def _goes_on(above: Line, line: Line) -> bool:
    if above.type is None or line.type is None or above.column != line.column or line.opens:
        return False
    return _same_style(above.type, line.type, _NEARLY_ALIKE)


def _is_quoted_on(group: Sequence[int], line: Line, lines: Sequence[Line]) -> bool:
    """Whether `line` goes on with a quotation, centred as may be, whose marks are not closed."""
    first, last = lines[group[0]], lines[group[-1]]
    if last.type is None or line.type is None or last.page != line.page or len(group) >= _LONGEST:
        return False
    is_open = first.text[0] in _OPENING and not _is_closed(last.text)
    return is_open and _same_style(last.type, line.type, _NEARLY_ALIKE)


def _is_closed(text: str) -> bool:
    return text.rstrip(".,;:!?。،")[-1:] in set(_CLOSING)


def _same_style(one: Type, other: Type, alike: float = _ALIKE) -> bool:
    sizes = sorted((one.size, other.size))
    return sizes[1] < alike * sizes[0] and (one.bold, one.italic) == (other.bold, other.italic)


def _is_like(type_: Type, styles: Sequence[Type]) -> bool:
    return any(_same_style(type_, style) for style in styles)


def _named(block: _Block, titles: Sequence[str]) -> str | None:
    """The entry that `block` says."""
    said = key(block.text)
    best = max(titles, key=lambda title: fuzz.ratio(said, key(title)), default=None)
    return best if best and fuzz.ratio(said, key(best)) >= _SAME else None


def _largest(blocks: Sequence[_Block], text: int) -> list[Type]:
    """The largest style that occurs more than once, nameplates aside; those go on above the place `text`, where running
    text begins, in several lines as may be.
    """
    for block in sorted(blocks, key=lambda each: -each.type.size):
        same = [other for other in blocks if _same_style(block.type, other.type)]
        if len(same) >= _FEWEST and any(other.start > text for other in same):
            return [other.type for other in same]
    return []


def _first_said(lines: Sequence[Line], body: Type) -> int:
    """The place of the first line of running text."""
    return next(at for at, line in enumerate(lines) if line.type == body)


def _is_head(block: _Block, styles: Sequence[Type], lines: Sequence[Line], name: float) -> bool:
    """Whether `block` is set as heads are, or, as those of first pages, larger in the same cut; nameplates are not."""
    if lines[block.start].page == lines[0].page and block.type.size > name:
        return False
    if _is_like(block.type, styles):
        return True
    cuts = {(style.bold, style.italic) for style in styles}
    larger = block.type.size > max(style.size for style in styles)
    return larger and (block.type.bold, block.type.italic) in cuts


def _is_quote(block: _Block, run: str, said: _Said) -> bool:
    """Whether `block` stands in quotation marks, or is, or is some of `run`, a sentence that a text says, too."""
    if block.text[0] in _OPENING and _is_closed(block.text):
        return True
    fewest = _FEWEST_LETTERS if " " in block.text else _FEWEST_UNSPACED
    keys = {text: key(text) for text in (block.text, run)}
    return any(
        len(again) >= fewest and is_finished(text) and said.says(again) for text, again in keys.items()
    )


def _runs(blocks: Sequence[_Block]) -> dict[_Block, str]:
    """What each of `blocks` says together with those in the same style right above and below it, as where every line
    of a quote has space around it.
    """
    runs: list[list[_Block]] = []
    for block in blocks:
        if runs and runs[-1][-1].end == block.start and _same_style(runs[-1][-1].type, block.type):
            runs[-1].append(block)
        else:
            runs.append([block])
    return {block: " ".join(each.text for each in run) for run in runs for block in run}


class _Said:
    """The running text of an issue, as keys."""

    def __init__(self, lines: Sequence[Line], body: Type) -> None:
        texts = [line for line in lines if line.type and not is_display(line.type, body)]
        keys = [key(western(line.text)).strip("0123456789") for line in texts]
        self._text = "".join(keys)
        self._starts = {0, *accumulate(map(len, keys))}

    def says(self, again: str) -> bool:
        """Whether `again` stands amid other words, and is no entry of a list or other line of its own."""
        found = self._text.find(again)
        while found != -1:
            end = found + len(again)
            if not {found, end} <= self._starts:
                return True
            found = self._text.find(again, found + 1)
        return False


def _nameplate_size(blocks: Sequence[_Block], styles: Sequence[Type], lines: Sequence[Line]) -> float:
    """The size from which type on the first page is that of the nameplate: the largest of two sizes above those of
    heads, as the other is the lead's; a single one, where it stands at the top or is far larger.
    """
    usual, largest = min(style.size for style in styles), max(style.size for style in styles)
    first = [block for block in blocks if lines[block.start].page == lines[0].page]
    above = sorted(
        (block for block in first if block.type.size > _LARGER * largest), key=lambda each: each.type.size
    )
    if not above:
        return inf
    name = above[-1]
    has_lead = above[0].type.size * _LARGER < name.type.size
    on_top = lines[name.start].column == lines[0].column
    return name.type.size / _ALIKE if has_lead or on_top or name.type.size > _TITLE * usual else inf


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

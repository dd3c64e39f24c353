"""What the words of each line say about its part in an issue, before its neighbours have their say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from broadsheet.issue.endings import announces, is_finished
from broadsheet.sources.backissue.closings import (
    CUT,
    Closing,
    address_in,
    closing_at,
    linked_closing,
)
from broadsheet.sources.backissue.contents import Head, head_at
from broadsheet.sources.backissue.credit_lines import CreditFinder, is_cased
from broadsheet.sources.backissue.credits import Credit, is_picture_credit, names_of
from broadsheet.sources.backissue.display import plain_lines
from broadsheet.sources.backissue.jumps import is_jump
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.plates import is_plate_line
from broadsheet.sources.backissue.reaching import is_contact, is_headlike, is_place, reached_under
from broadsheet.sources.backissue.setting import Setting
from broadsheet.sources.backissue.standing import kind_of, labelled
from broadsheet.sources.backissue.titles import marked_lines
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_LONGEST_CLOSING = 4  # lines
_FEWEST = 2  # letters in which a line and a head are the same
_WIDE = 0.9  # of the lines are no longer than the column is wide
_FULL = 0.8  # of the width, from which a line is full
_SENTENCE = re.compile(r"[.。،,;:؛]$")
_BULLET = re.compile(r"^[•·‣▪–*]\s|^\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of one line. `listed` is 1 where a head that was looked for begins, 2 where it goes on, 3 right behind it.

    `credit` and `closing` stand at the first of their lines, `credited` and `closed` are how many lines they take, 0
    further on in them. `again`: it says a known head that stands elsewhere; `known`: it names somebody whom a credit
    names elsewhere; `pictured`: it says who took a picture;
    `numbered`: it gives the number of the issue; `marked`: it begins with the next number of a count, or with a mark,
    as others do that stand far from it. `torn`: the line cannot go on from the one before it.
    `size` counts steps from that of the text, `head_type` is that of heads which are known; both say nothing of flat
    text, where `size` is None. `plain`: no head, as all of them are known by their type;
    `labelled`: an address behind a word for it; `plate`: no more than which issue this is; `jumped`: right above a line
    that says from where a text goes on; `closes`: an address with a blank line below; `begins`: headlike, below such;
    `runs_on`: an address in a sentence that may go on in the line below; `over`: a date set close above a head.
    """

    length: float
    listed: int = 0
    likeness: float = 0.0
    credit: Credit | None = None
    credited: int | None = None
    closing: Closing | None = None
    closed: int | None = None
    standing: str | None = None
    labelled: bool = False
    reached: str | None = None
    headlike: bool = False
    contact: bool = False
    place: bool = False
    continued: bool = False
    again: bool = False
    numbered: bool = False
    named: bool = False
    known: bool = False
    pictured: bool = False
    cut: bool = False
    finished: bool = False
    open_before: bool = False
    lower: bool = False
    torn: bool = False
    repeated: bool = False
    capitals: bool = False
    after_capitals: bool = False
    bullet: bool = False
    digits: bool = False
    comma: bool = False
    new_page: bool = False
    marked: bool = False
    opens: bool | None = None
    short: bool = False
    size: int | None = None
    bold: bool = False
    italic: bool = False
    changes: bool = False
    head_type: bool = False
    plain: bool = False
    plate: bool = False
    jumped: bool = False
    closes: bool = False
    begins: bool = False
    runs_on: bool = False
    over: bool = False


def evidence_of(
    lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary, plate: frozenset[int] = frozenset()
) -> list[Evidence]:
    """The evidence of every line; `heads` are those that are known already, `plate` the numbers of lines that only say
    which issue this is.
    """
    width = _width(lines)
    listed, likeness = _listed(heads, len(lines))
    standing = [kind_of(line.text, words) for line in lines]
    barred = [place in {1, 2} or kind is not None for place, kind in zip(listed, standing, strict=True)]
    credits_ = CreditFinder(lines, barred, words, width).find()
    closings = _closings(lines, words)
    cased = is_cased(lines)
    seen = Counter(line.text for line in lines)
    setting = Setting(lines, heads)
    plain = plain_lines(lines, heads)
    again = _again(lines, heads)
    writers = {
        name for found in credits_.values() if found[0] and found[0].announced for name in found[0].names
    }
    continued = [is_jump(line.text, words, "continued_from") for line in lines]
    marked = marked_lines([line.text for line in lines])
    reached = reached_under([line.text for line in lines], words)
    made: list[Evidence] = []
    for at, line in enumerate(lines):
        text = line.text
        credit = credits_.get(at)
        closing = closings.get(at)
        names = names_of(text, words)
        made.append(
            Evidence(
                length=len(text) / width,
                listed=listed[at],
                likeness=likeness[at],
                credit=credit[0] if credit else None,
                credited=credit[1] if credit else None,
                reached=reached.get(at),
                headlike=is_headlike(text) and credit is None and closing is None,
                again=at in again,
                marked=at in marked,
                standing=standing[at],
                named=bool(names),
                pictured=is_picture_credit(text, words),
                known=credit is None and bool(writers & {*names}),
                lower=cased and _is_lower(text),
                repeated=seen[text] > 1,
                capitals=cased and text == text.upper() and sum(map(str.isalpha, text)) > 3,  # noqa: PLR2004 - an initialism
                opens=line.opens,
                short=len(text) < _FULL * width,
                plain=at in plain,
                plate=line.number in plate,
                begins=bool(made) and made[-1].closes and _may_begin(text, width),
                over=_is_over(credit, lines[at : at + 2], listed[at : at + 2]),
                continued=continued[at],
                jumped=any(continued[at + 1 : at + 3]),
                **_by_itself(text, words),
                **(_ends(closing, at, lines) if closing else {}),
                **(_after(lines[at - 1], line, width, cased=cased) if at else {}),
                **setting.of(at),
            )
        )
    return made


def _by_itself(text: str, words: Vocabulary) -> dict[str, Any]:
    """What a line says without any other."""
    return {
        "labelled": labelled(text, words) is not None,
        "contact": is_contact(text, words),
        "place": is_place(text, words),
        "numbered": is_plate_line(text, words),
        "cut": bool(CUT.search(text)),
        "finished": is_finished(text),
        "bullet": bool(_BULLET.match(text)),
        "digits": any(map(str.isdigit, text)),
        "comma": bool(_SENTENCE.search(text)),
    }


def _after(above: Line, line: Line, width: float, *, cased: bool) -> dict[str, Any]:
    """What a line says as the one below `above`."""
    before = above.text
    ended = is_finished(before) or announces(before)
    return {
        "open_before": not ended and len(before) >= _FULL * width,
        "torn": _is_torn(before, line, cased=cased),
        "after_capitals": before == before.upper() and before != before.lower(),
        "new_page": line.page != above.page,
    }


def _is_torn(before: str, line: Line, *, cased: bool) -> bool:
    """Whether `line` cannot go on from the line above it: in mid-sentence behind a full stop, or the reverse."""
    ended = is_finished(before) or announces(before)
    if ended:
        return cased and _is_lower(line.text) and is_finished(before) and before[-1:] != "…"
    return line.opens is True


def _is_lower(text: str) -> bool:
    """Whether the text begins in mid-sentence, by its first letter; "iPad" does not."""
    return text[:1].islower() and not text[1:2].isupper()


def _width(lines: Sequence[Line]) -> float:
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(_WIDE * (len(lengths) - 1))]) if lengths else 1.0


def _listed(heads: Sequence[Head], count: int) -> tuple[list[int], list[float]]:
    listed, likeness = [0] * count, [0.0] * count
    for head in heads:
        for at in range(head.start, head.end):
            listed[at], likeness[at] = 2 - (at == head.start), head.score
        if head.end < count:
            listed[head.end] = listed[head.end] or 3
    return listed, likeness


def _again(lines: Sequence[Line], heads: Sequence[Head]) -> set[int]:
    """The places of lines that say a head that stands elsewhere, as over the rest of a story on a later page."""
    keys = [key(line.text) for line in lines]
    titles = {"".join(keys[head.start : head.end]) for head in heads}
    barred = {at for head in heads for at in range(head.start, head.end)}
    firsts = {title[:_FEWEST] for title in titles}
    found: set[int] = set()
    for at, said in enumerate(keys):
        if at in barred or at in found or said[:_FEWEST] not in firsts:
            continue
        made = next((head for title in titles if (head := head_at(keys, at, title))), None)
        if made and not barred & {*range(made.start, made.end)}:
            found |= {*range(made.start, made.end)}
    return found


def _ends(closing: tuple[Closing | None, int], at: int, lines: Sequence[Line]) -> dict[str, Any]:
    """What the line at `at` says as one of those of an address, or of words that send readers on."""
    found, count = closing
    below = at + count
    is_last = below < len(lines) and lines[below].opens is True
    return {
        "closing": found,
        "closed": count,
        "closes": found is not None and bool(found.url) and is_last,
        "runs_on": _runs_on(lines, below),
    }


def _is_over(credit: tuple[Credit | None, int] | None, lines: Sequence[Line], listed: Sequence[int]) -> bool:
    """Whether the first of two lines is a date alone, and stands by the second, a head, and not by what is above."""
    if credit is None or credit[0] is None or credit[0].names or len(lines) == 1 or listed[1] != 1:
        return False
    date, head = lines
    return bool(head.type) and date.opens is True and not head.opens and date.column == head.column


def _may_begin(text: str, width: float) -> bool:
    """Whether a line below an address and a blank line may be a head: one of text would fill its column, or end."""
    short = len(text) < _FULL * width and not (is_finished(text) or _SENTENCE.search(text) or _is_lower(text))
    return short or is_headlike(text)


def _runs_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the sentence above the line at `at` goes on in it: "Visit harbour.example", "for more"."""
    return (
        at < len(lines)
        and not lines[at].opens
        and lines[at].text[:1].islower()
        and not address_in(lines[at].text)
    )


def _closings(lines: Sequence[Line], words: Vocabulary) -> dict[int, tuple[Closing | None, int]]:
    found: dict[int, tuple[Closing | None, int]] = {}
    for at in range(len(lines)):
        if at in found:
            continue
        closing = closing_at([line.text for line in lines[at : at + _LONGEST_CLOSING]], words)
        closing = closing or linked_closing(lines[at].text, lines[at].links, words)
        if closing:
            found[at] = closing, closing.lines
            found |= dict.fromkeys(range(at + 1, at + closing.lines), (None, 0))
    return found

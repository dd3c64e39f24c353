"""What the words of each line say about its part in an issue, before its neighbours have their say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.issue.endings import announces, is_finished
from broadsheet.sources.backissue.closings import CUT, Closing, closing_at, is_jump
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.credits import Credit, credit_of, is_open, names_of
from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.display import plain_lines
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.setting import Setting
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary

_LONGEST_CREDIT = 3  # lines
_LONGEST_CLOSING = 4  # lines
_WIDE = 0.9  # of the lines are no longer than the column is wide
_FEW_WORDS = 3
_FULL = 0.8  # of the width, from which a line is full
_SENTENCE = re.compile(r"[.。،,;:؛]$")
_BULLET = re.compile(r"^[•·‣▪–*]\s|^\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of one line. `listed` is 1 where a head that was looked for begins, 2 where it goes on, 3 right behind it.

    `credit` and `closing` stand at the first of their lines, `credited` and `closed` are how many lines they take, 0
    further on in them. `torn`: the line cannot go on from the one before it. `size` counts steps from that of the text,
    `head_type` is that of heads which are known; both say nothing of flat text, where `size` is None. `plain`: no head,
    as all of them are known by their type.
    """

    length: float
    listed: int = 0
    likeness: float = 0.0
    credit: Credit | None = None
    credited: int | None = None
    closing: Closing | None = None
    closed: int | None = None
    standing: str | None = None
    continued: bool = False
    named: bool = False
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
    opens: bool | None = None
    short: bool = False
    size: int | None = None
    bold: bool = False
    italic: bool = False
    changes: bool = False
    head_type: bool = False
    plain: bool = False


def evidence_of(lines: Sequence[Line], heads: Sequence[Head], words: Vocabulary) -> list[Evidence]:
    """The evidence of every line; `heads` are those that are known already."""
    width = _width(lines)
    listed, likeness = _listed(heads, len(lines))
    credits_ = _CreditFinder(lines, listed, words, width).find()
    closings = _closings(lines, words)
    cased = _is_cased(lines)
    seen = Counter(line.text for line in lines)
    setting = Setting(lines, heads)
    plain = plain_lines(lines, heads)
    made: list[Evidence] = []
    for at, line in enumerate(lines):
        text = line.text
        before = lines[at - 1].text if at else ""
        credit = credits_.get(at)
        closing = closings.get(at)
        made.append(
            Evidence(
                length=len(text) / width,
                listed=listed[at],
                likeness=likeness[at],
                credit=credit[0] if credit else None,
                credited=credit[1] if credit else None,
                closing=closing[0] if closing else None,
                closed=closing[1] if closing else None,
                standing=kind_of(text, words),
                continued=is_jump(text, words, "continued_from"),
                named=bool(names_of(text, words)),
                cut=bool(CUT.search(text)),
                finished=is_finished(text),
                open_before=bool(before)
                and not (is_finished(before) or announces(before))
                and len(before) >= _FULL * width,
                torn=bool(before) and _is_torn(before, line, cased=cased),
                lower=cased and text[:1].islower() and not text[1:2].isupper(),
                repeated=seen[text] > 1,
                after_capitals=bool(before) and before == before.upper() and before != before.lower(),
                capitals=cased and text == text.upper() and sum(map(str.isalpha, text)) > 3,  # noqa: PLR2004 - an initialism
                bullet=bool(_BULLET.match(text)),
                digits=any(map(str.isdigit, text)),
                comma=bool(_SENTENCE.search(text)),
                new_page=at > 0 and line.page != lines[at - 1].page,
                opens=line.opens,
                short=len(text) < _FULL * width,
                plain=at in plain,
                **setting.of(at),
            )
        )
    return made


def _is_torn(before: str, line: Line, *, cased: bool) -> bool:
    """Whether `line` cannot go on from the line above it: in mid-sentence behind a full stop, or the reverse."""
    ended = is_finished(before) or announces(before)
    if ended:
        lower = line.text[:1].islower() and not line.text[1:2].isupper()
        return cased and lower and is_finished(before) and before[-1:] != "…"
    return line.opens is True


def _width(lines: Sequence[Line]) -> float:
    lengths = sorted(len(line.text) for line in lines)
    return float(lengths[int(_WIDE * (len(lengths) - 1))]) if lengths else 1.0


def _is_cased(lines: Sequence[Line]) -> bool:
    text = "".join(line.text for line in lines)
    return text.lower() != text and sum(map(str.islower, text)) > len(text) / 4


def _listed(heads: Sequence[Head], count: int) -> tuple[list[int], list[float]]:
    listed, likeness = [0] * count, [0.0] * count
    for head in heads:
        for at in range(head.start, head.end):
            listed[at], likeness[at] = 2 - (at == head.start), head.score
        if head.end < count:
            listed[head.end] = listed[head.end] or 3
    return listed, likeness


class _CreditFinder:
    """Finds credits over one to three lines; heads that are known are none."""

    def __init__(self, lines: Sequence[Line], listed: Sequence[int], words: Vocabulary, width: float) -> None:
        self._texts = [line.text for line in lines]
        self._barred = [each in {1, 2} for each in listed]
        self._words = words
        self._width = width
        self._cased = _is_cased(lines)
        self._alone = [credit_of(text, words) for text in self._texts]

    def find(self) -> dict[int, tuple[Credit | None, int]]:
        """The credits by their first line, with how many lines each takes; further lines of one have None, 0."""
        found: dict[int, tuple[Credit | None, int]] = {}
        for at in range(len(self._texts)):
            if at not in found and (made := self._at(at)):
                found[at] = made
                found |= dict.fromkeys(range(at + 1, at + made[1]), (None, 0))
        return found

    def _at(self, at: int) -> tuple[Credit, int] | None:
        best: tuple[Credit, int] | None = None
        for count in range(1, min(_LONGEST_CREDIT, len(self._texts) - at) + 1):
            if self._barred[at + count - 1] or (count > 1 and not self._hangs_over(at, count)):
                break
            credit = (
                self._alone[at]
                if count == 1
                else credit_of(" ".join(self._texts[at : at + count]), self._words)
            )
            if credit:
                best = credit, count
        return best

    def _hangs_over(self, at: int, count: int) -> bool:
        """Whether what stands in `count` - 1 lines from `at` may go on in the next."""
        said, text = " ".join(self._texts[at : at + count - 1]), self._texts[at + count - 1]
        following = self._alone[at + count - 1]
        first = credit_of(said, self._words)
        if is_open(said, self._words, credited=first is not None):
            return True
        names = names_of(said, self._words) if self._cased and said != said.upper() else ()
        if (first or len(names) > 1) and self._wraps(said, text):
            return True
        if first and first.date:
            if first.date.year is None and western(text).strip(" .").isdecimal():
                return True
            signed = self._cased and not first.names and bool(names_of(text, self._words))
            return signed and len(text) < _FULL * self._width and not is_finished(text)
        if following and following.date and (first or names):
            return bool(first) or not following.names or len(names) > 1
        return False

    def _wraps(self, said: str, text: str) -> bool:
        """Whether `said` fills its column, and `text` may be the end of a name."""
        least, most = (_FULL, _FEW_WORDS) if self._cased else (_WIDE, _FEW_WORDS - 1)
        full = len(said) >= least * self._width
        return (
            full and len(text.split()) <= most and not is_finished(text) and bool(names_of(text, self._words))
        )


def _closings(lines: Sequence[Line], words: Vocabulary) -> dict[int, tuple[Closing | None, int]]:
    found: dict[int, tuple[Closing | None, int]] = {}
    for at in range(len(lines)):
        if at in found:
            continue
        closing = closing_at([line.text for line in lines[at : at + _LONGEST_CLOSING]], words)
        if closing:
            found[at] = closing, closing.lines
            found |= dict.fromkeys(range(at + 1, at + closing.lines), (None, 0))
    return found

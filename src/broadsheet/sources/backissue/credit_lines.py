"""Credits that run over several lines, because names or a date did not fit on one."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.credits import HYPHENS, Credit, credit_of, is_open, joined_credit, names_of
from broadsheet.sources.backissue.dates import dates_in, western
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.vocabulary import Vocabulary

_LONGEST = 3  # lines
_WIDE, _FULL = 0.9, 0.8  # of the width, from which a line is full: in scripts without capitals, and with
_FEW_WORDS = 3


def is_cased(lines: Sequence[Line]) -> bool:
    """Whether capitals tell names from other words."""
    text = "".join(line.text for line in lines)
    return text.lower() != text and sum(map(str.islower, text)) > len(text) / 4


class CreditFinder:
    """Finds credits over one to three lines, none of which is `barred`; `width` is that of a column, in characters."""

    def __init__(
        self, lines: Sequence[Line], barred: Sequence[bool], words: Vocabulary, width: float
    ) -> None:
        self._texts = [line.text for line in lines]
        self._barred = barred
        self._words = words
        self._width = width
        self._cased = is_cased(lines)
        strings = words.strings
        self._weekdays = {day.casefold() for day in (*strings.weekdays, *strings.weekdays_short)}
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
        for count in range(1, min(_LONGEST, len(self._texts) - at) + 1):
            if self._barred[at + count - 1] or (count > 1 and not self._hangs_over(at, count)):
                break
            credit = (
                self._alone[at]
                if count == 1
                else credit_of(joined_credit(self._texts[at : at + count]), self._words)
            )
            if credit:
                best = credit, count
        return best

    def _hangs_over(self, at: int, count: int) -> bool:
        """Whether what stands in `count` - 1 lines from `at` may go on in the next."""
        said, text = joined_credit(self._texts[at : at + count - 1]), self._texts[at + count - 1]
        following = self._alone[at + count - 1]
        first = credit_of(said, self._words)
        if (
            is_open(said, self._words, credited=first is not None)
            or self._is_dated_across(said, text)
            or self._adds_to(first, text)
        ):
            return True
        names = names_of(said, self._words) if self._cased and said != said.upper() else ()
        if (first or len(names) > 1) and self._wraps(said, text) and not (first and _is_dated(first, said)):
            return True
        if first and first.date:
            if first.date.year is None and western(text).strip(" .").isdecimal():
                return True
            return not first.names and self._may_sign(text)
        if following and following.date and (first or names):
            return bool(first) or not following.names or len(names) > 1
        return False

    def _is_dated_across(self, said: str, text: str) -> bool:
        """Whether a date, or a date and its weekday, is broken over the end of `said`."""
        language = self._words.language
        both = dates_in(joined_credit((said, text)), language)
        if any(date.start < len(said) - 1 and date.end > len(said) for date in both):
            return True
        ends = any(date.end == len(said) for date in dates_in(said, language))
        return ends and text.strip("()（）[] ").casefold() in self._weekdays

    def _adds_to(self, credit: Credit | None, text: str) -> bool:
        """Whether `text` has one more name, or the rest of the last: "and Tom Reed", "Reed"."""
        if not (self._cased and credit and credit.announced):
            return False
        links = (link.lstrip() for link in self._words.words["joins"])
        more = next((text[len(link) :] for link in links if text.startswith(link)), "")
        names = names_of(text, self._words)
        half = credit.names and len(credit.names[-1].split()) == 1
        return bool(names_of(more, self._words) or (half and names and len(names[0].split()) == 1))

    def _may_sign(self, text: str) -> bool:
        """Whether `text` may be names below a date, and hardly the beginning of a sentence."""
        short = len(text) < _FULL * self._width and len(text.split()) > 1 and not text.endswith(HYPHENS)
        common = text.split(maxsplit=1)[0].casefold() in self._words.words["common"]
        return (
            self._cased
            and short
            and not common
            and not is_finished(text)
            and bool(names_of(text, self._words))
        )

    def _wraps(self, said: str, text: str) -> bool:
        """Whether `said` fills its column, and `text` may be the end of a name."""
        least, most = (_FULL, _FEW_WORDS) if self._cased else (_WIDE, _FEW_WORDS - 1)
        full = len(said) >= least * self._width
        return (
            full and len(text.split()) <= most and not is_finished(text) and bool(names_of(text, self._words))
        )


def _is_dated(credit: Credit, said: str) -> bool:
    """Whether `said` names who wrote a story and ends with the whole date, so that nothing is missing."""
    date = credit.date
    return bool(credit.names) and date is not None and date.year is not None and not said[date.end :].strip()

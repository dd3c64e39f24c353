"""What an issue says of itself: its nameplate, number and date, and the matter that stands in every number of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.sources.backissue.dates import dates_in, month_in, western
from broadsheet.sources.backissue.model import Field, Line, origin_of
from broadsheet.sources.backissue.paragraphs import Joiner, is_word_divided
from broadsheet.sources.backissue.reaching import is_headlike, is_place
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_TOP = 8  # lines, in which the issue says its own name, number and date
_PLATE = 5  # lines of a nameplate
_AROUND = 2  # lines around the one with the number
_DIVIDER = re.compile(r"\s*[·|•–—]\s*")
_NAMED = 2  # lines, which running heads and feet repeat
_PAGE_DIGITS = 3
_SURE, _LIKELY = 0.9, 0.6
_KINDS = ("about", "aims", "address", "contact", "dates", "masthead", "references")
_KEPT = {"aims": "about"}  # the aims stand in the About box
_EAST_ASIAN = re.compile(r"(?:第|제)\s?(\d+)\s?[号號期호]")
_NAMING = frozenset({"address", "contact", "masthead"})
_FLOWING = frozenset({"about", "dates", "masthead", "references"})
_ITEM = re.compile(r"[•·‣▪–*-]\s|\[\w{1,9}\]\s")
_LONGEST = 80
_BROKEN = "/-"  # at the end of a line, behind which an address goes on


def kind_of(text: str, words: Vocabulary) -> str | None:
    """The kind of standing matter that `text`, a line of its own, is the head of."""
    return next((kind for kind in _KINDS if words.says(kind, text)), None)


def running_lines_of(lines: Sequence[Line], words: Vocabulary) -> frozenset[int]:
    """The places of running heads and feet: what repeats a line of the top, or says no more than the name of the issue,
    its date, and a page.
    """
    seen = {_mark(line.text) for line in lines[:_NAMED]}
    issue = of_the_issue(lines, words)
    named = [line.text for line in lines[:_NAMED]]
    named += [issue["nameplate"].value] if {"nameplate", "number"} <= issue.keys() else []
    names = {mark for text in named if (mark := _mark(_undated(text, words)))}
    return _nameplate_lines(lines, issue) | frozenset(
        at
        for at, line in enumerate(lines)
        if at >= _NAMED
        and len(line.text) < _LONGEST
        and not _is_address(lines, at, words)
        and (
            _mark(line.text) in seen | names
            or _is_page(line.text, words)
            or (any(map(str.isdigit, line.text)) and _mark(_undated(line.text, words)) in names)
        )
    )


def _nameplate_lines(lines: Sequence[Line], issue: dict[str, Field[str]]) -> frozenset[int]:
    """The places of the lines of a nameplate that was copied in among others."""
    if not {"nameplate", "number"} <= issue.keys():
        return frozenset()
    said = [issue[name].origin.line for name in ("nameplate", "number", "date") if name in issue]
    own = range(min(said), max(said) + 1)
    places = [at for at, line in enumerate(lines) if line.number in own]
    return frozenset(places) if places[0] >= _TOP and len(places) <= _PLATE else frozenset()


def _is_address(lines: Sequence[Line], at: int, words: Vocabulary) -> bool:
    """Whether the line at `at` belongs to an address, which may begin with the name of the issue, or be broken."""
    before, line = lines[at - 1], lines[at]
    if before.text[-1] in _BROKEN or kind_of(before.text, words) in _NAMING:
        return True
    if line.opens is not None:
        return not line.opens and (before.column, before.page) == (line.column, line.page)
    return is_headlike(before.text) and any(is_place(below.text, words) for below in lines[at + 1 : at + 3])


def _undated(text: str, words: Vocabulary) -> str:
    """`text` without dates, seasons and the words for a page."""
    for found in reversed(list(dates_in(text, words.language))):
        text = text[: found.start] + text[found.end :]
    for season in words.seasons:
        text = re.sub(rf"(?<!\w){re.escape(season)}(?!\w)(?:\s\d{{4}})?", "", text, flags=re.IGNORECASE)
    parts = _DIVIDER.split(text)
    return " ".join(part for part in parts if not _is_page(part, words))


def _mark(text: str) -> str:
    """What stays the same of a running line from page to page."""
    return "".join(char for char in key(text) if not char.isdigit()) or text


def _is_page(text: str, words: Vocabulary) -> bool:
    plain = western(text)
    said = "".join(char for char in key(plain) if not char.isdigit())
    return 0 < sum(map(str.isdigit, plain)) <= _PAGE_DIGITS and (not said or said in words.keys("page"))


def of_the_issue(lines: Sequence[Line], words: Vocabulary) -> dict[str, Field[str]]:
    """Nameplate, number and date: from the first lines, or, where columns were copied in another order, from those
    around a line that gives a number as a nameplate does.
    """
    found: dict[str, Field[str]] = {}
    names: list[Line] = []
    for line in _plate(lines, words):
        day = next((each.date() for each in dates_in(line.text, words.language)), None)
        month = None if day else month_in(line.text, words.language)
        number = _number(line.text, words)
        if (when := day or month) and "date" not in found:
            found["date"] = Field(when.isoformat(), _SURE if day else _LIKELY, origin_of([line], "date"))
        if number and "number" not in found:
            found["number"] = Field(number, _SURE, origin_of([line], "number"))
        if key(line.text) and not (day or number or any(map(str.isdigit, line.text))):
            names.append(line)
    if names:
        numbered = found["number"].origin.line if "number" in found else names[0].number
        above = [line for line in names if line.number < numbered] or names[:1]
        # Running heads and feet say the name again, but not what stands beside it. Else it is shorter than that.
        keys = [key(line.text) for line in lines]
        name = max(above, key=lambda line: (sum(key(line.text) in each for each in keys), -len(line.text)))
        found["nameplate"] = Field(name.text, _LIKELY, origin_of([name], "top"))
    return found


def _plate(lines: Sequence[Line], words: Vocabulary) -> Sequence[Line]:
    """The lines that may be those of a nameplate."""
    top = lines[:_TOP]
    if any(_number(line.text, words) for line in top):
        return top
    at = next((at for at, line in enumerate(lines) if is_plate_line(line.text, words)), None)
    return top if at is None else lines[max(0, at - _AROUND) : at + _AROUND + 1]


def is_plate_line(text: str, words: Vocabulary) -> bool:
    number = _number(text, words)
    if number is None or len(text) >= _LONGEST:
        return False
    alone = key(western(text)).removesuffix(key(number)) in words.keys("number")
    return alone or len(_DIVIDER.split(text)) > 1


def _number(text: str, words: Vocabulary) -> str | None:
    plain = western(text)
    if match := _EAST_ASIAN.search(plain):
        return match[1]
    for word in sorted(words.words["number"], key=len, reverse=True):
        match = re.search(rf"(?<!\w){re.escape(word)}\s?(\d{{1,4}})(?![\d.])", plain, re.IGNORECASE)
        if match:
            return match[1]
    return None


def day_of(issue: dict[str, Field[str]]) -> dt.date | None:
    return dt.date.fromisoformat(issue["date"].value) if "date" in issue else None


def add_standing(
    issue: dict[str, Field[str]], kind: str, head: Sequence[Line], lines: Sequence[Line], *, joiner: Joiner
) -> None:
    """Give `issue` the standing matter in `lines`, under the line of `head` if it has one: running text as paragraphs,
    items of lists and the lines of an address each as a line.
    """
    name = _KEPT.get(kind, kind)
    text = "\n".join(_lines_of(lines, joiner, flows=name in _FLOWING))
    origin = origin_of([*head, *lines], "head")
    if before := issue.get(name):
        text = f"{before.value}\n{text}"
        origin = replace(before.origin, text=f"{before.origin.text} {origin.text}")
    issue[name] = Field(text, _LIKELY, origin)


def _lines_of(lines: Sequence[Line], joiner: Joiner, *, flows: bool) -> list[str]:
    groups: list[list[Line]] = []
    for line in lines:
        goes_on = bool(groups) and not _ITEM.match(line.text)
        if goes_on and (flows or is_word_divided(groups[-1][-1].text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    if flows:
        return [text for group in groups for text in joiner.paragraphs(group)]
    return [joiner.joined([line.text for line in group]) for group in groups]

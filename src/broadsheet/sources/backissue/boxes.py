"""The text of the boxes that stand in every number of an issue: About, dates, masthead, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from broadsheet.sources.backissue.dates import dates_in, western
from broadsheet.sources.backissue.model import Field, Line, origin_of
from broadsheet.sources.backissue.paragraphs import is_word_divided
from broadsheet.sources.backissue.reaching import is_contact, is_place
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.stories import Reading
from broadsheet.sources.backissue.vocabulary import Vocabulary

_LIKELY = 0.6
_KEPT = {"aims": "about"}  # the aims stand in the About box
_FLOWING = frozenset({"about", "dates", "masthead", "references"})
_ITEM = re.compile(r"[•·‣▪–*-]\s|\[\w{1,9}\]\s")
_DAY = re.compile(r"(?:[1-9]|[12]\d|3[01])\.?\s(?!\d)")
_SHORT_DAY = re.compile(r"(\w+)(?:[.,]|\s(?=\d))")


def add_standing(
    issue: dict[str, Field[str]], kind: str, head: Sequence[Line], lines: Sequence[Line], *, reading: Reading
) -> None:
    """Give `issue` the standing matter in `lines`, under the line of `head` if it has one: running text as paragraphs,
    items of lists and the lines of an address each as a line. Where two boxes are of one kind, heads part them.
    """
    name = _KEPT.get(kind, kind)
    text = "\n".join(_lines_of(lines, name, reading))
    said = [line.text for line in head]
    own = [each for each in said if kind_of(each, reading.words) is None]
    origin = origin_of([*head, *lines], "head", *own)
    if before := issue.get(name):
        text = "\n".join([*before.origin.cues[1:], before.value, *said, text])
        origin = replace(before.origin, text=f"{before.origin.text} {origin.text}", cues=("head",))
    issue[name] = Field(text, _LIKELY, origin)


def _lines_of(lines: Sequence[Line], name: str, reading: Reading) -> list[str]:
    """`lines` of the box `name` as paragraphs, items and lines."""
    flows = name in _FLOWING
    begins = _beginnings(lines, name, reading.words)
    groups: list[list[Line]] = []
    for at, line in enumerate(lines):
        goes_on = bool(groups) and at not in begins
        if goes_on and (flows or is_word_divided(groups[-1][-1].text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    if flows:
        return [text for group in groups for text in reading.joiner.paragraphs(group)]
    return [reading.joiner.joined([line.text for line in group]) for group in groups]


def _beginnings(lines: Sequence[Line], name: str, words: Vocabulary) -> set[int]:
    """The places of lines that go on with nothing above them: items, days in a box of dates, and the lines of an
    address in a masthead.
    """
    begins = {at for at, line in enumerate(lines) if _ITEM.match(line.text)}
    if name == "dates":
        # A number alone may be an hour: it is a day where the box begins with one.
        dated = {at for at, line in enumerate(lines) if _is_day(line.text, words)}
        numbers = {at for at, line in enumerate(lines) if _DAY.match(western(line.text))}
        begins |= dated | (numbers if 0 in numbers - dated else set())
    if name == "masthead":
        reached = {
            at for at, line in enumerate(lines) if is_place(line.text, words) or is_contact(line.text, words)
        }
        begins |= reached | {at + 1 for at in reached}
    return begins


def _is_day(text: str, words: Vocabulary) -> bool:
    """Whether `text` begins with a date or the day of a week."""
    found = next(dates_in(text, words.language), None)
    if found and found.start == 0:
        return True
    days = {day.casefold() for day in words.strings.weekdays}
    short = _SHORT_DAY.match(western(text))
    shortened = {day.casefold().rstrip(".") for day in words.strings.weekdays_short}
    first = re.split(r"[\s,.:]", text.casefold(), maxsplit=1)[0]
    return first in days or (short is not None and short[1].casefold() in shortened)

"""What stands in every number of an issue: running heads and feet, and the words by which its boxes are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from broadsheet.sources.backissue.dates import dates_in, western
from broadsheet.sources.backissue.jumps import is_jump
from broadsheet.sources.backissue.model import Field, Line
from broadsheet.sources.backissue.plates import DIVIDER, LONGEST, TOP, of_the_issue, without_number
from broadsheet.sources.backissue.reaching import is_headlike, is_place
from broadsheet.sources.backissue.sending import words_in
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_PLATE = 5  # lines of a nameplate
_PARTS = re.compile(rf"{DIVIDER.pattern}|\s*,\s+|\s+-\s+")
_NAMED = 2  # lines, which running heads and feet repeat
_PAGE_DIGITS = 3
_KINDS = ("about", "aims", "address", "contact", "dates", "masthead", "references")
_WORDED = ("contact", "address", "aims", "about")  # what a head tells first, of all that it may tell
_LONGEST_HEAD = 36  # letters
_LABELS = ("address", "contact")
_NAMING = frozenset({"address", "contact", "masthead"})
_BROKEN = "/-"  # at the end of a line, behind which an address goes on


def kind_of(text: str, words: Vocabulary) -> str | None:
    """The kind of standing matter that `text`, a line of its own, is the head of."""
    return next((kind for kind in _KINDS if words.says(kind, text)), None) or _kind_by_words(text, words)


def _kind_by_words(text: str, words: Vocabulary) -> str | None:
    """The kind of a head that is made of nothing but a few words that such heads are made of: "A word about us"."""
    if len(text) > _LONGEST_HEAD or any(map(str.isdigit, text)):
        return None
    telling = {kind: words.keys(f"{kind}_with") for kind in _WORDED}
    known = words.keys("heading_with").union(*telling.values())
    parts = set(words_in(text, words, known))
    if not parts or not parts <= known:
        return None
    return next((kind for kind, own in telling.items() if parts & own), None)


def labelled(text: str, words: Vocabulary) -> tuple[str, str] | None:
    """The kind of `text`, and what it says, where a word for an address or a contact stands before it with a colon."""
    said, colon, rest = text.replace("：", ":").partition(":")
    kind = (
        next((kind for kind in _LABELS if words.says(kind, said)), None) if colon and rest.strip() else None
    )
    return (kind, rest.strip()) if kind else None


def running_lines_of(lines: Sequence[Line], words: Vocabulary) -> frozenset[int]:
    """The places of running heads and feet: what repeats a line of the top, or says no more than the name of the issue,
    its date, and a page.
    """
    seen = {_mark(line.text) for line in lines[:_NAMED]}
    issue = of_the_issue(lines, words)
    named = [line.text for line in lines[:_NAMED]]
    named += [issue["nameplate"].value] if {"nameplate", "number"} <= issue.keys() else []
    names = {mark for text in named if (mark := _mark(_undated(text, words)))} | _feet(lines, words)
    return _nameplate_lines(lines, issue) | frozenset(
        at
        for at, line in enumerate(lines)
        if at >= _NAMED
        and len(line.text) < LONGEST
        and not _is_address(lines, at, words)
        and (
            _mark(line.text) in seen | names
            or _is_page(line.text, words)
            or (any(map(str.isdigit, line.text)) and _mark(_undated(line.text, words)) in names)
        )
    )


def _feet(lines: Sequence[Line], words: Vocabulary) -> set[str]:
    """The marks of lines that end in a page, and stand on several."""
    paged = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, words.words['page']))})\s?\d{{1,{_PAGE_DIGITS}}}$",
        re.IGNORECASE,
    )
    found = Counter(
        _mark(line.text)
        for line in lines
        if len(line.text) < LONGEST and paged.search(western(line.text)) and not is_jump(line.text, words)
    )
    return {mark for mark, count in found.items() if count > 1}


def _nameplate_lines(lines: Sequence[Line], issue: dict[str, Field[str]]) -> frozenset[int]:
    """The places of the lines of a nameplate that was copied in among others."""
    if not {"nameplate", "number"} <= issue.keys():
        return frozenset()
    said = [issue[name].origin.line for name in ("nameplate", "number", "date") if name in issue]
    own = range(min(said), max(said) + 1)
    places = [at for at, line in enumerate(lines) if line.number in own]
    return frozenset(places) if places[0] >= TOP and len(places) <= _PLATE else frozenset()


def _is_address(lines: Sequence[Line], at: int, words: Vocabulary) -> bool:
    """Whether the line at `at` belongs to an address, which may begin with the name of the issue, or be broken."""
    before, line = lines[at - 1], lines[at]
    if before.text[-1] in _BROKEN or kind_of(before.text, words) in _NAMING:
        return True
    if line.opens is not None:
        return not line.opens and (before.column, before.page) == (line.column, line.page)
    return is_headlike(before.text) and any(is_place(below.text, words) for below in lines[at + 1 : at + 3])


def _undated(text: str, words: Vocabulary) -> str:
    """`text` without number, dates, seasons and the words for a page."""
    for found in reversed(list(dates_in(text, words.language))):
        text = text[: found.start] + text[found.end :]
    for season in words.seasons:
        text = re.sub(rf"(?<!\w){re.escape(season)}(?!\w)(?:\s\d{{4}})?", "", text, flags=re.IGNORECASE)
    parts = _PARTS.split(without_number(text, words))
    return " ".join(part for part in parts if not _is_page(part, words))


def _mark(text: str) -> str:
    """What stays the same of a running line from page to page."""
    return "".join(char for char in key(text) if not char.isdigit()) or text


def _is_page(text: str, words: Vocabulary) -> bool:
    plain = western(text)
    said = "".join(char for char in key(plain) if not char.isdigit())
    return 0 < sum(map(str.isdigit, plain)) <= _PAGE_DIGITS and (not said or said in words.keys("page"))

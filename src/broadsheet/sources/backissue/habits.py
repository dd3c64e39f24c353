"""What a series is in the habit of, learned from one issue that somebody confirmed: its lines, held against what is
said there, tell in which words names are announced, boxes are headed and readers sent on, and how heads are set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.aligned import Aligned
from broadsheet.sources.backissue.closings import address_in
from broadsheet.sources.backissue.display import head_types
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.profile import Confirmed, ConfirmedBox, Profile
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, key, language_of, vocabulary
from broadsheet.sources.backissue.wordings import Wording, announcing, joining, jumping, leading

_MOST = 20  # wordings of one kind
_SHARE = 1 / 3  # of the places
_LONGEST = 60  # letters of a head
_LEAST_SURE = 6  # letters by which a box is found again
_CRIES = "?!？！؟…"  # which a head may end with


def profile_of(lines: Sequence[Line], confirmed: Confirmed) -> Profile:
    """The habits that show in `lines`, the source of what was `confirmed`, as far as no vocabulary has them."""
    words = vocabulary(language_of("\n".join(line.text for line in lines)))
    aligned = Aligned(lines, confirmed)
    found = chain(
        _usual(announcing(aligned, words)),
        joining(aligned, words),
        _usual(leading(aligned, words)),
        _listing(aligned, confirmed, words),
        _heading(aligned, confirmed, words),
        jumping(aligned, words),
    )
    learned: dict[str, list[str]] = {}
    for kind, wording in found:
        own = learned.setdefault(kind, [])
        if key(wording) not in {key(each) for each in own} and len(own) < _MOST:
            own.append(wording)
    heads = head_types(lines, [head for head in aligned.heads if head])
    return Profile({kind: tuple(own) for kind, own in sorted(learned.items())}, tuple(heads))


def _usual(found: Iterable[Wording | None]) -> Iterator[Wording]:
    """Of the wordings of all stories, None where one is known, those that are no slip of the alignment: used more
    than once, or in a good part of the places.
    """
    places = list(found)
    for wording, count in Counter(each for each in places if each).items():
        if count > 1 or count >= _SHARE * len(places):
            yield wording


def _listing(aligned: Aligned, confirmed: Confirmed, words: Vocabulary) -> Iterator[Wording]:
    """The heads of contents lists, right above the first entry, or its page where that has a line of its own."""
    for listed in aligned.lists():
        above = listed.start - 1
        if above > 0 and aligned.keys[above].isdigit():
            above -= 1
        if above >= 0 and _is_head(aligned, above, words):
            text = aligned.lines[above].text
            if key(confirmed.name) not in key(text):
                yield "contents", text


def _heading(aligned: Aligned, confirmed: Confirmed, words: Vocabulary) -> Iterator[Wording]:
    """The heads of standing matter."""
    for box in confirmed.boxes:
        for number, (start, end) in enumerate(_stands(aligned, box)):
            above = start - 1
            if above >= 0 and _is_head(aligned, above, words):
                own = " ".join(line.text for line in aligned.lines[start:end])
                yield _kind(box, own, number), aligned.lines[above].text
    for box in confirmed.boxes:
        for at, own in enumerate(aligned.keys):
            if box.title and own == key(box.title) and _is_head(aligned, at, words):
                yield _kind(box, "", 0), aligned.lines[at].text


def _kind(box: ConfirmedBox, text: str, number: int) -> str:
    """What stands in one box may have stood under two heads."""
    if box.kind == "about":
        return "aims" if number else "about"
    return "contact" if box.kind == "address" and (number or "@" in text) else box.kind


def _stands(aligned: Aligned, box: ConfirmedBox) -> Iterator[tuple[int, int]]:
    """The runs of lines in which the source says the text of `box`, in the order of the text."""
    rest = key(box.text)
    taken: set[int] = set()
    while len(rest) >= _LEAST_SURE:
        runs = (
            (start, *_run(aligned, start, rest)) for start in range(len(aligned.keys)) if start not in taken
        )
        start, end, letters = max(runs, key=lambda run: (run[2], -run[0]), default=(0, 0, 0))
        if letters < _LEAST_SURE:
            return
        yield start, end
        taken |= {*range(start, end)}
        rest = rest[letters:]


def _run(aligned: Aligned, start: int, text: str) -> tuple[int, int]:
    """How far the lines from `start` say the beginning of `text`: to which line, and how many letters."""
    end, letters = start, 0
    while end < len(aligned.keys) and aligned.keys[end] and text.startswith(aligned.keys[end], letters):
        letters += len(aligned.keys[end])
        end += 1
    return end, letters


def _is_head(aligned: Aligned, at: int, words: Vocabulary) -> bool:
    """Whether a line may be the head of a list or box that no vocabulary knows."""
    text = aligned.lines[at].text
    if not aligned.keys[at] or len(text) > _LONGEST or aligned.is_told(at):
        return False
    if any(map(str.isdigit, text)) or address_in(text) or "@" in text:
        return False
    if is_finished(text) and text[-1] not in _CRIES:
        return False
    return not words.says("contents", text) and kind_of(text, words) is None

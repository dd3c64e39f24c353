"""What is true of a line and of its neighbours, as names; each has a weight for every role (see `roles.py`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from broadsheet.sources.backissue.evidence import Evidence

_WIDTHS = (0.15, 0.35, 0.55, 0.75, 0.9, 1.1, 1.4)
_SHORT = 0.4
_NEAR = 7  # lines
_TOP = 8  # lines, in which an issue says its own name


def features_of(evidence: Sequence[Evidence]) -> list[tuple[str, ...]]:
    """The features of every line."""
    since, ahead = _since_head(evidence), _until_credit(evidence)
    below = _since_number(evidence)
    dates = _dates(evidence)
    return [
        (
            *_features(evidence, at),
            *_between(since[at], ahead[at], evidence[at]),
            *_below(below[at]),
            *(dates if _is_date(evidence[at]) else ()),
        )
        for at in range(len(evidence))
    ]


def _dates(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """Where the first known head, and the last, have dates that stand alone: they tell which head the others go with,
    as each stands between two.
    """
    heads = [at for at, own in enumerate(evidence) if own.listed == 1]
    if not heads:
        return ()
    over = heads[0] > 0 and _is_date(evidence[heads[0] - 1])
    under = any(map(_is_date, evidence[heads[-1] :]))
    return (
        f"dates: {'over' if over else 'not over'} the first",
        f"dates: {'' if under else 'not '}under the last",
    )


def _is_date(own: Evidence) -> bool:
    return own.credit is not None and own.credit.date is not None and not own.credit.names


def _since_head(evidence: Sequence[Evidence]) -> list[int]:
    """How many lines each line stands behind the last of a known head; `_NEAR` where that is far."""
    found, distance = [], _NEAR
    for own in evidence:
        distance = 0 if own.listed in {1, 2} else min(distance + 1, _NEAR)
        found.append(distance)
    return found


def _since_number(evidence: Sequence[Evidence]) -> list[int]:
    """How many lines each line stands below the number of the issue; `_NEAR` where that is far."""
    found, distance = [], _NEAR
    for own in evidence:
        distance = 0 if own.numbered else min(distance + 1, _NEAR)
        found.append(distance)
    return found


def _below(number: int) -> Iterator[str]:
    if 0 < number < _NEAR:
        yield f"below number {number}"
        yield "near number"


def _until_credit(evidence: Sequence[Evidence]) -> list[int]:
    """How many lines each line stands before a credit; `_NEAR` where that is far, or another head is between."""
    found, distance = [], _NEAR
    for own in reversed(evidence):
        distance = 0 if own.credit else _NEAR if own.listed == 1 else min(distance + 1, _NEAR)
        found.append(distance)
    return found[::-1]


def _between(since: int, ahead: int, own: Evidence) -> Iterator[str]:
    """Where a line stands between a head and the credit of its story."""
    if 0 < since < _NEAR and own.named and own.short and not own.finished:
        yield "names near a head"
    if 0 < ahead < _NEAR:
        yield f"until credit {ahead}"
    if 0 < since < _NEAR and 0 < ahead < _NEAR:
        yield "between head and credit"
        if own.headlike:
            yield "headlike between head and credit"


def _features(evidence: Sequence[Evidence], at: int) -> Iterator[str]:
    own = evidence[at]
    before = evidence[at - 1] if at else None
    after = evidence[at + 1] if at + 1 < len(evidence) else None
    yield "always"
    yield f"width {bisect_left(_WIDTHS, own.length)}"
    yield from _said(own)
    yield from _set(own)
    if at < _TOP:
        yield "top"
    if before is None:
        yield "first"
    else:
        yield from (f"before: {name}" for name in _neighbour(before))
    if after is None:
        yield "last"
    else:
        if _is_date(own) and after.listed == 1:
            yield f"date over a head, opens: {own.opens}, {after.opens}"
        if own.cut and after.closing:
            yield "cut above a closing"
        yield from (f"after: {name}" for name in _neighbour(after))
    if own.named and own.short and not own.finished:
        yield "names"
        yield from (f"names, {name}" for name in _about_names(own, before, after))


def _said(own: Evidence) -> Iterator[str]:
    """What the words of a line say."""
    if own.listed:
        yield f"listed {own.listed}"
    if own.credited == 0:
        yield "credit goes on"
    elif own.credit:
        announced = "announced" if own.credit.announced else "names" if own.credit.names else "nobody"
        yield f"credit: {announced}, {'date' if own.credit.date else 'no date'}"
    if own.closed == 0:
        yield "closing goes on"
    elif own.closing:
        yield (
            "closing: jump" if own.closing.jump else "closing: words" if own.closing.cut else "closing: bare"
        )
    yield from _flags(
        own,
        *(
            "continued",
            "again",
            "known",
            "pictured",
            "numbered",
            "cut",
            "finished",
            "comma",
            "lower",
            "torn",
            "repeated",
            "capitals",
            "bullet",
            "marked",
            "digits",
        ),
        *("open_before", "new_page", "after_capitals"),
    )
    if own.standing:
        yield "standing"
    if own.reached:
        yield f"reached: {own.reached}"
    yield from _flags(own, "headlike", "contact", "place")
    if own.torn and own.lower:
        yield "torn and lower, opens" if own.opens else "torn and lower"
    if own.capitals != own.after_capitals:
        yield "capitals change"


def _set(own: Evidence) -> Iterator[str]:
    """How a line is set, as far as the source tells."""
    if own.opens is not None:
        yield "opens" if own.opens else "goes on"
    if own.size is None:
        return
    yield f"size {own.size}"
    yield "type: changes" if own.changes else "type: as before"
    yield from _flags(own, "bold", "italic", "head_type")


def _neighbour(own: Evidence) -> Iterator[str]:
    yield from _flags(own, "finished", "cut", "short", "capitals", "lower", "comma")
    if own.listed in {1, 2}:
        yield f"listed {own.listed}"
    if own.credit:
        yield "credit" if own.credit.names else "date"
    elif own.credited == 0:
        yield "credit goes on"
    if own.closing or own.closed == 0:
        yield "closing"
    if own.standing:
        yield "standing"
    if own.reached:
        yield "reached"
    yield from _flags(own, "contact", "place")
    yield from _flags(own, "continued", "again", "numbered", "marked")
    if own.size is not None and own.head_type:
        yield "head type"


def _about_names(own: Evidence, before: Evidence | None, after: Evidence | None) -> Iterator[str]:
    """What is true of a line that may be names."""
    if own.length < _SHORT:
        yield "short"
    if own.repeated:
        yield "repeated"
    if before and (before.cut or before.closing or before.closed == 0):
        yield "behind an end"
    if before and before.finished:
        yield "behind a sentence"
        if after is None or after.closing or after.listed == 1:
            yield "between a sentence and an end"
    if after and after.listed == 1:
        yield "above a head"
    if after and after.credit and not after.credit.names:
        yield "above a date"
    if before and before.listed in {1, 2}:
        yield "under a head"


def _flags(own: Evidence, *names: str) -> Iterator[str]:
    return (name for name in names if getattr(own, name))

"""The part that every line plays in an issue: the likeliest sequence, by what lines say and what may follow what.

A first-order model with weights set by hand, solved exactly (A. Viterbi, 1967). All weights are sums of evidence: about
3 is a strong hint, 6 settles a matter, _NEVER forbids it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from broadsheet.sources.backissue.evidence import Evidence

_NEVER = -1000.0


class Role(Enum):
    """`CREDIT` stands above the text, `SIGNATURE` below it; `REST` is the first line of a text that goes on from
    another column, and `JUMP` says from which page; `LAST` is the last line of a text that was cut; `OTHER` is what
    belongs to no story.
    """

    OTHER = auto()
    EYEBROW = auto()
    HEAD = auto()
    HEAD_ON = auto()
    STANDFIRST = auto()
    CREDIT = auto()
    BODY = auto()
    REST = auto()
    LAST = auto()
    CLOSING = auto()
    SIGNATURE = auto()
    JUMP = auto()
    STANDING = auto()
    STANDING_TEXT = auto()


def _row(**costs: float) -> Mapping[Role, float]:
    return {Role[name.upper()]: cost for name, cost in costs.items()}


_UNDER_HEADS = _row(
    head_on=0,
    standfirst=-1.2,
    credit=0,
    body=-0.5,
    head=-3,
    jump=0,
    closing=-1,
    eyebrow=-3,
    standing=-2,
    other=-6,
    last=-1,
)
_IN_TEXTS = _row(
    body=0,
    last=0,
    closing=0,
    signature=-0.5,
    eyebrow=-1.5,
    head=-1.5,
    standing=-0.5,
    rest=-4,
    other=-5,
    jump=-1,
)
_BEHIND_TEXTS = _row(
    closing=0, signature=0, eyebrow=0, head=0, standing=0, jump=-2, other=-4, rest=-5, last=-5
)
# What it adds that a role follows another; what is not named cannot follow.
_FOLLOWS: Mapping[Role, Mapping[Role, float]] = {
    Role.OTHER: _row(other=0, eyebrow=-0.5, head=0, standing=0, jump=-1, rest=-4),
    Role.EYEBROW: _row(head=0),
    Role.HEAD: _UNDER_HEADS,
    Role.HEAD_ON: _UNDER_HEADS,
    Role.STANDFIRST: _row(standfirst=0, credit=0),
    Role.CREDIT: _row(credit=-0.2, body=0, last=0, head=-4, closing=-2, eyebrow=-4, standing=-4),
    Role.BODY: _IN_TEXTS,
    Role.REST: _IN_TEXTS,
    Role.LAST: _BEHIND_TEXTS,
    Role.CLOSING: {**_BEHIND_TEXTS, Role.SIGNATURE: -0.5},
    Role.SIGNATURE: {**_BEHIND_TEXTS, Role.SIGNATURE: -0.5, Role.REST: -7, Role.LAST: -7},
    Role.JUMP: _row(body=0, last=0, jump=0),
    Role.STANDING: _row(standing_text=0, standing=-1),
    Role.STANDING_TEXT: _row(
        standing_text=0, standing=0, jump=-2, eyebrow=-1, head=-1, other=-3, rest=-4, last=-4
    ),
}
_BEFORE: Mapping[Role, tuple[Role, ...]] = {
    role: tuple(before for before in Role if role in _FOLLOWS[before]) for role in Role
}
_STARTS = _row(other=0, eyebrow=-1, head=0, rest=-2, standing=-1, jump=0)
_TOP = 8  # lines, in which an issue says its own name
_WIDE_NAME = 0.4  # of the column, where nothing else says that it is one
_WIDE_EYEBROW = 0.7  # of the column
_USUAL = 0.4  # of the stories, from which they are made so
_RARE = 0.3
_WIDE_HEAD, _WIDER_HEAD = 0.85, 1.1


@dataclass(frozen=True, slots=True)
class Habits:
    """How the stories of an issue are made, as shares of them from 0 to 1; None before anything is known."""

    eyebrows: float | None = None
    signatures: float | None = None
    credited: float | None = None
    bare_names: float | None = None


def roles_of(evidence: Sequence[Evidence], habits: Habits | None = None) -> list[Role]:
    """The role of every line. Without `habits` they are learned from a first reading."""
    if habits is None:
        first = _best(evidence, Habits())
        return _best(evidence, _habits(first, evidence))
    return _best(evidence, habits)


def _best(evidence: Sequence[Evidence], habits: Habits) -> list[Role]:
    if not evidence:
        return []
    scores: dict[Role, float] = {
        role: _STARTS.get(role, _NEVER) + _fit(role, evidence, 0, habits) for role in Role
    }
    steps: list[dict[Role, Role]] = []
    for at in range(1, len(evidence)):
        step = {
            role: max(_BEFORE[role], key=lambda each: scores[each] + _turn(each, role, evidence[at]))
            for role in Role
        }
        reached = {
            role: scores[came] + _turn(came, role, evidence[at]) + _fit(role, evidence, at, habits)
            for role, came in step.items()
        }
        scores = reached
        steps.append(step)
    last = max(scores, key=lambda role: scores[role])
    path = [last]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _turn(before: Role, role: Role, evidence: Evidence) -> float:
    """What it costs that `role` follows `before`."""
    cost = _FOLLOWS[before][role]
    if role is Role.REST and evidence.new_page:
        return cost + 2.5  # the text of a column goes on, on the page that follows
    return cost


def _habits(roles: Sequence[Role], evidence: Sequence[Evidence]) -> Habits:
    heads = sum(role is Role.HEAD for role in roles)
    if not heads:
        return Habits()
    above = [
        own for role, own in zip(roles, evidence, strict=True) if role is Role.CREDIT and own.credited != 0
    ]
    return Habits(
        eyebrows=sum(role is Role.EYEBROW for role in roles) / heads,
        signatures=sum(role is Role.SIGNATURE for role in roles) / heads,
        credited=sum(own.credit is None or bool(own.credit.names) for own in above) / heads,
        bare_names=sum(own.credit is None for own in above) / heads,
    )


def _fit(role: Role, evidence: Sequence[Evidence], at: int, habits: Habits) -> float:
    """What the words of a line say for `role`."""
    own = evidence[at]
    match role:
        case Role.HEAD | Role.HEAD_ON:
            fit = _head(own, on=role is Role.HEAD_ON)
        case Role.EYEBROW:
            fit = _eyebrow(own, evidence[at + 1] if at + 1 < len(evidence) else None, habits)
        case Role.CREDIT:
            fit = _credit(own, habits)
        case Role.SIGNATURE:
            fit = _signature(own, habits)
        case Role.BODY | Role.LAST:
            fit = _body(own, last=role is Role.LAST) - 2.0 * own.torn
        case Role.REST:
            fit = _body(own, last=False) + 2.0 * own.lower + 1.5 * own.torn
        case Role.CLOSING:
            fit = _closing(own)
        case _:
            fit = _elsewhere(role, own, at)
    return fit


def _head(own: Evidence, *, on: bool) -> float:
    if own.listed in {1, 2}:
        right = own.listed == (2 if on else 1)
        return 8.0 if right else -8.0
    if own.bullet or own.closing or own.closed is not None or own.standing or own.continued:
        return -6.0
    score = -0.1 if on else -3.5
    score -= 6.0 * (on and own.listed == 3)  # noqa: PLR2004 - right behind a whole head
    score -= 2.5 * (own.finished and own.comma) + 0.5 * own.finished
    score -= 1.5 * (own.comma and not own.finished)
    score -= 1.5 * (own.length > _WIDE_HEAD) + 2.0 * (own.length > _WIDER_HEAD)
    score += 2.5 * own.capitals - 4.0 * (on and own.after_capitals != own.capitals)
    score -= 5.0 * (own.credit is not None)
    if not on:
        score -= 3.0 * own.lower + 3.0 * own.open_before
        score += 0.0 if own.opens is None else 0.7 if own.opens else -1.5
    return score


def _eyebrow(own: Evidence, following: Evidence | None, habits: Habits) -> float:
    if (
        own.listed in {1, 2}
        or own.credit
        or own.closing
        or own.standing
        or own.bullet
        or own.finished
        or own.comma
    ):
        return -8.0
    usual = 0.0 if habits.eyebrows is None else 2.0 if habits.eyebrows > _USUAL else -1.5
    score = (
        -1.5
        + usual
        - 4.0 * (own.length > _WIDE_EYEBROW)
        - 3.0 * own.open_before
        - 2.0 * own.lower
        - 2.0 * own.digits
    )
    return score + 1.5 * (following is not None and following.listed == 1)


def _credit(own: Evidence, habits: Habits) -> float:
    if own.listed in {1, 2} or own.standing:
        return -8.0
    if own.credited == 0:
        return 3.0
    credit = own.credit
    if credit is None:
        if not (own.named and own.short) or own.finished or own.comma or own.capitals:
            return -8.0
        return (
            -3.0 + 3.0 * own.repeated + 3.0 * (habits.bare_names is not None and habits.bare_names > _USUAL)
        )
    return 4.0 if not credit.announced or not credit.date else 5.0


def _signature(own: Evidence, habits: Habits) -> float:
    if own.listed in {1, 2} or own.standing or own.closing:
        return -8.0
    usual = 0.0 if habits.signatures is None else 3.0 if habits.signatures > _USUAL else -1.0
    if own.credited == 0:
        return 1.5
    if own.credit is not None:
        return 2.5 + usual
    if not (own.named and own.short) or own.finished or own.comma:
        return -8.0
    return -2.0 if habits.credited is None else 2.5 if habits.credited < _RARE else -6.0


def _body(own: Evidence, *, last: bool) -> float:
    if last and not own.cut:
        return _NEVER
    score = 1.5 if last else -1.5 * own.cut
    if own.listed in {1, 2}:
        return score - 9.0
    if own.credit is not None:
        score -= 3.0
    if own.credited == 0:
        score -= 1.0
    if own.closing is not None:
        score -= 6.0 if own.closing.cut else 1.5
    score -= 4.0 * (own.standing is not None) + 1.5 * own.capitals + 6.0 * own.continued
    return score


def _closing(own: Evidence) -> float:
    if own.closed == 0:
        return 0.5
    if own.closing is None:
        return _NEVER
    return 5.0 if own.closing.cut else 2.0 - 3.0 * own.open_before


def _elsewhere(role: Role, own: Evidence, at: int) -> float:
    listed = -9.0 if own.listed in {1, 2} else 0.0
    match role:
        case Role.STANDFIRST:
            bad = (
                own.credit is not None or own.closing is not None or own.standing or own.continued or own.cut
            )
            return listed - 0.1 - 6.0 * bool(bad)
        case Role.JUMP:
            return 5.0 if own.continued else _NEVER
        case Role.STANDING:
            return 4.0 if own.standing else _NEVER
        case Role.STANDING_TEXT:
            return (
                listed
                - 0.12
                - 3.0 * (own.credit is not None)
                - 2.0 * own.cut
                - 4.0 * (own.standing is not None)
            )
    return listed - (0.7 if at >= _TOP else 0.3 - 0.3 * own.digits) - 4.0 * (own.standing is not None)

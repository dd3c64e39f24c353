"""The part that every line plays in an issue: the likeliest sequence of roles for all lines together.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001): every role has a weight for what is
true of a line (`features.py`) and for the role before it, and the best sequence is found exactly (A. Viterbi, 1967).
`roles.toml` has the weights, which bench/support/backissues/train_roles.py learns from issues set for the purpose.
What may never be, or never follow, is said here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

from broadsheet.sources.backissue.evidence import Evidence
from broadsheet.sources.backissue.features import features_of

_NEVER = -1e6


class Role(Enum):
    """`CREDIT` stands above the text, `SIGNATURE` below it; `REST` is the first line of a text that goes on from
    another column, and `JUMP` says from which page; `LAST` is the last line of a text that was cut; `OTHER` is what
    belongs to no story.
    """

    OTHER = "other"
    EYEBROW = "eyebrow"
    HEAD = "head"
    HEAD_ON = "head on"
    STANDFIRST = "standfirst"
    CREDIT = "credit"
    BODY = "body"
    REST = "rest"
    LAST = "last"
    CLOSING = "closing"
    SIGNATURE = "signature"
    JUMP = "jump"
    STANDING = "standing"
    STANDING_TEXT = "standing text"


_BEGINNING = frozenset({Role.OTHER, Role.EYEBROW, Role.HEAD, Role.REST, Role.STANDING, Role.JUMP, Role.LAST})
_UNDER_HEADS = frozenset(Role) - {Role.SIGNATURE, Role.STANDING_TEXT}
_IN_TEXTS = frozenset(Role) - {Role.HEAD_ON, Role.STANDFIRST, Role.CREDIT, Role.STANDING_TEXT}
_BEHIND_TEXTS = _BEGINNING | {Role.CLOSING, Role.SIGNATURE}
_FOLLOWS: Mapping[Role, frozenset[Role]] = {
    Role.OTHER: _BEGINNING,
    Role.EYEBROW: frozenset({Role.HEAD, Role.JUMP}),
    Role.HEAD: _UNDER_HEADS,
    Role.HEAD_ON: _UNDER_HEADS,
    Role.STANDFIRST: frozenset({Role.STANDFIRST, Role.CREDIT, Role.BODY, Role.REST, Role.LAST}),
    Role.CREDIT: _UNDER_HEADS - {Role.HEAD_ON},
    Role.BODY: _IN_TEXTS,
    Role.REST: _IN_TEXTS,
    Role.LAST: _BEHIND_TEXTS,
    Role.CLOSING: _BEHIND_TEXTS,
    Role.SIGNATURE: _BEHIND_TEXTS,
    Role.JUMP: frozenset({Role.BODY, Role.LAST, Role.JUMP, Role.REST, Role.HEAD}),
    Role.STANDING: frozenset({Role.STANDING_TEXT, Role.STANDING}),
    Role.STANDING_TEXT: _BEGINNING | {Role.STANDING_TEXT},
}
_BEFORE: Mapping[Role, tuple[Role, ...]] = {
    role: tuple(before for before in Role if role in _FOLLOWS[before]) for role in Role
}
_DOUBT = 1.5
"""What `OTHER` loses: a story that is lost is worse than one that is none."""

_CERTAIN = 95.0  # of 100, from which a head and an entry of the contents list are the same
_USUAL = 0.4  # of the stories, from which they are made so


@dataclass(frozen=True, slots=True)
class Weights:
    """What a feature of a line adds to a role, and what it adds that a role follows another."""

    features: Mapping[str, Mapping[Role, float]]
    turns: Mapping[tuple[Role, Role], float]


def roles_of(evidence: Sequence[Evidence], weights: Weights | None = None) -> list[Role]:
    """The role of every line. The habits of the issue are learned from a first reading, and count in a second."""
    weights = weights or _learned()
    features = features_of(evidence)
    first = best_roles(evidence, features, weights)
    return _with_addresses(best_roles(evidence, with_habits(features, first, evidence), weights), evidence)


def _with_addresses(roles: Sequence[Role], evidence: Sequence[Evidence]) -> list[Role]:
    """`roles`, where an address right below standing text is some of it."""
    made = list(roles)
    for at in range(1, len(made)):
        reaches = evidence[at].reached == "address" or evidence[at].place or evidence[at].contact
        if reaches and made[at] is Role.OTHER and made[at - 1] is Role.STANDING_TEXT:
            made[at] = Role.STANDING_TEXT
    return made


def best_roles(
    evidence: Sequence[Evidence], features: Sequence[tuple[str, ...]], weights: Weights
) -> list[Role]:
    """The sequence with the greatest sum of weights."""
    if not evidence:
        return []
    fits = [_fits(own, named, weights) for own, named in zip(evidence, features, strict=True)]
    scores = {role: fits[0][role] + (0.0 if role in _BEGINNING else _NEVER) for role in Role}
    steps: list[dict[Role, Role]] = []
    turns = {
        (before, role): weights.turns.get((before, role), 0.0) for role in Role for before in _BEFORE[role]
    }
    for fit in fits[1:]:
        step = {role: max(_BEFORE[role], key=lambda each: scores[each] + turns[each, role]) for role in Role}
        scores = {role: scores[came] + turns[came, role] + fit[role] for role, came in step.items()}
        steps.append(step)
    path = [max(scores, key=lambda role: scores[role])]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def with_habits(
    features: Sequence[tuple[str, ...]], roles: Sequence[Role], evidence: Sequence[Evidence]
) -> list[tuple[str, ...]]:
    """The features, with what is usual in the issue of which `roles` are a first reading."""
    usual = tuple(_habits(roles, evidence))
    habits = tuple(f"issue: {name}" for name in usual)
    names = tuple(f"names, issue: {name}" for name in usual)
    return [(*each, *habits, *(names if "names" in each else ())) for each in features]


def _habits(roles: Sequence[Role], evidence: Sequence[Evidence]) -> Iterator[str]:
    heads = roles.count(Role.HEAD) or 1
    credits_ = [
        own for role, own in zip(roles, evidence, strict=True) if role is Role.CREDIT and own.credited != 0
    ]
    counts = {
        "eyebrows": roles.count(Role.EYEBROW),
        "dates over heads": sum(
            role is Role.EYEBROW and own.credit is not None for role, own in zip(roles, evidence, strict=True)
        ),
        "standfirsts": sum(
            role is Role.STANDFIRST and before is not role
            for before, role in zip((None, *roles), roles, strict=False)
        ),
        "signatures": roles.count(Role.SIGNATURE),
        "names above": sum(own.credit is None or bool(own.credit.names) for own in credits_),
        "bare names above": sum(own.credit is None for own in credits_),
        "dates above": sum(own.credit is not None and own.credit.date is not None for own in credits_),
        "closings": roles.count(Role.CLOSING),
        "cut marks": roles.count(Role.LAST),
    }
    for name, count in counts.items():
        yield name if count > _USUAL * heads else f"no {name}"


def follows(role: Role) -> frozenset[Role]:
    """The roles that may follow `role`."""
    return _FOLLOWS[role]


def may_be(role: Role, own: Evidence) -> bool:
    """Whether a line can have the role at all."""
    return role not in _barred(own)


def _barred(own: Evidence) -> frozenset[Role]:
    """The roles that a line cannot have."""
    if only := _only(own):
        return frozenset(Role) - {only}
    unsigned = own.credited is None and not own.named
    # Behind a blank line and a full stop no flat text goes on in the middle of a sentence.
    torn = own.size is None and own.torn and own.lower and own.opens is True
    goes_on = own.closing is not None and own.closing.cut
    barred = {
        Role.LAST: not own.cut,
        Role.CLOSING: own.closing is None and own.closed != 0,
        Role.JUMP: not own.continued,
        Role.STANDING: own.standing is None and not own.headlike,
        Role.OTHER: own.standing is not None or _sends_on(own),
        Role.HEAD: own.plain or goes_on or _is_no_head_again(own),
        Role.HEAD_ON: own.plain or goes_on,
        Role.CREDIT: unsigned,
        Role.SIGNATURE: unsigned,
        Role.STANDFIRST: own.size is None and own.closes,
        Role.BODY: torn or _is_credit(own) or _parts_flat_text(own),
        Role.REST: _is_credit(own) or _parts_flat_text(own),
    }
    return frozenset(role for role, is_barred in barred.items() if is_barred)


def _is_certain(own: Evidence) -> bool:
    """Whether a line of flat text is what the contents list says, and nothing that stands in every issue."""
    return own.size is None and own.likeness >= _CERTAIN and own.standing is None


def _only(own: Evidence) -> Role | None:
    """The role that a line has for certain, if any."""
    if own.continued:
        return Role.JUMP
    if own.listed in {1, 2} and (own.head_type or _is_certain(own)):
        return Role.HEAD if own.listed == 1 else Role.HEAD_ON
    if own.labelled:
        return Role.STANDING
    if own.over:
        return Role.EYEBROW
    return Role.OTHER if own.plate else None


def _is_no_head_again(own: Evidence) -> bool:
    """Whether a line of flat text above the rest of a story says no head for it: it goes on from the line before."""
    return own.size is None and own.jumped and not (own.opens or own.again or own.listed)


def _parts_flat_text(own: Evidence) -> bool:
    """Whether a line of flat text ends a story by its address, or begins one below such."""
    ends = own.closes or (_sends_on(own) and not own.runs_on)
    return own.size is None and (ends or own.begins)


def _is_credit(own: Evidence) -> bool:
    """Whether a line says in so many words who wrote a story, and when."""
    return own.credit is not None and own.credit.announced and own.credit.date is not None


def _sends_on(own: Evidence) -> bool:
    """Whether a line says where the whole of a text is to be read."""
    return own.closing is not None and own.closing.cut and not own.closing.jump


def _fits(own: Evidence, features: Sequence[str], weights: Weights) -> dict[Role, float]:
    fits = dict.fromkeys(Role, 0.0) | {Role.OTHER: -_DOUBT} | dict.fromkeys(_barred(own), _NEVER)
    for name in features:
        for role, weight in weights.features.get(name, {}).items():
            fits[role] += weight
    return fits


@cache
def _learned() -> Weights:
    text = (resources.files(__package__) / "roles.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    features = {
        name: {Role(role): weight for role, weight in weights.items()}
        for name, weights in data["features"].items()
    }
    turns = {
        (Role(before), Role(role)): weight
        for before, weights in data["turns"].items()
        for role, weight in weights.items()
    }
    return Weights(features, turns)

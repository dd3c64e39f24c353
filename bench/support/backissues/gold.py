"""The true role of every line of an issue whose truth is known, for learning from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from rapidfuzz import fuzz

from bench.support.backissues.shingles import tokens
from broadsheet.sources.backissue.evidence import Evidence
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.roles import Role, follows, may_be

_SAME = 92.0  # of 100
_FUZZY = 12  # letters, from which a line may say nearly the same
_LONGEST_HEAD = 10  # lines
_FURTHER = 15  # lines behind a head, among which its story begins
_STANDING = ("about", "address", "contact")


@dataclass(slots=True)
class _Article:
    title: str
    eyebrow: str
    standfirst: str
    names: str
    body: str
    link: str
    date: str
    heads: list[range] = field(default_factory=list)


class Gold:
    """The roles of `lines` by what the truth says of them."""

    def __init__(self, lines: Sequence[Line], evidence: Sequence[Evidence], truth: Mapping[str, Any]) -> None:
        self._language = truth["language"]
        self._keys = [self._key(line.text) for line in lines]
        self._evidence = evidence
        self._standing = [self._key(truth.get(name) or "") for name in _STANDING]
        self._articles = [self._article(each) for each in truth["articles"]]

    def roles(self) -> list[Role]:
        """One for each line; see `is_sound`."""
        heads = {
            at: (article, found.start)
            for article in self._articles
            for found in article.heads
            for at in found
        }
        roles: list[Role] = []
        owners: list[_Article | None] = []
        current: _Article | None = None
        for at in range(len(self._keys)):
            if at in heads:
                current, start = heads[at]
                role = Role.HEAD if at == start else Role.HEAD_ON
                owners.append(current)
            else:
                role, owner = self._role(at, current, roles)
                owners.append(owner)
            roles.append(role)
        self._mend(roles, owners)
        return roles

    def _key(self, text: str) -> str:
        return "".join(tokens(text, self._language))

    def _article(self, true: Mapping[str, Any]) -> _Article:
        made = _Article(
            self._key(true["title"]),
            self._key(true.get("eyebrow") or ""),
            self._key(true.get("standfirst") or ""),
            "".join(self._key(name) for name in true.get("byline") or ()),
            "".join(self._key(text) for text in true["body"]),
            self._key(true.get("permalink") or ""),
            true.get("date") or "",
        )
        found = [each for at in range(len(self._keys)) if (each := self._head(at, made))]
        found.sort(key=lambda each: -fuzz.ratio(self._said(each), made.title))
        for each in found:
            if not any(each.start < other.stop and other.start < each.stop for other in made.heads):
                made.heads.append(each)
        return made

    def _said(self, lines: range) -> str:
        return "".join(self._keys[at] for at in lines)

    def _head(self, at: int, article: _Article) -> range | None:
        """The lines from `at` that say the title best, where they say it nearly, and its story follows."""
        ends = range(at + 1, min(at + _LONGEST_HEAD, len(self._keys)) + 1)
        end = max(ends, key=lambda each: fuzz.ratio(self._said(range(at, each)), article.title))
        if not self._keys[at] or fuzz.ratio(self._said(range(at, end)), article.title) < _SAME:
            return None
        goes_on = any(self._says(article.body, key) for key in self._keys[end : end + _FURTHER])
        return range(at, end) if goes_on or not article.body or self._evidence[at].listed == 1 else None

    def _says(self, text: str, key: str) -> bool:
        if not key:
            return False
        return key in text or (len(key) >= _FUZZY and fuzz.partial_ratio(key, text) > _SAME)

    def _role(self, at: int, current: _Article | None, roles: Sequence[Role]) -> tuple[Role, _Article | None]:
        """The role of a line that is no head, and whose it is."""
        key, own = self._keys[at], self._evidence[at]
        above = next(
            (each for each in self._articles if any(head.start == at + 1 for head in each.heads)), None
        )
        if own.continued:
            found = Role.JUMP, current
        elif above and _is_dated(own, above) and not (current and _is_dated(own, current)):
            found = Role.EYEBROW, above
        elif self._closes(key, own, current):
            found = Role.CLOSING, current
        elif current and self._is_credit(key, own, current):
            found = (Role.SIGNATURE if _has_begun(roles) else Role.CREDIT), current
        elif current and self._is_standfirst(key, current, roles):
            found = Role.STANDFIRST, current
        elif above and above.eyebrow == key:
            found = Role.EYEBROW, above
        elif own.standing or self._heads_standing(at):
            found = Role.STANDING, None
        else:
            found = self._text(at, current, roles)
        return found

    def _closes(self, key: str, own: Evidence, article: _Article | None) -> bool:
        if own.closing is None and own.closed != 0:
            return False
        if article is None:
            return True
        told = bool(article.link) and self._says(article.link, key)
        return told or not self._says(article.body, key)

    def _heads_standing(self, at: int) -> bool:
        """Whether below a line that is none of it, and in no story, the text of an About box or the like begins."""
        key, below = self._keys[at], self._keys[at + 1] if at + 1 < len(self._keys) else ""
        said = any(key in text for text in self._standing) or any(key in each.body for each in self._articles)
        return (
            self._evidence[at].headlike
            and not said
            and any(bool(below) and text.startswith(below) for text in self._standing)
        )

    def _is_standfirst(self, key: str, article: _Article, roles: Sequence[Role]) -> bool:
        above = bool(roles) and roles[-1] in {Role.HEAD, Role.HEAD_ON, Role.STANDFIRST}
        return above and self._says(article.standfirst, key)

    def _is_credit(self, key: str, own: Evidence, article: _Article) -> bool:
        if (
            article.names
            and key
            and (key in article.names or (own.named and article.names.startswith(key[:6])))
        ):
            return own.named or own.credited is not None
        if own.credited == 0:
            return True
        return own.credit is not None and not self._says(article.body, key)

    def _text(self, at: int, current: _Article | None, roles: Sequence[Role]) -> tuple[Role, _Article | None]:
        key = self._keys[at]
        in_standing = bool(roles) and roles[-1] in {Role.STANDING, Role.STANDING_TEXT}
        if in_standing and any(self._says(text, key) for text in self._standing):
            return Role.STANDING_TEXT, None
        owners = [each for each in (current, *self._articles) if each and self._says(each.body, key)]
        if owners:
            last = self._evidence[at].cut and owners[0].body.endswith(key)
            return (Role.LAST if last else Role.BODY), owners[0]
        if in_standing:
            return Role.STANDING_TEXT, None
        return Role.OTHER, None

    def _mend(self, roles: list[Role], owners: list[_Article | None]) -> None:
        """Text that goes on from elsewhere is a rest; what stands within a text is of it, whatever it is."""
        texts = {Role.BODY, Role.REST, Role.LAST}
        for at, role in enumerate(roles):
            before = roles[at - 1] if at else None
            may_sign = before in {*texts, Role.CLOSING, Role.SIGNATURE}
            if role is Role.SIGNATURE and not may_sign:
                roles[at] = (
                    Role.STANDING_TEXT if before in {Role.STANDING, Role.STANDING_TEXT} else Role.OTHER
                )
            elif role is Role.OTHER and before is Role.CREDIT:
                roles[at] = Role.CREDIT if may_be(Role.CREDIT, self._evidence[at]) else Role.BODY
                owners[at] = owners[at - 1]
            elif role is Role.CREDIT and before in texts:
                roles[at] = Role.BODY
        for at in range(len(roles) - 1, -1, -1):
            before = roles[at - 1] if at else None
            if roles[at] is Role.OTHER and before in texts and at + 1 < len(roles) and roles[at + 1] in texts:
                roles[at], owners[at] = Role.BODY, owners[at + 1]
        for at, role in enumerate(roles):
            if role is not Role.BODY:
                continue
            before = roles[at - 1] if at else None
            begins = before is None or Role.BODY not in follows(before)
            torn = not may_be(Role.BODY, self._evidence[at]) or self._goes_back(at, owners[at])
            if begins or torn or owners[at - 1] is not owners[at]:
                roles[at] = Role.REST

    def _goes_back(self, at: int, article: _Article | None) -> bool:
        """Whether a line stands in the story before what the line above it says."""
        if article is None or not (self._evidence[at].torn or self._evidence[at].opens):
            return False
        own, above = (article.body.find(key) for key in (self._keys[at], self._keys[at - 1]))
        return 0 <= own < above


def _is_dated(own: Evidence, article: _Article) -> bool:
    """Whether a line says the date of the article and no name."""
    credit = own.credit
    if credit is None or credit.names or credit.date is None or not article.date:
        return False
    days = (credit.date.date(int(article.date[:4]), swapped=swapped) for swapped in (False, True))
    return any(day is not None and day.isoformat() == article.date[:10] for day in days)


def _has_begun(roles: Sequence[Role]) -> bool:
    """Whether behind the last head there is text."""
    for role in reversed(roles):
        if role in {Role.HEAD, Role.HEAD_ON}:
            return False
        if role in {Role.BODY, Role.REST, Role.LAST}:
            return True
    return False


def is_sound(roles: Sequence[Role], evidence: Sequence[Evidence]) -> bool:
    """Whether every line may have its role, and follow the one before it."""
    turns = all(role in follows(before) for before, role in pairwise(roles))
    return turns and all(may_be(role, own) for role, own in zip(roles, evidence, strict=True))

"""Roles where the source marks its heads itself, as mails do: nothing is torn apart there, and little left to guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.sources.backissue.display import body_type
from broadsheet.sources.backissue.evidence import Evidence
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.roles import Role

_FURTHEST = 12  # lines below a head, among which its credit stands
_FEWEST = 2  # stories of one habit
_MOST = 0.6  # of the stories without a credit
_TEXTS = frozenset(
    {
        Role.BODY,
        Role.REST,
        Role.LAST,
        Role.CLOSING,
        Role.SIGNATURE,
        Role.CREDIT,
        Role.STANDFIRST,
        Role.HEAD_ON,
    }
)
_BOXES = frozenset({Role.STANDING, Role.STANDING_TEXT})
_STRAY = frozenset({Role.OTHER, Role.REST, Role.JUMP})
_TOP = frozenset({Role.HEAD_ON, Role.STANDFIRST, Role.CREDIT})


def settled(
    roles: Sequence[Role], heads: Sequence[int], lines: Sequence[Line], evidence: Sequence[Evidence]
) -> list[Role]:
    """`roles` with the lines at `heads` for heads, and what stands below each, up to its end, for its story."""
    settler = _Settler(roles, lines, evidence)
    settler.settle_heads(heads)
    settler.settle_eyebrows(heads)
    for start, end in pairwise((*heads, len(lines))):
        settler.settle(range(start + 1, end))
    settler.level_credits(heads)
    settler.level_standfirsts(heads)
    return settler.roles


class _Settler:
    """Corrects the roles of one issue."""

    def __init__(self, roles: Sequence[Role], lines: Sequence[Line], evidence: Sequence[Evidence]) -> None:
        self.roles = list(roles)
        self._lines = lines
        self._evidence = evidence
        self._body = body_type(lines)

    def settle_heads(self, heads: Sequence[int]) -> None:
        """Leave the marked heads alone, and above the first of them nothing of a story."""
        marked = set(heads)
        for at, role in enumerate(self.roles):
            if at in marked:
                self.roles[at] = Role.HEAD
            elif role is Role.HEAD or (at < min(heads) and role in _TEXTS):
                self.roles[at] = Role.OTHER

    def settle_eyebrows(self, heads: Sequence[int]) -> None:
        """Take lines right above heads for eyebrows, where more than one is set so and no text is."""
        above = [at - 1 for at in heads if at and self._is_right_above(at - 1)]
        likely = [at for at in above if self.roles[at] is not Role.HEAD and self._may_be_eyebrow(at)]
        types = Counter(self._lines[at].type for at in likely)
        for at in likely:
            if types[self._lines[at].type] >= _FEWEST:
                self.roles[at] = Role.EYEBROW
        for at, role in enumerate(self.roles):
            if role is Role.EYEBROW and at not in above:
                self.roles[at] = Role.OTHER

    def _is_right_above(self, at: int) -> bool:
        """Whether nothing stood between a line and the next, such as the contents list."""
        return self._lines[at].number + 1 == self._lines[at + 1].number

    def _may_be_eyebrow(self, at: int) -> bool:
        own, line = self._evidence[at], self._lines[at]
        if own.finished or own.credited is not None or own.closing or own.standing or line.links:
            return False
        return own.short and line.opens is not False and line.type != self._body

    def settle(self, story: range) -> None:
        """Settle the lines below one head."""
        if Role.CREDIT not in [self.roles[at] for at in story[: self._top(story)]]:
            self._find_credit(story[:_FURTHEST])
        text = story[self._top(story) :]
        self._settle_box(text)
        for at in text:
            if not self._ends(at, first=at == text.start):
                self.roles[at] = Role.BODY
            elif self.roles[at] is not Role.BODY:
                break

    def _settle_box(self, text: range) -> None:
        """A box right below a head, of which no word says what it is, is the text of that head."""
        if not text or self._evidence[text[0]].standing:
            return
        for at in text:
            if self.roles[at] not in _BOXES:
                break
            self.roles[at] = Role.BODY

    def _ends(self, at: int, *, first: bool) -> bool:
        """Whether the text of a story ends at a line, or is known to go on; `first`: it is its first line."""
        role, own = self.roles[at], self._evidence[at]
        if role is Role.EYEBROW:
            return at + 1 < len(self.roles) and self.roles[at + 1] is Role.HEAD
        if role in _STRAY and own.closing and own.closed:
            self.roles[at] = Role.CLOSING
            return True
        return role not in _STRAY and not (first and role is Role.SIGNATURE)

    def _top(self, story: range) -> int:
        """How many lines stand above the text."""
        return next((count for count, at in enumerate(story) if self.roles[at] not in _TOP), len(story))

    def _find_credit(self, places: range) -> None:
        """Mark standfirst and credit where lines set otherwise than the text lead to one."""
        for at in places:
            own = self._evidence[at]
            if own.credit is not None and own.credited:
                self.roles[places.start : at] = [Role.STANDFIRST] * (at - places.start)
                self.roles[at : at + own.credited] = [Role.CREDIT] * own.credited
                return
            if own.closing or not self._is_apart(at):
                return

    def _is_apart(self, at: int) -> bool:
        own = self._lines[at].type
        if own is None or self._body is None:
            return False
        return (own.size, own.italic) != (self._body.size, self._body.italic)

    def level_standfirsts(self, heads: Sequence[int]) -> None:
        """Leave standfirsts where they are set as most are: others are the first crosshead of a text, and what is set
        so right below a head is one.
        """
        types = Counter(
            line.type
            for line, role in zip(self._lines, self.roles, strict=True)
            if role is Role.STANDFIRST and line.type
        )
        if not types:
            return
        usual = types.most_common(1)[0][0]
        for at, line in enumerate(self._lines):
            if self.roles[at] is Role.STANDFIRST and line.type != usual:
                self.roles[at] = Role.BODY
        if usual == self._body:
            return
        for at in heads:
            end = at + 1
            while self._is(Role.BODY, end) and self._lines[end].type == usual:
                end += 1
            if self._is(Role.BODY, end):
                self.roles[at + 1 : end] = [Role.STANDFIRST] * (end - at - 1)

    def level_credits(self, heads: Sequence[int]) -> None:
        """Take bare names above a text for a credit where most stories have such a line."""
        tops = [(at + 1, at + 1 + self._top(range(at + 1, len(self.roles)))) for at in heads]
        bare = [top for start, top in tops if Role.CREDIT not in self.roles[start:top]]
        found = [(top, self._behind_standfirst(top)) for top in bare if self._is(Role.BODY, top)]
        named = [(top, at) for top, at in found if self._is_alone(at) and self._evidence[at].named]
        if len(named) >= _FEWEST and len(named) > _MOST * len(found):
            for top, at in named:
                self.roles[top:at] = [Role.STANDFIRST] * (at - top)
                self.roles[at] = Role.CREDIT

    def _behind_standfirst(self, top: int) -> int:
        at = top
        while self._is(Role.BODY, at) and at < top + _FURTHEST and self._is_apart(at):
            at += 1
        return at if self._is(Role.BODY, at) and not self._evidence[top].named else top

    def _is_alone(self, at: int) -> bool:
        """Whether a line is a paragraph of running text."""
        if not (self._is(Role.BODY, at) and self._is(Role.BODY, at + 1)):
            return False
        own, following = self._evidence[at], self._evidence[at + 1]
        return not own.finished and own.credited is None and following.opens is not False

    def _is(self, role: Role, at: int) -> bool:
        return at < len(self.roles) and self.roles[at] is role

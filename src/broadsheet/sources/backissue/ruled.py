"""Heads that plain text marks itself, as text files and the text of mails do: by a rule below, or signs before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.closings import address_in
from broadsheet.sources.backissue.contents import contents_of
from broadsheet.sources.backissue.model import Line, Manuscript
from broadsheet.sources.backissue.standing import kind_of
from broadsheet.sources.backissue.vocabulary import Vocabulary, language_of, vocabulary

_RULE = re.compile(r"(?P<sign>[-=_*~#+·—–─═])(?:\s?(?P=sign)){2,}")
_SIGNS = re.compile(r"(?:#{1,4}|\*{2,3})\s+(?=\w)")
_FEWEST = 2  # heads
_LONGEST = 100  # letters of one


def with_heads(made: Manuscript) -> Manuscript:
    """`made`, plain text, with rules for what runs around the text, and what they mark for heads."""
    rules = {at for at, line in enumerate(made.lines) if _RULE.fullmatch(line.text)}
    signs = {at: match[0] for at, line in enumerate(made.lines) if (match := _SIGNS.match(line.text))}
    if not rules and len(signs) < _FEWEST:
        return made
    words = vocabulary(language_of("\n".join(line.text for line in made.lines)))
    heads = _heads(made.lines, rules, signs.keys(), words)
    if not heads:
        signs = {}
    lines = [
        replace(line, text=line.text.removeprefix(signs.get(at, "")), opens=line.opens or at - 1 in rules)
        for at, line in enumerate(made.lines)
    ]
    # "** Unsubscribe (address)" is a button.
    beside = rules | {at for at in signs if address_in(lines[at].text)}
    end = _end(made.lines, heads, rules, words)
    return replace(
        made,
        lines=[line for at, line in enumerate(lines[:end]) if at not in beside],
        heads=[lines[at].number for at in heads[_is_nameplate(lines, heads) :]],
        running=[
            *made.running,
            *(lines[at] for at in sorted(beside)),
            *(replace(lines[at], text=sign.strip()) for at, sign in signs.items()),
        ],
        leftover=[*made.leftover, *(line for at, line in enumerate(lines[end:], end) if at not in beside)],
    )


def _heads(lines: Sequence[Line], rules: set[int], signed: Collection[int], words: Vocabulary) -> list[int]:
    """The places of the heads, and of the nameplate where it is set as they are; none where what is marked is not what
    the contents list names: rules may stand below sections, each with heads of its own.
    """
    marked = sorted({at - 1 for at in rules}.union(signed))
    heads = [at for at in marked if _is_head(lines, at, rules, words)]
    contents = contents_of(lines, words)
    named = [head.start for head in contents.heads if head] if contents else []
    is_named = sum(at in heads for at in named) * 2 >= len(named)
    return heads if len(heads) >= _FEWEST and is_named else []


def _end(lines: Sequence[Line], heads: Sequence[int], rules: set[int], words: Vocabulary) -> int:
    """Where the foot begins: below the last rule with space above it that stands behind the last head, if no box of the
    issue is there.
    """
    last = max(heads, default=len(lines))
    end = max((at for at in rules if at > last + 1 and lines[at].opens), default=len(lines))
    boxes = any(kind_of(line.text, words) for line in lines[end:])
    return len(lines) if boxes else end


def _is_head(lines: Sequence[Line], at: int, rules: set[int], words: Vocabulary) -> bool:
    """Whether the line at `at`, which a rule or a sign marks, is set apart as a head is, and is one of a story."""
    if at < 0 or at in rules or not (at == 0 or lines[at].opens or at - 1 in rules):
        return False
    text = _SIGNS.sub("", lines[at].text)
    if len(text) > _LONGEST or address_in(text) or (at + 1 in rules and lines[at + 1].opens):
        return False
    return not (is_finished(text) or words.says("contents", text) or kind_of(text, words))


def _is_nameplate(lines: Sequence[Line], heads: Sequence[int]) -> bool:
    """Whether the first of `heads` is the name of the issue: no sentence stands between it and the next."""
    below = lines[heads[0] + 1 : heads[1]] if heads else ()
    return bool(heads) and not any(is_finished(line.text) for line in below)

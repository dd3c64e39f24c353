"""How stories end that go on elsewhere: marks of a cut, and the address of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.sending import is_sending
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”»«]+|(?<![\w@.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/[^\s<>\"“”»«]*"
)
_INNER = "/-?=&_"  # at the end of a line, behind which an address goes on
_ONWARD = re.compile(r"[/?=&_-]|\.\w")  # at the beginning of a line with which it goes on
_LAST_HYPHEN = re.compile("[\u2010\u00ad]$")
_ENDING = re.compile(r"(?:s?html?|php|aspx?|pdf)(?!\w)")
_AFTER = ".,;:!?)]}>…"
CUT = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,4}|⋯⋯|……)\s*$")
_BRACKETS = frozenset("([（")
_TAIL = re.compile(r"(?<=[.!?…。！？؟])\s+(?=[^\W\d_])|(?<=[。！？])|\s[(\[]|（")
_SENTENCES = 3  # from the end, among which one is looked for: its address may have dots
_FEW_LETTERS = 40
_POINTING, _OPENING = set(":：→»>➜›"), set("([→»➜›")
_LONGEST = 60  # letters of the words before an address


@dataclass(frozen=True, slots=True)
class Closing:
    """An address that closes a story; `lines` are how many lines it takes, `cut` whether words say there is more,
    `whole` whether they say that the same stands there: "On the web". A `jump` names a page instead, on which the
    story goes on.
    """

    url: str
    lines: int
    cut: bool
    jump: bool = False
    whole: bool = False


def closing_at(texts: Sequence[str], words: Vocabulary) -> Closing | None:
    """The closing that the first of `texts`, lines that follow one another, begins; None where they say anything else.

    An address may be broken over lines, after a stroke, a dot or a hyphen.
    """
    if texts and is_jump(texts[0], words, "continued_on"):
        return Closing("", 1, cut=True, jump=True)
    texts = list(map(_hyphened, texts))
    for count in range(1, len(texts) + 1):
        joined = reduce(_with, texts[:count])
        found = _URL.search(joined)
        if found is None:
            if is_finished(joined):
                break
            continue
        before, after = joined[: found.start()].strip(" ([:—–→"), joined[found.end() :].strip(" ).]")
        announced = _announces(before, words)
        if (
            after
            or len(before) > _LONGEST
            or not (announced or (found.start() <= len(texts[0]) + 1 and _points(joined[: found.start()])))
        ):
            continue
        url = found[0].rstrip(_AFTER)
        if count < len(texts) and _goes_on(texts[count - 1], texts[count]):
            continue
        whole = words.says("on_the_web", before)
        return Closing(url, count, cut=announced and bool(before) and not whole, whole=whole)
    return None


def linked_closing(text: str, links: Sequence[str], words: Vocabulary) -> Closing | None:
    """The closing that `text`, a line that leads to `links`, is when it sends readers on without naming an address."""
    link = next((link for link in links if link.startswith("http")), "")
    if (
        not link
        or text[:1].islower()
        or not (key(text) in words.keys("read_more") or is_sending(text, words))
    ):
        return None
    whole = words.says("on_the_web", text)
    return Closing(link, 1, cut=not whole, whole=whole)


def tail_of(text: str, words: Vocabulary) -> tuple[int, Closing] | None:
    """Where the last sentence or bracket of `text` begins if it sends readers on, and where to: "Read the rest at …";
    without an address "(continued on our website)".
    """
    for found in reversed(list(_TAIL.finditer(text))[-_SENTENCES:]):
        said = text[found.end() :].strip(" ()[]（）")
        is_bracket = found[0].strip() in _BRACKETS and bool(found[0])
        begins = found.end() - is_bracket
        closing = closing_at([said], words)
        if closing and closing.url and closing.cut:
            return begins, closing
        if is_bracket and (key(said) in words.keys("read_more") or is_sending(said, words)):
            return begins, Closing("", 1, cut=True)
    return None


def joined_lines(texts: Sequence[str]) -> str:
    """`texts`, lines that follow one another, as one, without a space in an address that is broken over them."""
    return reduce(_with, map(_hyphened, texts))


def address_in(text: str) -> re.Match[str] | None:
    """The first address of the web in `text`."""
    return _URL.search(text)


def is_jump(text: str, words: Vocabulary, *kinds: str) -> bool:
    """Whether `text` says on which page a story goes on, or whence it comes: "Continued on page 3". `kinds` are those
    looked for, both where none is named.
    """
    plain = western(text)
    if len(text) > _LONGEST or not any(map(str.isdigit, plain)):
        return False
    said = "".join(char for char in key(plain) if not char.isdigit())
    return any(said in words.keys(kind) for kind in kinds or ("continued_on", "continued_from"))


def _hyphened(text: str) -> str:
    return _LAST_HYPHEN.sub("-", text)


def _with(said: str, text: str) -> str:
    hangs = bool(_ONWARD.match(text)) and any(found.end() == len(said) for found in _URL.finditer(said))
    return said + text if hangs or _is_broken(said) else f"{said} {text}"


def _is_broken(text: str) -> bool:
    return text.endswith("://") or (bool(_URL.search(text)) and text[-1] in _INNER + ".")


def _goes_on(line: str, following: str) -> bool:
    """Whether an address at the end of `line` goes on in the line that follows."""
    within = (
        line[-1] in _INNER
        or bool(_ONWARD.match(following))
        or line.endswith("://")
        or (line[-1] == "." and ("/" in following or bool(_ENDING.match(following))))
    )
    written = not following[:1].isupper() or "/" in following  # as no word that begins a sentence
    return (
        within
        and written
        and " " not in following.replace(" -", "-")
        and following.isascii()
        and len(following) < _LONGEST
    )


def _announces(before: str, words: Vocabulary) -> bool:
    """Whether `before` is nothing, or begins with words that send readers elsewhere, or is made of nothing but such."""
    said = key(before)
    return not said or any(map(said.startswith, words.keys("read_more"))) or is_sending(before, words)


def _points(before: str) -> bool:
    """Whether `before`, in whatever words, leads to the address behind it: "The rest is here: "."""
    said = before.strip()
    short = len(said) <= _FEW_LETTERS and not CUT.search(said) and not is_finished(said)
    return short and (said[-1:] in _POINTING or said[:1] in _OPENING)

"""How stories end that go on elsewhere: marks of a cut, and the address of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.jumps import is_jump
from broadsheet.sources.backissue.sending import is_sending
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_IN_URL = r"[^\s<>\"“”»«（）。、，；]"
_URL = re.compile(
    rf"(?:https?://|www\.){_IN_URL}+|(?<![\w@.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{{2,}}/{_IN_URL}*"
)
_INNER = "/-?=&_"  # at the end of a line, behind which an address goes on
_ONWARD = re.compile(r"[/?=&_-]|\.\w")  # at the beginning of a line with which it goes on
_LAST_HYPHEN = re.compile("[\u2010\u00ad]$")
_ENDING = re.compile(r"(?:s?html?|php|aspx?|pdf)(?!\w)")
_HOST = re.compile(r"(?<![\w@])[a-z0-9-]+\.[a-z0-9.-]*-$")  # "en.lantern-", the beginning of an address
_HOST_ON = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/")
_AFTER = ".,;:!?)]}>…"
CUT = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)|…|\.{3,4}|⋯⋯|……|(?<=\s)[→▶►▸➜←◀◄◂])\s*$")
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
    best: Closing | None = None
    for count in range(1, len(texts) + 1):
        joined = reduce(_with, texts[:count])
        found = _URL.search(joined)
        if found is None:
            if is_finished(joined):
                break
            continue
        if (
            count < len(texts)
            and joined[found.start() :] == found[0]
            and _goes_on(texts[count - 1], texts[count])
        ):
            continue
        made = _closing(joined, found, words, count=count, first=len(texts[0]))
        if best and (made is None or made.url != best.url):
            break
        best = made
        if made and found.start() and not _behind(joined, found):
            break
    return best


def _closing(
    joined: str, found: re.Match[str], words: Vocabulary, *, count: int, first: int
) -> Closing | None:
    """The closing that `joined`, `count` lines of which the first has `first` letters, is with its address `found`."""
    before, behind = joined[: found.start()].strip(" ([:—–→"), _behind(joined, found)
    if len(before) > _LONGEST or len(behind) > _LONGEST:
        return None
    announced = _announces(f"{before} {behind}" if behind else before, words, whole=bool(behind))
    points = not behind and found.start() <= first + 1 and _points(joined[: found.start()])
    if not announced and not points:
        return None
    whole = words.says("on_the_web", before)
    return Closing(
        found[0].rstrip(_AFTER), count, cut=announced and bool(before or behind) and not whole, whole=whole
    )


def _behind(joined: str, found: re.Match[str]) -> str:
    """What follows the address: "harbour.example/quay has the whole report"."""
    return joined[found.end() :].strip(" ).]")


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


def _hyphened(text: str) -> str:
    return _LAST_HYPHEN.sub("-", text)


def _with(said: str, text: str) -> str:
    hangs = bool(_ONWARD.match(text)) and any(found.end() == len(said) for found in _URL.finditer(said))
    return said + text if hangs or _is_broken(said, text) else f"{said} {text}"


def _is_broken(text: str, following: str) -> bool:
    if _HOST.search(text) and _HOST_ON.match(following):
        return True
    return text.endswith("://") or (bool(_URL.search(text)) and text[-1] in _INNER + ".")


def _goes_on(line: str, following: str) -> bool:
    """Whether an address at the end of `line` goes on in the line that follows."""
    first = following.split(maxsplit=1)[0]
    following = first if "/" in first else following
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


def _announces(before: str, words: Vocabulary, *, whole: bool) -> bool:
    """Whether `before` is nothing, or begins with words that send readers elsewhere, or is made of nothing but such.
    `whole`: whether it has to be one of them, as words are that stand around an address.
    """
    said, known = key(before), words.keys("read_more")
    return (
        not said
        or (said in known if whole else any(map(said.startswith, known)))
        or is_sending(before, words)
    )


def _points(before: str) -> bool:
    """Whether `before`, in whatever words, leads to the address behind it: "The rest is here: "."""
    said = before.strip()
    plain = said.rstrip("".join(_POINTING)).rstrip()
    short = len(said) <= _FEW_LETTERS and not CUT.search(plain) and not is_finished(said)
    return short and (said[-1:] in _POINTING or said[:1] in _OPENING)

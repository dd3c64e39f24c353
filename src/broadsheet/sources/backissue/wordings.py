"""The words before what every issue has: names, the addresses at which stories go on, the pages of jumps.

Each function gives a kind of words and words of it, for every place where they were found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.aligned import Aligned
from broadsheet.sources.backissue.closings import address_in
from broadsheet.sources.backissue.credit_lines import is_cased
from broadsheet.sources.backissue.credits import credit_of, parts_of
from broadsheet.sources.backissue.dates import dates_in, western
from broadsheet.sources.backissue.jumps import is_jump
from broadsheet.sources.backissue.vocabulary import UNSPACED, Vocabulary, key

Wording = tuple[str, str]
"""A kind, and words of it."""

_MOST_LINES = 3  # of a byline
_MOST_WORDS, _MOST_LETTERS = 6, 10  # of a wording, where words are spaced and where not
_LONGEST = 60  # letters before an address or a page
_LONGEST_ENTRY = 3  # lines of an entry in a contents list
_PAGE = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_EDGES = " :：／/·•|—–―-.,،、()（）[]→»>"


def announcing(aligned: Aligned, words: Vocabulary) -> Iterator[Wording | None]:
    """What stands before names or behind them; None for names with nothing new about them."""
    cased = is_cased(aligned.lines)
    for said, names in _bylines(aligned):
        parts = parts_of(said, words)
        first = next((part for part in parts if _place(part, names[0])), "")
        last = next((part for part in parts if _place(part, names[-1])), "")
        before = _before(first, names[0]).strip(_EDGES)
        kind, wording = ("by", before) if before else ("by_after", _behind(last, names[-1]).strip(_EDGES))
        yield (kind, wording) if _may_announce(wording, words, cased=cased) else None


def joining(aligned: Aligned, words: Vocabulary) -> Iterator[Wording]:
    """The words between names, with their spaces."""
    known = {key(link) for link in words.words["joins"]}
    for said, names in _bylines(aligned):
        for name, following in pairwise(names):
            link = _before(_behind(said, name), following)
            plain = " ".join(link.split())
            is_apart = bool(key(plain)) and link[0].isspace() and link[-1].isspace()
            if is_apart and key(plain) not in known and _is_wording(plain, words):
                yield "joins", f" {plain} "


def _bylines(aligned: Aligned) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the source says of who wrote each story, and their names."""
    for at, story in enumerate(aligned.stories):
        own = _byline(aligned, at, story.names) if story.names else None
        if own is None:
            continue
        texts = [aligned.lines[each].text for each in own]
        is_bare = aligned.keys[own.start].startswith(key(story.names[0]))
        if (
            is_bare and own.start and not aligned.is_told(own.start - 1)
        ):  # announced at the end of the line above
            texts.insert(0, aligned.lines[own.start - 1].text)
        yield " ".join(texts), story.names


def _byline(aligned: Aligned, story: int, names: Sequence[str]) -> range | None:
    """The fewest lines of a story that name all who wrote it, and are nothing else."""
    wanted = [key(name) for name in names]
    places = [at for at in aligned.places(story) if not aligned.is_told(at)]
    for count in range(1, _MOST_LINES + 1):
        for at in places:
            own = range(at, min(at + count, len(aligned.lines)))
            said = "".join(aligned.keys[each] for each in own)
            if all(name in said for name in wanted) and not any(map(aligned.is_told, own)):
                return own
    return None


def _place(text: str, name: str) -> re.Match[str] | None:
    """Where `text` has `name`, whatever its case, spaces and apostrophes."""
    parts = (re.sub("['’]", "['’]", re.escape(part)) for part in name.split())
    return re.search(r"\s+".join(parts), text, re.IGNORECASE)


def _before(text: str, name: str) -> str:
    place = _place(text, name)
    return text[: place.start()] if place else ""


def _behind(text: str, name: str) -> str:
    place = _place(text, name)
    return text[place.end() :] if place else ""


def _may_announce(wording: str, words: Vocabulary, *, cased: bool) -> bool:
    """Whether `wording` is short, is not known, and holds no other name."""
    said = key(wording)
    if not said or not _is_wording(wording, words):
        return False
    known = {key(word) for kind in ("by", "by_after") for word in words.words[kind]}
    if said in known:
        return False
    return not cased or (len(said) > 1 and not _names(wording, words))


def _names(wording: str, words: Vocabulary) -> bool:
    """Whether a known word announces other names in it: "By Ida Marsh and"."""
    credit = credit_of(wording, words)
    return credit is not None and bool(credit.names)


def _is_wording(text: str, words: Vocabulary) -> bool:
    """Whether `text` is short, and without figures."""
    is_short = len(text) <= _MOST_LETTERS if words.language in UNSPACED else len(text.split()) <= _MOST_WORDS
    return is_short and not any(map(str.isdigit, text))


def leading(aligned: Aligned, words: Vocabulary) -> Iterator[Wording | None]:
    """What stands before the addresses at which stories go on; None where nothing new does."""
    known = words.keys("read_more")
    for at, story in enumerate(aligned.stories):
        wanted = _without_scheme(story.permalink)
        found = next(
            (said for place in aligned.places(at) if (said := _to(aligned, place, wanted)) is not None), None
        )
        if not wanted or found is None:
            continue
        is_known = any(key(found).startswith(word) for word in known)
        is_named = any(key(name) in key(found) for name in story.names)
        is_wording = key(found) and len(found) <= _LONGEST and not any(map(str.isdigit, found))
        yield ("read_more", found) if is_wording and not is_known and not is_named else None


def _to(aligned: Aligned, at: int, wanted: str) -> str | None:
    """The words before the address `wanted`, in its line or, where that begins with it, in the line above; None for
    lines without it.
    """
    text = aligned.lines[at].text
    address = address_in(text)
    said = _without_scheme(address[0]) if address and aligned.owners[at] is None else ""
    if address is None or not said or not wanted.startswith(said):
        return None
    if before := text[: address.start()].strip(_EDGES + "…"):
        return before
    above = aligned.lines[at - 1].text if at and not aligned.is_told(at - 1) else ""
    return "" if is_finished(above) else above.strip(_EDGES)


def _without_scheme(address: str) -> str:
    return key(address.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www."))


def jumping(aligned: Aligned, words: Vocabulary) -> Iterator[Wording]:
    """What stands before a page where a text breaks off that goes on there, or goes on that broke off there."""
    pages: dict[int, set[int]] = {}
    for line, owner in zip(aligned.lines, aligned.owners, strict=True):
        if owner is not None:
            pages.setdefault(owner, set()).add(line.page)
    listed = {at for listed in aligned.lists() for at in range(listed.start, listed.stop + _LONGEST_ENTRY)}
    for at in range(1, len(aligned.lines) - 1):
        page, wording = _paged(aligned.lines[at].text, words)
        if page is None or at in listed or aligned.is_told(at):
            continue
        beside = (("continued_on", at - 1), ("continued_from", at + 1))
        owners = [(kind, owner) for kind, near in beside if (owner := aligned.owners[near]) is not None]
        kinds = [kind for kind, owner in owners if page in pages[owner] - {aligned.lines[at].page}]
        if len(kinds) == 1:  # what may be either says nothing
            yield kinds[0], wording


def _paged(text: str, words: Vocabulary) -> tuple[int | None, str]:
    """The page that a line names in words that are no jump yet, and the words."""
    pages = _PAGE.findall(western(text))
    wording = " ".join(_PAGE.sub(" ", western(text)).split()).strip(_EDGES)
    is_known = any(is_jump(text, words, kind) for kind in ("continued_on", "continued_from"))
    is_other = address_in(text) or any(True for _ in dates_in(text, words.language))
    is_page = not key(wording) or words.says("page", wording)
    if len(pages) != 1 or len(text) > _LONGEST or is_known or is_other or is_page:
        return None, ""
    return int(pages[0]), wording

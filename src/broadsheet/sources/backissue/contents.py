"""The contents list: where it stands, its entries, and where else in the issue the words of each stand as a head."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.jumps import is_jump
from broadsheet.sources.backissue.model import Entry, Line
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

# What stands before and behind the number of a page, in the languages that can be brought home.
_PAGE_WORDS = "pages? pp? pg s seiten? p[áa]g p[áa]ginas? pag pagin[ae] ص صفحه صفحهٔ صفحه‌ی صفحة الصفحة עמ עמוד"
_PAGE = rf"(?:(?:{_PAGE_WORDS.replace(' ', '|')})[.’'׳]?\s*|第\s?)?"
_LEAF = r"\s?(?:页|頁|版|面|ページ|쪽|면)?"
_APART = r"\s.·…_|/,:;–—→>»(（\[-"
_TRAILING = re.compile(
    rf"^(?P<title>.*?)[{_APART}]+{_PAGE}(?P<page>\d{{1,2}}){_LEAF}[)）\].]?$", re.IGNORECASE
)
_LEADING = re.compile(
    rf"^[(\[…·.]*{_PAGE}(?P<page>\d{{1,2}}){_LEAF}[\s.:)\]|/–—→>»-]*(?P<title>\D.*)$", re.IGNORECASE
)
_COUNTED = re.compile(r"^(?:\d{1,2}|[IVX]{1,4})[.):|]?\s+(?=[^\W\d])")
_BARE = re.compile(r"^(?P<title>.*)$")
_FORMS = (_TRAILING, _LEADING, _BARE)  # pages behind the titles, before them, or nowhere
_LONGEST = 8  # lines of one head
_LONGEST_UNFOUND = 3  # lines of an entry whose story is not there
_CERTAIN = 98.0  # of 100, from which the longer of two heads is the likelier
_SAME = 90.0  # of 100, from which words are taken for the same
_ENTRIES = 120
_FEWEST = 3  # heads and pages, from which a list without a name for it is one
_APART_LINES = 3  # between two heads: lines of an address that is repeated have none
_BEGINNING, _MOST_BEGINNINGS = 4, 6  # letters; lines that begin with the same
_SAME_LETTERS = 2  # with which a head and its entry begin
_HEAD_AND_ENTRY = 2  # times that an issue says a title


@dataclass(frozen=True, slots=True)
class Head:
    """Lines `start` to `end` of the issue as the head that an entry names; `score` of 100 says how alike they are."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Contents:
    """The list stands in the lines `start` to `end`; `heads` has what was found of each entry, or None."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    heads: tuple[Head | None, ...]


class HeadFinder:
    """Finds words again as a head: whole lines that say the same, wrapped or in capitals as may be. `joiner` puts the
    lines of an entry together.
    """

    def __init__(self, lines: Sequence[Line], words: Vocabulary) -> None:
        self.joiner = Joiner(lines)
        self._lines = lines
        self._words = words
        self._keys = [_key(line.text) for line in lines]
        self._beginnings = Counter(each[:_BEGINNING] for each in self._keys)
        self._places: dict[str, list[int]] = {}
        for at, each in enumerate(self._keys):
            self._places.setdefault(each[:_SAME_LETTERS], []).append(at)

    def ends_before(self, at: int, form: re.Pattern[str], opened: Sequence[bool | None]) -> bool:
        """Whether a list ends above the line at `at`; `opened` says which of its entries stand below a blank line."""
        line, before = self._lines[at], self._lines[at - 1]
        if is_jump(line.text, self._words):
            return True
        if len(opened) < _HEAD_AND_ENTRY:
            return False
        is_parted = form is _BARE and line.opens is True and not any(opened[1:])
        return is_parted or line.page != before.page

    def may_be_said_again(self, at: int) -> bool:
        """Whether another line begins as the line at `at` does, but not many, as where lines are repeated."""
        return 1 < self._beginnings[self._keys[at][:_BEGINNING]] <= _MOST_BEGINNINGS

    def is_common(self, title: str) -> bool:
        """Whether lines say `title` more than twice in the issue, as no head does, but the line above heads may."""
        return self._keys.count(_key(title)) > _HEAD_AND_ENTRY

    def find(self, title: str, barred: range) -> Head | None:
        """The lines that say `title` best, outside `barred`; None where none say nearly the same."""
        wanted = _key(title)
        places = self._places.get(wanted[:_SAME_LETTERS], ())
        found = (head_at(self._keys, at, wanted) for at in places if at not in barred)
        heads = [
            head for head in found if head and not (head.start < barred.stop and barred.start < head.end)
        ]
        return max(heads, key=lambda head: head.score, default=None) if wanted else None


def _key(text: str) -> str:
    """The key of a title or a head without the number that counts it, which one of the two may lack."""
    return key(_COUNTED.sub("", text))


def head_at(keys: Sequence[str], start: int, wanted: str) -> Head | None:
    """The lines from `start`, of which `keys` are the keys, that say `wanted`, a key, best; None where none say nearly
    the same.
    """
    if not wanted or keys[start][:_SAME_LETTERS] != wanted[:_SAME_LETTERS]:
        return None
    said = ""
    best: Head | None = None
    for end in range(start, min(start + _LONGEST, len(keys))):
        said += keys[end]
        if len(said) > len(wanted) * 1.2:
            break
        score = fuzz.ratio(said, wanted)
        if score >= _SAME and (best is None or score > best.score):
            best = Head(start, end + 1, score)
    return best


def contents_of(lines: Sequence[Line], words: Vocabulary) -> Contents | None:
    """The contents list whose entries are found again; of several that list which has the most."""
    finder = HeadFinder(lines, words)
    starts = (at for at, line in enumerate(lines) if words.says("contents", line.text))
    found = [made for at in starts for form in _FORMS if (made := _list_at(lines, at, finder, form))]
    return max(found or _under_other_words(lines, finder), key=_worth, default=None)


def _under_other_words(lines: Sequence[Line], finder: HeadFinder) -> list[Contents]:
    """Lists under whatever words, by the heads that are found again: with pages, or with nothing but such heads."""
    found: list[Contents] = []
    at = 1
    while at < len(lines):
        plain = western(lines[at].text)
        said_again = finder.may_be_said_again(at)
        # The first entry may be wrapped, with its page in the next line.
        may_be = {
            _TRAILING: said_again or _TRAILING.match(plain),
            _LEADING: _LEADING.match(plain),
            _BARE: said_again,
        }
        forms = [form for form, is_one in may_be.items() if is_one]
        ways = (_list_at(lines, at - 1, finder, form) for form in forms)
        best = max((made for made in ways if made and _is_list(made)), key=_worth, default=None)
        if best:
            found.append(best)
            at = best.end
        at += 1
    return found


def _is_list(made: Contents) -> bool:
    """Whether what was found is a list: its heads are there, and it has pages, or they have texts between them."""
    heads = sorted((head for head in made.heads if head), key=lambda head: head.start)
    if len(heads) < _FEWEST:
        return False
    apart = all(after.start - before.end >= _APART_LINES for before, after in pairwise(heads))
    return _worth(made)[1] >= _FEWEST or (apart and len(heads) == len(made.heads))


def _worth(contents: Contents) -> tuple[int, int]:
    """How many heads and pages are found, then how many pages."""
    pages = sum(entry.page is not None for entry in contents.entries)
    return sum(map(bool, contents.heads)) + pages, pages


def _list_at(lines: Sequence[Line], start: int, finder: HeadFinder, form: re.Pattern[str]) -> Contents | None:
    entries: list[Entry] = []
    heads: list[Head | None] = []
    at = start + 1
    opened: list[bool | None] = []
    while at < len(lines) and len(entries) < _ENTRIES and not finder.ends_before(at, form, opened):
        made = _entry_at(lines[at : at + _LONGEST], range(start, at), finder, form)
        if made is None:
            break
        entry, head, count = made
        if any(key(entry.title) == key(other.title) for other in entries):
            break  # no list names a story twice: this is the story
        opened.append(lines[at].opens)
        at += count
        entries.append(entry)
        heads.append(head)
    while entries and entries[-1].page is None and finder.is_common(entries[-1].title):
        at -= _lines_said(lines, at, entries.pop().title)
        heads.pop()
    if not any(heads):
        return None
    entries, at = _with_pages(entries, lines, at)
    return Contents(start, at, tuple(entries), tuple(heads))


def _lines_said(lines: Sequence[Line], end: int, title: str) -> int:
    """How many lines before `end` say `title`."""
    count, said = 0, ""
    while key(said) != key(title) and count < _LONGEST:
        count += 1
        said = " ".join(line.text for line in lines[end - count : end])
    return count


def _with_pages(entries: list[Entry], lines: Sequence[Line], at: int) -> tuple[list[Entry], int]:
    """The entries of a list whose pages stand in lines behind it, as a column of their own; and where that ends."""
    column = [western(line.text) for line in lines[at : at + len(entries)]]
    if (
        any(entry.page for entry in entries)
        or not all(map(str.isdecimal, column))
        or len(column) < len(entries)
    ):
        return entries, at
    paged = [Entry(entry.title, int(page)) for entry, page in zip(entries, column, strict=True)]
    return paged, at + len(column)


def _entry_at(
    lines: Sequence[Line], barred: range, finder: HeadFinder, form: re.Pattern[str]
) -> tuple[Entry, Head | None, int] | None:
    """The entry that begins with the first of `lines`, the head it names, and how many lines it takes."""
    best: tuple[Entry, Head | None, int] | None = None
    for count in range(1, len(lines) + 1):
        if (
            count > 1
            and form is not _BARE
            and form.match(western(lines[count - 2 + (form is _LEADING)].text))
        ):
            break  # the next entry begins
        entry = _entry(finder.joiner.joined([line.text for line in lines[:count]]), form)
        if entry is None:
            continue
        head = finder.find(entry.title, range(barred.start, barred.stop + count))
        if head and (best is None or best[1] is None or head.score >= min(best[1].score, _CERTAIN)):
            best = entry, head, count
        elif best is None and entry.page is not None and count <= _LONGEST_UNFOUND:
            best = entry, None, count  # an entry without a story
    return best


def _entry(text: str, form: re.Pattern[str]) -> Entry | None:
    plain = western(text)
    match = form.match(plain)
    if match is None:
        return None
    title = text[match.start("title") : match.end("title")].strip(" .·…_|→»–—([（*•‣▪")
    page = match.groupdict().get("page")
    return Entry(title, int(page) if page else None) if title else None

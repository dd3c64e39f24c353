"""Bylines and dates of stories, as a line of their own: "By Ida Marsh and Tom Reed · 28 October 2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

from broadsheet.issue.endings import is_finished
from broadsheet.sources.backissue.dates import Found, dates_in
from broadsheet.sources.backissue.vocabulary import UNSPACED, Vocabulary, key

_BETWEEN = re.compile(r"\s*[·•|/—–:;,،؛、；]\s*|\s+-\s+")
_APART = re.compile(r"\s*[·•|]\s*|\s+[—–-]\s+|(?<=\s)[/,]\s*$|^\s*[/,]")
_DASHES, _OPENING, _CLOSING = "—–―", "(（[", ")）]"
_PLACE = re.compile(r"\s*[^\W\d_][\w-]*\s*[,،、]\s*(?:(?:le|den|am|a|el|il)\s+)?")
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]\s*$")
HYPHENS = ("-", "\u2010", "\u00ad")
_BEHIND_WORDS = " :：／＝\u00a0"
_EDGES = " \u3000·•|/—–-:,.،、＝=()[]"
_WORDS = re.compile(r"[\s.,،()（）]+")
_MOST_WORDS = 5  # of one name
_MOST_LETTERS = 120
_MOST_UNSPACED = 12  # letters of a name in scripts that do not part words; を marks an object
# Words within names that are not capitalised.
_PARTICLES = frozenset(
    (
        "al",
        "bin",
        "da",
        "de",
        "del",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "le",
        "van",
        "von",
        "y",
        "zu",
    )
)
_UNSPACED_SCRIPTS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
_PARTICLE = re.compile("[\u3040-\u309f]{1,2}")  # "から" behind a date
_CAPITAL_SCRIPTS = re.compile("[A-Za-zÀ-ɏ]")


@dataclass(frozen=True, slots=True)
class Credit:
    """What a line says of who wrote a story and when; `announced` where a word such as "By" stands before the names."""

    names: tuple[str, ...] = ()
    date: Found | None = None
    announced: bool = False


def credit_of(text: str, words: Vocabulary) -> Credit | None:
    """`text` as a credit; None where it says anything else."""
    if len(text) > _MOST_LETTERS or is_picture_credit(text, words):
        return None
    date = next(dates_in(text, words.language), None)
    if date and _is_dateline(text, date):
        return Credit(date=date)
    parts = parts_of(without_link(text, words), words)
    if not parts:
        return Credit(date=date) if date else None
    parts = _without_pictures(parts, words)
    told = [part for part in parts if not (words.says("by", part) or words.says("by_after", part))]
    is_announced = len(told) < len(parts)
    told, on_behalf = _without_offices(told, words)
    if not told:
        return None
    named = [_named(part, words) for part in told]
    is_announced = is_announced or named[0] is not None or named[-1] is not None or _is_signed(text)
    names = [said or part for said, part in zip(named, told, strict=True)]
    found = tuple(name for part in names for name in joined_names(part, words, lenient=is_announced) or ("",))
    # Names alone may be anything: only with a date, or a word or mark beside them, they are a byline.
    announced = is_announced or on_behalf
    return Credit(found, date, announced) if found and all(found) and (announced or date) else None


def _is_dateline(text: str, date: Found) -> bool:
    """Whether one word and a comma stand before the date, as where it was written: "Montfrais, le 8 mars 2021"."""
    return bool(_PLACE.fullmatch(text[: date.start])) and not key(text[date.end :])


def _without_brackets(text: str) -> str:
    return text[1:-1] if text[:1] in _OPENING and text[-1:] in _CLOSING else text


def _without_offices(parts: Sequence[str], words: Vocabulary) -> tuple[list[str], bool]:
    """`parts` without what says for whom, or as what, somebody writes: "Ida Marsh, for the committee", "Tom Reed,
    warden"; and whether one said for whom behind a comma.
    """
    kept: list[str] = []
    on_behalf = False
    for part in parts:
        begins = _on_behalf(part, words)
        if kept and (part[0].islower() or begins == 0):
            is_short = len(part.split()) <= _MOST_WORDS and not is_finished(part)
            on_behalf = on_behalf or (begins == 0 and is_short and bool(_CAPITAL_SCRIPTS.search(part)))
            continue
        bracketed = _BRACKETED.search(part)
        said = part[: bracketed.start()] if bracketed and bracketed.start() else part[: begins or None]
        kept.append(said.rstrip())
    return kept, on_behalf


def _on_behalf(text: str, words: Vocabulary) -> int | None:
    """Where `text` begins to say for whom somebody writes, behind a whole name if any; None where it does not."""
    inside = bool(_CAPITAL_SCRIPTS.search(text))
    for word in words.words["behalf"]:
        found = re.search(rf"(?:^|(?<=\s)){re.escape(word)}\s", text)
        if found and (not found.start() or (inside and " " in text[: found.start()].rstrip())):
            return found.start()
    return None


def _without_pictures(parts: list[str], words: Vocabulary) -> list[str]:
    """`parts` down to what says who took the pictures: "Words: Ida Marsh · Pictures: Tom Reed"."""
    ends = (
        at
        for at, part in enumerate(parts)
        if at and (words.says("pictures", part) or _announced(part, words, "pictures") is not None)
    )
    return parts[: next(ends, len(parts))]


def parts_of(text: str, words: Vocabulary) -> list[str]:
    """What `text` says besides when, parted by dots, strokes and commas."""
    pieces = (_without_brackets(piece.strip(" /,")) for piece in pieces_of(text, words))
    parts = (part for piece in pieces for part in _BETWEEN.split(piece) if part.strip(_EDGES))
    return [part for part in parts if not _says_when(part, words)]


def pieces_of(text: str, words: Vocabulary) -> list[str]:
    """What `text` says besides when, parted by what parts a byline from a date."""
    date = next(dates_in(text, words.language), None)
    rest = text if date is None else f"{text[: date.start]} · {text[date.end :]}"
    return [part for part in _APART.split(rest) if part.strip(_EDGES) and not _says_when(part, words)]


def names_of(text: str, words: Vocabulary) -> tuple[str, ...]:
    """The names in `text`, if it may be names and nothing else though nothing says so; none otherwise."""
    if len(text) > _MOST_LETTERS or is_picture_credit(text, words):
        return ()
    said = without_link(text, words).strip(_EDGES)
    found = [joined_names(part, words) for part in _BETWEEN.split(said) if part]
    return tuple(name for names in found for name in names) if all(found) else ()


def without_link(text: str, words: Vocabulary) -> str:
    """`text` without an "and" at its end, behind which more names would stand."""
    links = (link.rstrip() for link in words.words["joins"])
    if words.language in UNSPACED:  # where a letter that joins names may be the last of one
        links = (link for link in links if not link.isalpha())
    return next((text[: -len(link)] for link in links if text.endswith(link)), text)


def is_picture_credit(text: str, words: Vocabulary) -> bool:
    """Whether `text` says who took or drew a picture: "Photo: Tom Reed"."""
    said = _announced(text, words, "pictures")
    return said is not None and _announced(text, words) is None and bool(joined_names(said, words))


def joined_credit(texts: Sequence[str]) -> str:
    """`texts`, the lines of a credit, as one; names of two parts and dates may be broken at their hyphens."""
    return reduce(_with, texts)


def _with(said: str, text: str) -> str:
    if not said.endswith(HYPHENS):
        return f"{said} {text}"
    # Within a name no capital follows a hyphen that was put in by the break.
    return said[:-1] + ("" if text[:1].islower() else "-") + text


def is_open(text: str, words: Vocabulary, *, credited: bool) -> bool:
    """Whether a credit cannot end with `text`: with "By" alone, "and", a comma, a stroke, or "van". `credited`: whether
    it is one already.
    """
    if text.rstrip().endswith((",", "·", "|", "&", "•", *HYPHENS)):
        return True
    last = text.rsplit(maxsplit=1)[-1].casefold() if text.strip() else ""
    links = {*(link.strip().casefold() for link in words.words["joins"]), *_PARTICLES}
    begins = credited or any(text.casefold().startswith(word.casefold()) for word in words.words["by"])
    return begins and (
        last in links or text.casefold().strip(_EDGES) in {word.casefold() for word in words.words["by"]}
    )


def _is_signed(text: str) -> bool:
    """Whether `text` stands behind a dash or in brackets, as signatures do."""
    return text[0] in _DASHES or (text[0] in _OPENING and text[-1] in _CLOSING)


def _named(text: str, words: Vocabulary) -> str | None:
    """What stands in `text` behind a word such as "By", or before one such as "reports"; None where there is none."""
    if (said := _announced(text, words)) is not None:
        return said
    plain = text.rstrip(_EDGES)
    for word in words.words["by_after"]:
        name = plain.removesuffix(word)
        if name != plain and name and (name[-1] == " " or (words.language in UNSPACED and len(word) > 1)):
            return name.strip(_EDGES)
    return None


def _announced(text: str, words: Vocabulary, kind: str = "by") -> str | None:
    """What follows in `text` behind a word of that kind, such as "By"; None where it begins with none."""
    for word in sorted(words.words[kind], key=len, reverse=True):
        if text.casefold().startswith(word.casefold()):
            rest = text[len(word) :]
            glued = kind == "by" and words.language in UNSPACED
            if rest and (glued or rest[0] in _BEHIND_WORDS):
                return rest.strip(_EDGES + _BEHIND_WORDS)
    return None


def _says_when(text: str, words: Vocabulary) -> bool:
    """Whether `text` is the day of a week, or stands beside a date: "published on", "Monday the"."""
    if not key(text) or words.says("dated", text):
        return True
    dating = _dating(words)
    return all(key(part) in dating for part in _WORDS.split(text) if key(part))


@lru_cache(maxsize=64)
def _dating_words(days: tuple[str, ...], dated: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key(part) for said in (*days, *dated) for part in (said, *said.split()))


def _dating(words: Vocabulary) -> frozenset[str]:
    """The words that stand beside dates, and the days of the week, as keys."""
    strings = words.strings
    return _dating_words((*strings.weekdays, *strings.weekdays_short), words.words["dated"])


def joined_names(text: str, words: Vocabulary, *, lenient: bool = False) -> tuple[str, ...]:
    """The names that `text` joins; none where any of them is no name."""
    links = "|".join(map(re.escape, words.words["joins"]))
    # A letter that joins names may be the last of one.
    links = rf"(?<=\w\w)(?:{links})(?=\w\w)" if words.language in UNSPACED else links
    parts = [part for part in re.split(rf"{links}|\s[&+]\s", text) if part.strip(_EDGES)]
    names = tuple(part.strip(_EDGES).replace("\u2010", "-") for part in parts)
    return names if names and all(_is_name(name, lenient=lenient) for name in names) else ()


def _is_name(text: str, *, lenient: bool) -> bool:
    """Whether `text` may be a name. Where a word says that names follow, no word of it need begin with a capital but
    one.
    """
    parts = text.split()
    if not 0 < len(parts) <= _MOST_WORDS or any(char.isdigit() for char in text):
        return False
    if not _CAPITAL_SCRIPTS.search(text):
        return not _UNSPACED_SCRIPTS.search(text) or (
            len(text) <= _MOST_UNSPACED and "を" not in text and not _PARTICLE.fullmatch(text)
        )
    if lenient and text != text.casefold():
        return len(parts) > 1 or text[0].isupper()
    return _is_capital(parts[0]) and all(_is_capital(part) or part.casefold() in _PARTICLES for part in parts)


def _is_capital(part: str) -> bool:
    """Whether a word begins with a capital, or with a small letter before one: "rOpenSci", "d’Aubais"."""
    return part[0].isupper() or part[1:2].isupper() or (part[1:2] in {"’", "'"} and part[2:3].isupper())

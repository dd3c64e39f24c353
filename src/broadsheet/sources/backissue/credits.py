"""Bylines and dates of stories, as a line of their own: "By Ida Marsh and Tom Reed · 28 October 2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from broadsheet.sources.backissue.dates import Found, dates_in
from broadsheet.sources.backissue.vocabulary import UNSPACED, Vocabulary, key

_BETWEEN = re.compile(r"\s*[·•|/—–:;,،؛、；]\s*|\s+-\s+")
_APART = re.compile(r"\s*[·•|]\s*|\s+[—–-]\s+|(?<=\s)[/,]\s*$|^\s*[/,]")
_DASHES, _OPENING, _CLOSING = "—–―", "(（[", ")）]"
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]\s*$")
HYPHENS = ("-", "\u2010", "\u00ad")
_BEHIND_WORDS = " :：／＝\u00a0"
_EDGES = " ·•|/—–-:,.،、＝=()[]"
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
    parts = parts_of(without_link(text, words), words)
    if not parts:
        return Credit(date=date) if date else None
    parts = _without_pictures(parts, words)
    told = [part for part in parts if not (words.says("by", part) or words.says("by_after", part))]
    if not told:
        return None
    named = [_named(part, words) for part in told]
    announced = len(told) < len(parts) or named[0] is not None or named[-1] is not None or _is_signed(text)
    names = [said or part for said, part in zip(named, told, strict=True)]
    found = tuple(name for part in names for name in joined_names(part, words, lenient=announced) or ("",))
    # Names alone may be anything: only with a date or a word or mark beside them they are a byline.
    return Credit(found, date, announced) if found and all(found) and (announced or date) else None


def _without_pictures(parts: list[str], words: Vocabulary) -> list[str]:
    """`parts` down to what says who took the pictures: "Words: Ida Marsh · Pictures: Tom Reed"."""
    ends = (at for at, part in enumerate(parts) if at and words.says("pictures", part))
    return parts[: next(ends, len(parts))]


def parts_of(text: str, words: Vocabulary) -> list[str]:
    """What `text` says besides when, parted by dots, strokes and commas."""
    parts = (part for piece in pieces_of(text, words) for part in _BETWEEN.split(piece) if part.strip(_EDGES))
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
        if name != plain and name and (name[-1] == " " or words.language in UNSPACED):
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
    """Whether `text` is the day of a week, or stands beside a date: "published on"."""
    days = {key(day) for day in (*words.strings.weekdays, *words.strings.weekdays_short)}
    bracketed = _BRACKETED.search(text)
    said = text[: bracketed.start()] if bracketed and key(bracketed[0]) in days else text
    return not key(said) or words.says("dated", said) or key(said) in days


def joined_names(text: str, words: Vocabulary, *, lenient: bool = False) -> tuple[str, ...]:
    """The names that `text` joins; none where any of them is no name."""
    links = "|".join(map(re.escape, words.words["joins"]))
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
    """Whether a word begins with a capital, or with a small letter before one: "rOpenSci"."""
    return part[0].isupper() or part[1:2].isupper()

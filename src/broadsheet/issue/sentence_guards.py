"""Guards against false sentence ends: each looks at one place and may veto it; where in doubt it does."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from broadsheet.issue.abbreviations import NAMES_WITH_A_MARK
from broadsheet.issue.enclosures import OPENING_BRACKETS, OPENING_QUOTES
from broadsheet.issue.sentence_rules import SentenceRules

_FULL_STOPS = ".。．｡۔"
BIDI_MARKS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a sentence may end.

    end: the offset of the cut.
    stem: the text up to the terminator, without the marks behind it.
    word: the word before a single full stop ("Dr", "z.B", "l’art"), or "".
    opening: the opening mark of the outermost pair closed behind the terminator, or "".
    lead: the last character before that opening mark, or "".
    after: the text behind the cut and its white space; spaced: there is white space.
    """

    end: int
    stem: str
    word: str
    opening: str
    lead: str
    after: str
    spaced: bool


# A double quotation mark inside a word is Hebrew gershayim (צה"ל).
_WORD_EDGE = re.compile(r"[()\[\]{}«»“”„‚‘‹›（）「」『』/—–…,;:!?؟]|(?<!\w)\"|\"(?!\w)")
# Arabic abbreviations are stretched or joined (هـ, ه‍).
_INVISIBLE = dict.fromkeys(map(ord, "\u0640\u200c\u200d" + BIDI_MARKS))


def word_before(stem: str) -> str:
    """The word before the single full stop that ends `stem`; "" where there is none."""
    if stem[-1:] not in (".", "．") or stem[-2:-1] in ("", ".") or stem[-2].isspace():
        return ""
    return _WORD_EDGE.split(stem[:-1].rsplit(maxsplit=1)[-1])[-1].translate(_INVISIBLE)


# French sets a space inside its guillemets.
_BEFORE_FIRST_LETTER = re.compile(rf"[\s¿¡{BIDI_MARKS}{re.escape(OPENING_QUOTES + OPENING_BRACKETS)}]*")
_LIST_DIGITS = 2
_LIST_NUMBER = re.compile(rf"\d{{1,{_LIST_DIGITS}}}[.)]\s")
_ARABIC_AND = re.compile(r"\Aو(?=\w\Z)")
_INNER_BREAK = re.compile(r"[-‐‑'’]")
_VOWELLESS = re.compile(r"[B-DF-HJ-NP-TV-XZb-df-hj-np-tv-xz][b-df-hj-np-tv-xzçñß]+")
# "dott.ssa", "Ph.D", but not "www.ostwick.example".
_SHORT_PART = 4
_LATIN_OR_DIGIT = re.compile(r"[A-Za-zÀ-ɏ\d]")
_NUMBER_FOLLOWS = re.compile(r"\d|[IVXLCDM]+\b|[A-Z]\b")
_ROMAN = re.compile(r"[IVXLCDM]+|[ivx]+")
_GERMAN_YEAR = re.compile(
    r"\b(?:Jahre?|seit|bis|ab|Ende|Anfang|Mitte|Frühjahr|Frühling|Sommer|Herbst|Winter|Januar|Februar|März|April|Mai|"
    r"Juni|Juli|August|September|Oktober|November|Dezember)\s(?:1\d|20)\d\d\.\Z"
)
_DOTS = re.compile(r"(?:…|\.\s?\.)\Z")
_LOOSE_DOTS = re.compile(r"(?:\A|[\s([])[….](?:\s?[….])*\Z")
_NAME_WITH_A_MARK = re.compile(rf"\b(?:{'|'.join(sorted(NAMES_WITH_A_MARK))})[!?]\Z")


def without_terminator(place: Place, rules: SentenceRules) -> bool:
    """No terminator of this language, or one that stands apart from what it should end."""
    mark, before = place.stem[-1:], place.stem[-2:-1]
    if not mark or mark not in rules.terminators:
        return True
    if not rules.spaced and mark not in "。｡":
        return bool(_LATIN_OR_DIGIT.match(before))  # Yahoo!ニュース, ３．５
    return mark == "." and before.isspace()


def without_start(place: Place, rules: SentenceRules) -> bool:
    """What follows cannot start a sentence: a small letter, a dash, a note, the next number of a list."""
    if (rules.spaced and not place.spaced) or _LIST_NUMBER.match(place.after):
        return True
    first = _BEFORE_FIRST_LETTER.sub("", place.after, count=1)[:1]
    if place.after[:1] in OPENING_BRACKETS:
        return not (rules.cased and place.after.startswith("(") and first.isupper())
    if first.islower():
        return rules.spaced
    return not (first.isalpha() or first.isdecimal())


def after_abbreviation(place: Place, rules: SentenceRules) -> bool:
    """Listed ("Mme.", "No. 5"), without a vowel ("Nr."), or of short parts joined by points ("sig.ra.")."""
    whole = place.word
    word = _INNER_BREAK.split(whole)[-1]
    forms = {word, word[:1].lower() + word[1:], word.capitalize() if word.isupper() else word}
    if forms & rules.always or _VOWELLESS.fullmatch(word):
        return True
    if forms & rules.before_number and _NUMBER_FOLLOWS.match(place.after):
        return True
    parts = whole.split(".")
    return len(parts) > 1 and all(part.isalpha() and len(part) <= _SHORT_PART for part in parts)


def after_initial(place: Place, _rules: SentenceRules) -> bool:
    """A single letter: "J. K.", "U.S.", "z. B.", "J.-P.", "د.", "ود." (and Dr.); not the tail of "Ada’s"."""
    last = _ARABIC_AND.sub("", place.word.rsplit(".", 1)[-1])
    tail = _INNER_BREAK.split(last)[-1]
    return (len(last) == 1 and last.isalpha()) or (len(tail) == 1 and tail.isalpha() and not tail.islower())


def after_number(place: Place, rules: SentenceRules) -> bool:
    """Between digits, behind the number of a list item, or an ordinal."""
    number = place.word
    roman = bool(_ROMAN.fullmatch(number))
    if not number.isdecimal() and not roman:
        return number[-1:].isdecimal() and place.after[:1].isdecimal()
    if rules.capital_nouns:
        return not _GERMAN_YEAR.search(place.stem)
    return place.after[:1].isdecimal() or (len(number) <= _LIST_DIGITS and _starts_sentence(place, rules))


def _starts_sentence(place: Place, rules: SentenceRules) -> bool:
    """Whether the word before the full stop is the first one of a sentence, a list item or a bracket."""
    before = place.stem[: -len(place.word) - 1]
    if not before or before[-1] in OPENING_BRACKETS:
        return True
    return before[-1].isspace() and before.rstrip()[-1:] in rules.terminators + ":;"


def in_ellipsis(place: Place, rules: SentenceRules) -> bool:
    """Dots that may go on: loose ones ("to … London"), and all where the next capital proves nothing."""
    if not _DOTS.search(place.stem):
        return False
    if not rules.cased or rules.capital_nouns:
        return True
    return bool(_LOOSE_DOTS.search(place.stem)) or re.match(r"I\b", place.after) is not None


def in_quoting_sentence(place: Place, rules: SentenceRules) -> bool:
    """The stop stands inside a closing mark, and the sentence around it may go on: “Why?” Ada asked."""
    if not place.opening:
        return False
    if place.opening in OPENING_BRACKETS:
        return not rules.spaced or (bool(place.lead) and place.lead not in rules.terminators)
    full_stop, introduced = place.stem[-1] in _FULL_STOPS, bool(place.lead) and place.lead in ":："
    if rules.cased:
        return not full_stop and not introduced
    if rules.resumes is None or not (full_stop and introduced):
        return True
    return rules.resumes.match(place.after) is not None


def in_name(place: Place, rules: SentenceRules) -> bool:
    """Yahoo! Mail; 娘。の; and a question embedded as a clause: 本当？と."""
    if rules.embeds and rules.embeds.match(place.stem[-1:] + place.after):
        return True
    return _NAME_WITH_A_MARK.search(place.stem) is not None


GUARDS: tuple[Callable[[Place, SentenceRules], bool], ...] = (
    without_terminator,
    without_start,
    after_initial,
    after_abbreviation,
    after_number,
    in_ellipsis,
    in_quoting_sentence,
    in_name,
)


def vetoed(place: Place, rules: SentenceRules) -> bool:
    """Whether any guard objects to a cut at `place`."""
    return any(guard(place, rules) for guard in GUARDS)

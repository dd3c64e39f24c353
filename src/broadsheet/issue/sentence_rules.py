"""What the guards must know of a language: its terminators, its letters, its abbreviations, its habits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.issue import abbreviations


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """The facts of one language.

    cased: a sentence starts with a capital; spaced: with white space before it.
    capital_nouns: a capital in mid-sentence says nothing, a point makes a number an ordinal ("1. November").
    resumes: what goes on with the sentence behind a quotation introduced by a colon and ended by a full stop
    ("ثم خرج"); `None` where such a quotation never ends a sentence for certain. Unread where `cased`.
    embeds: terminator and follower that show a name or a clause inside the sentence ("本当？と", "娘。の").
    """

    code: str
    terminators: str
    cased: bool = False
    spaced: bool = True
    capital_nouns: bool = False
    resumes: re.Pattern[str] | None = None
    embeds: re.Pattern[str] | None = None
    always: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()


_WESTERN = ".!?…"
_ARABIC = ".!?…؟۔"
# Without ".": beside "。" it only occurs in Latin names and in numbers.
_IDEOGRAPHIC = "。．｡！？!?"


def _cased(code: str) -> SentenceRules:
    return SentenceRules(
        code,
        _WESTERN,
        cased=True,
        capital_nouns=code == "de",
        always=_words(abbreviations.LATIN, abbreviations.ALWAYS[code]),
        before_number=_words(abbreviations.BEFORE_NUMBER[code]),
    )


def _caseless(code: str, *, terminators: str, resumes: str | None) -> SentenceRules:
    return SentenceRules(
        code,
        terminators,
        resumes=None if resumes is None else re.compile(resumes),
        # Latin names keep their English abbreviations ("Inc.", "Prof.").
        always=_words(abbreviations.LATIN, abbreviations.ALWAYS["en"], abbreviations.ALWAYS.get(code, "")),
    )


def _words(*lists: str) -> frozenset[str]:
    return frozenset(" ".join(lists).split())


_RULES = {
    rules.code: rules
    for rules in (
        *(_cased(code) for code in ("en", "fr", "es", "pt", "de", "it")),
        _caseless("fa", terminators=_ARABIC, resumes=r"(?:و|که|تا|سپس)\b"),
        _caseless("ar", terminators=_ARABIC, resumes="و|ف|ثم"),
        _caseless("he", terminators=_WESTERN, resumes="ו"),
        _caseless("ko", terminators=_WESTERN, resumes=None),
        SentenceRules(
            "ja",
            _IDEOGRAPHIC,
            spaced=False,
            embeds=re.compile("[。．｡][のを]|[！？!?][とっをがはにのもでやかへなだ]"),
        ),
        SentenceRules(
            "zh",
            _IDEOGRAPHIC,
            spaced=False,
            resumes=re.compile("[的地得了着著就便又并並也而后後之说說道问問答然随隨接于於]"),
            embeds=re.compile("[！？!?][的地得之]"),
        ),
    )
}


def rules_for(language: str) -> SentenceRules | None:
    """The rules for a BCP 47 tag, by its primary language; `None` for a language not treated here."""
    return _RULES.get(language.lower().partition("-")[0])

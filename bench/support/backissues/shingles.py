"""Text made comparable: tokens without case, marks and quotes, and runs of four of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from bench.support.backissues.texts import UNSPACED

Bag = Counter[tuple[str, ...]]
_LENGTH = 4
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "ي": "ی", "ك": "ک"}
)
_WORD = re.compile(r"\w+")


def plain(text: str) -> str:
    """NFKC, without case, soft hyphens, joiners and vowel marks; quotes of one kind."""
    folded = unicodedata.normalize("NFKC", text).translate(_SAME).casefold()
    return "".join(each for each in folded if unicodedata.category(each) not in {"Cf", "Mn"})


def tokens(text: str, language: str) -> list[str]:
    """Words, or single characters where a language has no spaces."""
    words = _WORD.findall(plain(text))
    return list("".join(words)) if language in UNSPACED else words


def key(text: str, language: str) -> str:
    """What two texts have in common that say the same."""
    return " ".join(tokens(text, language))


def shingles(text: str, language: str) -> Bag:
    """Runs of four tokens; a shorter text is one run."""
    found = tokens(text, language)
    if len(found) < _LENGTH:
        return Counter([tuple(found)] if found else [])
    return Counter(tuple(found[at : at + _LENGTH]) for at in range(len(found) - _LENGTH + 1))


def overlap(true: Bag, given: Bag) -> float:
    """F1 of what was given."""
    return f1((true & given).total(), given.total(), true.total())


def f1(right: float, given: float, true: float) -> float:
    """Of `given`, and of the `true` ones, so many are right."""
    return 2 * right / (given + true) if given + true else 0.0


def joined(paragraphs: Sequence[str] | Iterable[str]) -> str:
    return "\n".join(paragraphs)

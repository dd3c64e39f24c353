"""How the makers of an issue are reached, under whatever head: told by what an address or a contact looks like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from broadsheet.issue.endings import announces, is_finished
from broadsheet.sources.backissue.closings import address_in
from broadsheet.sources.backissue.dates import dates_in, western
from broadsheet.sources.backissue.vocabulary import Vocabulary

_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?<![\d/])(?!(?:19|20)\d\d\s?[–/-])\+?\(?\d[\d\s()/.–-]{6,}\d(?!\d)")
_FEWEST_DIGITS = 7  # of a telephone number
_PLACE = re.compile(
    r"(?<!\w)\d{1,7}[a-z]?(?!\w)|(?<!\w)[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}(?!\w)|[丁番]|路|街|〒"
)
_COMMA = re.compile("[,،、]")
_LONGEST_HEAD, _MOST_WORDS = 36, 6
_LONGEST = 90  # letters of a line of an address
_MOST_LINES = 3
_OPEN = (",", ";", "-", "\u2010", "\u00ad", "،", "、")


def is_headlike(text: str) -> bool:
    """Whether `text`, a line of its own, is as short as the head of a box and no sentence."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    short = len(text) + wide <= _LONGEST_HEAD and len(text.split()) <= _MOST_WORDS
    plain = not (is_finished(text) or announces(text) or text.endswith(_OPEN))
    return short and plain and not any(map(str.isdigit, text)) and not text[0].islower() and "@" not in text


def is_contact(text: str, words: Vocabulary) -> bool:
    """Whether `text` says an e-mail address or a telephone number and little else."""
    if len(text) > _LONGEST or any(True for _ in dates_in(text, words.language)):
        return False
    if _MAIL.search(text):
        return True
    found = _PHONE.search(western(text))
    return found is not None and sum(map(str.isdigit, found[0])) >= _FEWEST_DIGITS


def is_place(text: str, words: Vocabulary) -> bool:
    """Whether `text` may be a line of a postal address: it is short or has commas, has the number of a house or a
    postcode, and is no date.
    """
    shaped = len(text) <= (_LONGEST if _COMMA.search(text) else _LONGEST_HEAD) and not text[0].islower()
    if not shaped or is_finished(text) or address_in(text) or is_contact(text, words):
        return False
    return bool(_PLACE.search(western(text))) and not any(True for _ in dates_in(text, words.language))


def reached_under(texts: Sequence[str], words: Vocabulary) -> dict[int, str]:
    """The places of lines that are heads of an address or a contact by what stands below them, with which."""
    found: dict[int, str] = {}
    for at in range(len(texts) - 1):
        # The first line of an address may look like a head of the others.
        if not is_headlike(texts[at]) or (at and texts[at - 1].endswith(_OPEN)) or at - 1 in found:
            continue
        below = texts[at + 1 : at + 1 + _MOST_LINES]
        if is_contact(below[0], words):
            found[at] = "contact"
        elif _is_address(below, words):
            found[at] = "address"
    return found


def kind_below(texts: Sequence[str], words: Vocabulary) -> str:
    """The kind of standing matter that `texts`, below a head in unknown words, are."""
    if len(texts) > _MOST_LINES + 1:
        return "about"
    if _is_address(texts, words):
        return "address"
    return "contact" if any(is_contact(text, words) for text in texts) else "about"


def is_headless(texts: Sequence[str], words: Vocabulary) -> bool:
    """Whether the line above `texts` is no head but the first line of an address: "Commons House", "3 Ferry Road"."""
    return (
        bool(texts)
        and is_place(texts[0], words)
        and "," not in texts[0]
        and kind_below(texts, words) == "address"
    )


def address_behind(texts: Sequence[str], words: Vocabulary) -> int:
    """Where in `texts`, of an About box, the lines of an address begin that stand below the last sentence."""
    begins = next((at for at in range(len(texts), 0, -1) if is_finished(texts[at - 1])), len(texts))
    lines = texts[begins:]
    reached = any(is_place(text, words) or is_contact(text, words) for text in lines)
    return begins if reached and max(map(len, lines)) <= _LONGEST else len(texts)


def _is_address(below: Sequence[str], words: Vocabulary) -> bool:
    """Whether `below` begins with an address: one line with commas, or two or three short ones."""
    if below and is_place(below[0], words) and _COMMA.search(below[0]):
        return True
    short = [text for text in below if len(text) <= _LONGEST_HEAD and not is_finished(text)]
    many = len(short) > 1 and short == list(below[: len(short)])
    return many and any(is_place(text, words) for text in short[:2])

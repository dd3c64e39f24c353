"""Lines that say on which page a story goes on, or whence it comes: "Continued on page 3"."""

from __future__ import annotations

import re

from broadsheet.sources.backissue.dates import western
from broadsheet.sources.backissue.sending import words_in
from broadsheet.sources.backissue.vocabulary import Vocabulary, key

_LONGEST = 60  # letters
_PAGE = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_ONWARD, _BACK = "▸▶►→➜", "◂◀◄←"
_KNOWN = ("page", "jumping", "jumping_from", "sending", "sending_with")


def is_jump(text: str, words: Vocabulary, *kinds: str) -> bool:
    """Whether `text` is such a line. `kinds` are those looked for, "continued_on" and "continued_from"; both where none
    is named.
    """
    plain = western(text)
    if len(text) > _LONGEST or not any(map(str.isdigit, plain)):
        return False
    wanted = kinds or ("continued_on", "continued_from")
    said = "".join(char for char in key(plain) if not char.isdigit())
    if any(said in words.keys(kind) for kind in ("continued_on", "continued_from")):
        return any(said in words.keys(kind) for kind in wanted)
    return _direction(plain, said, words) in wanted


def _direction(text: str, said: str, words: Vocabulary) -> str | None:
    """The kind of a line that is made of nothing but words for going on and a page, in whatever order."""
    if len(_PAGE.findall(text)) != 1 or sum(map(str.isdigit, text)) > len("999"):
        return None
    known = frozenset[str]().union(*map(words.keys, _KNOWN))
    parts = list(words_in(_PAGE.sub(" ", text), words, known))
    if not parts or not all(map(known.__contains__, parts)):
        return None
    points_on, points_back = any(map(text.count, _ONWARD)), any(map(text.count, _BACK))
    if not (points_on or points_back or any(part in words.keys("page") for part in parts)):
        return None
    back = points_back or any(part in words.keys("jumping_from") for part in parts)
    if back or any(map(said.endswith, words.keys("continued_from"))):
        return "continued_from"
    onward = points_on or any(part in words.keys("jumping") for part in parts)
    return "continued_on" if onward else None

"""How mails are set: the few properties of CSS that say how large type is and whether anybody sees it.

Selectors are read as far as mails need them, in W3C's Selectors 3: types, classes, ids, and what stands within what.
Rules for some screens only (`@media`) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

Declarations = Mapping[str, str]

_MOST_RULES = 2000
_MOST_CHARACTERS = 500_000  # of all style sheets
_LONGEST = 200  # characters of a value
_COMPOUND = re.compile(r"([a-z][\w:-]*|\*)?((?:[.#][\w-]+)*)", re.IGNORECASE)
_NAME = re.compile(r"[.#][\w-]+")
_READ = frozenset(
    {"font", "font-size", "font-weight", "font-style", "display", "visibility", "max-height", "opacity"}
)
_LENGTH = re.compile(r"(\d*\.?\d+)\s*(px|pt|em|rem|%|ex|in|cm|mm|pc)?$")
_PIXEL = 0.75  # points
_UNITS = {"": _PIXEL, "px": _PIXEL, "pt": 1.0, "in": 72.0, "pc": 12.0, "cm": 28.35, "mm": 2.835}
_KEYWORDS = {
    "xx-small": 6.75,
    "x-small": 7.5,
    "small": 9.75,
    "medium": 12.0,
    "large": 13.5,
    "x-large": 18.0,
    "xx-large": 24.0,
    "xxx-large": 36.0,
}
_STEPS = {"smaller": 1 / 1.2, "larger": 1.2}
_FONT = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|%)|(?:xx?-)?(?:small|large)|medium)(?:\s*/\s*\S+)?\s")
ROOT = 12.0
"""Points of the type of a page that says nothing of it."""

_BOLD = 600


@dataclass(frozen=True, slots=True)
class _Rule:
    """`own` are the names an element must have, `around` those that must be among its ancestors'."""

    own: frozenset[str]
    around: frozenset[str]
    weight: tuple[int, int, int, int]
    declarations: Declarations


class Sheet:
    """The rules of a page's style sheets, the strongest last."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._rules: dict[str, list[_Rule]] = {}
        text = "\n".join(texts)[:_MOST_CHARACTERS]
        for rule in islice(_rules(text), _MOST_RULES):
            self._rules.setdefault(max(rule.own, key=_strength), []).append(rule)

    def of(self, names: frozenset[str], around: frozenset[str]) -> dict[str, str]:
        """What the rules say of an element: `names` are its type, ".class" and "#id", `around` its ancestors'."""
        found = [
            rule
            for name in names | {"*"}
            for rule in self._rules.get(name, ())
            if rule.own - {"*"} <= names and rule.around <= around
        ]
        made: dict[str, str] = {}
        for rule in sorted(found, key=lambda each: each.weight):
            made |= rule.declarations
        return made


def declared(text: str) -> dict[str, str]:
    """The declarations of a `style` attribute or a rule that are read here."""
    made: dict[str, str] = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        name = name.strip().lower()
        if colon and name in _READ and len(value) <= _LONGEST:
            made |= _long_form(name, value.lower().replace("!important", "").strip())
    return made


def points(value: str, around: float) -> float | None:
    """A `font-size` in points, where the type around has `around`; None for what is none."""
    if value in _KEYWORDS:
        return _KEYWORDS[value]
    if value in _STEPS:
        return around * _STEPS[value]
    match = _LENGTH.match(value)
    if match is None:
        return None
    count, unit = float(match[1]), match[2] or ""
    relative = {"em": around, "ex": around / 2, "%": around / 100, "rem": ROOT}
    return count * (relative[unit] if unit in relative else _UNITS[unit])


def is_bold(value: str) -> bool | None:
    """Whether a `font-weight` is bold; None where it is as around."""
    if value in {"bold", "bolder"}:
        return True
    if value.isdecimal():
        return int(value) >= _BOLD
    return False if value in {"normal", "lighter"} else None


def is_hidden(style: Declarations) -> bool:
    """Whether nobody sees an element so set. `mso-hide` is no sign: it hides from Outlook what all others see."""
    return (
        style.get("display") == "none"
        or style.get("visibility") in {"hidden", "collapse"}
        or _is_nought(style.get("max-height"))
        or _is_nought(style.get("opacity"))
    )


def _is_nought(value: str | None) -> bool:
    match = _LENGTH.match(value or "")
    return match is not None and not float(match[1])


def _long_form(name: str, value: str) -> dict[str, str]:
    if name != "font":
        return {name: value}
    size = _FONT.search(f"{value} ")
    made = {"font-size": size[1]} if size else {}
    for word in value.partition(size[1] if size else "/")[0].split():
        if word in {"italic", "oblique"}:
            made["font-style"] = word
        elif is_bold(word):
            made["font-weight"] = word
    return made


def _rules(text: str) -> Iterator[_Rule]:
    order = 0
    for selectors, body in _blocks(_without_comments(text)):
        declarations = declared(body)
        if not declarations:
            continue
        for selector in selectors.split(","):
            order += 1
            if rule := _rule(selector.replace(">", " ").split(), declarations, order):
                yield rule


def _without_comments(text: str) -> str:
    kept = []
    at = 0
    while (start := text.find("/*", at)) != -1:
        kept.append(text[at:start])
        end = text.find("*/", start + 2)
        at = len(text) if end == -1 else end + 2
    kept.append(text[at:])
    return " ".join(kept).replace("<!--", " ").replace("-->", " ")


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations, but of no rule within an at-rule."""
    at = 0
    while (start := text.find("{", at)) != -1:
        head = text[at:start].rpartition(";")[2].strip()
        end = _closing(text, start) if head.startswith("@") else text.find("}", start)
        if end == -1:
            return
        if not head.startswith("@"):
            yield head, text[start + 1 : end]
        at = end + 1


def _closing(text: str, start: int) -> int:
    """Where the brace at `start` is closed; -1 where it never is."""
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return -1


def _rule(compounds: Sequence[str], declarations: Declarations, order: int) -> _Rule | None:
    names = [_names(compound) for compound in compounds]
    if not names or not all(names):
        return None
    around = frozenset(name for each in names[:-1] for name in each if name != "*")
    every = [name for each in names for name in each]
    ids, classes = (sum(name.startswith(mark) for name in every) for mark in "#.")
    types = len(every) - ids - classes - every.count("*")
    return _Rule(frozenset(names[-1]), around, (ids, classes, types, order), declarations)


def _names(compound: str) -> list[str]:
    """The names in "p.intro#first"; none where it says more than that."""
    match = _COMPOUND.fullmatch(compound)
    if match is None or not compound:
        return []
    return [(match[1] or "").lower()] * bool(match[1]) + _NAME.findall(match[2])


def _strength(name: str) -> int:
    return 2 if name[0] == "#" else 1 if name[0] == "." else 0 if name != "*" else -1

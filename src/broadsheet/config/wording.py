"""What a field expects, in words an editor understands, from its type."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from math import isfinite
from typing import Any

import msgspec
from msgspec import inspect

# Any type expression, such as `Annotated[int, Meta(ge=1)] | None`: Python has no type for those before 3.15.
TypeForm = Any
_LONGEST = 40


def expectation(kind: TypeForm) -> str:
    """`int` from 1 to 5 → "a whole number from 1 to 5". A type described in its `Meta` says it with that."""
    return _words(inspect.type_info(kind))


def _words(kind: inspect.Type) -> str:  # noqa: PLR0911 one line a kind of type
    match kind:
        case inspect.Metadata(extra_json_schema=schema, type=inner):
            return str((schema or {}).get("description") or _words(inner))
        case inspect.UnionType(types=types):
            return " or ".join(_words(each) for each in types if not isinstance(each, inspect.NoneType))
        case inspect.LiteralType(values=values):
            return _one_of(repr_of(value) for value in values)
        case inspect.IntType(ge=low, le=high):
            return "a whole number" + _range(low, high)
        case inspect.FloatType(gt=low, lt=high) if low is not None and high is not None:
            return f"a number between {low:,.10g} and {high:,.10g}"
        case inspect.FloatType(ge=low, le=high):
            return "a number" + _range(low, high)
        case inspect.BoolType():
            return "true or false"
        case inspect.StrType():
            return "text in quotes"
        case _:
            return _list_words(kind)


def _list_words(kind: inspect.Type) -> str:
    match kind:
        case inspect.VarTupleType(item_type=item):
            return f"a list, each {_words(item)}"
        case inspect.TupleType(item_types=items):
            return f"a list of {len(items)}, each {_words(items[0])}"
        case _:
            return "a table"


def _range(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f" from {low:,.10g} to {high:,.10g}"
    return "" if low is None else f" of {low:,.10g} or more"


def _one_of(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last


def repr_of(value: object) -> str:
    """A value as it would be written in TOML, shortened."""
    written = msgspec.json.encode(value).decode() if isinstance(value, str | bool | int | float) else ""
    if isinstance(value, float) and not isfinite(value):
        return repr(value)  # which JSON has no word for
    if not written and not value:
        return "empty"
    if not written:
        return f"a list of {len(value)}" if isinstance(value, list | tuple) else "a table"
    return written if len(written) <= _LONGEST else f"{written[: _LONGEST - 1]}…"


def nearest(word: str, known: Iterable[str], count: int = 1) -> list[str]:
    """The known words most like `word`, best first."""
    return get_close_matches(word, sorted(known), n=count, cutoff=0.6)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint for a misspelt `word`: the nearest known ones, or a list of all."""
    close = nearest(word, known, 3)
    if close:
        return f"Did you mean {_one_of(f'`{each}`' for each in close)}?"
    return f"Known here: {', '.join(sorted(known))}." if known else ""

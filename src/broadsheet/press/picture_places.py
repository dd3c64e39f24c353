"""Where the pictures of an issue stand: found, replaced, and removed with what holds nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import is_
from typing import cast

import msgspec

from broadsheet.diagnostics import Span
from broadsheet.issue.model import (
    Block,
    CutPoint,
    Furniture,
    Issue,
    List,
    ListItem,
    Picture,
    Quote,
    Sentence,
    Story,
)
from broadsheet.issue.tree import prefix, units

Place = Callable[[Picture], Picture | None]


def uses(issue: Issue) -> Iterator[tuple[Picture, Span | None]]:
    """Every picture of the issue, wherever it stands, and the file that names it."""
    for story in issue.stories:
        for picture in _pictures(story):
            yield picture, Span(story.file) if story.file else None
    for picture in _pictures((issue.furniture, issue.note)):
        yield picture, Span(f"issues/{issue.id}/issue.toml")
    for picture in _pictures(issue.publication):
        yield picture, Span("broadsheet.toml")


def _pictures(value: object) -> Iterator[Picture]:
    if isinstance(value, Picture):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _pictures(item)
    elif isinstance(value, msgspec.Struct) and not isinstance(value, Sentence):
        for name in value.__struct_fields__:
            yield from _pictures(getattr(value, name))


def rebuilt(issue: Issue, place: Place) -> Issue:
    """`issue` with every picture replaced by what `place` makes of it or, where that is None, removed."""
    return cast("Issue", _rebuilt(issue, place))


def _rebuilt(value: object, place: Place) -> object:
    """`value` with every picture in it replaced or, with what holds nothing else, removed."""
    if isinstance(value, Picture):
        return place(value)
    if isinstance(value, tuple):
        items = tuple(new for item in value if (new := _rebuilt(item, place)) is not None)
        unchanged = len(items) == len(value) and all(map(is_, items, value))
        return value if unchanged else items
    if isinstance(value, msgspec.Struct) and not isinstance(value, Sentence):
        return _rebuilt_struct(value, place)
    return value


def _rebuilt_struct(value: msgspec.Struct, place: Place) -> object:
    fields = {name: getattr(value, name) for name in value.__struct_fields__}
    changes = {name: new for name, old in fields.items() if (new := _rebuilt(old, place)) is not old}
    if not changes:
        return value
    if isinstance(value, Story) and value.more:
        changes["more"] = _moved(value.more, value.body, place=place)
    rebuilt = msgspec.structs.replace(value, **changes)
    match rebuilt:
        case ListItem(blocks=()) | Quote(blocks=()) | List(items=()) | Furniture(blocks=(), picture=None):
            return None
        case _:
            return rebuilt


def _moved(cut: CutPoint, body: tuple[Block, ...], *, place: Place) -> CutPoint:
    """The same cut in the rebuilt body."""
    whole = cast("tuple[Block, ...]", _rebuilt(body[: cut.blocks], place))
    kept = cast("tuple[Block, ...]", _rebuilt(prefix(body, cut), place))
    return CutPoint(len(whole), units(kept[-1]) if len(kept) > len(whole) else 0)

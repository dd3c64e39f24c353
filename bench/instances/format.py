"""Instances of newsletter copyfitting as JSON: the types of a file, and a fit's problem made of it and into it.

`README.md` beside this module says what every field means. Pages count from 1 in a file, from 0 in a problem.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from broadsheet.fit.costs import WEIGHTS, Weights
from broadsheet.fit.problem import Box, Item, Ordering, Problem

SCHEMA_FILE = "instance.schema.json"
SCHEMA_ID = "https://broadsheet.example/schema/copyfitting-instance-1.json"

Natural = Annotated[int, msgspec.Meta(ge=0)]
Positive = Annotated[int, msgspec.Meta(ge=1)]
Name = Annotated[str, msgspec.Meta(min_length=1)]


class InstanceError(ValueError):
    """A file is not an instance; the message says why."""


class Page(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """`lines` to be filled; `top` is the first of them on paper, below a nameplate."""

    lines: Positive
    top: Natural = 0


class Order(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How freely stories move; `window` belongs to "near"."""

    rule: Literal["near", "strict", "free"]
    window: Natural | None = None


class Charges(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What an arrangement costs beyond the costs of its rectangles."""

    moved: Natural
    contents_low: Natural
    tombstone: Natural


class Sizes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Costs at one span: of `from` lines, one more, and so on; null where there is no such rectangle."""

    span: Positive
    first: Positive = msgspec.field(name="from")
    costs: Annotated[tuple[int | None, ...], msgspec.Meta(min_length=1)]


Rectangles = Annotated[tuple[Sizes, ...], msgspec.Meta(min_length=1)]


class Story(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Stories stand in the editor's order, the lead first."""

    name: Name
    lead: bool = False
    page: Positive | None = None
    rectangles: Rectangles


class Furniture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A box that is no story; `page` is where it must stand."""

    name: Name
    contents: bool = False
    closing: bool = False
    optional: bool = False
    page: Positive | None = None
    rectangles: Rectangles


class Instance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """The outermost object of a file. `words_a_page` and `pictures` only describe where it came from."""

    format: Literal[1]
    name: Name
    words_a_page: Positive
    pictures: bool
    columns: Positive
    pages: Annotated[tuple[Page, ...], msgspec.Meta(min_length=1)]
    order: Order
    weights: Charges
    stories: Annotated[tuple[Story, ...], msgspec.Meta(min_length=1)]
    boxes: tuple[Furniture, ...] = ()

    @property
    def problem(self) -> Problem:
        return Problem(
            stories=tuple(Item(s.name, _costs(s.rectangles), lead=s.lead) for s in self.stories),
            boxes=tuple(Box(_box(box), _shifted(box.page, -1)) for box in self.boxes),
            wanted=tuple(_shifted(story.page, -1) for story in self.stories),
            columns=self.columns,
            depths=tuple(page.lines for page in self.pages),
            tops=tuple(page.top for page in self.pages),
        )

    @property
    def ordering(self) -> Ordering:
        return Ordering(window=self.order.window, pages_ascend=self.order.rule == "strict")

    @property
    def priced(self) -> Weights:
        """The weights of the fit, with this instance's where a search asks for one."""
        return replace(WEIGHTS, **msgspec.structs.asdict(self.weights))


# -- files ----------------------------------------------------------------------------------------------------


def dump(instance: Instance) -> bytes:
    """UTF-8 JSON without spaces, ending in a newline: the same instance gives the same bytes."""
    return msgspec.json.encode(instance) + b"\n"


def load(data: bytes) -> Instance:
    """The instance in `data`; `load(dump(instance)) == instance`. Raises `InstanceError`."""
    try:
        instance = msgspec.json.decode(data, type=Instance)
    except msgspec.MsgspecError as error:
        raise InstanceError(str(error)) from error
    for fault in faults(instance):
        raise InstanceError(fault)
    return instance


def read(path: Path) -> Instance:
    """The instance in a file. Raises `InstanceError`, which names the file."""
    try:
        return load(path.read_bytes())
    except InstanceError as error:
        raise InstanceError(f"{path.name}: {error}") from error


def read_all(folder: Path) -> list[Instance]:
    """Every instance in `folder`, by the names of the files."""
    return [read(path) for path in sorted(folder.glob("*.json")) if path.name != SCHEMA_FILE]


def json_schema() -> bytes:
    """JSON Schema 2020-12 of a file, made from the types."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Copyfitting instance",
        **msgspec.json.schema(Instance),
    }
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def faults(instance: Instance) -> Iterator[str]:
    """What a schema cannot say."""
    placed: tuple[Story | Furniture, ...] = (*instance.stories, *instance.boxes)
    names = [item.name for item in placed]
    if len(set(names)) < len(names):
        yield "two items have the same name"
    for item in placed:
        yield from _faults(item, instance)
    if any(story.lead for story in instance.stories[1:]):
        yield "only the first story may be the lead"
    if (instance.order.rule == "near") != (instance.order.window is not None):
        yield 'a window belongs to the order "near", and only to it'
    lead = instance.stories[0]
    for box in instance.boxes:
        if box.contents and not (lead.lead and lead.page == box.page is not None):
            yield f"{box.name}: contents stand on the page of a lead"
    if sum(box.contents for box in instance.boxes) > 1:
        yield "there is more than one box of contents"


def _faults(item: Story | Furniture, instance: Instance) -> Iterator[str]:
    if item.page is not None and item.page > len(instance.pages):
        yield f"{item.name} asks for page {item.page} of {len(instance.pages)}"
    spans = [sizes.span for sizes in item.rectangles]
    if spans != sorted(set(spans)) or spans[-1] > instance.columns:
        yield f"{item.name}: spans ascend, up to {instance.columns} columns"
    for sizes in item.rectangles:
        if sizes.costs[0] is None or sizes.costs[-1] is None:
            yield f"{item.name}: costs begin and end with a number, not with null"


# -- between a problem and a file -----------------------------------------------------------------------------


def stories_of(problem: Problem) -> tuple[Story, ...]:
    return tuple(
        Story(name=item.name, lead=item.lead, page=_shifted(page, 1), rectangles=_sizes(item.rectangles))
        for item, page in zip(problem.stories, problem.wanted, strict=True)
    )


def boxes_of(problem: Problem) -> tuple[Furniture, ...]:
    return tuple(
        Furniture(
            name=box.item.name,
            contents=box.item.contents,
            closing=box.item.closing,
            optional=box.item.optional,
            page=_shifted(box.page, 1),
            rectangles=_sizes(box.item.rectangles),
        )
        for box in problem.boxes
    )


def _sizes(rectangles: Mapping[tuple[int, int], int]) -> tuple[Sizes, ...]:
    spans: defaultdict[int, list[int]] = defaultdict(list)
    for span, lines in rectangles:
        spans[span].append(lines)
    return tuple(
        Sizes(
            span=span,
            first=min(lines),
            costs=tuple(rectangles.get((span, deep)) for deep in range(min(lines), max(lines) + 1)),
        )
        for span, lines in sorted(spans.items())
    )


def _costs(rectangles: Iterable[Sizes]) -> dict[tuple[int, int], int]:
    return {
        (sizes.span, lines): cost
        for sizes in rectangles
        for lines, cost in enumerate(sizes.costs, sizes.first)
        if cost is not None
    }


def _box(box: Furniture) -> Item:
    return Item(
        box.name, _costs(box.rectangles), contents=box.contents, closing=box.closing, optional=box.optional
    )


def _shifted(page: int | None, by: int) -> int | None:
    """A page counted from 0 where it was counted from 1, or the other way round."""
    return None if page is None else page + by

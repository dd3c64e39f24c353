"""The layouts of a problem as a model for CP-SAT: items with their rectangles, packed exactly on pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from broadsheet.fit.problem import Item, Problem

Size = tuple[int, int]
"""Span and lines."""

Literal = cp_model.BoolVarT
"""A variable that is 0 or 1."""

NOTHING = cp_model.LinearExpr.constant(0)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item is. Pages lie one below the other: `top` and `foot` count through all of them.

    `on` says for each page whether the item is there; none of them holds for an item that is left out.
    """

    column: cp_model.IntVar
    span: cp_model.IntVar
    end: cp_model.IntVar
    top: cp_model.IntVar
    lines: cp_model.IntVar
    foot: cp_model.IntVar
    page: cp_model.IntVar
    choices: tuple[dict[Size, Literal], ...]
    on: tuple[Literal, ...]
    used: Literal

    def area(self, page: int) -> cp_model.LinearExpr:
        """Column lines that the item fills of a page."""
        filled = (span * lines * chosen for (span, lines), chosen in self.choices[page].items())
        return sum(filled, start=NOTHING)

    def cost(self, item: Item) -> cp_model.LinearExpr:
        every = (size for choice in self.choices for size in choice.items())
        return sum((item.rectangles[size] * chosen for size, chosen in every), start=NOTHING)


@dataclass(slots=True)
class Packing:
    """Every way to fill the pages. `spots` are those of the problem's items."""

    problem: Problem
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    spots: list[Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        wanted = (*self.problem.wanted, *(box.page for box in self.problem.boxes))
        self.spots = [self._spot(item, page) for item, page in zip(self.problem.items, wanted, strict=True)]
        self._pack()

    def counted(self, number: cp_model.LinearExpr, counts: Literal) -> cp_model.IntVar:
        """The number, or 0 where it does not count."""
        counted = self.model.new_int_var(0, self.problem.columns * max(self.problem.depths), "counted")
        self.model.add(counted == number).only_enforce_if(counts)
        self.model.add(counted == 0).only_enforce_if(~counts)
        return counted

    def _spot(self, item: Item, wanted: int | None) -> Spot:
        model, columns, depths = self.model, self.problem.columns, self.problem.depths
        room, deepest = sum(depths), max(depths)
        choices = tuple(self._sizes(item) if wanted in (None, page) else {} for page in range(len(depths)))
        used = sum(sum(choice.values()) for choice in choices)
        model.add(used <= 1 if item.optional else used == 1)
        spot = Spot(
            column=model.new_int_var(0, columns, "column"),
            span=model.new_int_var(0, columns, "span"),
            end=model.new_int_var(0, columns, "end"),
            top=model.new_int_var(0, room, "top"),
            lines=model.new_int_var(0, deepest, "lines"),
            foot=model.new_int_var(0, room, "foot"),
            page=model.new_int_var(0, len(depths) - 1, "page"),
            choices=choices,
            on=tuple(model.new_bool_var("on") for _ in depths),
            used=model.new_bool_var("used"),
        )
        model.add(used == spot.used)
        every = [size for choice in choices for size in choice.items()]
        model.add(spot.span == sum(span * chosen for (span, _), chosen in every))
        model.add(spot.lines == sum(lines * chosen for (_, lines), chosen in every))
        model.add(spot.column + spot.span == spot.end)
        model.add(spot.top + spot.lines == spot.foot)
        for page, choice in enumerate(choices):
            model.add(sum(choice.values()) == spot.on[page])
            model.add(spot.page == page).only_enforce_if(spot.on[page])
            model.add(spot.top >= sum(depths[:page])).only_enforce_if(spot.on[page])
            model.add(spot.foot <= sum(depths[: page + 1])).only_enforce_if(spot.on[page])
        return spot

    def _sizes(self, item: Item) -> dict[Size, Literal]:
        return {size: self.model.new_bool_var("size") for size in item.rectangles}

    def _pack(self) -> None:
        """No two items overlap, and their areas add up to the page."""
        model, depths = self.model, self.problem.depths
        across, down = [], []
        for spot in self.spots:
            across.append(
                model.new_optional_interval_var(spot.column, spot.span, spot.end, spot.used, "across")
            )
            down.append(model.new_optional_interval_var(spot.top, spot.lines, spot.foot, spot.used, "down"))
        model.add_no_overlap_2d(across, down)
        # Implied, as are the full columns below, but both shorten the proof.
        model.add_cumulative(down, [spot.span for spot in self.spots], self.problem.columns)
        for page, depth in enumerate(depths):
            model.add(sum(spot.area(page) for spot in self.spots) == self.problem.columns * depth)
            for column in range(self.problem.columns):
                model.add(sum(self._lines_in(spot, column, page) for spot in self.spots) == depth)

    def _lines_in(self, spot: Spot, column: int, page: int) -> cp_model.IntVar:
        """Lines that the item fills in a column of a page."""
        starts, goes_on, here = (self.model.new_bool_var("column") for _ in range(3))
        self.model.add(spot.column <= column).only_enforce_if(starts)
        self.model.add(spot.column > column).only_enforce_if(~starts)
        self.model.add(spot.end > column).only_enforce_if(goes_on)
        self.model.add(spot.end <= column).only_enforce_if(~goes_on)
        self.model.add_bool_and(starts, goes_on, spot.on[page]).only_enforce_if(here)
        self.model.add_bool_or(here, ~starts, ~goes_on, ~spot.on[page])
        return self.counted(spot.lines, here)

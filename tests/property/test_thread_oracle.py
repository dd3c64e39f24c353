"""The thread is filled as cheaply as an independent search, which tries everything, says it can be."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.rectangle import Rectangle
from broadsheet.fit.strips import Strip
from broadsheet.fit.thread import Block, Choice, Column, Filling, Matter, Thread

HEAD = 2


@dataclass(frozen=True, slots=True)
class Instance:
    columns: tuple[Column, ...]
    stories: tuple[tuple[Strip, ...], ...]
    pages: tuple[int | None, ...]
    roaming: tuple[Block, ...]
    closing: tuple[Block, ...]

    def matter(self) -> Matter:
        choices = (Choice.of(made, page) for made, page in zip(self.stories, self.pages, strict=True))
        return Matter(tuple(choices), self.roaming, self.closing)


def instance(seed: int) -> Instance:
    rng = random.Random(seed)
    columns = tuple(
        Column(page, column, 0, depth)
        for page in (1, 2)
        for depth in [rng.randint(4, 7)]
        for column in range(rng.randint(1, 2))
    )
    stories = tuple(_strips(rng) for _ in range(rng.randint(1, 3)))
    return Instance(
        columns=columns,
        stories=stories,
        pages=tuple(rng.choice((None, None, None, 1, 2)) for _ in stories),
        roaming=tuple(_block(rng, number) for number in range(rng.randint(0, 2))),
        closing=tuple(_block(rng, number) for number in range(rng.randint(0, 2))),
    )


def _strips(rng: random.Random) -> tuple[Strip, ...]:
    head = rng.choice((0, HEAD))
    made = []
    for lines in sorted(rng.choices(range(2, 14), k=rng.randint(1, 7))):
        forbidden = sum(1 << k for k in range(1, lines) if rng.random() < 0.25)
        made.append(Strip(Rectangle(1, lines, rng.randint(0, 99), head, flows=True), forbidden))
    return tuple(made)


def _block(rng: random.Random, number: int) -> Block:
    costs = {lines: rng.randint(0, 50) for lines in rng.sample(range(1, 6), rng.randint(1, 3))}
    page = rng.choice((None, None, 1, 2))
    return Block(f"box-{number}", number, costs, page, optional=rng.random() < 0.3)


# -- the oracle -----------------------------------------------------------------------------------------------


State = tuple[int, int, frozenset[int], int]
"""Lines used, stories set, boxes placed between them, closing boxes done with."""


@dataclass(slots=True)
class Oracle:
    """Tries every piece at every place. `lines` has the page of each line, and how many are left of its column."""

    asked: Instance
    lines: list[tuple[int, int]]
    known: dict[State, float]

    def after(self, state: State) -> float:
        if state not in self.known:
            self.known[state] = 0 if self.is_done(state) else self.least(state)
        return self.known[state]

    def least(self, state: State) -> float:
        costs = (cost + self.after(then) for cost, then in self.ways(state))
        return min(costs, default=float("inf"))

    def is_done(self, state: State) -> bool:
        used, stories, placed, closed = state
        required = {n for n, block in enumerate(self.asked.roaming) if not block.optional}
        ends = (len(self.lines), len(self.asked.stories), len(self.asked.closing))
        return (used, stories, closed) == ends and required <= placed

    def ways(self, state: State) -> Iterator[tuple[int, State]]:
        used, stories, placed, closed = state
        if stories < len(self.asked.stories):
            yield from self.stories(state)
        elif closed < len(self.asked.closing):
            block = self.asked.closing[closed]
            if block.optional:
                yield 0, (used, stories, placed, closed + 1)
            for cost, then in self.boxed(block, used):
                yield cost, (then, stories, placed, closed + 1)
        if stories and not closed:
            for number in set(range(len(self.asked.roaming))) - placed:
                for cost, then in self.boxed(self.asked.roaming[number], used):
                    yield cost, (then, stories, placed | {number}, closed)

    def stories(self, state: State) -> Iterator[tuple[int, State]]:
        used, stories, placed, closed = state
        for strip in self.asked.stories[stories]:
            if self.fits(used, strip) and self.asked.pages[stories] in (None, self.lines[used][0]):
                low = max(0, WEIGHTS.head_low_below - self.lines[used][1]) if strip.rectangle.head else 0
                then = (used + strip.lines, stories + 1, placed, closed)
                yield strip.cost + WEIGHTS.head_low * low, then

    def fits(self, used: int, strip: Strip) -> bool:
        """Whether there is room, and no column ends after a forbidden number of lines."""
        if used + strip.lines > len(self.lines):
            return False
        ends = (k for k in range(1, strip.lines) if self.lines[used + k - 1][1] == 1)
        return not any(strip.forbidden >> k & 1 for k in ends)

    def boxed(self, block: Block, used: int) -> Iterator[tuple[int, int]]:
        page, left = self.lines[used] if used < len(self.lines) else (0, 0)
        for count, cost in block.costs.items():
            if count <= left and block.page in (None, page):
                yield cost, used + count


def cheapest(asked: Instance) -> int | None:
    """The least cost of any filling."""
    lines = [(column.page, left) for column in asked.columns for left in range(column.lines, 0, -1)]
    found = Oracle(asked, lines, {}).after((0, 0, frozenset(), 0))
    return None if found == float("inf") else int(found)


def filled(asked: Instance) -> Filling | None:
    return Thread(asked.columns, asked.matter()).fill()


@given(st.integers(0, 100_000))
def test_the_filling_costs_what_the_oracle_finds(seed: int) -> None:
    asked = instance(seed)
    found = filled(asked)
    assert (found.cost if found else None) == cheapest(asked)


def test_instances_with_and_without_a_filling_are_met() -> None:
    found = [filled(instance(seed)) is not None for seed in range(60)]
    assert 10 < sum(found) < 50


@given(st.integers(0, 100_000))
def test_the_pieces_fill_the_thread_and_come_to_its_cost(seed: int) -> None:
    asked = instance(seed)
    found = filled(asked)
    if found is None:
        return
    assert sum(piece.lines for piece in found.pieces) == sum(column.lines for column in asked.columns)
    assert [piece.story for piece in found.pieces if piece.strip] == list(range(len(asked.stories)))
    boxes = [piece.block.name for piece in found.pieces if piece.block]
    assert all(block.optional or block.name in boxes for block in (*asked.roaming, *asked.closing))

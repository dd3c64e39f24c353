"""The editor's hard wishes: what the fit may not refuse, and which of them keep an issue from landing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from broadsheet.fit.changes import with_story
from broadsheet.fit.ladder import BUDGET, Shelves, lands
from broadsheet.fit.measured import Measured, MeasuredBox, MeasuredStory
from broadsheet.fit.rectangles import rectangles
from broadsheet.fit.rungs import HIGHEST_AS_ASKED, Rung
from broadsheet.issue.model import Order

_MOST_LIFTED = 12
_SEVERAL = 2
_BUDGET = BUDGET // 10
"""To name a wish is worth a second, not ten."""


Lift = Callable[[Measured, Order], tuple[Measured, Order]]


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish in words, and how an issue becomes one without it."""

    words: str
    lift: Lift


def in_the_way(shelves: Shelves, pages: int, order: Order) -> tuple[tuple[str, ...], ...]:
    """The wishes each of which, lifted alone, lets the issue land on `pages`; else a set that does only together."""
    asked = tuple(wishes(shelves.on(pages), order))
    alone = tuple(
        (wish.words,) for wish in asked[:_MOST_LIFTED] if _lands_without((wish,), shelves, pages, order)
    )
    if alone or len(asked) < _SEVERAL or not _lands_without(asked, shelves, pages, order):
        return alone
    return (tuple(wish.words for wish in _guilty(asked, shelves, pages, order)),)


def _guilty(asked: tuple[Wish, ...], shelves: Shelves, pages: int, order: Order) -> tuple[Wish, ...]:
    """A set of wishes none of which may stay when the others are lifted: those tried first stay if they can."""
    lifted = asked
    for wish in asked:
        fewer = tuple(other for other in lifted if other is not wish)
        if _lands_without(fewer, shelves, pages, order):
            lifted = fewer
    return lifted


def _lands_without(lifted: tuple[Wish, ...], shelves: Shelves, pages: int, order: Order) -> bool:
    measured = shelves.on(pages)
    for wish in lifted:
        measured, order = wish.lift(measured, order)
    return lands(shelves.changed(measured), pages, order, budget=_BUDGET)


def wishes(measured: Measured, order: Order) -> Iterator[Wish]:
    """Every hard wish of the issue, those of stories first."""
    for index, copy in enumerate(measured.stories):
        for field, plain, words in _of_story(copy):
            yield Wish(words, _field_lifted(index, field, plain))
    for index, box in enumerate(measured.furniture):
        if box.page is not None and box.page > 0 and not box.filler:
            yield Wish(f"the box {box.name} stands on page {box.page}", _page_lifted(index))
        if box.size and not box.filler:
            yield Wish(f"the box {box.name} has the size “{box.size.words}”", _size_lifted(index))
    if order == "strict":
        yield Wish("the stories keep their order", lambda changed, _: (changed, "near"))


def _field_lifted(index: int, field: str, plain: object) -> Lift:
    def lift(measured: Measured, order: Order) -> tuple[Measured, Order]:
        copy = measured.stories[index]
        story = msgspec.structs.replace(copy.story, **{field: plain})
        return with_story(measured, replace(copy, story=story)), order

    return lift


def _page_lifted(index: int) -> Lift:
    return _box_lifted(index, lambda box: replace(box, page=None))


def _size_lifted(index: int) -> Lift:
    """Without its size a box is as deep as its matter, with some air."""
    return _box_lifted(
        index, lambda box: replace(box, size=None, lines=box.size.needs if box.size else box.lines)
    )


def _box_lifted(index: int, plain: Callable[[MeasuredBox], MeasuredBox]) -> Lift:
    def lift(measured: Measured, order: Order) -> tuple[Measured, Order]:
        boxes = (plain(box) if n == index else box for n, box in enumerate(measured.furniture))
        return replace(measured, furniture=tuple(boxes)), order

    return lift


def _of_story(copy: MeasuredStory) -> Iterator[tuple[str, Any, str]]:
    """(field, its value without the wish, the wish in words)."""
    story, title = copy.story, f"“{copy.story.title}”"
    if story.keep == "whole":
        yield "keep", "auto", f"{title} is kept whole"
    elif isinstance(story.keep, float):
        yield "keep", "auto", f"{title} keeps {story.keep:.0%} of its words"
    if story.min_words:
        yield "min_words", 0, f"{title} keeps at least {story.min_words} words"
    if story.page is not None:
        yield "page", None, f"{title} stands on page {story.page}"
    if story.columns is not None:
        yield "columns", None, f"{title} is {_columns(story.columns)} wide"
    if story.image:
        yield "image", None, f"{title} has its picture"
    if story.pull_quote:
        yield "pull_quote", None, f"{title} has a pull quote"


def _columns(count: int) -> str:
    return "1 column" if count == 1 else f"{count} columns"


# -- wishes that no layout can grant --------------------------------------------------------------------------


def impossible(shelves: Shelves, pages: int, order: Order) -> Iterator[str]:
    """Why items cannot be placed at all on `pages`, whatever the rest does."""
    *_, highest = (rung for rung in shelves.rungs(order) if rung.number <= HIGHEST_AS_ASKED)
    measured = shelves.on(pages)
    for copy in measured.stories:
        yield from _impossible_story(copy, measured, pages, highest)
    for box in measured.furniture:
        if box.page is not None and box.page > pages and not box.filler:
            yield f"The box {box.name} asks for page {box.page} of {pages}."
        if box.page is not None and 0 < box.page < measured.first_page and not box.filler:
            yield f"The box {box.name} asks for page {box.page}, which is a cover."
        if box.size and not box.filler and highest.layout == "flowing" and not box.lines[0]:
            size = f"at the size “{box.size.words}” wider than 1 column"
            yield f"The box {box.name} is {size}; in the flowing layout it has 1."


def _impossible_story(copy: MeasuredStory, measured: Measured, pages: int, rung: Rung) -> Iterator[str]:
    story, title, columns = copy.story, f"“{copy.story.title}”", measured.grid.columns
    if copy.lead and story.page not in (None, 1):
        yield f"{title} leads the issue, so it stands on page 1, and asks for page {story.page}."
    elif story.page is not None and not 1 <= story.page <= pages:
        yield f"{title} asks for page {story.page} of {pages}."
    elif not copy.lead and story.page is not None and story.page < measured.first_page:
        yield f"{title} asks for page {story.page}, which is a cover."
    width = columns if copy.lead else 1
    if story.columns is not None and not 1 <= story.columns <= columns:
        yield f"{title} asks for {_columns(story.columns)} of {columns}."
    elif rung.layout == "modular":
        yield from _impossible_shape(copy, measured, rung)
    elif story.columns not in (None, width):
        yield f"{title} asks for {_columns(story.columns or 1)}; in the flowing layout it has {width}."


def _impossible_shape(copy: MeasuredStory, measured: Measured, rung: Rung) -> Iterator[str]:
    made, title = rectangles(copy, measured.grid, rung.allowance), f"“{copy.story.title}”"
    lines = f"{measured.first_lines} lines of page {measured.first_page}"
    if not made:
        wanted = " and ".join(words.removeprefix(title).strip() for _, _, words in _of_story(copy))
        yield f"{title} fits no rectangle of the page" + (f" when it {wanted}." if wanted else ".")
    elif copy.lead and min(depth for _, depth in made) > measured.first_lines:
        yield f"{title} leads the issue, and at its shortest is deeper than the {lines}."

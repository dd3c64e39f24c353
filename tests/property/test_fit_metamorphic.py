"""What must not change, or may change one way only, when a real issue or its weights are changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.instances.recipes import Recipe, issue_of, made, recipes, stock_of
from broadsheet.fit.problem import Item, Ordering, Problem
from broadsheet.fit.search import arrange
from broadsheet.fit.settings import Allowance
from tests.support.oracle import BUDGET, ORDERINGS
from tests.unit.fit.issues import wishing

SMALL = 9
"""Stories of an issue that is settled at once."""

RICHER = [
    Allowance(picture_stretch=1.35),
    Allowance(mark_air=3),
    Allowance(pull_air=3, pull_quotes=2),
]


def small() -> list[Recipe]:
    return [recipe for recipe in recipes() if recipe.stories <= SMALL]


def name(recipe: Recipe) -> str:
    return recipe.name


every_small_issue = pytest.mark.parametrize("recipe", small()[::4], ids=name)


def cost(problem: Problem, ordering: Ordering) -> int | None:
    found = arrange(problem, ordering, BUDGET)
    assert found.complete
    return found.arrangement.cost if found.arrangement else None


def doubled(item: Item) -> Item:
    return replace(item, rectangles={size: 2 * cost for size, cost in item.rectangles.items()})


def twice(problem: Problem) -> Problem:
    return replace(
        problem,
        stories=tuple(doubled(story) for story in problem.stories),
        boxes=tuple(replace(box, item=doubled(box.item)) for box in problem.boxes),
    )


@every_small_issue
def test_weights_twice_as_heavy_change_no_plan(recipe: Recipe) -> None:
    instance = made(recipe)
    weights = instance.priced
    heavy = replace(
        weights,
        moved=2 * weights.moved,
        tombstone=2 * weights.tombstone,
        contents_low=2 * weights.contents_low,
    )
    light = arrange(instance.problem, instance.ordering, BUDGET, weights).arrangement
    other = arrange(twice(instance.problem), instance.ordering, BUDGET, heavy).arrangement
    assert (light and light.pages) == (other and other.pages)
    assert (light and 2 * light.cost) == (other and other.cost)


@every_small_issue
def test_a_fit_that_may_do_more_is_never_dearer(recipe: Recipe) -> None:
    told, ordering = issue_of(recipe), ORDERINGS[recipe.rule]
    plain = stock_of(told, recipe.paper)
    for allowance in RICHER if plain else ():
        richer = stock_of(told, recipe.paper, allowance=allowance)
        assert plain
        assert richer
        before, after = cost(plain.problem, ordering), cost(richer.problem, ordering)
        assert before is None or (after is not None and after <= before)


@every_small_issue
def test_a_story_kept_whole_is_whole_or_there_is_no_plan(recipe: Recipe) -> None:
    for rank in range(recipe.stories):
        told = wishing(issue_of(recipe), f"story-{rank}", keep="whole")
        supplies = stock_of(told, recipe.paper)
        found = arrange(supplies.problem, ORDERINGS[recipe.rule], BUDGET).arrangement if supplies else None
        if supplies and found:
            placed = next(tile for page in found.pages for tile in page if tile.item == rank)
            cut = supplies.shelf.rectangles[rank][placed.span, placed.lines].cut
            assert cut is not None
            assert cut.point is None

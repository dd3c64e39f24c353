"""How the instances are made: seeded random issues, measured by a typewriter, with the fit's own rectangles."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from bench.instances.format import Charges, Instance, Order, Page, boxes_of, stories_of
from broadsheet.fit.bounds import Bounds
from broadsheet.fit.costs import ORDER_WINDOW, WEIGHTS
from broadsheet.fit.measured import Grid
from broadsheet.fit.problem import Problem
from broadsheet.fit.settings import Allowance
from broadsheet.fit.stock import Spare, Stock, shelve, stock
from broadsheet.issue import tree
from broadsheet.issue.model import Furniture, FurnitureKind, Issue, Paragraph, Picture, PullQuote, Story
from tests.unit.fit.copy import crosshead, filled, story
from tests.unit.fit.issues import ABOUT, issue
from tests.unit.fit.typewriter import WORDS_A_LINE, Typewriter

SEED = 20261101
COUNT = 120

Rule = Literal["near", "strict", "free"]
RULES: tuple[Rule, ...] = ("near", "strict", "free")


class Paper(NamedTuple):
    """A type area, and the lines of the nameplate on the first page."""

    name: str
    lines: int
    columns: int
    nameplate: int


PAPERS = (
    Paper("a5", 35, 2, 5),
    Paper("a5", 37, 3, 5),
    Paper("b5", 44, 2, 6),
    Paper("b5", 46, 3, 6),
    Paper("a4", 57, 2, 9),
    Paper("a4", 57, 3, 9),
    Paper("a4", 60, 4, 9),
    Paper("berliner", 72, 4, 11),
    Paper("tabloid", 90, 3, 13),
    Paper("tabloid", 90, 5, 13),
)

PAGES = (1, 1, 2, 2, 3, 4, 4, 5, 6, 8, 12, 16)
STORIES = (3, 16)
STORIES_A_PAGE = (1.3, 5.0)
LINES_A_STORY = 30
"""Column lines a story should find at least, or there is no hope."""
WORDS_A_PAGE = (200, 3000)
FILLED = {True: (0.5, 1.5), False: (0.9, 1.6)}
"""Words as a multiple of what the page's lines would hold, with pictures and without."""

LINE_PT = 12.0
PLAIN = Allowance()

OFTEN = 0.6
"""Share of stories with a picture, and of those with a pull quote."""

SOMETIMES = 0.3
"""Share of issues with a box on a given page, with one that may be left out, with a story that asks for a page."""

LONG = 6
"""Paragraphs of a story without a crosshead."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """An issue to be made. `seed` draws its copy; `advert` and `wish` are pages, counted from 1."""

    name: str
    seed: str
    paper: Paper
    pages: int
    stories: int
    rule: Rule
    words_a_page: int
    pictures: bool
    advert: int | None = None
    filler: bool = False
    end_block: bool = False
    wish: int | None = None


def recipes(count: int = COUNT, seed: int = SEED) -> Iterator[Recipe]:
    """Every paper with every rule, with pictures and without, before any of them comes again."""
    for number in range(count):
        step, pictures = divmod(number // len(RULES), 2)
        paper = PAPERS[step % len(PAPERS)]
        rule = RULES[number % len(RULES)]
        yield _recipe(f"{seed} {number}", f"{number:03}", paper, rule, pictures=not pictures)


def _recipe(seed: str, number: str, paper: Paper, rule: Rule, *, pictures: bool) -> Recipe:
    rng = random.Random(f"recipe {seed}")
    lines = paper.lines * paper.columns
    pages = max(rng.choice(PAGES), math.ceil(STORIES[0] * LINES_A_STORY / lines))
    fewest, most = STORIES_A_PAGE
    stories = _between(STORIES, round(pages * rng.uniform(fewest, min(most, lines / LINES_A_STORY))))
    return Recipe(
        name=f"{number}-{paper.name}-{paper.columns}c-{stories}s-{pages}p-{rule}",
        seed=seed,
        paper=paper,
        pages=pages,
        stories=stories,
        rule=rule,
        words_a_page=_between(
            WORDS_A_PAGE, 10 * round(lines * WORDS_A_LINE * rng.uniform(*FILLED[pictures]) / 10)
        ),
        pictures=pictures,
        advert=rng.randint(1, pages) if rng.random() < SOMETIMES else None,
        filler=rng.random() < SOMETIMES,
        end_block=rng.random() < SOMETIMES,
        wish=rng.randint(1, pages) if rng.random() < SOMETIMES else None,
    )


def made(recipe: Recipe) -> Instance:
    """The instance of `recipe`: of the issues that its seed draws, the first whose areas can add up."""
    for attempt in range(100):
        supplies = stock_of(issue_of(recipe, attempt), recipe.paper, end_block=recipe.end_block)
        if supplies and _adds_up(supplies.problem):
            return _described(recipe, supplies.problem)
    raise AssertionError(f"{recipe.name}: no issue can be made")


def _adds_up(problem: Problem) -> bool:
    return Bounds(problem).may_fill(problem.everything, problem.room(0))


def _described(recipe: Recipe, problem: Problem) -> Instance:
    """`problem` as an instance, with this moment's weights."""
    return Instance(
        format=1,
        name=recipe.name,
        words_a_page=recipe.words_a_page,
        pictures=recipe.pictures,
        columns=problem.columns,
        pages=tuple(
            Page(lines=lines, top=top) for lines, top in zip(problem.depths, problem.tops, strict=True)
        ),
        order=Order(rule=recipe.rule, window=ORDER_WINDOW if recipe.rule == "near" else None),
        weights=Charges(moved=WEIGHTS.moved, contents_low=WEIGHTS.contents_low, tombstone=WEIGHTS.tombstone),
        stories=stories_of(problem),
        boxes=boxes_of(problem),
    )


def stock_of(
    told: Issue, paper: Paper, *, end_block: bool = False, allowance: Allowance = PLAIN
) -> Stock | None:
    """What the fit makes of an issue; None where a story has no rectangle. All here that knows how it measures."""
    assert told.pages != "auto"
    grid = Grid(paper.lines, paper.columns, LINE_PT)
    shelf = shelve(Typewriter(grid, paper.nameplate).measure(told), allowance)
    return stock(shelf, told.pages, Spare(fillers=True, end_block=end_block))


def issue_of(recipe: Recipe, attempt: int = 0) -> Issue:
    """The `attempt`-th issue that the seed of `recipe` draws."""
    rng = random.Random(f"{recipe.seed} {attempt}")
    furniture = [ABOUT]
    if recipe.advert:
        furniture.append(_box(rng, "advert", f"page:{recipe.advert}"))
    if recipe.filler:
        furniture.append(_box(rng, "notice", "anywhere", filler=True))
    return issue(*_stories(recipe, rng), pages=recipe.pages, order=recipe.rule, furniture=tuple(furniture))


def _box(rng: random.Random, kind: FurnitureKind, place: str, *, filler: bool = False) -> Furniture:
    return Furniture(kind=kind, blocks=(filled(rng.randint(10, 80)),), place=place, filler=filler)


def _stories(recipe: Recipe, rng: random.Random) -> list[Story]:
    """Random stories which together have about as many words as asked for."""
    average = recipe.words_a_page * recipe.pages / recipe.stories
    wishing = rng.randrange(1, recipe.stories) if recipe.wish else None
    return [
        tale(
            rng,
            f"story-{number}",
            round(average * rng.uniform(0.5, 1.5)),
            pictures=recipe.pictures,
            page=recipe.wish if number == wishing else None,
        )
        for number in range(recipe.stories)
    ]


def tale(
    rng: random.Random, slug: str, words: int, *, pictures: bool = True, page: int | None = None
) -> Story:
    """A random story of about so many words."""
    body: list[Paragraph] = []
    while words > 0:
        body.append(filled(*(rng.randint(6, 30) for _ in range(rng.randint(1, 5)))))
        words -= tree.words_of(body[-1:])
    middle = len(body) // 2
    return story(
        *body[:middle],
        *([crosshead()] if len(body) > LONG else []),
        *body[middle:],
        slug=slug,
        min_words=None,
        picture=Picture(file="picture.png") if pictures and rng.random() < OFTEN else None,
        pull_quotes=(PullQuote("said only once"),) if rng.random() < OFTEN else (),
        page=page,
    )


def _between(limits: tuple[int, int], value: int) -> int:
    least, most = limits
    return min(most, max(least, value))

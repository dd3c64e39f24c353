"""The copyfitting instances in bench/: their format, and that the committed files are what the generator makes."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bench.fit_instances import INSTANCES, generate, row, status
from bench.instances.format import (
    SCHEMA_FILE,
    Instance,
    InstanceError,
    boxes_of,
    dump,
    json_schema,
    load,
    read,
    read_all,
    stories_of,
)
from bench.instances.recipes import made, recipes
from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.problem import Ordering
from broadsheet.fit.search import arrange

BYTES = 1_200_000


@pytest.fixture(scope="module")
def committed() -> list[Instance]:
    return read_all(INSTANCES)


def plain(**fields: object) -> dict[str, Any]:
    """A small instance as JSON has it, with other fields."""
    return {
        "format": 1,
        "name": "small",
        "words_a_page": 200,
        "pictures": False,
        "columns": 2,
        "pages": [{"lines": 8, "top": 2}],
        "order": {"rule": "near", "window": 2},
        "weights": {"moved": 40, "contents_low": 300, "tombstone": 160},
        "stories": [story("mill", lead=True, page=1), story("ferry")],
        "boxes": [{**story("contents", page=1), "contents": True}],
        **fields,
    }


def story(name: str, **fields: object) -> dict[str, Any]:
    return {"name": name, "rectangles": [{"span": 1, "from": 4, "costs": [30, None, 10]}], **fields}


def loaded(**fields: object) -> Instance:
    return load(json.dumps(plain(**fields)).encode())


# -- the format -----------------------------------------------------------------------------------------------


def test_a_file_says_what_the_problem_is() -> None:
    instance = loaded()
    problem = instance.problem
    assert problem.stories[0].rectangles == {(1, 4): 30, (1, 6): 10}
    assert problem.wanted == (0, None)
    assert problem.boxes[0].page == 0
    assert (problem.depths, problem.tops) == ((8,), (2,))
    assert instance.ordering == Ordering(window=2)
    assert loaded(order={"rule": "strict"}).ordering == Ordering(pages_ascend=True)
    assert loaded(order={"rule": "free"}).ordering == Ordering()


def test_weights_of_a_file_are_those_of_its_search() -> None:
    priced = loaded(weights={"moved": 1, "contents_low": 2, "tombstone": 3}).priced
    assert asdict(priced) == asdict(WEIGHTS) | {"moved": 1, "contents_low": 2, "tombstone": 3}


def test_every_committed_instance_survives_the_way_into_a_problem_and_back(committed: list[Instance]) -> None:
    for instance in committed:
        problem = instance.problem
        assert load(dump(instance)) == instance
        assert stories_of(problem) == instance.stories
        assert boxes_of(problem) == instance.boxes


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"format": 2}, "format"),
        ({"colums": 3}, "unknown field `colums`"),
        ({"columns": 0}, "columns"),
        ({"stories": []}, "stories"),
        ({"stories": [story("mill", page=2)]}, "mill asks for page 2 of 1"),
        ({"stories": [story("mill"), story("mill")]}, "same name"),
        ({"stories": [story("mill"), story("ferry", lead=True)]}, "only the first"),
        ({"stories": [story("mill", rectangles=[{"span": 3, "from": 4, "costs": [1]}])]}, "up to 2 columns"),
        ({"stories": [story("mill", rectangles=[{"span": 1, "from": 4, "costs": [None]}])]}, "not with null"),
        ({"stories": [story("mill", rectangles=[{"span": 1, "from": 4, "costs": ["1"]}])]}, "Expected `int"),
        ({"stories": [story("mill"), story("ferry")]}, "page of a lead"),
        ({"order": {"rule": "free", "window": 2}}, "window"),
        ({"order": {"rule": "near"}}, "window"),
        ({"order": {"rule": "any"}}, "any"),
        ({"boxes": [{**story(n, page=1), "contents": True} for n in "ab"]}, "more than one"),
    ],
)
def test_a_file_that_is_no_instance_says_why(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InstanceError, match=message):
        loaded(**fields)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "spoiled.json").write_text('{"format": 1, ', encoding="utf-8")
    with pytest.raises(InstanceError, match=r"spoiled\.json: "):
        read(tmp_path / "spoiled.json")


def test_the_committed_schema_is_that_of_the_types() -> None:
    assert (INSTANCES / SCHEMA_FILE).read_bytes() == json_schema()


# -- the committed instances ----------------------------------------------------------------------------------


def test_there_are_enough_of_every_kind(committed: list[Instance]) -> None:
    assert len(committed) >= 120
    assert sum(instance.pictures for instance in committed) == len(committed) / 2
    assert {instance.order.rule for instance in committed} == {"near", "strict", "free"}
    assert {instance.columns for instance in committed} == {2, 3, 4, 5}
    assert {1, 16} <= {len(instance.pages) for instance in committed}
    assert {3, 16} <= {len(instance.stories) for instance in committed}
    assert all(200 <= instance.words_a_page <= 3000 for instance in committed)
    assert any(box.optional for instance in committed for box in instance.boxes)
    assert any(story.page for instance in committed for story in instance.stories[1:])


def test_a_file_is_named_as_its_instance() -> None:
    files = [path for path in INSTANCES.glob("*.json") if path.name != SCHEMA_FILE]
    assert [path.name for path in files if read(path).name != path.stem] == []
    assert sum(path.stat().st_size for path in files) < BYTES


def test_the_first_few_are_made_again_to_the_byte() -> None:
    for recipe in islice(recipes(), 12):
        assert (INSTANCES / f"{recipe.name}.json").read_bytes() == dump(made(recipe))


def test_a_folder_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "old.json").touch()
    generate(tmp_path, islice(recipes(), 2))
    assert len(read_all(tmp_path)) == 2
    assert not (tmp_path / "old.json").exists()


def test_another_seed_makes_other_instances() -> None:
    one, other = (made(next(recipes(seed=seed))) for seed in (1, 2))
    assert one.stories != other.stories


# -- the table ------------------------------------------------------------------------------------------------


def test_a_row_says_what_the_search_came_to() -> None:
    instance = loaded(pages=[{"lines": 14}], boxes=[])
    problem = msgspec.structs.replace(instance, columns=1, stories=instance.stories[:1]).problem
    none = arrange(problem, instance.ordering, 100)
    assert status(none) == "infeasible"
    assert "| infeasible |  |  |  | 0 | 0.10 |" in row(instance, none, 0.1)

"""The forme: exactly what the typesetter may read, and the plan as templates read it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from broadsheet.editions.print.forme import MAIN, lay_out_folder, plan_data
from broadsheet.fit.fitting import fit
from broadsheet.fit.flatplan import Flatplan
from broadsheet.fit.flowing import Flow
from broadsheet.fit.ladder import Shelves
from broadsheet.fit.measured import Measured
from broadsheet.issue.model import Note, NoteRef, Paragraph, Sentence, Text
from tests.unit.fit.copy import filled, trackable
from tests.unit.fit.issues import issue, six, tale, wishing
from tests.unit.fit.typewriter import Typewriter


@pytest.fixture(scope="module")
def plan() -> Flatplan:
    told = wishing(six(), "seeds", keep="teaser")
    found = fit(told, Shelves([Typewriter().measure(told)])).plan
    assert found
    return found


def stories(plan: Flatplan) -> Iterator[tuple[dict[str, Any], Any]]:
    """Every story's frame as data, and as planned."""
    frames = (frame for page in plan_data(plan)["pages"] for frame in page if "slug" in frame)
    return zip(frames, plan.stories(), strict=True)


def test_the_folder_holds_templates_copy_and_pictures_and_nothing_else(tmp_path: Path) -> None:
    lay_out_folder(tmp_path, "#let make = none", {"title": "Tide"}, {"9f.jpg": b"jpeg"})
    assert json.loads((tmp_path / "copy.json").read_text()) == {"title": "Tide"}
    assert (tmp_path / "pictures" / "9f.jpg").read_bytes() == b"jpeg"
    names = {path.name for path in tmp_path.iterdir()}
    assert {"measure.typ", "pages.typ", "theme.typ", "copy.json", "pictures"} <= names
    assert {Path(name).suffix for name in names} == {".typ", ".json", ""}


def test_json_is_the_same_for_the_same_data_in_any_order(tmp_path: Path) -> None:
    for name, data in (("a", {"x": 1, "y": "ß"}), ("b", {"y": "ß", "x": 1})):
        (tmp_path / name).mkdir()
        lay_out_folder(tmp_path / name, "", data, {})
    assert (tmp_path / "a" / "copy.json").read_bytes() == (tmp_path / "b" / "copy.json").read_bytes()


def test_every_page_begins_where_the_plan_says(plan: Flatplan) -> None:
    pages = plan_data(plan)["pages"]
    assert [len(page) for page in pages] == [len(page) for page in plan.pages]
    assert pages[0][0]["k"] == "nameplate"
    assert {frame["k"] for page in pages for frame in page} == {
        "nameplate",
        "contents",
        "story",
        "teaser",
        "furniture",
    }


def test_the_contents_are_the_stories_in_reading_order(plan: Flatplan) -> None:
    assert plan_data(plan)["contents"] == [planned.slug for planned in plan.stories()]


def test_the_pieces_of_a_story_fill_its_columns_to_the_line(plan: Flatplan) -> None:
    for data, planned in stories(plan):
        if data["k"] == "story":
            columns = data["span"] * (data["lines"] - data["head"] - data["picture"])
            assert sum(piece["lines"] for piece in data["pieces"]) == columns, planned.slug


def test_a_teaser_has_a_frame_and_no_pieces(plan: Flatplan) -> None:
    (data,) = [data for data, _ in stories(plan) if data["slug"] == "seeds"]
    assert data["k"] == "teaser"
    assert "pieces" not in data


def test_a_cut_story_ends_with_its_mark(plan: Flatplan) -> None:
    marked = [
        (data["pieces"][-1]["k"] == "mark", planned.is_cut)
        for data, planned in stories(plan)
        if "pieces" in data
    ]
    assert any(cut for _, cut in marked)
    assert all(mark for mark, cut in marked if cut)


def test_furniture_is_named_by_its_index(plan: Flatplan) -> None:
    boxes = [frame for page in plan_data(plan)["pages"] for frame in page if frame["k"] == "furniture"]
    assert [box["index"] for box in boxes] == [0]


def test_only_the_notes_the_kept_text_refers_to_are_set() -> None:
    noted = Paragraph((Sentence((Text("It came in"), NoteRef(1), Text("."))),))
    late = Paragraph((Sentence((Text(" It went out"), NoteRef(2), Text("."))),))
    notes = (Note((filled(6),)), Note((filled(6),)))
    told = tale("mill", 3)
    body = (filled(40, 40), noted, *told.body, filled(*[15] * 60), late)
    two = issue(wishing(issue(told), "mill", body=body, notes=notes).stories[0], tale("ferry", 5), pages=1)
    found = fit(two, Shelves([Typewriter().measure(two)])).plan
    assert found
    lead = next(data for data, _ in stories(found) if data["slug"] == "mill")
    assert [piece["count"] for piece in lead["pieces"] if piece["k"] == "notes"] == [1]


# -- letters closer or wider, and the thread --------------------------------------------------------------------


def tracking(measured: Measured) -> Measured:
    return replace(measured, stories=tuple(trackable(copy, -1, 1) for copy in measured.stories))


@pytest.fixture(scope="module")
def flowing() -> Flatplan:
    found = Flow(tracking(Typewriter().measure(six())), 2).plan(6)
    assert found
    return found


def frames_of(plan: Flatplan) -> list[dict[str, Any]]:
    return [frame for page in plan_data(plan)["pages"] for frame in page]


def test_each_layout_has_its_template() -> None:
    assert MAIN == {"modular": "pages.typ", "flowing": "flow.typ"}


@pytest.mark.parametrize("layout", ["modular", "flowing"])
def test_tracked_paragraphs_are_named_and_no_others(layout: str, flowing: Flatplan) -> None:
    modular = fit(six(), Shelves([tracking(Typewriter().measure(six()))])).plan
    plan = flowing if layout == "flowing" else modular
    assert plan
    for data, planned in stories(plan):
        cut = planned.rectangle.cut
        tracks = [piece["track"] for piece in data["pieces"] if "track" in piece]
        assert {n: track for n, track in enumerate(tracks) if track} == dict(cut.tracked)
    assert any(planned.rectangle.cut.tracked for _, planned in stories(plan))


def test_a_tracked_paragraph_has_the_lines_it_is_set_in(flowing: Flatplan) -> None:
    for data, planned in stories(flowing):
        growth = dict(planned.rectangle.cut.tracked)
        text = [piece for piece in data["pieces"] if "track" in piece]
        for number, piece in enumerate(text[: planned.rectangle.cut.pieces]):
            assert piece["lines"] == planned.copy.pieces[number].whole + growth.get(number, 0)


def test_nameplate_contents_and_lead_stand_over_the_thread_and_nothing_else(flowing: Flatplan) -> None:
    over = [frame.get("slug", frame["k"]) for frame in frames_of(flowing) if frame["over"]]
    assert over == ["nameplate", "contents", "mill"]
    assert plan_data(flowing)["top"] == flowing.top


def test_in_rectangles_only_the_nameplate_is_over_the_others(plan: Flatplan) -> None:
    assert [frame["k"] for frame in frames_of(plan) if frame["over"]] == ["nameplate"]
    assert plan_data(plan)["top"] == 9


def test_what_begins_a_column_is_at_the_top_and_what_ends_it_at_the_foot(
    flowing: Flatplan, plan: Flatplan
) -> None:
    for made in (flowing, plan):
        first = {made.top, 9}  # under all that stands over the thread, and under the nameplate
        planned = [each for page in made.pages for each in page]
        for frame, page in zip(frames_of(made), (each.frame.page for each in planned), strict=True):
            assert frame["at-top"] == (frame["line"] in (first if page == 1 else {0}))
            assert frame["at-foot"] == (frame["line"] + frame["lines"] == 60)


def test_the_pieces_of_a_thread_fill_the_columns_they_run_through(flowing: Flatplan) -> None:
    for data, planned in stories(flowing):
        assert sum(piece["lines"] for piece in data["pieces"]) == sum(run.lines for run in planned.runs)

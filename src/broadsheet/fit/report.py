"""The flatplan as data: the part of `fit.json` that the plan alone can tell."""

from __future__ import annotations

from typing import Any

from broadsheet.fit.fitting import Fitted
from broadsheet.fit.flatplan import Flatplan, Frame, PlannedBox, PlannedStory
from broadsheet.fit.measured import Measured
from broadsheet.fit.nearest import Nearest
from broadsheet.issue import tree

SCHEMA = 1
NOMINAL_JOINS_A_SECOND = 60_000
"""`seconds` in the report is work done at this speed: the same input must give the same bytes on every machine."""

Data = dict[str, Any]


def fit_data(issue_id: str, fitted: Fitted) -> Data:
    """`fit.json` before anything was printed: what is measured on the PDF is still empty."""
    plan = fitted.plan
    return {
        "schema": SCHEMA,
        "issue": issue_id,
        "pages": {"target": fitted.pages, "actual": len(plan.pages) if plan else None},
        "grid": _grid(plan) if plan else None,
        "solver": _solver(plan) if plan else _no_solution(fitted),
        "columns": [],
        "stories": [_story(planned, plan.measured) for planned in plan.stories()] if plan else [],
        "boxes": [_box(box) for box in plan.boxes() if box.index is not None] if plan else [],
        "contents": [_contents_line(planned) for planned in plan.stories()] if plan else [],
        "faults": None,
        "notes": {},
        "nearest": _nearest(fitted.nearest) if fitted.nearest else None,
        "verified": False,
    }


def _grid(plan: Flatplan) -> Data:
    grid = plan.grid
    return {"line_pt": grid.line_pt, "body_pt": grid.size_pt, "lines": grid.lines, "columns": grid.columns}


def _solver(plan: Flatplan) -> Data:
    solver = plan.solver
    return {
        "layout": solver.layout,
        "rung": solver.rung,
        "status": solver.status,
        "cost": solver.cost,
        "bound": solver.bound,
        "seconds": round(solver.joins / NOMINAL_JOINS_A_SECOND, 2),
    }


def _no_solution(fitted: Fitted) -> Data:
    """Status "unknown": the search stopped before it could prove that there is no plan."""
    status = "infeasible" if fitted.proved else "unknown"
    return {"layout": "modular", "rung": None, "status": status, "cost": None, "bound": None, "seconds": 0.0}


def _contents_line(planned: PlannedStory) -> Data:
    return {"title": planned.copy.story.title, "page": planned.page}


def _story(planned: PlannedStory, measured: Measured) -> Data:
    story, rectangle = planned.copy.story, planned.rectangle
    return {
        "slug": story.slug,
        "page": planned.page,
        "frames": _frames(planned),
        "kept": _kept(planned),
        "image_lines": _picture_lines(planned, measured),
        "pull_quote": any(insert.quote is not None for insert in rectangle.inserts),
        "cut": planned.is_cut,
        "continues_at": story.permalink or None if planned.is_cut else None,
    }


def _frames(planned: PlannedStory) -> list[Data]:
    return [_frame(frame) for frame in planned.frames]


def _box(box: PlannedBox) -> Data:
    return {"name": box.name, **_frame(box.frame)}


def _frame(frame: Frame) -> Data:
    return {
        "page": frame.page,
        "column": frame.column + 1,
        "span": frame.span,
        "line": frame.line + 1,
        "lines": frame.lines,
    }


def _picture_lines(planned: PlannedStory, measured: Measured) -> int:
    if planned.cover and measured.cover:
        return measured.cover.picture
    return planned.rectangle.wide_picture or sum(
        i.lines for i in planned.rectangle.inserts if i.quote is None
    )


def _kept(planned: PlannedStory) -> Data:
    body = planned.copy.story.body
    cut = planned.rectangle.cut
    kept = tree.prefix(body, cut.point) if cut else ()
    return {
        "words": tree.words_of(kept),
        "of": tree.words_of(body),
        "sentences": tree.sentences_of(kept),
        "of_sentences": tree.sentences_of(body),
        "lines": cut.lines if cut else 0,
    }


def _nearest(nearest: Nearest) -> Data:
    longer = nearest.longer
    return {
        "pages": nearest.pages,
        "words_missing": nearest.words_missing,
        "words_over": nearest.words_over,
        "longer": {"title": longer.title, "words": longer.words} if longer else None,
        "pictured": nearest.pictured,
        "impossible": list(nearest.impossible),
        "in_the_way": [list(together) for together in nearest.in_the_way],
    }

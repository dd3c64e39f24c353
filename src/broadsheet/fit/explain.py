"""The plan in words, for `fit --explain`: what happened, why, and what an editor could do about it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.fit.advice import Advice
from broadsheet.fit.fitting import Fitted
from broadsheet.fit.flatplan import Flatplan, PlannedStory
from broadsheet.fit.ladder import Attempt
from broadsheet.fit.nearest import Nearest
from broadsheet.fit.pricing import Charge, Reason, charges
from broadsheet.fit.stock import CONTENTS, END_BLOCK
from broadsheet.issue import tree
from broadsheet.issue.model import Issue

_REASONS: dict[Reason, str] = {
    "text-lost": "{n} of text cut",
    "cut-in-list": "a cut within a list",
    "cut-under-crosshead": "a cut {n} under a crosshead",
    "tracked": "{n} gained or saved by setting letters closer or wider",
    "mark-air": "{n} empty above the closing mark",
    "mark-without-code": "a closing mark without a QR code",
    "end-line": "a line pointing to the web although the story is whole",
    "pull-quote-dropped": "no pull quote",
    "pull-quote-added": "a second pull quote",
    "pull-quote-air": "{n} empty around the pull quote",
    "picture-dropped": "without its picture",
    "picture-in-column": "its picture in one column instead of over the whole width",
    "picture-squeezed": "its picture {n} {way} than its own shape",
    "grey": "{n} too many in a grey column",
    "shallow": "columns {n} too shallow",
    "head-heavy": "columns {n} shallower than the head",
    "tall": "a strip {n} too tall",
    "head-air": "{n} empty above the head",
    "teaser-air": "{n} empty under the headline",
    "teaser-widened": "wider than one column",
}


def explain(issue: Issue, fitted: Fitted, advice: Advice | None = None) -> Iterator[str]:
    """Lines of plain text."""
    if fitted.plan is None:
        yield from _no_plan(issue, fitted)
    else:
        yield from _outcome(issue, fitted.plan, lower_rungs_proved=fitted.proved)
        for number, page in enumerate(fitted.plan.pages, 1):
            stories = [planned for planned in page if isinstance(planned, PlannedStory)]
            if stories:  # where a story only runs on, there is nothing new to say
                yield ""
                yield f"Page {number}"
            for planned in stories:
                yield from _story(planned)
    if advice:
        yield from _advice(advice)


def hints(nearest: Nearest) -> Iterator[str]:
    """What an editor could do about an issue that does not land, most useful first."""
    yield from nearest.impossible
    if nearest.words_over:
        yield f"There are about {nearest.words_over} words too many that may not be cut."
    if nearest.words_missing:
        yield (
            f"There is too little copy: about {nearest.words_missing} more words, "
            "or more and larger pictures, would fill the pages."
        )
    if nearest.longer:
        yield f"It lands when “{nearest.longer.title}” is about {nearest.longer.words} words longer."
    if nearest.pictured:
        yield f"It lands when “{nearest.pictured}” has a picture."
    for together in nearest.in_the_way:
        wishes = "this wish is" if len(together) == 1 else "these wishes are"
        yield f"It lands if {wishes} given up: {'; '.join(together)}."
    if nearest.pages:
        yield f"It lands on {_counted(nearest.pages, 'page')}: set `pages = {nearest.pages}`."


# -- the outcome ----------------------------------------------------------------------------------------------


def _no_plan(issue: Issue, fitted: Fitted) -> Iterator[str]:
    pages = _counted(fitted.pages, "page")
    if fitted.proved:
        yield f"Issue {issue.id} does not land on {pages}: no layout keeps every hard rule and wish."
    else:
        yield f"No plan for issue {issue.id} on {pages} was found before the search stopped; there may be one."
    if fitted.nearest:
        yield from (f"  - {hint}" for hint in hints(fitted.nearest))


def _outcome(issue: Issue, plan: Flatplan, *, lower_rungs_proved: bool) -> Iterator[str]:
    solver = plan.solver
    words = "; ".join(_given(plan)) or _nothing_more(solver.rung)
    yield f"Issue {issue.id} lands on {_counted(len(plan.pages), 'page')}: {words} (rung {solver.rung})."
    if not lower_rungs_proved:
        yield "A lower rung was not searched to its end: there may be a plan for which less had to give."
    if solver.status == "optimal":
        yield f"No better plan exists among these layouts: cost {solver.cost}, proved."
    else:
        yield f"Cost {solver.cost}; the search stopped early, and the best plan may cost {solver.bound} or more."
    placing = solver.cost - sum(planned.rectangle.cost for planned in plan.stories())
    yield f"The stories cost {solver.cost - placing}, their order, their neighbours and the boxes {placing}."
    yield "A cost of 10 is one line of text lost; docs/explanation/copyfitting.md lists every weight."


_GIVEN = {
    0: "nothing had to give",
    1: "up to three empty lines stand above “Continue at”",
    2: "pictures stray further from their shape, two pull quotes, no lead picture",
    3: "stories stand in another order than the editor’s",
    5: "stories stand in another order than the editor’s",
}


def _nothing_more(rung: int) -> str:
    return _GIVEN.get(rung, "nothing more had to give")


def _given(plan: Flatplan) -> Iterator[str]:
    """What had to give on the higher rungs."""
    grid = plan.grid
    if plan.measured.format:
        columns = _counted(grid.columns, "column")
        yield f"the whole issue is set in {grid.size_pt:g} on {grid.line_pt:g} points, in {columns}"
    if any(box.name == CONTENTS and box.frame.page > 1 for box in plan.boxes()):
        yield "page 1 has no room for the contents"
    fillers = [
        box for box in plan.boxes() if box.index is not None and plan.measured.furniture[box.index].filler
    ]
    if fillers:
        yield f"{_counted(len(fillers), 'filler')} had to be used"
    if any(box.name == END_BLOCK for box in plan.boxes()):
        yield "a block at the end fills what the copy leaves"
    if plan.solver.layout == "flowing":
        yield "all stories run as one thread through equal columns"


# -- stories --------------------------------------------------------------------------------------------------


def _story(planned: PlannedStory) -> Iterator[str]:
    yield f"  {planned.copy.story.title}"
    head = ", its head and picture on the cover" if planned.cover else ""
    yield f"    {_place(planned)}{head}: {_kept(planned)}"
    made = [_reason(charge) for charge in charges(planned.copy, planned.rectangle)]
    if made:
        yield f"    cost {planned.rectangle.cost}: {', '.join(made)}"


def _place(planned: PlannedStory) -> str:
    frame = planned.frame
    if planned.runs:
        foot = planned.runs[-1]
        end = f"column {foot.column + 1}, line {foot.line + foot.lines}"
        there = f" of page {foot.page}" if foot.page > frame.page else ""
        return f"from column {frame.column + 1}, line {frame.line + 1}, to {end}{there}"
    first, last = frame.column + 1, frame.column + frame.span
    columns = f"column {first}" if first == last else f"columns {first}–{last}"
    return f"{columns}, lines {frame.line + 1}–{frame.line + frame.lines}"


def _kept(planned: PlannedStory) -> str:
    if planned.copy.teaser:
        return "headline only"
    kept, total = _words(planned)
    if planned.cut_point is None:
        return f"whole, {_counted(total, 'word')}"
    return f"cut to {kept} of {_counted(total, 'word')} ({100 * kept // total} %)"


def _reason(charge: Charge) -> str:
    way = "lower" if charge.amount < 0 else "higher"
    return f"{_REASONS[charge.reason].format(n=_counted(abs(charge.amount), 'line'), way=way)} {charge.cost}"


# -- advice ---------------------------------------------------------------------------------------------------


def _advice(advice: Advice) -> Iterator[str]:
    yield ""
    yield "What each rung of the ladder gives:"
    for tried in advice.rungs:
        yield f"  {tried.rung.number}  {_attempt(tried)}"
    if advice.steps:
        yield ""
        yield "What would help most for the least work:"
        for step in advice.steps:
            yield f"  - {step.words}: the best plan costs {step.saves} less."


def _attempt(tried: Attempt) -> str:
    if tried.plan is None:
        return "no plan" if tried.complete else "no plan found before the search stopped"
    solver, words = tried.plan.solver, "; ".join(_given(tried.plan)) or _nothing_more(tried.rung.number)
    proved = "" if solver.status == "optimal" else f", not proved: {solver.bound} at least"
    return f"lands, cost {solver.cost}{proved}, {_share_kept(tried.plan)} % of the words kept: {words}"


def _share_kept(plan: Flatplan) -> int:
    shares = [_words(planned) for planned in plan.stories()]
    total = sum(total for _, total in shares)
    return 100 * sum(kept for kept, _ in shares) // total if total else 100


def _words(planned: PlannedStory) -> tuple[int, int]:
    """Words kept, and words there are; of a bare headline neither."""
    body, point = planned.copy.story.body, planned.cut_point
    total = 0 if planned.copy.teaser else tree.words_of(body)
    return tree.words_of(tree.prefix(body, point)) if point else total, total


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

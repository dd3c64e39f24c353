"""The plan in words, for `fit --explain`: what happened, why, and what an editor could do about it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.fit.costs import WEIGHTS
from broadsheet.fit.cuts import cuts
from broadsheet.fit.fitting import Fitted, Nearest
from broadsheet.fit.flatplan import Flatplan, Planned, PlannedStory
from broadsheet.fit.ladder import rungs
from broadsheet.fit.pricing import Charge, Reason, charges
from broadsheet.issue import tree
from broadsheet.issue.model import Issue

_MOST_LEVERS = 4

_REASONS: dict[Reason, str] = {
    "text-lost": "{n} of text cut",
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
    "tall": "a strip {n} too tall",
    "teaser-air": "{n} empty under the headline",
    "teaser-widened": "wider than one column",
}


def explain(issue: Issue, fitted: Fitted) -> Iterator[str]:
    """Lines of plain text."""
    if fitted.plan is None:
        yield from _no_plan(issue, fitted)
        return
    yield from _outcome(issue, fitted.plan, lower_rungs_proved=fitted.proved)
    for number, page in enumerate(fitted.plan.pages, 1):
        yield ""
        yield f"Page {number}"
        for planned in page:
            yield from _story(planned) if isinstance(planned, PlannedStory) else ()
    levers = list(_levers(fitted.plan))
    if levers:
        yield ""
        yield "What would help most:"
        yield from (f"  - {lever}" for lever in levers)


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
    yield from (f"It lands if this wish is given up: {wish}." for wish in nearest.in_the_way)
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
    words = next(rung.words for rung in rungs(issue.order) if rung.number == solver.rung)
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


# -- stories --------------------------------------------------------------------------------------------------


def _story(planned: PlannedStory) -> Iterator[str]:
    yield f"  {planned.copy.story.title}"
    yield f"    {_place(planned)}: {_kept(planned)}"
    made = [_reason(charge) for charge in charges(planned.copy, planned.rectangle, WEIGHTS)]
    if made:
        yield f"    cost {planned.rectangle.cost}: {', '.join(made)}"


def _place(planned: Planned) -> str:
    frame = planned.frame
    first, last = frame.column + 1, frame.column + frame.span
    columns = f"column {first}" if first == last else f"columns {first}–{last}"
    return f"{columns}, lines {frame.line + 1}–{frame.line + frame.lines}"


def _kept(planned: PlannedStory) -> str:
    if planned.copy.teaser:
        return "headline only"
    body, point = planned.copy.story.body, planned.cut_point
    total = tree.words_of(body)
    if point is None:
        return f"whole, {_counted(total, 'word')}"
    kept = tree.words_of(tree.prefix(body, point))
    return f"cut to {kept} of {_counted(total, 'word')} ({100 * kept // total} %)"


def _reason(charge: Charge) -> str:
    way = "lower" if charge.amount < 0 else "higher"
    return f"{_REASONS[charge.reason].format(n=_counted(abs(charge.amount), 'line'), way=way)} {charge.cost}"


# -- levers ---------------------------------------------------------------------------------------------------


def _levers(plan: Flatplan) -> Iterator[str]:
    """What would help the dearest stories most."""
    dear = sorted(plan.stories(), key=lambda planned: -planned.rectangle.cost)
    found = (lever for planned in dear for lever in _lever(planned))
    yield from (lever for _, lever in zip(range(_MOST_LEVERS), found, strict=False))


def _lever(planned: PlannedStory) -> Iterator[str]:
    """What a change in a story's length would do, by what its rectangle was charged for."""
    made = {charge.reason: charge.amount for charge in charges(planned.copy, planned.rectangle, WEIGHTS)}
    title, page = f"“{planned.copy.story.title}”", planned.frame.page
    if "text-lost" in made:
        lines, words = _too_long(planned)
        fewer = f"{_counted(lines, 'line')} fewer in {title} (about {_counted(words, 'word')})"
        yield f"{fewer}, and it stands whole on page {page}."
    empty = made.get("mark-air", 0) + made.get("pull-quote-air", 0)
    if empty and "text-lost" not in made:
        yield f"{_counted(empty, 'line')} more in {title}, and page {page} closes without empty lines."
    if "picture-dropped" in made:
        least = min(room.least * span for span, room in enumerate(planned.copy.pictures, 1) if room)
        yield f"{_counted(least, 'line')} of room on page {page}, and {title} has its picture."


def _too_long(planned: PlannedStory) -> tuple[int, int]:
    """Lines and words that a cut story is longer than the room it has."""
    rectangle, whole = planned.rectangle, cuts(planned.copy)[-1]
    assert rectangle.cut is not None
    mark = rectangle.mark.lines if rectangle.mark else 0
    lines = max(1, whole.depth - rectangle.cut.depth - mark)
    return lines, round(lines * whole.words / whole.lines)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"

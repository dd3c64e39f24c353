"""The plan in words, for `fit --explain`: what happened, why, and what an editor could do about it."""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.fit.fitting import Fitted
from broadsheet.fit.flatplan import Flatplan, PlannedStory
from broadsheet.fit.ladder import rungs
from broadsheet.issue import tree
from broadsheet.issue.model import Issue


def explain(issue: Issue, fitted: Fitted) -> Iterator[str]:
    """Lines of plain text."""
    plan = fitted.plan
    if plan is None:
        yield f"Issue {issue.id} does not land on {fitted.pages} pages."
        return
    yield from _outcome(issue, plan)
    for number, page in enumerate(plan.pages, 1):
        yield ""
        yield f"Page {number}"
        for planned in page:
            if isinstance(planned, PlannedStory):
                yield from _story(planned)
    yield ""
    yield from _levers(plan)


def _outcome(issue: Issue, plan: Flatplan) -> Iterator[str]:
    solver = plan.solver
    words = next(rung.words for rung in rungs(issue.order) if rung.number == solver.rung)
    yield f"Issue {issue.id} lands on {len(plan.pages)} pages: {words} (rung {solver.rung})."
    if solver.status == "optimal":
        yield f"No better plan exists among these layouts: cost {solver.cost}, proved."
    else:
        gap = solver.cost - solver.bound
        yield f"Cost {solver.cost}; the search stopped before it could prove that nothing is better by up to {gap}."
    yield "A cost of 10 is one line of text lost; docs/explanation/copyfitting.md lists every weight."


def _story(planned: PlannedStory) -> Iterator[str]:
    frame, rectangle = planned.frame, planned.rectangle
    title = planned.copy.story.title
    place = f"columns {frame.column + 1}–{frame.column + frame.span}" if frame.span > 1 else f"column {frame.column + 1}"
    yield f"  {title}"
    yield f"    {place}, lines {frame.line + 1}–{frame.line + frame.lines}; cost {rectangle.cost}"
    if planned.copy.teaser:
        yield "    headline only, with its address"
        return
    yield f"    {_kept_words(planned)}"
    for sentence in _additions(planned):
        yield f"    {sentence}"


def _kept_words(planned: PlannedStory) -> str:
    body, cut = planned.copy.story.body, planned.rectangle.cut
    total = tree.words_of(body)
    if cut is None or cut.point is None:
        return f"whole: {total} words"
    kept = tree.words_of(tree.prefix(body, cut.point))
    return f"cut to {kept} of {total} words ({100 * kept // total} %)"


def _additions(planned: PlannedStory) -> Iterator[str]:
    rectangle = planned.rectangle
    if rectangle.wide_picture:
        yield f"picture over the full width, {rectangle.wide_picture} lines"
    for insert in rectangle.inserts:
        kind = "picture in a column" if insert.quote is None else "pull quote"
        yield f"{kind}, {insert.lines} lines"
    if planned.copy.pictures and not rectangle.wide_picture and all(i.quote is not None for i in rectangle.inserts):
        yield "its picture found no room"


def _levers(plan: Flatplan) -> Iterator[str]:
    """What would help most: the dearest stories, and what each lacks."""
    dear = sorted(plan.stories(), key=lambda planned: -planned.rectangle.cost)[:3]
    wishes = [wish for planned in dear if (wish := _wish(planned))]
    if wishes:
        yield "What would help most:"
        yield from (f"  - {wish}" for wish in wishes)


def _wish(planned: PlannedStory) -> str | None:
    title, cut = planned.copy.story.title, planned.rectangle.cut
    if cut is None or planned.rectangle.cost == 0:
        return None
    lines = sum(piece.whole for piece in planned.copy.pieces) - cut.lines
    if lines:
        return f"{lines} lines fewer in “{title}”, which would then be whole, or a lower priority for it"
    return f"“{title}” is whole; a text a few lines longer or shorter would let its page close more easily"

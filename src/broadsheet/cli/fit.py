"""Show the flatplan: what goes where, what was cut, how close to optimal, and what would help."""

from __future__ import annotations

import argparse

from broadsheet.cli.folder import add_issue_arguments, publication_folder
from broadsheet.cli.terminal import Progress, print_json, report
from broadsheet.diagnostics.render import as_json as diagnostic_data
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.other_editions import PRINT
from broadsheet.press.print_outcome import Goal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_issue_arguments(parser)
    parser.add_argument(
        "--explain", action="store_true", help="put the plan into words, and name what would help"
    )


def run(options: argparse.Namespace) -> int:
    root = publication_folder(options.folder)
    with Progress() as step:
        goal = Goal.ADVICE if options.explain and not options.json else Goal.PLAN
        compiled = compile_issue(Request(root, options.issue, options.pages, goal, (PRINT,)), step)
    if options.json:
        print_json(compiled.fit or _without_plan(compiled))
        return int(compiled.failed)
    if options.explain:
        print("\n".join(compiled.explanation))
    else:
        _table(compiled)
    report(compiled.diagnostics)
    return int(compiled.failed)


def _without_plan(compiled: Compiled) -> dict[str, object]:
    """What stands in the place of fit.json when nothing could be measured."""
    issue = compiled.issue.id if compiled.issue else None
    return {"issue": issue, "diagnostics": [diagnostic_data(each) for each in compiled.diagnostics]}


def _table(compiled: Compiled) -> None:
    """One line a story: page, columns, lines, words kept."""
    if compiled.fit is None:
        return
    for story in compiled.fit["stories"]:
        frame, kept = story["frames"][0], story["kept"]
        columns = f"column {frame['column']} × {frame['span']}"
        place = f"page {story['page']}  {columns}  line {frame['line']:>2} + {frame['lines']:>2}"
        share = f"{kept['words']}/{kept['of']} words" if kept["of"] else "headline"
        print(f"{place}  {share:>15}  {story['slug']}")

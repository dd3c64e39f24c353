"""Show the flatplan: what goes where, what was cut, how close to optimal, and what would help."""

from __future__ import annotations

import argparse
import json

from broadsheet.cli.folder import add_issue_arguments, publication_folder
from broadsheet.cli.terminal import Progress, report
from broadsheet.press.compile import Compiled, Request, compile_issue


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_issue_arguments(parser)
    parser.add_argument(
        "--explain", action="store_true", help="put the plan into words, and name what would help"
    )


def run(options: argparse.Namespace) -> int:
    progress = Progress()
    root = publication_folder(options.folder)
    try:
        compiled = compile_issue(Request(root, options.issue, options.pages, plan_only=True), progress)
    finally:
        progress.done()
    if options.json:
        print(json.dumps(compiled.fit, ensure_ascii=False, indent=2))
    elif options.explain:
        print("\n".join(compiled.explanation))
    else:
        _table(compiled)
    if not options.json or compiled.fit is None:
        report(compiled.diagnostics)
    return int(compiled.failed)


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

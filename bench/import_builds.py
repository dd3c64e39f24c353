"""Whether what comes home can be built: every input of the back issues imported, then built in all editions.

    CORPORA=DIR PYTHONPATH=. python bench/import_builds.py [--family dev|held|third|fourth|unseen] [--seeds N]
                                               [--only KIND ...]

Sets N issues of a family in eleven languages, flattens each in every way, and imports each input into a publication
of its own, which the import makes. Then calls `broadsheet build` there, without any change. Prints a Markdown table,
a row for every kind of input, and below it what did not come home or did not build, with the diagnostics. "warned" are
those of which the import said anything in a diagnostic; the codes are counted in the last column.
"""

from __future__ import annotations

import io
import json
import os
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.support.backissues.inputs import MAIL_KINDS, Input, inputs, issues, mails
from bench.support.backissues.words import FAMILIES
from broadsheet.cli import main as broadsheet

CORPORA = Path(os.environ["CORPORA"])
FEW = 8
"""The least of which one is of our own printing."""

_AT_ONCE = 2
_SHOWN = 300  # characters of a message


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input: `home` and `built` are whether the two commands ended well, `said` the codes of the import's
    diagnostics, `trouble` why it did not come home or does not build.
    """

    kind: str
    name: str
    home: bool
    built: bool = False
    said: tuple[str, ...] = ()
    trouble: tuple[str, ...] = ()


def outcome_of(given: Input) -> Outcome:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / given.name).write_bytes(given.data)
        root = folder / "home"
        status, told = _called("import", str(folder / given.name), "-C", str(root))
        said = tuple(each["code"] for each in told["diagnostics"])
        brought = [each["issue"] for each in told["sources"] if each["status"] == "imported"]
        if status or not brought:
            return Outcome(given.kind, given.name, home=False, said=said, trouble=tuple(_words(told)))
        status, told = _called("build", brought[0], "-C", str(root))
        trouble = tuple(_words(told, "error")) if status else ()
        return Outcome(given.kind, given.name, home=True, built=not status, said=said, trouble=trouble)


def _called(*command: str) -> tuple[int, dict[str, Any]]:
    """The status of a command, and what it says as JSON."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()) as err:
        status = broadsheet([*command, "--json"])
    said = out.getvalue()
    if said:
        return status, json.loads(said)
    return status, {
        "sources": (),
        "diagnostics": [{"code": "", "severity": "error", "message": err.getvalue()}],
    }


def _words(told: dict[str, Any], *severities: str) -> Iterator[str]:
    for each in told["diagnostics"]:
        if not severities or each["severity"] in severities:
            yield f"{each['code']}: {each['message'][:_SHOWN]}"


def all_inputs(asked: Namespace) -> Iterator[Input]:
    made = (each for issue in issues(CORPORA, asked.family, asked.seeds) for each in inputs(issue))
    sent = mails(CORPORA, asked.family, asked.seeds)
    sources = [sent] if asked.only and set(asked.only) <= MAIL_KINDS else [made, sent]
    return (given for given in chain(*sources) if not asked.only or given.kind in asked.only)


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A row for each kind, in the order in which the kinds came, and one for all."""
    yield _row("input", "issues", "came home", "built", "warned", "diagnostics of the import")
    yield _row("---", *["---:"] * 4, "---")
    for kind in dict.fromkeys(outcome.kind for outcome in outcomes):
        yield _line(kind, [outcome for outcome in outcomes if outcome.kind == kind])
    yield _line("all", outcomes)


def _line(name: str, group: Sequence[Outcome]) -> str:
    codes = Counter(code for each in group for code in set(each.said))
    counted = ", ".join(f"{code} × {count}" for code, count in sorted(codes.items()))
    home, built, warned = (
        sum(flags)
        for flags in zip(*((each.home, each.built, bool(each.said)) for each in group), strict=True)
    )
    return _row(name, len(group), home, built, warned, counted)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def failures(outcomes: Iterable[Outcome]) -> Iterator[str]:
    for each in outcomes:
        if not each.built:
            yield f"- {each.name}, {'does not build' if each.home else 'did not come home'}: {'; '.join(each.trouble)}"


def asked_for() -> Namespace:
    parser = ArgumentParser()
    parser.add_argument("--family", choices=FAMILIES, default="dev")
    parser.add_argument("--seeds", type=int, default=FEW)
    parser.add_argument("--only", nargs="*", default=(), metavar="KIND")
    return parser.parse_args()


def main() -> None:
    asked = asked_for()
    with ProcessPoolExecutor(_AT_ONCE) as workers:
        outcomes = list(workers.map(outcome_of, all_inputs(asked)))
    print("\n".join(table(outcomes)))
    if failed := list(failures(outcomes)):
        print("\n" + "\n".join(failed))


if __name__ == "__main__":
    main()

"""How well back issues are taken apart: the importer on issues whose every word, place and field is known.

    CORPORA=DIR PYTHONPATH=. python bench/imports.py [--family dev|held|third|fourth|unseen] [--seeds N]
                                         [--only KIND ...] [--keep FOLDER] [--worst N] [--reader NAME]

Sets N issues of a family in eleven languages, flattens each, imports it, and prints a Markdown table: a row for every
kind of input, the scores as means over issues with 95 % bootstrap intervals. Below stand the real ones. `--keep` lays
every input, its truth and the importer's report into FOLDER; `--worst` names the N inputs with the lowest body F1.
Rules are written and weights learned with `dev`, `held`, `third` and `fourth`; what counts is `unseen`, whose issues
nobody looks at.
Two kinds need Poppler's pdftotext (Debian: apt-get install poppler-utils).
"""

from __future__ import annotations

import itertools
import json
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.support.backissues.calibration import COVERAGES, accuracy, interval
from bench.support.backissues.fields import NAMES
from bench.support.backissues.flatten import MISSING, has_pdftotext
from bench.support.backissues.inputs import MAIL_KINDS, Input, inputs, issues, mails
from bench.support.backissues.readers import READERS, Reader
from bench.support.backissues.real import real_inputs
from bench.support.backissues.score import Card, card
from bench.support.backissues.words import FAMILIES

CORPORA = Path(os.environ["CORPORA"])
SCORES = (
    *("f1", "precision", "recall", "strict", "body", *NAMES, "bare", "contents", "contents page"),
    *("issue nameplate", "issue number", "issue date", "about", "address", "contact"),
    *("leak", "hyphens P", "hyphens R"),
)
NOTHING: Mapping[str, Any] = {"issue": {}, "contents": [], "stories": [], "leftover": ""}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One input as one reader took it apart; `trouble` says what went wrong, "" nothing."""

    kind: str
    name: str
    card: Card
    seconds_a_page: float
    trouble: str


def outcome_of(given: Input, reader: Reader, keep: Path | None) -> Outcome:
    """A reader that fails has found nothing."""
    started = time.perf_counter()
    report, trouble = NOTHING, ""
    try:
        report = reader(given.data, given.name)
    except Exception as error:  # noqa: BLE001 - one issue never stops the table
        trouble = f"{given.name}: {type(error).__name__}: {error}"[:200]
    seconds = (time.perf_counter() - started) / given.pages
    scored = card(report, given.truth)
    if keep:
        given.keep(keep)
        kept = {"report": report, "scores": scored.scores, "trouble": trouble}
        text = json.dumps(kept, ensure_ascii=False, indent=1, default=str)
        (keep / f"{given.issue}.{given.kind}.report.json").write_text(text, encoding="utf-8")
    return Outcome(given.kind, given.name, scored, seconds, trouble)


def all_inputs(asked: Namespace) -> Iterator[Input]:
    made = (each for issue in issues(CORPORA, asked.family, asked.seeds) for each in inputs(issue))
    sent = mails(CORPORA, asked.family, asked.seeds)
    sources = [sent] if asked.only and set(asked.only) <= MAIL_KINDS else [made, sent, real_inputs(CORPORA)]
    for given in itertools.chain(*sources):
        if not asked.only or given.kind in asked.only:
            yield given


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """A row for each kind, in the order in which the kinds came."""
    sure = [f"right at {coverage:.0%}" for coverage in COVERAGES]
    yield _row("input", "issues", *SCORES, *sure, "s a page")
    yield _row(*["---"] * (3 + len(SCORES) + len(sure)))
    for kind in dict.fromkeys(outcome.kind for outcome in outcomes):
        group = [outcome for outcome in outcomes if outcome.kind == kind]
        scores = [interval([each.card.scores.get(name) for each in group]) for name in SCORES]
        verdicts = [verdict for each in group for verdict in each.card.verdicts]
        rights = [accuracy(verdicts, coverage) for coverage in COVERAGES]
        seconds = sum(each.seconds_a_page for each in group) / len(group)
        shown = ["" if score is None else str(score) for score in scores]
        yield _row(kind, len(group), *shown, *map(_share, rights), f"{seconds:.2f}")


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def worst(outcomes: Iterable[Outcome], count: int) -> Iterator[str]:
    """The inputs with the lowest mean body F1, to look at first."""
    ranked = sorted(outcomes, key=lambda each: each.card.scores["body"] or 0.0)
    for each in ranked[:count]:
        scores = each.card.scores
        yield f"- {each.name}: F1 {scores['f1']:.2f}, body {scores['body']:.2f}"


def asked_for() -> Namespace:
    parser = ArgumentParser()
    parser.add_argument("--family", choices=FAMILIES, default="dev")
    parser.add_argument("--seeds", type=int, default=40)
    parser.add_argument("--only", nargs="*", default=(), metavar="KIND")
    parser.add_argument("--reader", choices=tuple(READERS), default="broadsheet")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--worst", type=int, default=0)
    return parser.parse_args()


def main() -> None:
    asked = asked_for()
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
    if not has_pdftotext():
        print(MISSING, file=sys.stderr)
    outcomes = [outcome_of(given, READERS[asked.reader], asked.keep) for given in all_inputs(asked)]
    print("\n".join(table(outcomes)))
    troubles = [outcome.trouble for outcome in outcomes if outcome.trouble]
    if troubles:
        print(f"\n{len(troubles)} failed:\n" + "\n".join(f"- {trouble}" for trouble in troubles[:20]))
    if asked.worst:
        print("\n" + "\n".join(worst(outcomes, asked.worst)))


if __name__ == "__main__":
    main()

"""What an importer's report is worth beside the truth: the scorecard of one input.

Every score is 0 to 1; None where an issue has nothing to be right or wrong about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.support.backissues import fields
from bench.support.backissues.assignment import best_pairs
from bench.support.backissues.fields import Verdict
from bench.support.backissues.hyphens import repaired
from bench.support.backissues.shingles import f1, joined, key, overlap, shingles, tokens

Report = Mapping[str, Any]
Truth = Mapping[str, Any]
_FOUND = 0.5
_STRICT = 0.9


@dataclass(frozen=True, slots=True)
class Card:
    """`scores` by name; `verdicts` are the fields of stories with the confidence the importer had in each."""

    scores: Mapping[str, float | None]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class _Matched:
    """`pairs`: a true article with a body, the story it is found in or None, and the F1 of their bodies."""

    pairs: tuple[tuple[Truth, Report | None, float], ...]
    given: int
    heads: frozenset[str]


def card(report: Report, truth: Truth) -> Card:
    """The scorecard. A true article without a body is a bare headline, and is only looked for among the titles."""
    language = truth["language"]
    matched = _match(report, truth, language)
    verdicts = [each for pair in matched.pairs for each in fields.verdicts(pair[0], pair[1], language)]
    scores: dict[str, float | None] = dict(_articles(matched))
    for name in fields.NAMES:
        scores[name] = _mean([verdict.right for verdict in verdicts if verdict.field == name])
    scores["bare"] = _bare(matched, truth, language)
    scores |= _contents(report, truth, language)
    scores |= fields.standing(report, truth, language)
    scores["leak"] = _leak(report, matched, language)
    scores |= repaired(report, truth)
    return Card(scores, tuple(verdicts))


def _match(report: Report, truth: Truth, language: str) -> _Matched:
    articles = [article for article in truth["articles"] if article["body"]]
    stories = [story for story in report["stories"] if joined(story["body"]).strip()]
    bare = {key(article["title"], language) for article in truth["articles"] if not article["body"]}
    heads = [key(fields.value(story["title"]) or "", language) for story in report["stories"]]
    spare = sum(
        head not in bare
        for head, story in zip(heads, report["stories"], strict=True)
        if not joined(story["body"]).strip()
    )
    true = [shingles(joined(article["body"]), language) for article in articles]
    given = [shingles(joined(story["body"]), language) for story in stories]
    values = [[overlap(one, other) for other in given] for one in true]
    found = {row: column for row, column in best_pairs(values) if values[row][column] >= _FOUND}
    pairs = tuple(
        (article, stories[found[row]], values[row][found[row]]) if row in found else (article, None, 0.0)
        for row, article in enumerate(articles)
    )
    return _Matched(pairs, len(stories) + spare, frozenset(heads))


def _articles(matched: _Matched) -> Iterator[tuple[str, float]]:
    found = sum(story is not None for _, story, _ in matched.pairs)
    strict = sum(value >= _STRICT for _, _, value in matched.pairs)
    count = len(matched.pairs)
    yield "precision", found / matched.given if matched.given else 0.0
    yield "recall", found / count
    yield "f1", f1(found, matched.given, count)
    yield "strict", f1(strict, matched.given, count)
    yield "body", sum(value for _, _, value in matched.pairs) / count


def _bare(matched: _Matched, truth: Truth, language: str) -> float | None:
    """The share of bare headlines that are there."""
    titles = [article["title"] for article in truth["articles"] if not article["body"]]
    return _mean([key(title, language) in matched.heads for title in titles])


def _contents(report: Report, truth: Truth, language: str) -> dict[str, float | None]:
    true = Counter(key(title, language) for title, _ in truth["contents"])
    given = Counter(key(entry["title"], language) for entry in report["contents"])
    pages = {key(entry["title"], language): entry["page"] for entry in report["contents"]}
    right = [pages.get(key(title, language)) == page for title, page in truth["contents"] if page is not None]
    entries = f1((true & given).total(), given.total(), true.total()) if true or given else None
    return {"contents": entries, "contents page": _mean(right)}


def _leak(report: Report, matched: _Matched, language: str) -> float | None:
    """The share of words in the bodies of stories that are not of the article that the story is."""
    whose = {id(story): article for article, story, _ in matched.pairs if story is not None}
    foreign = total = 0
    for story in report["stories"]:
        given = Counter(tokens(joined(story["body"]), language))
        own = whose.get(id(story), {"body": ()})["body"]
        foreign += (given - Counter(tokens(joined(own), language))).total()
        total += given.total()
    return foreign / total if total else None


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None

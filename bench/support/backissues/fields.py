"""Whether what is said about a story or an issue is exactly so."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.support.backissues.shingles import key, tokens

NAMES = (
    *("title", "date", "byline", "standfirst", "eyebrow"),
    *("permalink", "cut", "pull quote", "page"),
)
_MOST = 0.9
"""The share of a standing text's words that must be there."""

_WIDEST = 3
"""How many times the words of a standing text its field may hold."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the field of one story is right, and how sure (0 to 1) the importer was; None where it claimed none."""

    field: str
    right: bool
    confidence: float | None


@dataclass(frozen=True, slots=True)
class _Field:
    """How a field is read from the truth, where its key `known` is there, and from a story's field `source`."""

    name: str
    known: str
    true: Callable[[Mapping[str, Any], str], object]
    given: Callable[[Mapping[str, Any], str], object]
    source: str


def value(field: Mapping[str, Any] | None) -> Any:  # noqa: ANN401 - text, a list of names, or whether
    return field["value"] if field else None


def _text(name: str) -> Callable[[Mapping[str, Any], str], object]:
    return lambda article, language: key(article[name] or "", language)


def _field_text(name: str) -> Callable[[Mapping[str, Any], str], object]:
    return lambda story, language: key(str(value(story[name]) or ""), language)


def _names(names: Sequence[str] | str, language: str) -> tuple[str, ...]:
    return tuple(key(name, language) for name in ([names] if isinstance(names, str) else names))


def _address(url: str | None) -> str:
    """Without the scheme, which print leaves out, and a last stroke."""
    return (url or "").strip().rstrip("/").casefold().removeprefix("https://").removeprefix("http://")


_FIELDS = (
    _Field("title", "title", _text("title"), _field_text("title"), "title"),
    _Field(
        "date", "date", lambda a, _: a["date"] or "", lambda s, _: str(value(s["date"]) or "")[:10], "date"
    ),
    _Field(
        "byline",
        "byline",
        lambda a, language: _names(a["byline"], language),
        lambda s, language: _names(value(s["byline"]) or (), language),
        "byline",
    ),
    _Field("standfirst", "standfirst", _text("standfirst"), _field_text("standfirst"), "standfirst"),
    _Field("eyebrow", "eyebrow", _text("eyebrow"), _field_text("eyebrow"), "eyebrow"),
    _Field(
        "permalink",
        "permalink",
        lambda a, _: _address(a["permalink"]),
        lambda s, _: _address(value(s["permalink"])),
        "permalink",
    ),
    _Field("cut", "cut", lambda a, _: a["cut"], lambda s, _: bool(value(s["continues"])), "continues"),
    _Field("page", "page", lambda a, _: a["page"] or "", lambda s, _: s["page"] or "", "page"),
)


def verdicts(article: Mapping[str, Any], story: Mapping[str, Any] | None, language: str) -> Iterator[Verdict]:
    """One for every field that the article has or the story claims; all are wrong where no story was found."""
    for field in (each for each in _FIELDS if each.known in article):
        true = field.true(article, language)
        given = field.given(story, language) if story else None
        if true or given:
            yield Verdict(field.name, true == given, _confidence(story, field.source))
    quotes = {key(value(quote) or "", language) for quote in (story["pull_quotes"] if story else ())}
    if article["pull_quote"] or quotes:
        wanted = {key(article["pull_quote"], language)} if article["pull_quote"] else set()
        yield Verdict("pull quote", wanted == quotes, None)


def _confidence(story: Mapping[str, Any] | None, name: str) -> float | None:
    field = story[name] if story else None
    return float(field["confidence"]) if isinstance(field, Mapping) else None


def standing(report: Mapping[str, Any], truth: Mapping[str, Any], language: str) -> dict[str, float | None]:
    """The fields of the issue: nameplate, number and date exactly, standing texts as good as whole."""
    issue = report["issue"]
    given = {
        name: value(issue.get(name))
        for name in ("nameplate", "number", "date", "about", "address", "contact")
    }
    scores: dict[str, float | None] = {}
    for name in ("nameplate", "number", "date"):
        true = truth.get(name)
        same = _plain_figures(true, language) == _plain_figures(given[name] or "", language)
        scores[f"issue {name}"] = float(same) if true else None
    for name in ("about", "address", "contact"):
        scores[name] = _held(truth[name], given[name], language) if truth.get(name) else None
    return scores


def _plain_figures(text: object, language: str) -> str:
    """The key of `text` with figures of any script as those from 0 to 9."""
    return "".join(str(unicodedata.decimal(each, each)) for each in key(str(text), language))


def _held(true: str, given: object, language: str) -> float:
    """Whether `given` holds the text, and not half the issue with it."""
    wanted, found = Counter(tokens(true, language)), Counter(tokens(_shown(given), language))
    whole = (wanted & found).total() >= _MOST * wanted.total()
    return float(whole and found.total() <= _WIDEST * max(wanted.total(), 30))


def _shown(given: object) -> str:
    if isinstance(given, str):
        return given
    return "\n".join(map(str, given)) if isinstance(given, Sequence) else ""

"""The words editions say by themselves ("Continue at", "In this issue"), in each language.

`LANG.toml` beside this file holds them; a table `[variants.SUBTAG]` there holds what a region or script says
differently, and `SUBTAG = "OTHER"` says that one region is like another. `[strings]` of broadsheet.toml overrides
each word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.strings.tags import language_tag, primary

_FALLBACK = "en"


class Strings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The words of one language.

    `volume`, `number`, `page` and `begins_on` hold `{n}`. `comma` and `and_` join names and carry their own spaces;
    `and_before_i` replaces `and_` before the sound i. Date patterns hold `{weekday}`, `{day}`, `{month}` and
    `{year}`; `first_day` is what the first of a month is called, where that is not its number. `months` are those of
    the Gregorian calendar, which the Buddhist one shares; the Hebrew ones run from Tishrei to Elul and have Adar,
    Adar I and Adar II in a row, for common and leap years. A year of another calendar is set as `year_CALENDAR`, which
    holds `{n}`. `digits` are the ten digits from zero, `bullet` stands before the items of a list without numbers.
    `continue_at`, `by`, `on_the_web` and `qr_alt` stand before what they announce. `in_browser`, `read_whole`,
    `leave` and `archive` are links in mail, `why` says why somebody gets it. From `skip` to `accessible` are words of
    the web and of EPUB; `page_one` describes a picture and holds `{name}`.
    """

    language: str
    contents: str
    continue_at: str
    on_the_web: str
    also: str
    by: str
    comma: str
    and_: str = msgspec.field(name="and")
    and_before_i: str = ""
    volume: str
    number: str
    page: str
    begins_on: str
    large_print: str
    about: str
    dates: str
    advert: str
    notes: str
    qr_alt: str
    in_browser: str
    read_whole: str
    why: str
    leave: str
    archive: str
    picture: str
    skip: str
    pdf: str
    epub: str
    previous: str
    next: str
    search: str
    moved: str
    feed: str
    missing: str
    page_one: str
    cover: str
    pages: str
    accessible: str
    quote_open: str
    quote_close: str
    inner_open: str
    inner_close: str
    digits: str
    bullet: str
    months: tuple[str, ...]
    months_persian: tuple[str, ...]
    months_islamic: tuple[str, ...]
    months_hebrew: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    date_day: str
    date_weekday: str
    date_full: str
    date_month: str
    date_year: str
    first_day: str = ""
    year_persian: str
    year_islamic: str
    year_hebrew: str
    year_buddhist: str


SpanOf = Callable[[str], Span | None]
Words = str | Sequence[str]
_PLACEHOLDERS = {
    "volume": {"n"},
    "number": {"n"},
    "page": {"n"},
    "begins_on": {"n"},
    "read_whole": {"title"},
    "why": {"name"},
    "page_one": {"name"},
    "date_day": {"day", "month"},
    "date_weekday": {"weekday", "day", "month"},
    "date_full": {"weekday", "day", "month", "year"},
    "date_month": {"month", "year"},
    "date_year": {"day", "month", "year"},
    "year_persian": {"n"},
    "year_islamic": {"n"},
    "year_hebrew": {"n"},
    "year_buddhist": {"n"},
}
_LENGTHS = {
    "digits": 10,
    "months": 12,
    "months_persian": 12,
    "months_islamic": 12,
    "months_hebrew": 14,
    "weekdays": 7,
    "weekdays_short": 7,
}
# What most languages say alike, or do without.
_USUAL = {
    "and_before_i": "",
    "bullet": "•",
    "first_day": "",
    "year_persian": "{n}",
    "year_islamic": "{n}",
    "year_hebrew": "{n}",
}
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def load_strings(
    language: str, overrides: Mapping[str, Words], span_of: SpanOf = lambda _: None
) -> tuple[Strings, tuple[Diagnostic, ...]]:
    """The words of `language`, English where there are none.

    An override of an unknown name, or one that cannot serve, gives an error and is left out. `span_of` tells where
    an override is written, and where the language is ("").
    """
    tag = language_tag(language) or _FALLBACK
    words = _words_of(tag)
    found: list[Diagnostic] = []
    if words is None:
        found.append(_no_words(tag, span_of("")))
        fallback = _words_of(_FALLBACK)
        assert fallback
        # Still the language asked for: a story in English is then in another one, with English words of its own.
        words = {**fallback, "language": tag}
    for name, value in overrides.items():
        fault = _fault(name, value, words, span_of(name))
        if fault:
            found.append(fault)
        else:
            words[name] = value
    return msgspec.convert(words, Strings), tuple(found)


@cache
def strings_for(language: str, main: Strings) -> Strings:
    """The words of a story in `language` within matter whose words are `main`; these, where it has none of its own."""
    own = language_tag(language)
    if own is None or primary(own) == primary(main.language) or primary(own) not in languages():
        return main
    return load_strings(own, {})[0]


@cache
def languages() -> tuple[str, ...]:
    """The languages that have words."""
    files = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in files if name.endswith(".toml")))


def _words_of(tag: str) -> dict[str, Any] | None:
    source = resources.files(__name__) / f"{primary(tag)}.toml"
    if not source.is_file():
        return None
    words = tomllib.loads(source.read_text(encoding="utf-8"))
    variants = words.pop("variants", {})
    for subtag in tag.split("-")[1:]:
        variant = variants.get(subtag, {})
        words |= variants[variant] if isinstance(variant, str) else variant
    return {**_USUAL, "language": tag, **words}


def _no_words(tag: str, span: Span | None) -> Diagnostic:
    message = f"There are no words for the language “{tag}” yet; English ones are used."
    hint = f"[strings] overrides each. There are words for {', '.join(languages())}."
    return diagnose("config-no-strings", message, span, hints=[hint])


def _fault(name: str, value: Words, words: Mapping[str, Any], span: Span | None) -> Diagnostic | None:
    known = sorted(words.keys() - {"language"})
    if name not in known:
        close = get_close_matches(name, known, n=1)
        hint = f"Did you mean `{close[0]}`?" if close else f"Known here: {', '.join(known)}."
        return diagnose("config-unknown-key", f"`{name}` is not a key of [strings].", span, hints=[hint])
    expected = _expected(name)
    if expected and not _serves(name, value):
        return diagnose("config-bad-value", f"`strings.{name}` should be {expected}.", span)
    if not expected and not isinstance(value, str):
        return diagnose("config-bad-value", f"`strings.{name}` should be text in quotes.", span)
    return None


def _expected(name: str) -> str:
    if name == "digits":
        return "the ten digits from zero, as one text"
    if name in _LENGTHS:
        return f"a list of {_LENGTHS[name]} words"
    if name in _PLACEHOLDERS:
        return "text with " + ", ".join(sorted(f"{{{each}}}" for each in _PLACEHOLDERS[name]))
    return ""


def _serves(name: str, value: Words) -> bool:
    if name in _PLACEHOLDERS:
        return isinstance(value, str) and set(_PLACEHOLDER.findall(value)) == _PLACEHOLDERS[name]
    return isinstance(value, str) == (name == "digits") and len(value) == _LENGTHS[name]

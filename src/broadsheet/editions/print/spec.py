"""How the copy is to look, and the words print adds to it, as the JSON the templates read (`spec.json`)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from broadsheet.editions.print.theme import Dress, Format, Theme
from broadsheet.issue.model import Issue
from broadsheet.markup.languages import language_and_region, script_of
from broadsheet.strings import Strings, strings_for

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a script is set: whether it has capitals and slanted faces, whether its letters join (and are never
    spaced), whether ragged lines may only break between words, whether each character fills a square, and by how many
    ems its paragraphs are indented, the first as well.
    """

    cased: bool = False
    slanted: bool = False
    joined: bool = False
    whole_words: bool = False
    squares: bool = False
    indent: float | None = None


# Indents: W3C Requirements for Japanese, Chinese and Hangul text layout.
_MANNERS = {
    "Latn": _Manner(cased=True, slanted=True),
    "Arab": _Manner(joined=True),
    "Hebr": _Manner(),
    "Jpan": _Manner(squares=True, indent=1),
    "Hans": _Manner(squares=True, indent=2),
    "Hant": _Manner(squares=True, indent=2),
    "Kore": _Manner(indent=1, whole_words=True),
}
_PLAIN = Dress(text=(), head=())


def scales(issue: Issue, theme: Theme) -> frozenset[float]:
    """The sizes in which body text of the issue is set, as shares of the body's."""
    main = theme.dress(script_of(issue.publication.language)) or _PLAIN
    scripts = {script_of(language) for language in _languages(issue)}
    return frozenset((theme.dress(script) or _PLAIN).beside / main.beside for script in scripts)


def _languages(issue: Issue) -> dict[str, None]:
    """The languages of the issue, each once, the publication's first."""
    return dict.fromkeys((issue.publication.language, *(story.language for story in issue.stories)))


def spec_data(issue: Issue, made: Format, strings: Strings, *, small_caps: bool) -> Data:
    """`voices` say for each language of the issue how its words are set, `main` which is the publication's.

    `small_caps`: whether the face of Latin text has them.
    """
    theme, grid = made.theme, made.grid
    lang, region = language_and_region(issue.publication.language)
    main = script_of(issue.publication.language)
    return {
        "grid": {**asdict(grid), "column_width": grid.column_width},
        "sizes": theme.sizes,
        "mono": [*theme.faces.mono, *theme.families(main, "text")],
        "colours": theme.colours,
        "front": {"picture-first": theme.front.picture_first, "cover": theme.front.cover},
        "main": issue.publication.language,
        "voices": {
            language: {
                **_voice(script_of(language), main, theme),
                "small-caps": small_caps and _MANNERS[script_of(language)].cased,
                "words": _words(strings_for(language, strings)),
            }
            for language in _languages(issue)
        },
        "lang": lang,
        "region": region,
    }


def _voice(script: str, main: str, theme: Theme) -> Data:
    dress, own = theme.dress(script) or _PLAIN, theme.dress(main) or _PLAIN
    manner = _MANNERS[script]
    return {
        "text": list(theme.families(script, "text")),
        "head": list(dict.fromkeys((*theme.families(script, "head"), *theme.families(script, "text")))),
        "head-leading": dress.head_leading,
        "text-leading": dress.text_leading,
        "scale": dress.beside / own.beside,
        "slanted": manner.slanted,
        "joined": manner.joined,
        "whole-words": manner.whole_words,
        "squares": manner.squares,
        "indent": manner.indent,
    }


def _words(strings: Strings) -> Data:
    return {
        "contents": strings.contents,
        "also": strings.also,
        "by": strings.by,
        "continue-at": strings.continue_at,
        "on-the-web": strings.on_the_web,
        "qr-alt": strings.qr_alt,
        "notes": strings.notes,
        "page": strings.page,
        "begins-on": strings.begins_on,
        "large-print": strings.large_print,
        "digits": strings.digits,
        "open": strings.quote_open,
        "close": strings.quote_close,
    }

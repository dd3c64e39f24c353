"""How the copy is to look, and the words print adds to it, as the JSON the templates read (`spec.json`)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from broadsheet.editions.print.theme import Dress, Format, Theme
from broadsheet.issue.model import Issue
from broadsheet.markup.languages import language_and_region, script_of
from broadsheet.strings import Strings

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a script is set: whether it has capitals and slanted faces, whether its letters join (and are never
    spaced), and by how many ems its paragraphs are indented, the first as well.
    """

    cased: bool = False
    slanted: bool = False
    joined: bool = False
    indent: float | None = None


# Indents: W3C Requirements for Japanese, Chinese and Hangul text layout.
_MANNERS = {
    "Latn": _Manner(cased=True, slanted=True),
    "Arab": _Manner(joined=True),
    "Hebr": _Manner(),
    "Jpan": _Manner(indent=1),
    "Hans": _Manner(indent=2),
    "Hant": _Manner(indent=2),
    "Kore": _Manner(indent=1),
}
_PLAIN = Dress(text=(), head=())


def spec_data(issue: Issue, made: Format, strings: Strings) -> Data:
    """`voices` say for each script of the issue how its words are set, `main` which one is the publication's."""
    theme, grid = made.theme, made.grid
    lang, region = language_and_region(issue.publication.language)
    main = script_of(issue.publication.language)
    scripts = dict.fromkeys((main, *(script_of(story.language) for story in issue.stories)))
    return {
        "grid": {**asdict(grid), "column_width": grid.column_width},
        "sizes": theme.sizes,
        "mono": [*theme.faces.mono, *theme.families(main, "text")],
        "colours": theme.colours,
        "front": {"picture-first": theme.front.picture_first, "cover": theme.front.cover},
        "main": main,
        "voices": {script: _voice(script, main, theme) for script in scripts},
        "lang": lang,
        "region": region,
        "words": _words(strings),
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
        "small-caps": manner.cased,
        "slanted": manner.slanted,
        "joined": manner.joined,
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

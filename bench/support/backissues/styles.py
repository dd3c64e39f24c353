"""How a back issue looks, drawn from a seed: columns, type, heads, where things stand and how they are worded.

The families of words.py share neither seeds nor, as far as there are enough, fonts (nor, elsewhere, posts): what was
tuned on the others is measured on `unseen`, of which nobody looks at an issue. It has faces in pairs and traits besides
that no other family has, as `fourth` has its own.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from bench.support.backissues.texts import UNSPACED
from bench.support.backissues.words import FAMILIES

Engine = Literal["weasyprint", "typst"]
_One = TypeVar("_One")

RTL = frozenset({"ar", "fa", "he"})
_MANY = 4
"""So many columns leave no room for large type."""

MARKED_CUTS = frozenset({"ellipsis", "dots", "brackets", "parens", "arrow"})
"""Where nothing but the last word says that there is more."""

_SEEDS: Final[Mapping[str, int]] = {
    "dev": 4_100_000,
    "held": 9_700_000,
    "third": 15_300_000,
    "fourth": 21_900_000,
    "unseen": 27_700_000,
}
_FONTS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "dev": {
        "text": ("Source Serif 4", "Atkinson Hyperlegible", "Frank Ruhl Libre"),
        "head": ("Playfair Display", "Source Serif 4", "Atkinson Hyperlegible"),
        "ar": ("Amiri",),
        "fa": ("Amiri",),
        "he": ("Frank Ruhl Libre",),
        "ja": ("Noto Sans CJK JP",),
        "zh": ("Noto Sans CJK SC",),
    },
    "held": {
        "text": ("Newsreader", "Heebo", "Noto Sans"),
        "head": ("Bricolage Grotesque", "Newsreader", "Heebo"),
        "ar": ("Vazirmatn",),
        "fa": ("Vazirmatn",),
        "he": ("Heebo", "Noto Sans Hebrew"),
        "ja": ("Noto Sans CJK JP",),
        "zh": ("Noto Sans CJK SC",),
    },
    # Latin letters of faces that others have for Arabic script or not at all. Noto Sans Arabic is no choice: it sets
    # letters and dots apart, and no text comes out of a PDF whole.
    "third": {
        "text": ("Source Sans 3", "IBM Plex Sans Arabic", "Amiri"),
        "head": ("IBM Plex Sans Arabic", "Amiri", "Source Sans 3"),
        "ar": ("IBM Plex Sans Arabic",),
        "fa": ("IBM Plex Sans Arabic",),
        "he": ("Noto Sans Hebrew", "Frank Ruhl Libre"),
        "ja": ("Noto Sans CJK JP",),
        "zh": ("Noto Sans CJK SC",),
    },
    # Typst brings two faces along. Others serve here for what they serve for nowhere else.
    "fourth": {
        "typst text": ("Libertinus Serif", "New Computer Modern", "Libertinus Serif", "Vazirmatn"),
        "typst head": ("New Computer Modern", "Vazirmatn", "Libertinus Serif"),
        "text": ("Vazirmatn", "Playfair Display", "Bricolage Grotesque", "Frank Ruhl Libre"),
        "head": ("Vazirmatn", "Frank Ruhl Libre", "Noto Sans"),
        "ar text": ("Vazirmatn", "Amiri"),
        "ar head": ("IBM Plex Sans Arabic", "Vazirmatn"),
        "fa text": ("Vazirmatn", "Amiri"),
        "fa head": ("Amiri", "IBM Plex Sans Arabic"),
        "he text": ("Libertinus Serif", "Frank Ruhl Libre"),
        "he head": ("Heebo", "Libertinus Serif"),
        "ja": ("Noto Sans CJK JP",),
        "zh": ("Noto Sans CJK SC",),
    },
    # All faces are taken by now; these are the usual ones of newsletters in other pairs.
    "unseen": {
        "typst text": ("Noto Sans", "Libertinus Serif", "Source Sans 3", "Newsreader", "Heebo"),
        "typst head": ("Atkinson Hyperlegible", "Noto Sans", "Source Sans 3", "Libertinus Serif"),
        "text": ("Noto Sans", "Source Sans 3", "Newsreader", "Atkinson Hyperlegible"),
        "head": ("Noto Sans", "Source Serif 4", "Atkinson Hyperlegible", "Playfair Display"),
        "ar text": ("IBM Plex Sans Arabic", "Amiri", "Vazirmatn"),
        "ar head": ("Vazirmatn", "IBM Plex Sans Arabic"),
        "fa text": ("Vazirmatn", "Amiri", "IBM Plex Sans Arabic"),
        "fa head": ("Vazirmatn", "IBM Plex Sans Arabic"),
        "he text": ("Noto Sans Hebrew", "Heebo", "Frank Ruhl Libre"),
        "he head": ("Noto Sans Hebrew", "Frank Ruhl Libre"),
        "ja": ("Noto Sans CJK JP",),
        "zh": ("Noto Sans CJK SC",),
    },
}


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes are points, `margin` and `gap` millimetres, `head_indent` the share of a column that heads leave empty.

    `cut` None: no story is shortened. `date_form` None: no date. Shares say of how many stories or issues a trait is.
    `joint` stands between what shares a line, "" for the usual one; `head_mark` is what a head is printed as.
    `colour` is that of heads and of what is filled or ruled, "" black. `unbroken`: the nameplate, page
    numbers and addresses with the marks around them are not treated as running text.
    """

    engine: Engine
    language: str
    paper: str
    columns: int
    margin: float
    gap: float
    justified: bool
    hyphenated: bool
    indented: bool
    rules: bool
    text_font: str
    head_font: str
    size: float
    leading: float
    head_size: float
    head_bold: bool
    capitals: bool
    head_indent: float
    contents_place: str | None
    contents_form: str
    eyebrows: bool
    standfirsts: bool
    standfirst_italic: bool
    byline_place: str
    date_form: int | None
    weekday: bool
    wording: int
    cut: str | None
    pull_quotes: bool
    captions: bool
    boxes: bool
    box_across: bool
    jump: bool
    crossheads: bool
    running_head: bool
    running_foot: bool
    teasers: int
    disordered: bool
    unlisted: int
    listed_only: int
    after_address: int
    joint: str = ""
    head_mark: str = "{title}"
    head_centred: bool = False
    plate_centred: bool = True
    stories_boxed: bool = False
    byline_look: str = "plain"
    standing_early: bool = False
    standing_across: bool = False
    contact_first: bool = False
    plate_size: float = 32
    plate_filled: bool = False
    colour: str = ""
    head_ruled: bool = False
    boxes_tinted: bool = False
    unbroken: bool = False

    @property
    def rtl(self) -> bool:
        return self.language in RTL


@dataclass(frozen=True, slots=True)
class _Ways:
    """What the styles of a family are drawn from; what is there twice is twice as likely. `besides`: further traits.

    `margins`, `sizes` and `head_sizes` are ranges, the last in sizes of the text; of four columns they are narrower.
    """

    columns: Sequence[int]
    contents_places: Sequence[str | None]
    contents_forms: Sequence[str]
    bylines: Sequence[str]
    cuts: Sequence[str | None]
    besides: Mapping[str, Sequence[Any]]
    margins: tuple[float, float] = (12, 20)
    sizes: tuple[float, float] = (8, 9.8)
    head_sizes: tuple[float, float] = (1.2, 2.2)
    head_indents: Sequence[float] = (0, 0, 0.2, 0.4)


_PLACES = ("first", "after-lead", "side", "foot")
_USUAL = _Ways(
    columns=(2, 3, 3, _MANY),
    contents_places=(*_PLACES, *_PLACES, None),
    contents_forms=("leaders", "spaces", "number-first", "leaders", "spaces", "number-first", "titles-only"),
    bylines=("line", "date-first", "two-lines", "after", "none", "line", "date-first", "two-lines"),
    cuts=(
        *("ellipsis", "brackets", "dots", "continued-web", "read-more"),
        *("continue-at", "bare-url", "wrapped-url", "none", None),
    ),
    besides={},
)
_WAYS: Final[Mapping[str, _Ways]] = {
    "fourth": _Ways(
        columns=(2, 2, 3, _MANY),
        contents_places=(*_PLACES, "first", "side", "last", None),
        contents_forms=("number-first", "leaders", "spaces", "number-first", "titles-only"),
        bylines=("signed", "signed", "date-above", "after", "line", "date-first", "two-lines", "none"),
        cuts=(
            *("parens", "arrow", "ellipsis", "short-url", "short-url", "read-more"),
            *("continued-web", "continue-at", "wrapped-url", None),
        ),
        besides={
            "joint": (", ", " – ", " | ", " • ", " / "),
            "head_mark": (
                "{title}",
                "{title}",
                "{title}",
                "{n}. {title}",
                "{n} {title}",
                "» {title}",
                "■ {title}",
            ),
            "head_centred": (True, False, False),
            "plate_centred": (True, False),
            "stories_boxed": (True, False, False),
            "byline_look": ("plain", "italic", "bold"),
            "standing_early": (True, False, False, False),
            "standing_across": (True, False, False),
            "contact_first": (True, False),
        },
    ),
    "unseen": _Ways(
        columns=(1, 2, 2, 2, 3, 3, 3, _MANY),
        contents_places=(*_PLACES, "first", "first", "side", None, None),
        contents_forms=("leaders", "leaders", "spaces", "number-first", "titles-only"),
        bylines=("line", "line", "two-lines", "date-first", "signed", "after", "none", "none"),
        cuts=(
            *("read-more", "read-more", "continue-at", "continued-web", "ellipsis", "bare-url"),
            *("short-url", "wrapped-url", "brackets", "none", None, None),
        ),
        besides={
            "joint": (" | ", " | ", ", ", " – ", " • ", ""),
            "head_mark": (*("{title}",) * 6, "{n}. {title}", "» {title}"),
            "head_centred": (True, *(False,) * 4),
            "plate_centred": (True, True, False),
            "stories_boxed": (True, *(False,) * 5),
            "byline_look": ("plain", "italic", "italic", "bold"),
            "standing_across": (True, False, False, False),
            "plate_size": (26, 30, 34, 38),
            "plate_filled": (True, False, False),
            "colour": ("", "", "#1f4e79", "#7a1f2b", "#22623c"),
            "head_ruled": (True, False, False, False),
            "boxes_tinted": (True, False),
            "unbroken": (True,),
        },
        margins=(13, 22),
        sizes=(8.6, 10.8),
        head_sizes=(1.3, 2),
        head_indents=(0, 0, 0, 0.15),
    ),
}


def seed_of(family: str, number: int) -> int:
    """The seed of issue `number`; no two families have one in common."""
    return _SEEDS[family] + number


def draw_style(family: str, language: str, draw: random.Random) -> Style:
    """A style of the family. Traits are drawn apart, so that each meets every other."""
    if family not in FAMILIES:
        raise ValueError(f"there is no family {family}")
    ways = _WAYS.get(family, _USUAL)
    columns = draw.choice(ways.columns)
    narrow = columns == _MANY
    least, most = ways.head_sizes
    size = draw.uniform(7.6, 8.6) if narrow else draw.uniform(*ways.sizes)
    hyphenated = language not in UNSPACED | RTL and chance(draw, 0.7)
    place = draw.choice(ways.contents_places)
    # Chinese and Japanese faces come as one file of many weights, which WeasyPrint cannot choose from.
    engine: Engine = "typst" if language in UNSPACED | RTL else draw.choice(("weasyprint", "typst"))
    return Style(
        engine=engine,
        language=language,
        paper=draw.choice(("A4", "A4", "Letter", "A3" if narrow and language == "en" else "A4")),
        columns=columns,
        margin=draw.uniform(*ways.margins),
        gap=draw.uniform(4, 8),
        justified=hyphenated or chance(draw, 0.3),
        hyphenated=hyphenated,
        indented=chance(draw, 0.4),
        rules=chance(draw, 0.5),
        text_font=draw.choice(_faces(_FONTS[family], engine, language, "text")),
        head_font=draw.choice(_faces(_FONTS[family], engine, language, "head")),
        size=round(size, 1),
        leading=draw.uniform(1.15, 1.4),
        head_size=round(size * draw.uniform(least, 1.6 if narrow else most), 1),
        head_bold=chance(draw, 0.8),
        capitals=chance(draw, 0.3) and language not in UNSPACED | RTL,
        head_indent=0 if narrow else draw.choice(ways.head_indents),
        contents_place=place,
        contents_form=draw.choice(ways.contents_forms),
        eyebrows=chance(draw, 0.4),
        standfirsts=chance(draw, 0.65),
        standfirst_italic=chance(draw, 0.6),
        byline_place=draw.choice(ways.bylines),
        date_form=None if chance(draw, 0.15) else draw.randrange(6),
        weekday=chance(draw, 0.25),
        wording=draw.randrange(60),
        cut=draw.choice(ways.cuts),
        pull_quotes=chance(draw, 0.4),
        captions=chance(draw, 0.3),
        boxes=chance(draw, 0.4),
        box_across=chance(draw, 0.5),
        jump=chance(draw, 0.35),
        crossheads=chance(draw, 0.6),
        running_head=chance(draw, 0.5),
        running_foot=chance(draw, 0.6),
        teasers=draw.choice((0, 0, 0, 1, 2, 3)),
        disordered=chance(draw, 0.2),
        unlisted=draw.choice((0, 0, 0, 1, 2)),
        listed_only=draw.choice((0, 0, 0, 1, 2)),
        after_address=draw.choice((0, 0, 0, 1, 2)),
        **{trait: draw.choice(values) for trait, values in ways.besides.items()},
    )


def _faces(fonts: Mapping[str, Sequence[str]], engine: str, language: str, part: str) -> Sequence[str]:
    """The faces of a part, "text" or "head": those of its language first, then those of the typesetter."""
    keys = (f"{language} {part}", language, f"{engine} {part}", part)
    return next(fonts[key] for key in keys if key in fonts)


def chance(draw: random.Random, share: float) -> bool:
    """True in `share` of the draws."""
    return draw.random() < share


def chosen(draw: random.Random, values: Sequence[_One], share: float) -> _One | None:
    """One of `values` in `share` of the draws."""
    return draw.choice(values) if values and chance(draw, share) else None

"""The names that caniemail has for what HTML and CSS can do, and the words in a mail that they stand for.

Most names say it themselves: the feature titled "<bdi> element" is that element. Tables hold the others.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.conformance.mail.programs import installed

_NAME = re.compile(r"[a-z][a-z-]*")
_ELEMENT = re.compile(r"<(\w+)>(?: element)?")
_TYPED_ELEMENT = re.compile(r'<(\w+) type="(\w+)"> element')
_CORNER = re.compile(r"border-(top|bottom)-(left|right)-radius")
_VENDOR = re.compile(r"-(webkit|moz|ms|o)-")

# Properties whose feature is not titled like them.
_PROPERTIES = {
    "css-block-inline-size": "block-size inline-size",
    "css-border-inline-block": "border-inline border-block",
    "css-border-inline-block-individual": "border-inline-start border-inline-end border-block-start border-block-end",
    "css-border-inline-block-longhand": "border-inline-color border-inline-style border-inline-width "
    "border-block-color border-block-style border-block-width",
    "css-border-radius-logical": "border-start-start-radius border-start-end-radius border-end-start-radius "
    "border-end-end-radius",
    "css-color-scheme": "color-scheme",
    "css-column-layout-properties": "columns column-fill column-rule column-span column-width",
    "css-flex-direction": "flex-direction",
    "css-flex-wrap": "flex-wrap",
    "css-gap": "gap column-gap row-gap",
    "css-grid-template": "grid-template grid-template-areas grid-template-columns grid-template-rows",
    "css-left-right-top-bottom": "left right top bottom",
    "css-margin-block-start-end": "margin-block-start margin-block-end",
    "css-margin-inline-block": "margin-inline margin-block",
    "css-margin-inline-start-end": "margin-inline-start margin-inline-end",
    "css-padding-block-start-end": "padding-block-start padding-block-end",
    "css-padding-inline-block": "padding-inline padding-block",
    "css-padding-inline-start-end": "padding-inline-start padding-inline-end",
}
# A property without a feature is judged as the longest of these that it begins with: `padding-left` as `padding`.
_FAMILIES = (
    *("border", "border-block-end", "border-block-start", "border-inline-end", "border-inline-start"),
    *("border-image", "column-rule", "margin", "outline", "overflow", "padding"),
    *("animation", "scroll-snap", "text-emphasis", "transform", "transition"),
)
# Values of `display` that are features of their own.
DISPLAYS = {
    "flex": "css-display-flex",
    "grid": "css-display-grid",
    "inline-flex": "css-display-flex",
    "inline-grid": "css-display-grid",
    "none": "css-display-none",
}
KEYWORDS = {
    **dict.fromkeys(("fit-content", "max-content", "min-content"), "css-intrinsic-size"),
    **dict.fromkeys(("system-ui", "ui-serif", "ui-sans-serif", "ui-rounded", "ui-monospace"), "css-sytem-ui"),
    "initial": "css-unit-initial",
}
FUNCTIONS = {
    **dict.fromkeys(("lab", "lch", "oklab", "oklch"), "css-modern-color"),
    **{f"repeating-{kind}-gradient": f"css-{kind}-gradient" for kind in ("conic", "linear", "radial")},
    **{f"{kind}-gradient": f"css-{kind}-gradient" for kind in ("conic", "linear", "radial")},
    **{name: f"css-function-{name}" for name in ("clamp", "light-dark", "max", "min")},
    "calc": "css-unit-calc",
    "rgb": "css-rgb",
    "rgba": "css-rgba",
    "var": "css-variables",
}
# Words in the condition of `@media`.
MEDIA = {
    **dict.fromkeys(("hover", "any-hover"), "css-at-media-hover"),
    "-webkit-device-pixel-ratio": "css-at-media-device-pixel-ratio",
    "-webkit-max-device-pixel-ratio": "css-at-media-device-pixel-ratio",
    "-webkit-min-device-pixel-ratio": "css-at-media-device-pixel-ratio",
    "orientation": "css-at-media-orientation",
    "prefers-color-scheme": "css-at-media-prefers-color-scheme",
    "prefers-reduced-motion": "css-at-media-prefers-reduced-motion",
}
AT_RULES = {
    **{name: f"css-at-{name}" for name in ("font-face", "import", "keyframes", "media", "supports")},
    "-webkit-keyframes": "css-at-keyframes",
}
_ELEMENTS = {
    "html-address": "address",
    "html-h1-h6": "h1 h2 h3 h4 h5 h6",
    "html-image-maps": "map",
    "html-lists": "ul ol dl",
    "html-semantics": "article aside details figcaption figure footer header main mark nav section summary time",
    "html-svg": "svg",
}
_ATTRIBUTES = {"css-inert-attribute": "inert", "html-srcset": "srcset sizes"}
_IMAGES = {
    "image-heif": "heic heif",
    "image-jpg": "jpeg jpg",
    "image-tiff": "tif tiff",
}
# What is found by a look at more than one word: the code that looks names them.
LOOKED_FOR = {
    "amp",
    "css-comments",
    "css-important",
    "css-nesting",
    "html-anchor-links",
    "html-comments",
    "html-doctype",
    "html-mailto-links",
    "html-meta-color-scheme",
    "image-base64",
}
# Nothing in a mail shows these.
NOT_IN_A_MAIL = {"bimi"}  # a record in the DNS


@dataclass(frozen=True, slots=True)
class Support:
    """What a mail program makes of a feature: "y", "n", "a" (partly), "u" (unknown), and notes on it."""

    verdict: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """caniemail's data as this project asks them: support by feature and program, and features by word."""

    support: Mapping[str, Mapping[str, Support]]
    properties: Mapping[str, tuple[str, ...]]
    elements: Mapping[str, str]
    typed_elements: Mapping[tuple[str, str], str]
    attributes: Mapping[str, str]
    images: Mapping[str, str]

    def property_features(self, name: str) -> tuple[str, ...]:
        """The features that the CSS property `name` belongs to."""
        plain = _VENDOR.sub("", name) if _VENDOR.match(name) else name
        if _CORNER.fullmatch(plain):
            plain = "border-radius"
        while plain not in self.properties:
            plain = max((f for f in _FAMILIES if plain.startswith(f"{f}-")), key=len, default="")
            if not plain:
                return ()
        return self.properties[plain]

    @property
    def clients(self) -> list[str]:
        """Every mail program that the data know, as "gmail.ios"."""
        return sorted({client for programs in self.support.values() for client in programs})


@cache
def catalogue() -> Catalogue:
    """The data of the npm package `caniemail`, which is read and never run."""
    data = json.loads(installed("caniemail", "data", "caniemail.json").read_bytes())["data"]
    titles = {feature["slug"]: feature["title"].strip() for feature in data}
    html = {slug: title for slug, title in titles.items() if slug.startswith("html-")}
    return Catalogue(
        support={feature["slug"]: dict(_programs(feature)) for feature in data},
        properties=_properties(titles),
        elements={m[1]: s for s, t in html.items() if (m := _ELEMENT.fullmatch(t))} | _inverse(_ELEMENTS),
        typed_elements={(m[1], m[2]): s for s, t in html.items() if (m := _TYPED_ELEMENT.fullmatch(t))},
        attributes={t.removesuffix(" attribute"): s for s, t in html.items() if t.endswith(" attribute")}
        | _inverse(_ATTRIBUTES),
        images={slug.removeprefix("image-"): slug for slug in titles if slug.startswith("image-")}
        | _inverse(_IMAGES),
    )


def _inverse(words: Mapping[str, str]) -> dict[str, str]:
    return {word: slug for slug, several in words.items() for word in several.split()}


def _properties(titles: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for slug, title in titles.items():
        name = title.removesuffix(" property").removesuffix(" shorthand")
        regular = slug.startswith("css-") and _NAME.fullmatch(name) and slug not in _ATTRIBUTES
        for word in _PROPERTIES.get(slug, name if regular else "").split():
            found[word].append(slug)
    return {word: tuple(slugs) for word, slugs in found.items()}


def _programs(feature: dict[str, Any]) -> Iterator[tuple[str, Support]]:
    notes = feature["notes_by_num"] or {}
    for family, platforms in feature["stats"].items():
        for platform, versions in platforms.items():
            if versions:
                verdict, *marks = versions[newest(versions)].split(" ", 1)
                numbers = re.findall(r"#(\d+)", " ".join(marks))
                said = (notes.get(number, "").strip() for number in numbers)
                yield f"{family}.{platform}", Support(verdict, tuple(filter(None, said)))


def newest(versions: Iterable[str]) -> str:
    """The newest of `versions`, which are listed by time, though not carefully.

    One program may have versions "2019" and "16.80", which no order compares: of the kind listed last, it is the
    highest.
    """
    listed = list(versions)
    dated = re.compile(r"(19|20)\d\d(-|$)")
    alike = [version for version in listed if bool(dated.match(version)) == bool(dated.match(listed[-1]))]
    return max(alike, key=lambda version: [int(number) for number in re.findall(r"\d+", version)])

"""The features that the HTML of a mail uses, and that of its CSS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

from tests.conformance.judges import JudgeError
from tests.conformance.mail.slugs import catalogue
from tests.conformance.mail.use import Audience, Use
from tests.conformance.mail.uses_of_css import image_features, uses_of_sheet, uses_of_style

_ONLY_OUTLOOK = re.compile(r"\[if\s(?P<condition>[^\]]*)\]>(?P<content>.*)<!\[endif\]", re.DOTALL)
_FOR_OUTLOOK = re.compile(r"\(?(gte |gt |lte |lt )?\(?mso\b")
_NOT_OUTLOOK = re.compile(r"\[if\s+!\s*\(?mso\)?\s*\](><!(--)?)?")


def uses_of_mail(html: str) -> list[Use]:
    """Every use of a feature that caniemail knows, in the order of the mail."""
    reader = _Reader(Audience.ALL, 1)
    reader.feed(html)
    reader.close()
    if reader.sheet is not None:
        raise JudgeError("an element style is not closed")
    return reader.uses


class _Reader(HTMLParser):
    def __init__(self, audience: Audience, line: int) -> None:
        super().__init__()
        self.uses: list[Use] = []
        self.sheet: str | None = None  # what has been read of an element `style`
        self._audience = audience
        self._line = line
        self._sheet_line = 0

    def _here(self) -> int:
        return self._line + self.getpos()[0] - 1

    def _add(self, slug: str, element: str = "", value: str = "") -> None:
        self.uses.append(Use(slug, element, value, self._here(), audience=self._audience))

    def handle_decl(self, decl: str) -> None:
        if decl.lower().startswith("doctype"):
            self._add("html-doctype")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "style":
            self.sheet = ""
            self._sheet_line = (
                self._line + self.getpos()[0] - 1 + (self.get_starttag_text() or "").count("\n")
            )
        known = catalogue()
        attributes = {name: value or "" for name, value in attrs}
        typed = known.typed_elements.get((tag, attributes.get("type", "").lower()))
        for slug in filter(None, [known.elements.get(tag), typed]):
            self._add(slug, tag, attributes.get("type", ""))
        for name, value in attributes.items():
            if name in known.attributes:
                self._add(known.attributes[name], tag, value)
        for slug, value in _of_values(tag, attributes):
            self._add(slug, tag, value)
        for use in uses_of_style(attributes.get("style", ""), tag, self._here()):
            self.uses.append(replace(use, audience=self._audience))

    def handle_data(self, data: str) -> None:
        if self.sheet is not None:
            self.sheet += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "style" and self.sheet is not None:
            for use in uses_of_sheet(self.sheet, self._sheet_line):
                self.uses.append(replace(use, audience=self._audience))
            self.sheet = None

    def handle_comment(self, data: str) -> None:
        if only := _ONLY_OUTLOOK.fullmatch(data.strip()):
            if _FOR_OUTLOOK.match(only["condition"].strip()):
                self._read_for_outlook(data)
        elif not self._turn(data.strip()):
            self._add("html-comments")

    def unknown_decl(self, data: str) -> None:
        self._turn(f"[{data.strip()}]")

    def _turn(self, mark: str) -> bool:
        """Whether `mark` ("[if !mso]", "[endif]") begins or ends what all but Outlook for Windows show."""
        if _NOT_OUTLOOK.fullmatch(mark):
            self._audience = Audience.OTHERS
            return True
        if mark in {"<![endif]", "[endif]"}:
            self._audience = Audience.ALL
            return True
        return False

    def _read_for_outlook(self, data: str) -> None:
        start, _, rest = data.partition("]>")
        inner = _Reader(Audience.OUTLOOK, self._here() + start.count("\n"))
        inner.feed(rest.removesuffix("<![endif]"))
        inner.close()
        self.uses += inner.uses


def _of_values(tag: str, attributes: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Features that hang on the value of an attribute."""
    href = attributes.get("href", "").lower()
    if tag == "a" and href.startswith("#"):
        yield "html-anchor-links", href
    if tag == "a" and href.startswith("mailto:"):
        yield "html-mailto-links", href
    if tag == "meta" and attributes.get("name", "").lower() == "color-scheme":
        yield "html-meta-color-scheme", attributes.get("content", "")
    if tag == "html" and {"⚡4email", "amp4email"} & attributes.keys():
        yield "amp", ""
    sources = [attributes.get("src", "")] if tag in {"img", "source"} else []
    sources += [choice.split()[0] for choice in attributes.get("srcset", "").split(",") if choice.strip()]
    for url in sources:
        yield from ((slug, url[:80]) for slug in image_features(url))

"""Orders for a mail edition under test: small issues put together by hand, with pictures that need no file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from broadsheet.config.schema import Config
from broadsheet.config.schema import Publication as PublicationTable
from broadsheet.edition import Order, Shown
from broadsheet.issue.model import Issue, Paragraph, Picture, Publication, Sentence, Story, Text
from broadsheet.strings import load_strings

PIXELS = b"not decoded by anyone"


def shown(picture: Picture, width: int, ratio: float) -> Shown:
    return Shown(f"{picture.asset}.png", PIXELS, width, round(width * ratio))


def paragraph(*sentences: str) -> Paragraph:
    spaced = (text if index == 0 else f" {text}" for index, text in enumerate(sentences))
    return Paragraph(tuple(Sentence((Text(text),)) for text in spaced))


def story(slug: str = "mill", **fields: object) -> Story:
    usual = Story(
        slug=slug,
        title="The mill will turn",
        language="en",
        date=dt.date(2026, 10, 28),
        permalink=f"https://example.org/n/{slug}",
        body=(paragraph("The wheel is back.", "It turns."),),
    )
    return msgspec.structs.replace(usual, **fields)


def issue(*stories: Story, publication: dict[str, str] | None = None, **fields: object) -> Issue:
    """An issue of `stories`, or of one; `publication` says what is otherwise about its publication."""
    usual = Publication(
        name="Harbour News",
        language="en",
        url="https://example.org/n",
        contact="post@example.org",
        timezone="Europe/London",
    )
    made = Issue(
        id="2026-11",
        date=dt.date(2026, 11, 1),
        number="143",
        publication=msgspec.structs.replace(usual, **(publication or {})),
        stories=stories or (story(),),
    )
    return msgspec.structs.replace(made, **fields)


def order(made: Issue | None = None, root: Path = Path("/nowhere"), **tables: object) -> Order:
    """`made` as an order; `tables` replace those of the configuration."""
    made = made or issue()
    config = Config(format=1, publication=PublicationTable(name="Harbour News", language="en"))
    strings, _ = load_strings(made.publication.language, {})
    return Order(root, msgspec.structs.replace(config, **tables), made, strings, shown)

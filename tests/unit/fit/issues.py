"""Whole issues for tests of the ladder and the fit, measured with a typewriter."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from broadsheet.issue.model import Furniture, Issue, Paragraph, Picture, Publication, PullQuote, Story
from tests.unit.fit.copy import crosshead, filled, story

LONG = (5, 9, 7, 6, 8, 5)
"""Paragraphs of six stories, each a little more than a hundred and fifty words long or longer."""

ABOUT = Furniture(kind="about", title="About us", blocks=(filled(40),))


def tale(slug: str, paragraphs: int, **wishes: Any) -> Story:  # noqa: ANN401 - any field of a story
    """A story of so many paragraphs, with a crosshead in the middle when it is long."""
    body: list[Any] = [_paragraph(slug, number) for number in range(paragraphs)]
    if paragraphs > len(LONG):
        body.insert(paragraphs // 2, crosshead())
    return story(
        *body, slug=slug, **{"title": slug.capitalize(), "permalink": f"https://example.org/{slug}", **wishes}
    )


def _paragraph(slug: str, number: int) -> Paragraph:
    """Lengths that differ from story to story, so that columns break in different places."""
    first = 9 + (len(slug) + 3 * number) % 7
    return filled(first, 14, 11 + number % 3)


def issue(*stories: Story, **fields: Any) -> Issue:  # noqa: ANN401 - any field of an issue
    return Issue(
        id="2026-11",
        publication=Publication(name="Harbour News", language="en"),
        date=dt.date(2026, 11, 1),
        stories=stories,
        **{"pages": 2, "furniture": (ABOUT,), **fields},
    )


def six(**fields: Any) -> Issue:  # noqa: ANN401 - any field of an issue
    """Six stories that land on two pages."""
    slugs = ("mill", "ferry", "library", "repair", "voices", "seeds")
    made = [tale(slug, count) for slug, count in zip(slugs, LONG, strict=True)]
    made[0] = msgspec.structs.replace(
        made[0], picture=Picture(file="mill.png"), pull_quotes=(PullQuote("never said"),)
    )
    return issue(*made, **fields)


def wishing(told: Issue, slug: str, **wishes: Any) -> Issue:  # noqa: ANN401 - any field of a story
    stories = [msgspec.structs.replace(s, **wishes) if s.slug == slug else s for s in told.stories]
    return msgspec.structs.replace(told, stories=tuple(stories))

"""What a page says of itself to machines: to search engines, and to those who show a link to it."""

from __future__ import annotations

import datetime as dt
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from broadsheet.editions.web.places import Places
from broadsheet.issue.model import Issue, Story
from broadsheet.screen.moments import day_in

CARD = "card.jpg"
CARD_WIDTH, CARD_RATIO = 1200, 0.525
"""The size of the picture that stands beside a link: as wide and high as Open Graph's readers show it."""

_LONGEST = 160  # letters of a description
_LONGEST_HEADLINE = 110


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its whole address, with its size in pixels."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class About:
    """`url` is the page's own address, `canonical` that of the text, "" where there is none; `data` is JSON-LD."""

    title: str
    description: str
    url: str
    canonical: str
    kind: str
    picture: Picture | None
    published: str
    alternates: tuple[tuple[str, str], ...]
    data: Markup

    @property
    def digest(self) -> str:
        """What the page's policy knows its data by; they are no script, but some readers of policies think so."""
        return b64encode(sha256(self.data.encode()).digest()).decode()


def about_issue(
    issue: Issue, places: Places, *, title: str, description: str, picture: Picture | None
) -> About:
    """The index of an issue."""
    data = _without_nothing(
        {"@context": "https://schema.org", **_issue_data(issue, places), "image": _url(picture)}
    )
    return About(
        title=title,
        description=shortened(description),
        url=places.issue,
        canonical=places.issue,
        kind="website",
        picture=picture,
        published="",
        alternates=(),
        data=_script(data),
    )


def about_story(
    story: Story, issue: Issue, places: Places, *, description: str, picture: Picture | None
) -> About:
    """A page whose text has its home elsewhere says so: `canonical` is the story's permalink."""
    url = places.story(story.slug)
    published = moment_of_story(story, issue)
    publication = issue.publication
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title[:_LONGEST_HEADLINE],
        "description": shortened(description),
        "inLanguage": story.language,
        "datePublished": published.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in story.bylines] or _publisher(issue),
        "publisher": _publisher(issue),
        "image": _url(picture),
        "articleSection": story.section or story.eyebrow,
        "keywords": list(story.tags),
        "mainEntityOfPage": url,
        "url": url,
        "isPartOf": _issue_data(issue, places),
    }
    alternates = (
        ((story.language, url), *sorted(story.alternates.items())) if story.alternates and url else ()
    )
    return About(
        title=f"{story.title} · {publication.name}",
        description=shortened(description),
        url=url,
        canonical=story.permalink or url,
        kind="article",
        picture=picture,
        published=published.isoformat(),
        alternates=alternates,
        data=_script(_without_nothing(data)),
    )


def moment_of_story(story: Story, issue: Issue) -> dt.datetime:
    """When a story came out: to the second where it says so, else as its day or its issue's begins."""
    if story.published:
        own = story.published
        return own if own.tzinfo else own.replace(tzinfo=dt.UTC)
    return day_in(story.date or issue.date, issue)


def shortened(text: str) -> str:
    """The beginning of `text`, whole words of it, as long as descriptions are shown."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    kept = words[: _LONGEST - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:") + "…"


def _issue_data(issue: Issue, places: Places) -> dict[str, Any]:
    publication = issue.publication
    periodical = {
        "@type": "Periodical",
        "name": publication.name,
        "issn": publication.issn,
        "url": places.site,
        "publisher": _publisher(issue),
    }
    return {
        "@type": "PublicationIssue",
        "name": issue.title or publication.name,
        "issueNumber": issue.number or issue.id,
        "datePublished": issue.date.isoformat(),
        "inLanguage": publication.language,
        "url": places.issue,
        "isPartOf": _without_nothing(periodical),
    }


def _publisher(issue: Issue) -> dict[str, Any]:
    return {"@type": "Organization", "name": issue.publication.publisher or issue.publication.name}


def _url(picture: Picture | None) -> str:
    return picture.url if picture else ""


def _without_nothing(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _without_nothing(value) if isinstance(value, Mapping) else value
        for name, value in data.items()
        if value not in ("", [], None)
    }


def _script(data: Mapping[str, Any]) -> Markup:
    """`data` as it may stand in a script element, which nothing but a stroke behind "<" could end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))  # noqa: S704

"""What a page says of itself to machines: to search engines, and to those who show a link to it."""

from __future__ import annotations

import datetime as dt
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

from broadsheet.editions.web.places import Places
from broadsheet.issue.model import Issue, Story
from broadsheet.screen.moments import day_in

CARD = "card.jpg"
CARD_WIDTH, CARD_RATIO = 1200, 0.525
"""The size of the picture that stands beside a link: as wide and high as Open Graph's readers show it."""

_LONGEST = 160  # letters of a description
_LONGEST_HEADLINE = 110
_REGION = 2  # letters (ISO 3166-1)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its whole address, with its size in pixels."""

    url: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class About:
    """`canonical` is the address of the text, `url` the same where the publication has a site, "" where there is none;
    `locale` is as Open Graph has it, `data` is JSON-LD.
    """

    title: str
    description: str
    url: str
    canonical: str
    kind: str
    locale: str
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
        locale=_locale(issue.publication.language),
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
    canonical = story.permalink or url
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
        "mainEntityOfPage": canonical,
        "url": canonical,
        "isPartOf": _issue_data(issue, places),
    }
    others = {language: at for language, at in story.alternates.items() if language != story.language}
    alternates = ((story.language, canonical), *sorted(others.items())) if others and canonical else ()
    return About(
        title=f"{story.title} · {publication.name}",
        description=shortened(description),
        url=canonical if url else "",
        canonical=canonical,
        kind="article",
        locale=_locale(story.language),
        picture=picture,
        published=published.isoformat(),
        alternates=alternates,
        data=_script(_without_nothing(data)),
    )


def moment_of_story(story: Story, issue: Issue) -> dt.datetime:
    """When a story came out, by the clocks where it is published: to the second where it says so, else as its day or
    its issue's begins.
    """
    if story.published:
        own = story.published if story.published.tzinfo else story.published.replace(tzinfo=dt.UTC)
        return own.astimezone(ZoneInfo(issue.publication.timezone))
    return day_in(story.date or issue.date, issue)


def shortened(text: str) -> str:
    """The beginning of `text`, whole words of it, as long as descriptions are shown."""
    words = " ".join(text.split())
    if len(words) <= _LONGEST:
        return words
    kept = words[: _LONGEST - 1]
    whole = kept.rpartition(" ")[0]
    # Scripts without spaces have one here and there, and a word is a letter or two.
    return (whole if len(whole) > _LONGEST // 2 else kept).rstrip(" .,;:") + "…"


def _locale(language: str) -> str:
    """A language with its region as Open Graph has them ("en_GB"), "" for one without."""
    parts = language.split("-")
    region = next((part for part in parts[1:] if len(part) == _REGION and part.isalpha()), "")
    return f"{parts[0].lower()}_{region.upper()}" if region else ""


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

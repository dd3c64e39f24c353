"""Feeds of an issue, with the whole text of its stories: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from broadsheet.screen.templates import for_xml

VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself; addresses are whole. `atom` and `json` are where it lies in each format."""

    id: str
    title: str
    subtitle: str
    language: str
    updated: dt.datetime
    home: str
    atom: str
    json: str
    author: str
    icon: str


def json_feed(channel: Channel, items: Sequence[Mapping[str, Any]]) -> bytes:
    """`items` are as JSON Feed has them."""
    feed = {
        "version": VERSION,
        "title": channel.title,
        "description": channel.subtitle,
        "home_page_url": channel.home,
        "feed_url": channel.json,
        "icon": channel.icon,
        "language": channel.language,
        "authors": [{"name": channel.author}],
        "items": list(items),
    }
    kept = {name: value for name, value in feed.items() if value not in ("", None)}
    return json.dumps(kept, ensure_ascii=False, indent=1).encode() + b"\n"


def atom(channel: Channel, items: Iterable[Mapping[str, Any]]) -> bytes:
    """The same items as Atom."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(channel.language)}>',
        _element("id", channel.id),
        _element("title", channel.title),
        *([_element("subtitle", channel.subtitle)] if channel.subtitle else []),
        _element("updated", channel.updated.isoformat()),
        f'<link rel="self" type="application/atom+xml" href={quoteattr(channel.atom)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(channel.home)}/>',
        f"<author>{_element('name', channel.author)}</author>",
        *(line for item in items for line in _entry(item)),
        "</feed>",
    ]
    return for_xml("\n".join(lines) + "\n").encode()


def _entry(item: Mapping[str, Any]) -> list[str]:
    language = f" xml:lang={quoteattr(item['language'])}"
    return [
        f"<entry{language}>",
        _element("id", item["id"]),
        _element("title", item["title"]),
        f'<link rel="alternate" type="text/html" href={quoteattr(item["url"])}/>',
        _element("published", item["date_published"]),
        _element("updated", item["date_modified"]),
        *(f"<author>{_element('name', author['name'])}</author>" for author in item.get("authors", ())),
        *(f"<category term={quoteattr(tag)}/>" for tag in item.get("tags", ())),
        *([_element("summary", item["summary"])] if item.get("summary") else []),
        f'<content type="html">{escape(item["content_html"])}</content>',
        "</entry>",
    ]


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"

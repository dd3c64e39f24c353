"""The web edition: what lies below ISSUE/ on the publication's site."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from broadsheet.edition import Made, Order
from broadsheet.editions.web import feeds
from broadsheet.editions.web.entries import ENTRY, FEED
from broadsheet.editions.web.gallery import FOLDER
from broadsheet.editions.web.pages import (
    THUMBNAIL,
    IssueSite,
    article_of,
    entry_of,
    front_page,
    item_of,
    story_page,
)
from broadsheet.editions.web.places import is_elsewhere
from broadsheet.editions.web.printing import icon, printed, style_sheet
from broadsheet.issue.carried import carried, carried_stories
from broadsheet.screen.look import look_of

ROOM = "web"
DOWNLOADS = ("print.pdf", "issue.epub")


class WebEdition:
    """`web/`: index.html, a folder for each story, pictures, and the issue as PDF and EPUB where it is there.

    Feeds, and what stands beside a link to a page, need whole addresses: only a publication with a `url` has them.
    """

    name = "web"
    owns = (ROOM,)

    def make(self, order: Order) -> Made:
        look, about_look = look_of(order.config, order.root, order.issue.publication.language, self.name)
        site = IssueSite(order, look)
        files = {f"{ROOM}/{name}": data for name, data in _files(site)}
        return Made(files, (*about_look, *site.gallery.heavy()))


WEB = WebEdition()


def _files(site: IssueSite) -> Iterator[tuple[str, bytes]]:
    """Everything below ISSUE/ by name."""
    order, asked = site.order, site.order.config.web
    stories = tuple(
        # What is nowhere else is whole here: an excerpt of it would lead to itself.
        each if is_elsewhere(each.story, site.places) else carried(each.story, None)
        for each in carried_stories(order.issue, "web", asked.carry, asked.excerpt_words)
    )
    yield "index.html", printed("issue.html", front_page(site, stories))
    articles = [article_of(site, carried) for carried in stories]
    for at, article in enumerate(articles):
        yield f"{article.slug}/index.html", printed("story.html", story_page(site, stories, at, article))
    yield "style.css", style_sheet(site.look, order.issue.publication.language)
    yield "icon.svg", icon(site.look)
    yield ENTRY, msgspec.json.encode(entry_of(site)) + b"\n"
    if site.places.site:
        items = list(map(partial(item_of, site), stories, articles))
        yield "feed.atom", feeds.atom(site.channel, items)
        yield FEED, feeds.json_feed(site.channel, items)
    if site.card:
        yield site.card.name, site.card.data
    yield from ((name, order.made[name]) for name in (*DOWNLOADS, THUMBNAIL) if name in order.made)
    yield from ((f"{FOLDER}/{name}", data) for name, data in sorted(site.gallery.files.items()))

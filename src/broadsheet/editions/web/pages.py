"""Pages of an issue as values that templates print, and its stories as items of feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from broadsheet.edition import Order, Shown
from broadsheet.editions.web import about
from broadsheet.editions.web.about import About
from broadsheet.editions.web.entries import Entry, EntryStory
from broadsheet.editions.web.feeds import Channel
from broadsheet.editions.web.gallery import FOLDER, Gallery, WebHand, figure_html
from broadsheet.editions.web.places import Places, is_elsewhere, lasting_id, places_of
from broadsheet.issue import tree
from broadsheet.issue.carried import Carried
from broadsheet.issue.model import Issue, Picture, Story
from broadsheet.issue.wording import numbering
from broadsheet.screen.look import Look
from broadsheet.screen.moments import moment_of
from broadsheet.screen.parts import Article, Parts
from broadsheet.strings import Strings
from broadsheet.strings.phrases import localised

_ALIASES = frozenset({"aliases", "alias", "redirect_from", "old_url", "old_urls"})
_LONGEST_ALIAS = 1000
_POLICY = (
    "default-src 'none'; script-src 'sha256-{digest}'; img-src 'self'; style-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
_UP = "../"
"""From the page of a story to its issue."""

_STORY_CARD = 1104  # pixels: as wide as in mail, so that a drawing is drawn once for both
THUMBNAIL = "page-one.png"
_MANY = 10_000  # kilobytes, from which megabytes are counted


@dataclass(frozen=True, slots=True)
class Teaser:
    """A story on the front page; `words` are its standfirst, or how it begins."""

    article: Article
    words: Markup
    path: str


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the whole issue; `size` in words of its language."""

    name: str
    label: str
    kind: str
    size: str


@dataclass(frozen=True)
class IssueSite:
    """What all pages of one issue have in common."""

    order: Order
    look: Look

    @cached_property
    def gallery(self) -> Gallery:
        return Gallery(self.order)

    @cached_property
    def places(self) -> Places:
        return places_of(self.order.issue)

    @cached_property
    def card(self) -> Shown | None:
        """The top of page one, as links to the issue show it."""
        if self.order.page_one is None:
            return None
        shown = self.order.page_one(about.CARD_WIDTH, about.CARD_RATIO)
        return Shown(about.CARD, shown.data, shown.width, shown.height)

    @cached_property
    def name(self) -> str:
        """The publication with the number of the issue."""
        number = numbering(self.order.issue, self.order.strings)
        return f"{self.order.issue.publication.name} · {number or self.order.issue.id}"

    @cached_property
    def channel(self) -> Channel:
        issue = self.order.issue
        return Channel(
            id=lasting_id(issue, ""),
            title=self.name,
            subtitle=issue.title or issue.publication.tagline,
            language=issue.publication.language,
            updated=moment_of(issue),
            home=self.places.issue,
            atom=self.places.of("feed.atom"),
            json=self.places.of("feed.json"),
            author=issue.publication.publisher or issue.publication.name,
            icon="",
        )

    def parts(self, hand: WebHand) -> Parts:
        return Parts(self.order.issue, self.order.strings, hand)

    def picture(self, story: Story | None = None) -> about.Picture | None:
        """What stands beside a link: the story's own picture, else the top of page one."""
        if not self.places.site:
            return None
        if story and story.picture and story.picture.asset:
            shown = self.gallery.shown(story.picture, _STORY_CARD, about.CARD_RATIO)
            address = self.places.of(f"{FOLDER}/{shown.name}")
            return about.Picture(address, shown.width, shown.height, story.picture.alt)
        if self.card:
            alt = self.order.strings.page_one.replace("{name}", self.name)
            return about.Picture(self.places.of(about.CARD), self.card.width, self.card.height, alt)
        return None

    def shared(self, up: str, said: About) -> dict[str, Any]:
        """What every page has; `up` leads from it to the issue."""
        issue, parts = self.order.issue, self.parts(WebHand(self.gallery, up))
        return {
            "about": said,
            "description": said.description,
            "policy": _POLICY.format(digest=said.digest),
            "up": up,
            "issue": issue,
            "publication": issue.publication,
            "strings": self.order.strings,
            "look": self.look,
            "direction": parts.direction,
            "folio": parts.folio(),
            "address": Markup("<br>").join(parts.address()),
            "has_feeds": bool(self.places.site),
            "name": self.name,
        }


def front_page(site: IssueSite, stories: tuple[Carried, ...]) -> dict[str, Any]:
    """The values of the issue's index."""
    issue = site.order.issue
    parts = site.parts(WebHand(site.gallery, "", cropped=True))
    teasers = tuple(_teaser(parts, carried) for carried in stories)
    lead = next((each for each in teasers if each.article.lead), teasers[0])
    description = issue.title or _words(
        next(each for each in stories if each.story.slug == lead.article.slug)
    )
    said = about.about_issue(
        issue, site.places, title=site.name, description=description, picture=site.picture()
    )
    return {
        **site.shared("", said),
        "lead": lead,
        "others": tuple(each for each in teasers if each is not lead),
        "teasers": teasers,
        "note": parts.html.blocks(issue.note),
        "boxes": tuple(map(parts.box, issue.furniture)),
        "downloads": tuple(_downloads(site.order)),
    }


def article_of(site: IssueSite, carried: Carried) -> Article:
    """A story as its own page has it, from which its feed has it too."""
    return site.parts(WebHand(site.gallery, _UP)).article(carried)


def story_page(site: IssueSite, stories: tuple[Carried, ...], at: int, article: Article) -> dict[str, Any]:
    """The values of the page of one of the stories."""
    carried = stories[at]
    story, picture = carried.story, site.picture(carried.story)
    said = about.about_story(
        story, site.order.issue, site.places, description=_words(carried), picture=picture
    )
    own = site.places.story(story.slug)
    return {
        **site.shared(_UP, said),
        "story": article,
        "leads_on": carried.goes_on and bool(article.url) and article.url != own,
        "before": stories[at - 1].story if at else None,
        "after": stories[at + 1].story if at + 1 < len(stories) else None,
    }


def item_of(site: IssueSite, carried: Carried, article: Article) -> Mapping[str, Any]:
    """A story as JSON Feed has it: its whole text, with whole addresses."""
    story, issue = carried.story, site.order.issue
    picture, published = site.picture(story), about.moment_of_story(story, issue)
    own = site.places.story(story.slug)
    item: dict[str, Any] = {
        "id": lasting_id(issue, story.slug),
        "url": story.permalink or own,
        "title": story.title,
        "content_html": _content(site, carried, article, leads_on=carried.goes_on and article.url != own),
        "summary": about.shortened(_words(carried)),
        "image": picture.url if picture else "",
        "date_published": published.isoformat(),
        "date_modified": max(published, moment_of(issue)).isoformat(),
        "authors": [{"name": name} for name in story.bylines],
        "tags": list(dict.fromkeys(filter(None, (story.section, *story.tags)))),
        "language": story.language,
    }
    return {name: value for name, value in item.items() if value not in ("", [])}


def entry_of(site: IssueSite) -> Entry:
    """What the archive says of the issue."""
    issue = site.order.issue
    return Entry(
        id=issue.id,
        date=issue.date,
        number=numbering(issue, site.order.strings),
        title=issue.title,
        page_one=_size_of_png(site.order.made.get(THUMBNAIL, b"")),
        stories=tuple(
            EntryStory(
                slug=story.slug,
                title=story.title,
                language=story.language,
                id=_lasting_story(story, issue),
                aliases=tuple(_aliases(story)),
                elsewhere=is_elsewhere(story, site.places),
            )
            for story in issue.stories
        ),
    )


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, as its head has them (PNG 3, 11.2.1); None without a picture."""
    return (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) if data else None


def _lasting_story(story: Story, issue: Issue) -> str:
    """A name of the story that stays when its slug changes, and tells nothing of its file."""
    return lasting_id(issue, f"file {story.file}")


def _aliases(story: Story) -> Iterator[str]:
    """The paths at which other programs published the story, as Hugo, Jekyll and Eleventy write them."""
    for name, value in story.extra.items():
        if name.casefold().replace("-", "_") in _ALIASES:
            found = value if isinstance(value, list | tuple) else [value]
            yield from (
                urlsplit(each).path[:_LONGEST_ALIAS] for each in found if isinstance(each, str) and each
            )


def _content(site: IssueSite, carried: Carried, article: Article, *, leads_on: bool) -> str:
    """The story as its page has it, but that whatever it leads to is named by its whole address."""
    if article.figure or _shows_pictures(carried):
        article = site.parts(WebHand(site.gallery, site.places.issue)).article(carried)
    figure = figure_html(article.figure) if article.figure else Markup("")
    standfirst = Markup("<p><strong>{}</strong></p>").format(article.standfirst) if article.standfirst else ""
    notes = Markup("").join(
        Markup("<p><sup>{}</sup> {}</p>").format(note.mark, note.words) for note in article.notes
    )
    more = Markup('<p><a href="{}">{}</a></p>').format(article.url, article.link)
    link = more if leads_on and article.url else Markup("")
    inner = figure + standfirst + article.body + notes + link
    made = Markup('<div lang="{}" dir="{}">{}</div>').format(article.language, article.direction, inner)
    # In text a quotation mark is escaped, so that these are attributes.
    return str(made).replace('href="#note-', f'href="{site.places.story(article.slug)}#note-')


def _shows_pictures(carried: Carried) -> bool:
    return any(isinstance(block, Picture) for block in carried.body)


def _teaser(parts: Parts, carried: Carried) -> Teaser:
    article = parts.article(replace(carried, body=(), notes=()))
    words = article.standfirst or Markup("{}").format(about.shortened(_words(carried)))
    return Teaser(article, words, f"{article.slug}/")


def _words(carried: Carried) -> str:
    """How a story begins, in plain text."""
    standfirst = tree.plain(carried.story.standfirst)
    return standfirst or " ".join(text for block in carried.body[:2] for text in tree.texts(block))


def _downloads(order: Order) -> Iterator[Download]:
    wanted = (
        ("print.pdf", order.strings.pdf, "application/pdf"),
        ("issue.epub", order.strings.epub, "application/epub+zip"),
    )
    for name, label, kind in wanted:
        if data := order.made.get(name):
            yield Download(name, label, kind, _size(len(data), order.strings))


def _size(count: int, strings: Strings) -> str:
    """So many bytes as readers see them, in their digits."""
    thousands = max(1, round(count / 1000))
    if thousands < _MANY:
        return f"{localised(thousands, strings)} kB"
    return f"{localised(round(thousands / 1000), strings)} MB"

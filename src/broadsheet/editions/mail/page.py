"""The mail as values that its template prints: everything is HTML by then, and no text can become markup."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from broadsheet.edition import Shown
from broadsheet.editions.mail.links import Links
from broadsheet.issue import tree
from broadsheet.issue.carried import Carried
from broadsheet.issue.model import Issue, Picture
from broadsheet.markup.html import field
from broadsheet.markup.languages import Direction
from broadsheet.screen import parts
from broadsheet.screen.parts import Article, Box, Figure, Parts, Place
from broadsheet.strings import Strings
from broadsheet.strings.phrases import localised

CONTENT = 552
"""Pixels of the sheet between its margins."""

_RATIOS: dict[Place, float] = {"lead": 0.6, "story": 0.5, "text": 1.5, "box": 1.5}
_LONGEST_PREHEADER = 140

# What stands after the preheader, so that no mail program shows the first lines of the page beside it.
FILLER = escape("\u034f\u200c\u00a0" * 30)

Source = Callable[[Picture, float], tuple[str, Shown] | None]
"""Where a picture will be fetched from, and what it is; at most so high for its width. None without such a place."""


@dataclass(frozen=True, slots=True)
class Card:
    """A story, and where it stands in the mail."""

    anchor: str
    number: str
    article: Article


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template prints, but for the look."""

    title: str
    language: str
    direction: Direction
    preheader: str
    name: str
    tagline: str
    folio: Markup
    cards: tuple[Card, ...]
    boxes: tuple[Box, ...]
    note: Markup
    address: Markup
    why: Markup
    links: Links
    strings: Strings
    filler: Markup = FILLER


class MailHand:
    """How a mail writes: what has a side has a class for each direction, as mail programs know no other way."""

    xml = False
    headline = 2

    def __init__(self, source: Source) -> None:
        self._source = source

    def named(self, name: str, within: Direction) -> str:
        if name in _BARE:
            return ""
        return f"{name}-{within}" if name in _SIDED else name

    def source(self, picture: Picture, place: Place) -> parts.Source | None:
        found = self._source(picture, _RATIOS[place])
        if found is None:
            return None
        address, shown = found
        width = min(CONTENT, shown.width)
        return parts.Source(address, width, round(shown.height * width / shown.width))

    def figure(self, figure: Figure) -> Markup:
        return figure_html(figure)

    def mark(self, slug: str, number: int, mark: str) -> Markup:  # noqa: ARG002 - no mail program leads within a mail
        return Markup('<sup class="raised">{}</sup>').format(mark)


class PageMaker:
    """Makes the page of one issue. `source` has the pictures."""

    def __init__(self, issue: Issue, strings: Strings, links: Links, source: Source) -> None:
        self.issue = issue
        self.strings = strings
        self.links = links
        self.parts = Parts(issue, strings, MailHand(source))

    def page(self, stories: tuple[Carried, ...], cards: tuple[Card, ...], title: str) -> Page:
        publication = self.issue.publication
        return Page(
            title=title,
            language=publication.language,
            direction=self.parts.direction,
            preheader=self._preheader(stories),
            name=publication.name,
            tagline=publication.tagline,
            folio=self.parts.folio(),
            cards=cards,
            boxes=tuple(map(self.parts.box, self.issue.furniture)),
            note=self.parts.html.blocks(self.issue.note),
            address=Markup("<br>").join(self.parts.address()),
            why=self._why(),
            links=self.links,
            strings=self.strings,
        )

    def card(self, carried: Carried, number: int) -> Card:
        return Card(f"story-{number}", localised(number, self.strings), self.parts.article(carried))

    def _preheader(self, stories: tuple[Carried, ...]) -> str:
        lead = next((each for each in stories if self.parts.is_lead(each.story.slug)), stories[0])
        words = tree.plain(lead.story.standfirst) or " ".join(
            text for block in lead.body[:1] for text in tree.texts(block)
        )
        words = " ".join((words or lead.story.title).split())
        return words if len(words) <= _LONGEST_PREHEADER else words[: _LONGEST_PREHEADER - 1].rstrip() + "…"

    def _why(self) -> Markup:
        before, _, after = self.strings.why.partition("{name}")
        return escape(before) + field(self.issue.publication.name, self.parts.direction) + escape(after)


_BARE = frozenset({"em", "strong", "raised", "abbr"})
_SIDED = frozenset({"quote", "list", "definition", "verse", "td-start", "th-start", "td-end", "th-end"})


def figure_html(figure: Figure) -> Markup:
    """A picture, its caption and its credit."""
    source = figure.source
    image = Markup('<img class="picture" src="{}" alt="{}" width="{}" height="{}">').format(
        source.address, figure.alt, source.width, source.height
    )
    words = [part for part in (figure.caption, figure.credit) if part]
    caption = Markup('<p class="caption quiet">{}</p>').format(Markup("\u2003").join(words)) if words else ""
    return image + caption

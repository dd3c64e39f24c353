"""The parts of an issue as values that templates print: everything is HTML by then, and no text can become markup."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from markupsafe import Markup, escape

from broadsheet.issue.carried import Carried
from broadsheet.issue.model import Furniture, Issue, Note, Picture
from broadsheet.issue.wording import days, full_date, furniture_title, numbering, story_date
from broadsheet.markup.html import Dialect, Html, field
from broadsheet.markup.languages import Direction, direction
from broadsheet.strings import Strings, strings_for
from broadsheet.strings.dates import date_words
from broadsheet.strings.phrases import listed, localised

Place = Literal["lead", "story", "text", "box"]
"""Where a picture stands: above the lead or another story, within a text, in a box."""


_BOX_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Source:
    """Where a picture is, and how many CSS pixels wide and high it is shown at most. `larger` has all addresses of it
    with their widths in pixels, where there is more than one.
    """

    address: str
    width: int
    height: int
    larger: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words."""

    source: Source
    alt: str
    caption: Markup
    credit: Markup


@dataclass(frozen=True, slots=True)
class EndNote:
    """A note to the text; `mark` is its number in the digits of the issue."""

    number: int
    mark: str
    words: Markup


@dataclass(frozen=True, slots=True)
class Article:
    """A story. `day` is when it is of; `link` is a whole sentence, `url` where it leads."""

    slug: str
    language: str
    direction: Direction
    lead: bool
    eyebrow: str
    title: str
    byline: Markup
    date: Markup
    day: dt.date | None
    standfirst: Markup
    figure: Figure | None
    body: Markup
    notes: tuple[EndNote, ...]
    notes_title: str
    link: Markup
    url: str


@dataclass(frozen=True, slots=True)
class Box:
    """Furniture; `days` are date and words of the entries of a dates box."""

    kind: str
    title: str
    figure: Figure | None
    body: Markup
    days: tuple[tuple[Markup, Markup], ...] = ()


class Hand(Protocol):
    """How one edition writes: names of classes, pictures, the marks of notes."""

    @property
    def xml(self) -> bool:
        """Whether it is XHTML."""

    @property
    def headline(self) -> int:
        """The level of a story's headline; boxes have level 2 in every edition."""

    def named(self, name: str, within: Direction) -> str:
        """What is written of a class for an element of that direction; see `Dialect`."""

    def source(self, picture: Picture, place: Place) -> Source | None:
        """Where the picture is; None where it has no place to be fetched from."""

    def figure(self, figure: Figure) -> Markup:
        """A picture within a text."""

    def mark(self, slug: str, number: int, mark: str) -> Markup:
        """The mark of a note of a story, which leads to it."""


class Parts:
    """Makes the parts of one issue, as one edition writes them."""

    def __init__(self, issue: Issue, strings: Strings, hand: Hand) -> None:
        self.issue = issue
        self.strings = strings
        self.hand = hand
        self.direction: Direction = direction(issue.publication.language)
        self.html = Html(self._dialect("", (), _BOX_LEVEL), self.direction)

    def folio(self) -> Markup:
        """Number, place and date in a line."""
        facts = (numbering(self.issue, self.strings), self.issue.publication.place)
        dated = full_date(self.issue, self.strings)
        return Markup(" · ").join(field(fact, self.direction) for fact in (*facts, dated) if fact)

    def address(self) -> Iterator[Markup]:
        """Who publishes the issue and how they are reached, line by line."""
        publication = self.issue.publication
        issn = f"ISSN {publication.issn}" if publication.issn else ""
        lines = (publication.publisher or publication.name, *publication.address, issn)
        yield from (field(line, self.direction) for line in lines if line)
        if publication.contact:
            link = Markup('<a class="link" href="mailto:{0}">{1}</a>')
            yield link.format(publication.contact, field(publication.contact, self.direction))

    def is_lead(self, slug: str) -> bool:
        return slug == (self.issue.lead or self.issue.stories[0].slug)

    def article(self, carried: Carried) -> Article:
        story = carried.story
        within, words = direction(story.language), strings_for(story.language, self.strings)
        html = Html(self._dialect(story.slug, carried.notes, self.hand.headline), within)
        lead = self.is_lead(story.slug)
        return Article(
            slug=story.slug,
            language=story.language,
            direction=within,
            lead=lead,
            eyebrow=story.eyebrow,
            title=story.title,
            byline=joined_names(story.bylines, words, within),
            date=field(story_date(story, self.issue, words), within),
            day=story.date,
            standfirst=html.inlines(story.standfirst),
            figure=self._figure(carried.picture, html, "lead" if lead else "story"),
            body=html.blocks(carried.body),
            notes=tuple(self._note(html, number, note) for number, note in carried.notes),
            notes_title=words.notes,
            link=_sentence(carried, words, within),
            url=story.permalink,
        )

    def box(self, piece: Furniture) -> Box:
        calendar = self.issue.publication.calendar
        dated = tuple(days(piece, calendar)) if piece.kind == "dates" else ()
        rows = tuple(
            (
                escape(date_words(day, "weekday", self.strings)) if day else self.html.inlines(entry.term),
                self.html.line_break.join(map(self.html.running, entry.blocks)),  # a line each
            )
            for entry, day in dated
        )
        return Box(
            kind=piece.kind,
            title=furniture_title(piece, self.strings),
            figure=self._figure(piece.picture, self.html, "box"),
            body=Markup("") if dated else self.html.blocks((*piece.blocks, *piece.address)),
            days=rows,
        )

    def _figure(self, picture: Picture | None, html: Html, place: Place) -> Figure | None:
        source = self.hand.source(picture, place) if picture and picture.asset else None
        if picture is None or source is None:
            return None
        return Figure(source, picture.alt, html.inlines(picture.caption), field(picture.credit, html.within))

    def _dialect(self, slug: str, notes: tuple[tuple[int, Note], ...], level: int) -> Dialect:
        kept = {number for number, _ in notes}

        def noted(number: int) -> Markup:
            mark = localised(number, self.strings)
            return self.hand.mark(slug, number, mark) if number in kept else Markup("")

        def pictured(picture: Picture, within: Direction) -> Markup:
            figure = self._figure(picture, Html(self._dialect("", (), level), within), "text")
            return self.hand.figure(figure) if figure else Markup("")

        return Dialect(self.hand.named, pictured, noted, xml=self.hand.xml, heading=level + 1)

    def _note(self, html: Html, number: int, note: Note) -> EndNote:
        words = Markup(" ").join(map(html.running, note.blocks))
        return EndNote(number, localised(number, self.strings), words)


def joined_names(names: tuple[str, ...], strings: Strings, within: Direction) -> Markup:
    """Names as a sentence has them, each a field."""
    made, rest = Markup(""), listed(names, strings)
    for name in names:
        before, _, rest = rest.partition(name)
        made += escape(before) + field(name, within)
    return made


def _sentence(carried: Carried, words: Strings, within: Direction) -> Markup:
    """What the link to the story says: a sentence that can stand alone, as screen readers list links."""
    title = field(carried.story.title, within)
    if carried.goes_on:
        before, _, after = words.read_whole.partition("{title}")
        return escape(before) + title + escape(after)
    return Markup("{}: {}").format(words.on_the_web, title)

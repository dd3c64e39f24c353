"""The mail as values that its template prints: everything is HTML by then, and no text can become markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from broadsheet.edition import Shown
from broadsheet.editions.mail.links import Links
from broadsheet.issue import tree
from broadsheet.issue.carried import Carried
from broadsheet.issue.model import Furniture, Issue, Note, Picture
from broadsheet.issue.wording import days, full_date, furniture_title, numbering, story_date
from broadsheet.markup.html import Dialect, Html, field, joined
from broadsheet.markup.languages import Direction, direction
from broadsheet.strings import Strings, strings_for
from broadsheet.strings.dates import date_words
from broadsheet.strings.phrases import listed, localised

CONTENT = 552
"""Pixels of the sheet between its margins."""

_LEAD_RATIO, _RATIO, _BOX_RATIO = 0.6, 0.5, 1.5
_LONGEST_PREHEADER = 140

# What stands after the preheader, so that no mail program shows the first lines of the page beside it.
FILLER = escape("\u034f\u200c\u00a0" * 30)

Source = Callable[[Picture, float], tuple[str, Shown] | None]
"""Where a picture will be fetched from, and what it is; at most so high for its width. None without such a place."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its words; `width` and `height` in CSS pixels."""

    source: str
    alt: str
    width: int
    height: int
    caption: Markup
    credit: Markup


@dataclass(frozen=True, slots=True)
class Card:
    """A story. `link` is a whole sentence, `url` where it leads."""

    anchor: str
    language: str
    direction: Direction
    lead: bool
    number: str
    eyebrow: str
    title: str
    byline: Markup
    date: Markup
    standfirst: Markup
    figure: Figure | None
    body: Markup
    notes: Markup
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


class PageMaker:
    """Makes the parts of the page of one issue. `source` has the pictures."""

    def __init__(self, issue: Issue, strings: Strings, links: Links, source: Source) -> None:
        self.issue = issue
        self.strings = strings
        self.links = links
        self.source = source
        self.direction: Direction = direction(issue.publication.language)
        self.html = Html(self._dialect(()), self.direction)

    def page(self, stories: tuple[Carried, ...], cards: tuple[Card, ...], title: str) -> Page:
        publication = self.issue.publication
        return Page(
            title=title,
            language=publication.language,
            direction=self.direction,
            preheader=self._preheader(stories),
            name=publication.name,
            tagline=publication.tagline,
            folio=self._folio(),
            cards=cards,
            boxes=tuple(map(self._box, self.issue.furniture)),
            note=self.html.blocks(self.issue.note),
            address=Markup("<br>").join(self._address()),
            why=self._why(),
            links=self.links,
            strings=self.strings,
        )

    def _preheader(self, stories: tuple[Carried, ...]) -> str:
        lead = next((each for each in stories if each.story.slug == self._lead), stories[0])
        words = tree.plain(lead.story.standfirst) or " ".join(
            text for block in lead.body[:1] for text in tree.texts(block)
        )
        words = " ".join((words or lead.story.title).split())
        return words if len(words) <= _LONGEST_PREHEADER else words[: _LONGEST_PREHEADER - 1].rstrip() + "…"

    @property
    def _lead(self) -> str:
        return self.issue.lead or self.issue.stories[0].slug

    def _folio(self) -> Markup:
        facts = (numbering(self.issue, self.strings), self.issue.publication.place)
        dated = full_date(self.issue, self.strings)
        return Markup(" · ").join(field(fact, self.direction) for fact in (*facts, dated) if fact)

    def _address(self) -> Iterator[Markup]:
        publication = self.issue.publication
        issn = f"ISSN {publication.issn}" if publication.issn else ""
        lines = (publication.publisher or publication.name, *publication.address, issn)
        yield from (field(line, self.direction) for line in lines if line)
        if publication.contact:
            link = Markup('<a class="link" href="mailto:{0}">{1}</a>')
            yield link.format(publication.contact, field(publication.contact, self.direction))

    def _why(self) -> Markup:
        before, _, after = self.strings.why.partition("{name}")
        return escape(before) + field(self.issue.publication.name, self.direction) + escape(after)

    # -- stories --------------------------------------------------------------------------------------------------

    def card(self, carried: Carried, number: int) -> Card:
        story = carried.story
        within, words = direction(story.language), strings_for(story.language, self.strings)
        html = Html(self._dialect(carried.notes), within)
        lead = story.slug == self._lead
        return Card(
            anchor=f"story-{number}",
            language=story.language,
            direction=within,
            lead=lead,
            number=localised(number, self.strings),
            eyebrow=story.eyebrow,
            title=story.title,
            byline=_joined_names(story.bylines, words, within),
            date=field(story_date(story, self.issue, words), within),
            standfirst=html.inlines(story.standfirst),
            figure=self._figure(carried.picture, html, _LEAD_RATIO if lead else _RATIO),
            body=html.blocks(carried.body),
            notes=joined(_note(html, number, note) for number, note in carried.notes),
            notes_title=words.notes,
            link=_sentence(carried, words, within),
            url=story.permalink,
        )

    def _figure(self, picture: Picture | None, html: Html, ratio: float) -> Figure | None:
        found = self.source(picture, ratio) if picture and picture.asset else None
        if picture is None or found is None:
            return None
        address, shown = found
        width = min(CONTENT, shown.width)
        height = round(shown.height * width / shown.width)
        credit = field(picture.credit, html.within)
        return Figure(address, picture.alt, width, height, html.inlines(picture.caption), credit)

    def _dialect(self, notes: tuple[tuple[int, Note], ...]) -> Dialect:
        kept = {number for number, _ in notes}

        def noted(number: int) -> Markup:
            mark = escape(localised(number, self.strings))
            return Markup('<sup class="raised">{}</sup>').format(mark) if number in kept else Markup("")

        return Dialect(named=_named, pictured=self._in_text, noted=noted, isolate="span")

    def _in_text(self, picture: Picture, within: Direction) -> Markup:
        figure = self._figure(picture, Html(self._dialect(()), within), _BOX_RATIO)
        return figure_html(figure) if figure else Markup("")

    # -- furniture ------------------------------------------------------------------------------------------------

    def _box(self, piece: Furniture) -> Box:
        calendar = self.issue.publication.calendar
        dated = tuple(days(piece, calendar)) if piece.kind == "dates" else ()
        rows = tuple(
            (
                escape(date_words(day, "weekday", self.strings)) if day else self.html.inlines(entry.term),
                Markup("<br>").join(map(self.html.running, entry.blocks)),  # a line each
            )
            for entry, day in dated
        )
        return Box(
            kind=piece.kind,
            title=furniture_title(piece, self.strings),
            figure=self._figure(piece.picture, self.html, _BOX_RATIO),
            body=Markup("") if dated else self.html.blocks((*piece.blocks, *piece.address)),
            days=rows,
        )


_BARE = frozenset({"em", "strong", "raised", "abbr"})
_SIDED = frozenset({"quote", "list", "definition", "verse", "td-start", "th-start", "td-end", "th-end"})


def _named(name: str, within: Direction) -> str:
    """The class of a part of the text: what has a side has one for each direction."""
    if name in _BARE:
        return ""
    return f"{name}-{within}" if name in _SIDED else name


def figure_html(figure: Figure) -> Markup:
    """A picture, its caption and its credit."""
    image = Markup('<img class="picture" src="{}" alt="{}" width="{}" height="{}">').format(
        figure.source, figure.alt, figure.width, figure.height
    )
    words = [part for part in (figure.caption, figure.credit) if part]
    caption = Markup('<p class="caption quiet">{}</p>').format(Markup("\u2003").join(words)) if words else ""
    return image + caption


def _joined_names(names: tuple[str, ...], strings: Strings, within: Direction) -> Markup:
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


def _note(html: Html, number: int, note: Note) -> Markup:
    mark = html.dialect.noted(number)
    words = Markup(" ").join(map(html.running, note.blocks))
    return Markup('<p class="note quiet">{} {}</p>').format(mark, words)

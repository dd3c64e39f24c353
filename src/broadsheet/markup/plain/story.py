"""A story as lines: what announces it, its text, its notes and links, and where it stands on the web."""

from __future__ import annotations

from broadsheet.issue.carried import Carried
from broadsheet.issue.model import Block, Issue, Paragraph, Sentence, Text
from broadsheet.issue.wording import story_date
from broadsheet.markup.isolates import isolated
from broadsheet.markup.plain.blocks import block_lines, item_lines, picture_lines
from broadsheet.markup.plain.capitals import capitals
from broadsheet.markup.plain.inlines import Hand, Links
from broadsheet.markup.plain.line import Line, cells
from broadsheet.markup.plain.room import STEP, Room, running, stacked
from broadsheet.strings import Strings, strings_for
from broadsheet.strings.phrases import listed

SEPARATOR = " · "


def story_lines(carried: Carried, issue: Issue, main: Strings, *, links: Links, number: str) -> list[Line]:
    """The story; `number` stands before its headline, "" where there is only one."""
    story = carried.story
    strings = strings_for(story.language, main)
    hand = Hand(story.language, strings, links, (each for each, _ in carried.notes))
    links.begin(story.permalink)
    standfirst = hand.words(story.standfirst).strip()
    apart = Room().inner(STEP, right=STEP).fixed()
    return stacked(
        [
            running(hand, capitals(hand.plain(story.eyebrow), story.language), Room().fixed()),
            [
                *running(hand, hand.plain(story.title), Room().fixed(), number),
                *_credits(hand, carried, story_date(story, issue, strings), cells(number)),
            ],
            running(hand, standfirst, apart),
            picture_lines(hand, carried.picture, Room()) if carried.picture else [],
            block_lines(hand, _opened(carried.body, story.dateline), Room()),
            _notes(hand, carried),
            link_lines(hand, links),
            address_lines(
                hand, strings.continue_at if carried.goes_on else strings.on_the_web, story.permalink
            ),
        ]
    )


def link_lines(hand: Hand, links: Links) -> list[Line]:
    """Where the numbered links lead."""
    return [Line(hand.line(f"{links.mark(number)} {_address(hand, url)}")) for number, url in links.taken()]


def address_lines(hand: Hand, label: str, url: str) -> list[Line]:
    """An address on a line of its own, whole however long it is, below what it is."""
    if not url:
        return []
    announced = running(hand, hand.colon(hand.plain(label)), Room().fixed()) if label else []
    return [*announced, Line(hand.line(_address(hand, url)))]


def _address(hand: Hand, url: str) -> str:
    """`url` in the brackets that tell programs where it ends (RFC 3986, C); isolated outside of them."""
    return isolated(f"<{url}>", hand.direction)


def _credits(hand: Hand, carried: Carried, date: str, indent: int) -> list[Line]:
    names = listed([hand.field(name) for name in carried.story.bylines if hand.plain(name)], hand.strings)
    byline = f"{hand.strings.by} {names}" if names else ""
    words = SEPARATOR.join(part for part in (byline, hand.field(date)) if part)
    return running(hand, words, Room().inner(indent).fixed())


def _opened(body: tuple[Block, ...], dateline: str) -> tuple[Block, ...]:
    """The body with the place it is written from before its first words."""
    match body:
        case (Paragraph(sentences=(first, *rest)), *others) if dateline:
            opening = Sentence((Text(f"{dateline} — "), *first.inlines))
            return (Paragraph((opening, *rest)), *others)
    return body


def _notes(hand: Hand, carried: Carried) -> list[Line]:
    lines = [
        line
        for number, note in carried.notes
        for line in item_lines(hand, note.blocks, Room(), f"{hand.note_mark(number)} ")
    ]
    return [*running(hand, hand.strings.notes, Room().fixed()), *lines] if lines else []

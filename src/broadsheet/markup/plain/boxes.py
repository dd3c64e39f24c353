"""Furniture as lines: who we are, where we are, what happens when, and what was paid for."""

from __future__ import annotations

from broadsheet.issue.model import Block, Definition, Furniture, Issue
from broadsheet.issue.wording import days
from broadsheet.markup.plain.blocks import block_lines, picture_lines
from broadsheet.markup.plain.capitals import capitals
from broadsheet.markup.plain.inlines import Hand, Links
from broadsheet.markup.plain.line import Line
from broadsheet.markup.plain.room import STEP, Room, running, stacked
from broadsheet.markup.plain.story import link_lines
from broadsheet.strings.calendars import CalendarDate, in_calendar
from broadsheet.strings.dates import date_words


def box_lines(hand: Hand, piece: Furniture, issue: Issue, links: Links) -> list[Line]:
    """A box of the issue; nothing of one that is a picture without words."""
    links.begin("")
    body = _days(hand, piece, issue) if piece.kind == "dates" else block_lines(hand, piece.blocks, Room())
    content = stacked(
        [
            picture_lines(hand, piece.picture, Room()) if piece.picture else [],
            body,
            block_lines(hand, piece.address, Room()),
            link_lines(hand, links),
        ]
    )
    return stacked([_title(hand, piece), content]) if content else []


def _title(hand: Hand, piece: Furniture) -> list[Line]:
    """An advert says that it is one, whatever its title says."""
    strings = hand.strings
    usual = {"about": strings.about, "dates": strings.dates}.get(piece.kind, "")
    mark = strings.advert if piece.kind == "advert" else ""
    title = hand.plain(piece.title) or usual
    lines = [title] if mark.casefold() == title.casefold() else [capitals(mark, hand.language), title]
    return [line for each in lines for line in running(hand, each, Room().fixed())]


def _days(hand: Hand, piece: Furniture, issue: Issue) -> list[Line]:
    """The days of a dates box in words, with the year where it is not the issue's; around them what else it has."""
    calendar = issue.publication.calendar
    here = in_calendar(issue.date, calendar)
    entries = [_day(hand, entry, day, here) for entry, day in days(piece, calendar)]
    known = {id(entry) for entry, _ in days(piece, calendar)}
    others: tuple[Block, ...] = tuple(
        block for block in piece.blocks if not any(id(item) in known for item in getattr(block, "items", ()))
    )
    return stacked([*entries, block_lines(hand, others, Room())])


def _day(hand: Hand, entry: Definition, day: CalendarDate | None, here: CalendarDate) -> list[Line]:
    if day is None:
        term = hand.words(entry.term).strip()
    else:
        this_year = (day.calendar, day.year) == (here.calendar, here.year)
        term = hand.field(date_words(day, "weekday" if this_year else "full", hand.strings))
    inner = Room().inner(STEP)
    lines = [line for block in entry.blocks for line in block_lines(hand, (block,), inner)]
    return [*running(hand, term, Room().fixed()), *lines]

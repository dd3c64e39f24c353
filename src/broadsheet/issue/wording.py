"""What every edition says in the same words: the numbers and dates of an issue and of its stories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet.issue import tree
from broadsheet.issue.model import Definition, DefinitionList, Furniture, Issue, Story
from broadsheet.strings import Strings
from broadsheet.strings.calendars import CalendarDate, in_calendar, usual_calendar
from broadsheet.strings.dates import format_date
from broadsheet.strings.phrases import numbered
from broadsheet.strings.tags import primary


def numbering(issue: Issue, strings: Strings) -> str:
    """Volume and number, as far as there are any: "Vol. 12, No. 143"."""
    patterns = ((strings.volume, issue.volume), (strings.number, issue.number))
    return strings.comma.join(numbered(pattern, value, strings) for pattern, value in patterns if value)


def full_date(issue: Issue, strings: Strings) -> str:
    """The issue's day with its weekday and year."""
    return format_date(issue.date, "full", strings, calendar=issue.publication.calendar)


def story_date(story: Story, issue: Issue, strings: Strings) -> str:
    """A story's day, in the words of its language (`strings`) and as its readers count years; with the year when that
    is not the issue's. "" where it has none.
    """
    date, publication = story.date, issue.publication
    if date is None:
        return ""
    is_main = primary(story.language) == primary(publication.language)
    calendar = publication.calendar if is_main else usual_calendar(story.language)
    there, here = (in_calendar(day, calendar) for day in (date, issue.date))
    is_this_year = (there.calendar, there.year) == (here.calendar, here.year)
    return format_date(date, "day" if is_this_year else "year", strings, calendar=calendar)


def furniture_title(piece: Furniture, strings: Strings) -> str:
    """The title of a box; an advert without one is marked as such."""
    return piece.title or (strings.advert if piece.kind == "advert" else "")


def days(piece: Furniture, calendar: str) -> Iterator[tuple[Definition, CalendarDate | None]]:
    """The entries of a dates box, each with its day in `calendar`; None where the term is no date."""
    for block in piece.blocks:
        if isinstance(block, DefinitionList):
            for entry in block.items:
                yield entry, _day(tree.plain(entry.term).strip(), calendar)


def _day(term: str, calendar: str) -> CalendarDate | None:
    try:
        return in_calendar(dt.date.fromisoformat(term), calendar)
    except ValueError:
        return None

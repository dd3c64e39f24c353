"""Days that the readers' calendar does not reach: editions set them in the Gregorian one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.strings.calendars import in_calendar


def beyond_calendar(calendar: str, days: Iterable[tuple[dt.date, Span]]) -> tuple[Diagnostic, ...]:
    """One warning for all such days, at the first."""
    beyond = [(day, span) for day, span in days if in_calendar(day, calendar).calendar != calendar]
    if not beyond:
        return ()
    (day, span), *others = beyond
    more = f", nor {len(others)} more of this issue's dates" if others else ""
    message = (
        f"The calendar `{calendar}` does not reach {day.isoformat()}{more}; Gregorian dates are set instead."
    )
    return (diagnose("config-date-outside-calendar", message, span),)

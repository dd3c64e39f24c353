"""When an issue comes out, to the second: what machines that read it want to know."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo

from broadsheet.issue.model import Issue


def moment_of(issue: Issue) -> dt.datetime:
    """When the issue's day begins where it is published; SOURCE_DATE_EPOCH where that is set."""
    zone = ZoneInfo(issue.publication.timezone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), zone)
    return day_in(issue.date, issue)


def day_in(day: dt.date, issue: Issue) -> dt.datetime:
    """When `day` begins where the issue is published."""
    return dt.datetime.combine(day, dt.time(), ZoneInfo(issue.publication.timezone))

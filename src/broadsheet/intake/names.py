"""What issues, stories and pictures are called in the publication folder."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container

from broadsheet.sources.backissue.model import Recovered
from broadsheet.sources.folder.slugs import slugify

UNKNOWN_DAY = dt.date(1970, 1, 1)
_LONGEST = 60  # characters: with four bytes each, a name of a file still
_LONGEST_ID = 40
_DAY_IN_NAME = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?(?!\d)"
)
_DAY_IN_SLUG = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?=-)")
_APOSTROPHE = re.compile(
    r"(?<=\w)'(?=\w)"
)  # flat text has it straight, and a slug would make two words of one
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_from(text: str) -> dt.date | None:
    """The day that `text` is in ISO form."""
    try:
        return dt.date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


def issue_day(recovered: Recovered, name: str) -> dt.date | None:
    """The day of the issue: what it says; what the name of its file says; that of its latest story."""
    if "date" in recovered.issue and (day := day_from(recovered.issue["date"].value)):
        return day
    if day := _day_in_name(name):
        return day
    days = (day_from(story.date.value) for story in recovered.stories if story.date)
    return max((day for day in days if day), default=None)


def _day_in_name(name: str) -> dt.date | None:
    match = _DAY_IN_NAME.search(name)
    try:
        return dt.date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None
    except ValueError:
        return None


def issue_name(recovered: Recovered, name: str) -> str:
    """What an issue would be called if no other had that name: 2019-05 for the first of a month, 2019-05-12 for any
    other day; without a date its number, without a number the name of its file.
    """
    if day := issue_day(recovered, name):
        return f"{day:%Y-%m}" if day.day == 1 else day.isoformat()
    number = recovered.issue["number"].value if "number" in recovered.issue else ""
    written = f"no-{slugify(number)}" if slugify(number) else slugify(name.rpartition(".")[0] or name)
    return written[:_LONGEST_ID].strip("-") or "issue"


def free_name(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with the first number from 2 on that makes it another than those `taken`."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def story_name(title: str, taken: Container[str]) -> str:
    """The slug of a story, and the name of its file, which must not be read as a date or as a folder's index."""
    slug = slugify(_APOSTROPHE.sub("’", title))
    if len(slug) > _LONGEST:
        slug = slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]
    slug = _DAY_IN_SLUG.sub(r"\1\2\3", slug.strip("-")) or "story"
    return free_name("story-index" if slug == "index" else slug, taken)


def picture_suffix(data: bytes) -> str:
    """The ending of a picture's file, by its first bytes."""
    for signature, suffix in (
        (b"\x89PNG", ".png"),
        (b"\xff\xd8", ".jpg"),
        (b"GIF8", ".gif"),
        (b"RIFF", ".webp"),
    ):
        if data.startswith(signature):
            return suffix
    return ".png"

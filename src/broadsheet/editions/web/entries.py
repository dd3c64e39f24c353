"""What an issue says of itself to the archive, and where its stories went since it was published first."""

from __future__ import annotations

import datetime as dt

import msgspec

ENTRY = "archive.json"
FEED = "feed.json"


class EntryStory(msgspec.Struct, frozen=True, omit_defaults=True):
    """A story in the archive; `id` stays when its slug changes, `aliases` are where it was before. One whose text has
    its home `elsewhere` has a page here all the same.
    """

    slug: str
    title: str
    language: str
    id: str
    aliases: tuple[str, ...] = ()
    elsewhere: bool = False


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """An issue in the archive; `page_one` is how many pixels wide and high page-one.png is, `moved` leads from slugs
    that were to those that are.
    """

    id: str
    date: dt.date
    number: str
    title: str
    page_one: tuple[int, int] | None
    stories: tuple[EntryStory, ...]
    moved: dict[str, str] = {}


def moved(now: Entry, before: Entry | None) -> Entry:
    """`now` with all slugs that were given up since the issue was first published, and where their stories are."""
    if before is None:
        return now
    slugs = {story.slug for story in now.stories}
    newly = given_up(now, before)
    older = {old: newly.get(new, new) for old, new in before.moved.items() if old not in slugs}
    kept = {old: new if new in slugs else "" for old, new in {**older, **newly}.items()}
    return msgspec.structs.replace(now, moved=dict(sorted(kept.items())))


def given_up(now: Entry, before: Entry) -> dict[str, str]:
    """The slugs that stories had `before` and none has `now`, with those they have instead, "" where they are gone."""
    slugs = {story.slug for story in now.stories}
    by_id = {story.id: story.slug for story in now.stories}
    by_title = {story.title: story.slug for story in now.stories}
    return {
        story.slug: by_id.get(story.id) or by_title.get(story.title, "")
        for story in before.stories
        if story.slug not in slugs
    }

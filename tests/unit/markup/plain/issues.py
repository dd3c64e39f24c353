"""Issues that tests of text make up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from broadsheet.issue.carried import Carried, carried, carried_stories
from broadsheet.issue.model import Issue, Publication, Story
from broadsheet.markup.plain.inlines import Links
from broadsheet.markup.plain.sheet import FootLink, issue_lines
from broadsheet.markup.plain.story import story_lines
from tests.unit.markup.plain.hands import shown, words

DAY = dt.date(2026, 11, 1)
HOME = "https://example.org/n/1"


def story(language: str = "en", **more: object) -> Story:
    return msgspec.structs.replace(Story(slug="mill", title="The mill turns", language=language), **more)


def issue(
    *stories: Story, language: str = "en", about: Mapping[str, object] | None = None, **more: object
) -> Issue:
    """An issue; `about` is what there is to say about its publication."""
    publication = msgspec.structs.replace(
        Publication(name="Harbour News", language=language), **(about or {})
    )
    chosen = stories or (story(language),)
    made = Issue(id="2026-11", publication=publication, date=DAY, stories=chosen)
    return msgspec.structs.replace(made, **more)


def told(one: Story | Carried, number: str = "", language: str = "en") -> list[str]:
    """The lines of a story in an issue of `language`."""
    whole = one if isinstance(one, Carried) else carried(one, None)
    strings = words(language)
    lines = story_lines(
        whole, issue(whole.story, language=language), strings, links=Links(strings), number=number
    )
    return shown(lines)


def printed(whole: Issue, *, foot: tuple[FootLink, ...] = (), why: str = "") -> list[str]:
    """The lines of the issue, with all of its stories."""
    stories = carried_stories(whole, "text", "whole", 80)
    return shown(issue_lines(whole, stories, words(whole.publication.language), foot=foot, why=why))

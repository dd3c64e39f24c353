"""What readers of feeds have been told already, compared with what they would be told now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.web.edition import ROOM
from broadsheet.editions.web.entries import ENTRY, FEED, Entry, given_up
from broadsheet.issue.model import Issue


def told_anew(folder: Path, issue: Issue, artefacts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """A warning when feeds would tell of stories again, once the web pages of `issue` among `artefacts` replace those
    in `folder`, the issue's on the site.
    """
    was, now = feed_at(folder), _feed_of(artefacts.get(f"{ROOM}/{FEED}", b""))
    before, after = entry_at(folder), entry_of(artefacts.get(f"{ROOM}/{ENTRY}", b""))
    if not (was and now and before and after):
        return
    if was["feed_url"] != now["feed_url"]:
        message = (
            f"{was['feed_url']} would become {now['feed_url']}: whoever follows it gets every story again."
        )
        yield diagnose("web-moved-story", message, Span("broadsheet.toml"))
        return
    stories = {story.slug: story for story in issue.stories}
    for old, new in given_up(after, before).items():
        if story := stories.get(new):
            name = f"“{story.title}” was published as `{old}` and is now `{new}`"
            message = f"{name}: whoever follows the feed gets it again."
            yield diagnose("web-moved-story", message, Span(story.file), hints=[f"Write `slug: {old}`."])


def entry_of(data: bytes) -> Entry | None:
    """What an issue says of itself to the archive; None where it says nothing."""
    try:
        return msgspec.json.decode(data, type=Entry)
    except msgspec.MsgspecError:
        return None


def entry_at(folder: Path) -> Entry | None:
    """The same of the issue whose pages lie in `folder`."""
    return entry_of(_read(folder / ENTRY))


def feed_at(folder: Path) -> Mapping[str, Any] | None:
    """Its JSON Feed; None where it has none."""
    return _feed_of(_read(folder / FEED))


def _feed_of(data: bytes) -> Mapping[str, Any] | None:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except msgspec.MsgspecError:
        return None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""

"""What an issue that an editor has looked through teaches about its series.

Its source is read once more, by a process that may die without harm, and held against the stories and boxes as they
stand in the publication now.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.intake.home import Home, Order
from broadsheet.intake.placing import REPORT
from broadsheet.intake.readers import read_all
from broadsheet.intake.sources import LARGEST, Source
from broadsheet.issue import tree
from broadsheet.issue.model import Block, Furniture, Issue, Story
from broadsheet.markup import markdown
from broadsheet.sources.backissue.profile import Confirmed, ConfirmedBox, ConfirmedStory, Profile
from broadsheet.sources.folder import issue_ids, load_folder

_KINDS = {
    "by": "before names",
    "by_after": "behind names",
    "joins": "between names",
    "contents": "over the contents list",
    "read_more": "before the address of a story that was cut",
    "continued_on": "before the page on which a story goes on",
    "continued_from": "before the page from which a story comes",
    "about": "over what the issue says of itself",
    "aims": "over the aims",
    "address": "over the address",
    "contact": "over what else leads to the publisher",
    "dates": "over the dates",
    "masthead": "over the names of those who make it",
    "references": "over what it refers to",
}
Found = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """The `profile` that `issue` taught, and the file in which workers find it."""

    issue: str
    profile: Profile
    file: Path

    def facts(self) -> dict[str, str]:
        """What a report says of it."""
        return {"issue": self.issue, "sha256": self.profile.sha256()}

    def said(self) -> Iterator[str]:
        """A line of Markdown for everything learned."""
        for kind, wordings in self.profile.words.items():
            quoted = ", ".join(f"“{markdown.words(wording.strip())}”" for wording in wordings)
            yield f"{quoted} {_KINDS[kind]}"
        for type_ in self.profile.heads:
            cut = "".join(f", {name}" for name in ("bold", "italic") if getattr(type_, name))
            yield f"headlines {type_.size:.1f} times as large as the text{cut}"


def learn(order: Order, sources: Sequence[Source], home: Home, room: Path) -> tuple[Learned | None, Found]:
    """What the issue that `order` names teaches, None with the reason; its source is one of `sources`, or lies beside
    one. Files for the worker and from it are laid into `room`.
    """
    name = order.profile
    source = _source(name, order, sources, home)
    if isinstance(source, Diagnostic):
        return None, (source,)
    loaded = load_folder(order.root, name)
    if loaded.issue is None:
        return None, loaded.diagnostics
    confirmed = room / "confirmed"
    confirmed.write_bytes(msgspec.msgpack.encode(_confirmed(loaded.issue)))
    (answer,) = read_all([source], room, {"confirmed": str(confirmed)})
    if answer.fault:
        return None, (answer.fault,)
    profile = msgspec.msgpack.decode(answer.file.read_bytes(), type=Profile)
    if profile.is_empty:
        return None, (_nothing(name),)
    return Learned(name, profile, answer.file), ()


def _source(name: str, order: Order, sources: Sequence[Source], home: Home) -> Source | Diagnostic:
    """The file from which the issue `name` was brought home."""
    span = Span(f"issues/{name}")
    names = issue_ids(order.root)
    if name not in names:
        message = f"There is no issue `{name}` to learn from."
        hint = did_you_mean(name, [each for each in names if each in home.journals])
        return diagnose("import-profile-missing", message, span, hints=[hint] if hint else [])
    journal = home.journals.get(name)
    if journal is None:
        message = f"{name} was not brought home: issues/{name} has no {REPORT} that says from which source."
        hint = "Import an issue of the series, correct it, and name that one."
        return diagnose("import-profile-not-imported", message, span, hints=[hint])
    if found := next((each for each in sources if each.sha256 == journal.sha256), None):
        return found
    called = Path(journal.source).name
    folders = dict.fromkeys(source.path.parent for source in sources)
    beside = [folder / called for folder in folders if called and (folder / called).is_file()]
    if same := next((path for path in beside if _sha256(path) == journal.sha256), None):
        return Source(same, journal.sha256)
    changed = f"{called} has changed since {name} was brought home from it."
    gone = f"The source of {name}, {called or 'whatever it was called'}, is neither named nor beside one that is."
    hint = f"Name it as a source, too: what is home stays, and {name} is not read anew."
    return diagnose("import-profile-source", changed if beside else gone, span, hints=[hint])


def _sha256(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _nothing(name: str) -> Diagnostic:
    message = f"{name} taught nothing that is not known of every newsletter."
    hint = "Look whether its stories say who wrote them, and whether its boxes are there."
    return diagnose("import-profile-empty", message, Span(f"issues/{name}"), hints=[hint])


def _confirmed(issue: Issue) -> Confirmed:
    stories = tuple(map(_story, issue.stories))
    boxes = (_box(each) for each in issue.furniture if each.kind not in {"advert", "notice"})
    return Confirmed(issue.publication.name, stories, tuple(box for own in boxes for box in own))


def _story(story: Story) -> ConfirmedStory:
    quotes = (quote.text for quote in story.pull_quotes)
    around = (story.eyebrow, tree.plain(story.standfirst), story.dateline, *quotes)
    body = "\n".join(text for block in story.body for text in tree.texts(block))
    return ConfirmedStory(story.title, body, story.bylines, story.permalink, tuple(filter(None, around)))


def _box(box: Furniture) -> Iterator[ConfirmedBox]:
    """The box, and apart from it the address within."""
    yield ConfirmedBox(box.kind, _text(box.blocks), box.title)
    if box.address:
        yield ConfirmedBox("address", _text(box.address))


def _text(blocks: Sequence[Block]) -> str:
    return "\n".join(text for block in blocks for text in tree.texts(block))

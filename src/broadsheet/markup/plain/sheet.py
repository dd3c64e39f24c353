"""The issue from its nameplate to its last line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.issue import tree
from broadsheet.issue.carried import Carried
from broadsheet.issue.model import Block, Furniture, Issue
from broadsheet.issue.wording import full_date, numbering
from broadsheet.markup.plain.blocks import block_lines
from broadsheet.markup.plain.boxes import box_lines
from broadsheet.markup.plain.capitals import capitals
from broadsheet.markup.plain.directions import closed
from broadsheet.markup.plain.inlines import Hand, Links
from broadsheet.markup.plain.line import BLANK, WIDTH, Line, cells
from broadsheet.markup.plain.room import STEP, Room, running, stacked
from broadsheet.markup.plain.story import SEPARATOR, address_lines, link_lines, story_lines
from broadsheet.strings import Strings
from broadsheet.strings.phrases import localised

_GAP = 3  # cells at least between what stands at both ends of a line


@dataclass(frozen=True, slots=True)
class FootLink:
    """A link at the foot of a mail: what it is, and where it leads."""

    label: str
    url: str


def issue_lines(
    issue: Issue,
    stories: Sequence[Carried],
    strings: Strings,
    *,
    foot: Sequence[FootLink] = (),
    why: str = "",
) -> tuple[Line, ...]:
    """The issue with what is carried of its `stories`; last `why` somebody gets it, and the links of `foot`."""
    links = Links(strings)
    hand = Hand(issue.publication.language, strings, links)
    numbers = _numbers(len(stories), strings)
    heavy, light = (Line(hand.line(sign * WIDTH)) for sign in "=-")
    parts = [
        _note(hand, issue, links),
        *(
            story_lines(carried, issue, strings, links=links, number=number)
            for carried, number in zip(stories, numbers, strict=True)
        ),
        *(box_lines(hand, piece, issue, links) for piece in issue.furniture),
        _colophon(hand, issue, foot),
        _foot(hand, foot, why),
    ]
    made = [heavy, *_nameplate(hand, issue), heavy, *_contents(hand, stories, numbers)]
    for part in parts:
        if part:
            made += [BLANK, light, *part]
    return (*made, BLANK, heavy)


# -- nameplate ------------------------------------------------------------------------------------------------------


def _nameplate(hand: Hand, issue: Issue) -> list[Line]:
    publication = issue.publication
    plain = Room().fixed()
    name = capitals(hand.plain(publication.name), publication.language)
    titles = [text for text in (name, hand.plain(publication.tagline), hand.plain(issue.title)) if text]
    facts = (numbering(issue, hand.strings), publication.place)
    left = SEPARATOR.join(field for fact in facts if (field := hand.field(fact)))
    ears = [field for ear in publication.ears if (field := hand.field(ear))]
    return stacked(
        [
            [line for text in titles for line in running(hand, text, plain)],
            [*_both_ends(hand, left, hand.field(full_date(issue, hand.strings))), *_both_ends(hand, *ears)],
        ]
    )


def _both_ends(hand: Hand, *parts: str) -> list[Line]:
    """Up to two texts at the two ends of a line; below each other where it has no room for both."""
    texts = [part for part in parts if part]
    room = WIDTH - sum(map(cells, texts))
    if len(texts) == 2 and room >= _GAP:  # noqa: PLR2004 a line has two ends
        texts = [texts[0] + " " * room + texts[1]]
        return [Line(hand.line(text)) for text in closed(texts)]
    return [line for text in texts for line in running(hand, text, Room().fixed())]


# -- contents -------------------------------------------------------------------------------------------------------


def _numbers(count: int, strings: Strings) -> list[str]:
    """What stands before the headlines, here and above the stories; of a single one there is nothing to find."""
    if count == 1:
        return [""]
    numbers = [f"{localised(number, strings)}. " for number in range(1, count + 1)]
    width = max(STEP, *map(cells, numbers))
    return [number + " " * (width - cells(number)) for number in numbers]


def _contents(hand: Hand, stories: Sequence[Carried], numbers: Sequence[str]) -> list[Line]:
    if len(stories) == 1:
        return []
    entries = (
        running(hand, hand.field(carried.story.title), Room(), number)
        for number, carried in zip(numbers, stories, strict=True)
    )
    head = running(hand, hand.plain(hand.strings.contents), Room().fixed())
    return [BLANK, *head, BLANK, *(line for entry in entries for line in entry)]


# -- what ends the issue --------------------------------------------------------------------------------------------


def _note(hand: Hand, issue: Issue, links: Links) -> list[Line]:
    links.begin("")
    return stacked([block_lines(hand, issue.note, Room()), link_lines(hand, links)])


def _colophon(hand: Hand, issue: Issue, foot: Sequence[FootLink]) -> list[Line]:
    """Who publishes this and where, as far as no box and no link of the foot says it."""
    publication = issue.publication
    said = "\n".join(_said(issue.furniture))
    issn = f"ISSN {publication.issn}" if publication.issn else ""
    facts = (publication.publisher, *publication.address, publication.contact, issn)
    unsaid = [fact for fact in facts if hand.plain(fact) and fact not in said]
    url = "" if any(_same(link.url, publication.url) for link in foot) else publication.url
    if url and not unsaid:
        unsaid = [publication.name]
    lines = [line for fact in unsaid for line in running(hand, hand.field(fact), Room().fixed())]
    return [*lines, *address_lines(hand, "", url)]


def _same(one: str, other: str) -> bool:
    return one.rstrip("/") == other.rstrip("/")


def _said(furniture: Sequence[Furniture]) -> Iterator[str]:
    for piece in furniture:
        blocks: tuple[Block, ...] = (*piece.blocks, *piece.address)
        yield from (tree.plain(inlines) for inlines in tree.inlines_of(blocks))


def _foot(hand: Hand, foot: Sequence[FootLink], why: str) -> list[Line]:
    return stacked(
        [
            running(hand, hand.plain(why), Room()),
            *(address_lines(hand, link.label, link.url) for link in foot),
        ]
    )

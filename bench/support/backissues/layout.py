"""An issue as what is set, in order: groups of lines of text, each with the role it is set in.

A first setting knows no page numbers; the next has those of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from bench.support.backissues.issues import Issue, Story
from bench.support.backissues.styles import Style
from bench.support.backissues.words import Words

Pages = Mapping[str, int]
"""The page of every anchor."""

_URL_LINE = 26
"""Characters after which an address is broken where addresses are wrapped by hand."""


@dataclass(frozen=True, slots=True)
class Node:
    """`role` names how it is set; `tail` is what stands at the other end of the line. Line breaks are kept."""

    role: str
    text: str
    tail: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs together. `place`: "flow", "across" all columns, or on page one at the "side" or "foot"."""

    kind: str
    nodes: tuple[Node, ...]
    place: str = "flow"


class Running(NamedTuple):
    """The texts at the head and the foot of pages, "" for none; `{page}` stands for the number of the page."""

    head: str
    foot: str
    digits: tuple[str, ...]


class Layout:
    """The groups of one issue in one style; `pages` is empty the first time."""

    def __init__(self, issue: Issue, style: Style, pages: Pages) -> None:
        self.issue, self.style, self.pages = issue, style, pages
        self.words = issue.words

    def groups(self) -> list[Group]:
        stories = [self._story(number, story) for number, story in enumerate(self.issue.stories)]
        flow = self._with_contents(stories)
        for title, text in self.issue.boxes:
            place = "across" if self.style.box_across else "flow"
            nodes = (Node("boxhead", title), Node("boxtext", text))
            flow.insert(1 + len(flow) // 2, Group("box", nodes, place))
        for number, title in enumerate(self.issue.teasers):
            flow.append(Group("teaser", (Node("head", title, anchor=f"t{number}"),)))
        rest = self._rest()
        if rest:
            flow.append(rest)
        last = len(flow) - min(self.style.after_address, len(flow) - 2)
        flow.insert(1 if self.style.standing_early else last, self._standing())
        return [self._plate(), *flow]

    def entries(self) -> list[tuple[str, int | None]]:
        """The contents list as printed, with the pages printed in it."""
        if self.style.contents_place is None:
            return []
        last = max(self.pages.values(), default=1)
        bare = self.style.contents_form == "titles-only"
        return [
            (title, None if bare else last if number is None else self.pages.get(f"a{number}", 1))
            for title, number in self.issue.listed
        ]

    def running(self) -> Running:
        form = pick(self.words.page, self.style)
        head = f"{self.issue.name}{self._joint}{self.issue.spoken}" if self.style.running_head else ""
        foot = f"{self.issue.name}{self._joint}{form}" if self.style.wording % 2 else form
        return Running(head, foot if self.style.running_foot else "", self.words.digits)

    @property
    def _joint(self) -> str:
        return self.style.joint or " · "

    def _plate(self) -> Group:
        number = numbered(self.issue, self.style)
        tagline = pick(self.words.taglines, self.style)
        line = f"{number}{self._joint}{self.issue.spoken}"
        if self.style.wording % 3:
            below = Node("plateline", f"{line}{self._joint}{tagline}")
            return Group("plate", (Node("name", self.issue.name), below), "across")
        nodes = (Node("tagline", tagline), Node("name", self.issue.name), Node("plateline", line))
        return Group("plate", nodes, "across")

    def _with_contents(self, stories: list[Group]) -> list[Group]:
        place = self.style.contents_place
        if place is None:
            return stories
        nodes = [Node("boxhead", pick(self.words.contents, self.style))]
        form = pick(self.words.listed_page, self.style)
        nodes += [
            Node("entry", title, "" if page is None else self.words.figured(form.format(page=page)))
            for title, page in self.entries()
        ]
        box = Group("contents", tuple(nodes), place if place in {"side", "foot"} else "flow")
        first = {"after-lead": 1, "last": len(stories)}.get(place, 0)
        return [*stories[:first], box, *stories[first:]]

    def _story(self, number: int, story: Story) -> Group:
        nodes = [Node("eyebrow", story.eyebrow)] if story.eyebrow else []
        shown = self.style.head_mark.format(n=self.words.figured(str(number + 1)), title=story.title)
        head = Node("head", shown, anchor=f"a{number}")
        signed = [Node("byline", text) for text in self._signature(story)]
        if self.style.byline_place == "date-above" and len(signed) > 1:
            nodes.append(signed.pop())
        nodes.append(head)
        if story.standfirst:
            nodes.append(Node("standfirst", story.standfirst))
        after = self.style.byline_place in {"after", "signed"}
        nodes += signed[1:] if after else signed
        nodes += self._body(story)
        if after:
            nodes += signed[:1]
        if story.jump is None:
            nodes += self._cut(story)
        return Group("lead" if number == 0 else "story", tuple(nodes))

    def _signature(self, story: Story) -> list[str]:
        """Lines of byline and date; where the byline comes after the text, it is the first of them."""
        style, words = self.style, self.words
        by = pick(words.by, style).format(names=words.joined(story.post.byline))
        form = style.date_form
        when = "" if form is None else words.day(story.post.date, form, weekday=style.weekday)
        lines = {
            "none": [when],
            "two-lines": [by, when],
            "after": [by, when],
            "date-above": [by, when],
            "signed": [f"{by}{style.joint or ', '}{when}" if when else by],
            "line": [f"{by}{self._joint}{when}" if when else by],
            "date-first": [f"{when}{style.joint or ' | '}{by}" if when else by],
        }[style.byline_place]
        return [line for line in lines if line]

    def _body(self, story: Story) -> Iterator[Node]:
        shown = story.blocks if story.jump is None else story.blocks[: story.jump]
        quoted = max(1, len(shown) // 2) if story.pull_quote else None
        for number, block in enumerate(shown):
            if number == quoted:
                marked = (story.pull_quote or "").join(self.words.quotes)
                yield Node("quote", marked if self.style.wording % 2 else story.pull_quote or "")
            if number == 1 and story.caption:
                yield Node("caption", story.caption)
            mark = mark_of(story, self.style) if number == len(story.blocks) - 1 else ""
            yield Node(block.kind, block.text + mark)
        if story.jump is not None:
            page = self.pages.get("rest", 2)
            line = pick(self.words.continued_on, self.style).format(page=page)
            yield Node("jump", self.words.figured(line))

    def _rest(self) -> Group | None:
        lead = self.issue.stories[0]
        if lead.jump is None:
            return None
        line = pick(self.words.continued_from, self.style).format(page=self.pages.get("a0", 1))
        nodes = [Node("resthead", lead.title, anchor="rest"), Node("jump", self.words.figured(line))]
        for number, block in enumerate(lead.blocks[lead.jump :], lead.jump):
            nodes.append(
                Node(
                    block.kind,
                    block.text + (mark_of(lead, self.style) if number == len(lead.blocks) - 1 else ""),
                )
            )
        return Group("story", (*nodes, *self._cut(lead)))

    def _cut(self, story: Story) -> Iterator[Node]:
        """The line that says where the rest of a shortened story is."""
        text = cut_line(story, self.style, self.issue.words)
        if text:
            yield Node("more", text)

    def _standing(self) -> Group:
        words, style = self.words, self.style
        about = [Node("boxhead", pick(words.about, style)), Node("boxtext", pick(words.about_text, style))]
        if style.wording % 2:
            about.append(
                Node("boxhead" if style.wording % 4 == 1 else "boxtext", pick(words.aims_head, style))
            )
            about += [Node("boxitem", aim) for aim in words.aims]
        address = [
            Node("boxhead", pick(words.address, style)),
            Node("boxtext", pick(words.address_text, style)),
        ]
        contact = [
            Node("boxhead", pick(words.contact, style)),
            Node("boxtext", pick(words.contact_text, style)),
        ]
        nodes = [*contact, *address, *about] if style.contact_first else [*about, *address, *contact]
        return Group("standing", tuple(nodes), "across" if style.standing_across else "flow")


def mark_of(story: Story, style: Style) -> str:
    """What is put after the last word of a shortened story."""
    if not story.cut:
        return ""
    marks = {"ellipsis": " …", "brackets": " […]", "dots": "...", "parens": " (…)"}
    marks["arrow"] = " ←" if style.rtl else " →"
    return marks.get(style.cut or "", " …" if style.wording % 4 == 0 and style.cut != "none" else "")


def cut_line(story: Story, style: Style, words: Words) -> str:
    """How `story` says where its rest is, "" where it is whole or the style only marks the last word."""
    url = story.post.permalink
    if not story.cut:
        return ""
    forms = {
        "read-more": words.read_more,
        "continue-at": words.continue_at,
        "continued-web": words.continued_web,
    }
    if style.cut in forms:
        return pick(forms[style.cut], style).format(url=url)
    if style.cut == "short-url":
        return pick(words.read_more, style).format(url=url.partition("://")[2])
    if style.cut == "wrapped-url":
        return pick(words.read_more, style).format(url=_wrapped(url))
    return url if style.cut == "bare-url" else ""


def _wrapped(url: str) -> str:
    lines = [""]
    for part in re.findall(r"[^/-]*[/-]+|[^/-]+$", url):
        if len(lines[-1]) + len(part) > _URL_LINE and lines[-1]:
            lines.append("")
        lines[-1] += part
    return "\n".join(lines)


def numbered(issue: Issue, style: Style) -> str:
    """The issue's number as it is printed."""
    return issue.words.figured(pick(issue.words.number, style).format(n=issue.number))


def pick(forms: tuple[str, ...], style: Style) -> str:
    """The same wording everywhere in one issue."""
    return forms[style.wording % len(forms)]

"""Newsletters as HTML mails of other makes: the page, or a message that holds it, and the truth of both."""

from __future__ import annotations

import base64
import html
import random
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.support.backissues.issues import Issue, Story, draw_issue
from bench.support.backissues.layout import Group, Layout, Node, mark_of, numbered, pick
from bench.support.backissues.styles import Style, chance, draw_style, seed_of
from bench.support.backissues.texts import UNSPACED, Post
from bench.support.backissues.truth import Truth, bare
from bench.support.backissues.words import Words, words_of

_FIRST_NUMBER = 500
"""Where the numbers of these issues begin."""

_LINKED_CUTS = frozenset({"read-more", "continue-at", "continued-web", "bare-url", "wrapped-url"})
_REDIRECTS: Mapping[str, Sequence[str]] = {
    "dev": (
        "{url}?utm_source=newsletter&utm_medium=email&utm_campaign={number}&mc_cid=0a1b&mc_eid=2c3d",
        "https://eur02.safelinks.protection.outlook.com/?url={quoted}&data=05%7C01&reserved=0",
        "https://click.mail.example.net/t/open/redirect?uid=99&url={quoted}",
        "{url}",
    ),
    "held": (
        "https://0ab.r.eu-west-1.awstrack.me/L0/{quoted}/1/0102018f-aaaa-bbbb-cccc-0123456789ab-000000/Sig=377",
        "https://www.google.com/url?q={quoted}&source=gmail&ust=1",
        "{url}?_hsmi=12&_hsenc=p2ANqtz&utm_content=12",
        "{url}",
    ),
    "third": (
        "{url}?ref=letters-newsletter&attribution_id=64f0a1&attribution_type=post",
        "https://urldefense.com/v3/__{url}__;!!Ab3c!de5Fg$",
        "https://l.example.com/l.php?u={quoted}&h=AT1x",
        "{url}",
    ),
    "fourth": (
        "{url}?pk_campaign=rundmail&pk_kwd=0424&pk_source=mail",
        "https://post.example.net/redirect.php?id=7731&target={quoted}",
        "https://t.e2ma.example/click/9x8y7z/?link={quoted}&m=4",
        "{url}#xtor=EPR-12-[mail]",
        "{url}",
    ),
    "unseen": (
        "{url}?utm_source=mailing&utm_medium=email&utm_term=0_{number}",
        "https://links.example.net/ls/click?upn=u001.4fGh&redirect={quoted}&e=1",
        "https://nl.example.org/r/?l=12&u={quoted}",
        "{url}",
        "{url}",
    ),
}
_PIXELS = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
_LINE = 76
_SECTION = 3
"""How many stories stand under one label."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One newsletter as a file; `suffix` is "html" or "eml"."""

    name: str
    suffix: str
    data: bytes
    truth: Truth


def newsletters(posts: Mapping[str, Sequence[Post]], family: str, turns: Sequence[str]) -> Iterator[Sent]:
    """One for every language of `turns`, of the makes of the family in turn."""
    makes = list(_file("makes")[family].items())
    for at, language in enumerate(turns):
        number = _FIRST_NUMBER + at
        draw = random.Random(seed_of(family, number))
        style = replace(
            draw_style(family, language, draw),
            jump=False,
            boxes=False,
            contents_form="titles-only",
            head_mark="{title}",
        )
        if style.cut == "short-url":
            style = replace(style, cut="read-more")
        issue = draw_issue(posts[language], words_of(language, family), style, draw)
        name, make = makes[at % len(makes)]
        if "single" in make:
            issue = replace(issue, stories=issue.stories[:1], teasers=(), listed=())
            style = replace(style, contents_place=None)
        if "section" in make:
            labels = issue.words.eyebrows
            stories = (
                replace(story, eyebrow=None if at % _SECTION else labels[at // _SECTION % len(labels)])
                for at, story in enumerate(issue.stories)
            )
            issue = replace(issue, stories=tuple(stories))
        yield _Sender(issue, style, make, draw).sent(f"{number}-{name}")


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


class _Sender:
    """Writes one newsletter."""

    def __init__(self, issue: Issue, style: Style, make: Mapping[str, str], draw: random.Random) -> None:
        self._issue, self._style, self._make, self._draw = issue, style, make, draw
        self._words: Words = issue.words
        self._said = _file("mailwords")[issue.words.family][issue.words.language]
        self._redirect = draw.choice(_REDIRECTS[issue.words.family])
        self._day = issue.day or date(2022, 3, 4) + timedelta(days=draw.randrange(900))
        self._links = {title: number for number, title in enumerate(s.title for s in issue.stories)}
        self._heads_link = "«url»" in make["head"]

    def sent(self, name: str) -> Sent:
        page = self._page()
        if chance(self._draw, 0.5):
            return Sent(name, "html", page.encode(), self._truth(dated=False))
        return Sent(name, "eml", self._message(page), self._truth(dated=True))

    # -- the page -------------------------------------------------------------------------------------------------

    def _page(self) -> str:
        groups = Layout(self._issue, self._style, {}).groups()
        body = "".join(map(self._group, groups))
        if "intro" in self._make:
            body = body.replace(self._group(groups[0]), self._group(groups[0]) + self._intro(), 1)
        name = {"name": self._issue.name}
        values = {
            "subject": self._subject(),
            "preheader": self._issue.stories[0].blocks[0].text[:90],
            "archive": "https://news.example.org/archive?u=1&id=2",
            "leave_url": "https://news.example.org/unsubscribe?u=1&id=2&e=3",
            "address": self._words.address_text[0],
            **{
                part: self._draw.choice(self._said[part]).format(**name)
                for part in ("browser", "why", "leave")
            },
            **{part: self._said[part].format(**name) for part in ("postal", "rights")},
        }
        return _filled(
            self._make["page"], {part: html.escape(text) for part, text in values.items()} | {"body": body}
        )

    def _subject(self) -> str:
        if "single" in self._make:
            return self._issue.stories[0].title
        number = numbered(self._issue, self._style)
        return f"{self._issue.name} {number}: {self._issue.stories[0].title}"

    def _intro(self) -> str:
        """A word to the readers, of which no story is made."""
        made = _filled(self._make["intro"], {"text": html.escape(self._words.boxes[0][1])})
        return _filled(self._make["group"], {"nodes": made})

    def _group(self, group: Group) -> str:
        nodes = []
        for is_item, run in groupby(group.nodes, lambda node: node.role in {"item", "boxitem"}):
            made = "".join(map(self._node, run))
            nodes.append(_filled(self._make["list"], {"nodes": made}) if is_item else made)
        return _filled(self._make["group"], {"nodes": "".join(nodes)})

    def _node(self, node: Node) -> str:
        role = {"boxtext": "para", "boxitem": "item", "caption": "picture"}.get(node.role, node.role)
        if role == "eyebrow" and "section" in self._make:
            role = "section"
        story = self._links.get(node.text)
        values = {"text": self._text(node), "id": f"s{story}", "url": self._url(story)}
        if node.role == "more":
            values |= {"text": html.escape(self._more()), "url": self._url_of(node.text)}
        return _filled(self._make[role], values)

    def _more(self) -> str:
        return str(self._said["more"][self._style.wording % len(self._said["more"])])

    def _url_of(self, text: str) -> str:
        """The address in the line that print would have."""
        whole = "".join(text.split("\n"))
        permalinks = (story.post.permalink for story in self._issue.stories)
        return self._tracked(max((url for url in permalinks if url in whole), key=len))

    def _url(self, story: int | None) -> str:
        return "" if story is None else self._tracked(self._issue.stories[story].post.permalink)

    def _tracked(self, url: str) -> str:
        made = self._redirect.format(url=url, quoted=quote(url, safe=""), number=self._issue.number)
        return html.escape(made)

    def _text(self, node: Node) -> str:
        """The text, some words of it bold or a link, in lines as programs wrap them."""
        text = html.escape(node.text, quote=False).replace("\n", "<br>")
        if node.role not in {"para", "item"} or self._words.language in UNSPACED:
            return text
        parts = text.split(" ")
        if len(parts) > 12 and chance(self._draw, 0.3):  # noqa: PLR2004 - a short text is not marked up
            at = self._draw.randrange(2, len(parts) - 4)
            tag = self._draw.choice(
                (("<strong>", "</strong>"), ('<a href="https://example.net/x">', "</a>"), ("<em>", "</em>"))
            )
            parts[at], parts[at + 1] = tag[0] + parts[at], parts[at + 1] + tag[1]
        return "\n".join(
            textwrap.wrap(" ".join(parts), _LINE, break_long_words=False, break_on_hyphens=False)
        )

    # -- the message ----------------------------------------------------------------------------------------------

    def _message(self, page: str) -> bytes:
        message = EmailMessage(policy=SMTP)
        zone = timezone(timedelta(hours=self._draw.randrange(-8, 9)))
        message["Date"] = format_datetime(datetime.combine(self._day, time(9, 30), zone))
        message["From"] = f'"{self._issue.name}" <news@example.org>'
        message["To"] = "reader@example.org"
        message["Subject"] = self._subject()
        message["List-Unsubscribe"] = "<https://news.example.org/unsubscribe>"
        message.set_content(self._issue.stories[0].blocks[0].text)
        message.add_alternative(page, subtype="html", cte=self._draw.choice(("quoted-printable", "base64")))
        if chance(self._draw, 0.5):
            part = message.get_payload()[1]  # type: ignore[index]
            part.add_related(_PIXELS, "image", "gif", cid="<logo@example.org>")  # type: ignore[union-attr]
        return bytes(message)

    # -- the truth ------------------------------------------------------------------------------------------------

    def _truth(self, *, dated: bool) -> Truth:
        issue, style = self._issue, self._style
        day = self._day if dated else issue.day
        articles = [self._article(story) for story in issue.stories]
        articles += [{**bare(title, None), "page": None} for title in issue.teasers]
        for article in articles:
            del article["page"]
        return {
            "language": style.language,
            "nameplate": issue.name,
            "number": str(issue.number),
            "date": day.isoformat() if day else None,
            "pages": 1,
            "contents": [[title, None] for title, _ in Layout(issue, style, {}).entries()],
            "about": pick(self._words.about_text, style),
            "address": pick(self._words.address_text, style),
            "contact": pick(self._words.contact_text, style),
            "articles": articles,
            "breaks": [],
            "style": {"engine": "mail", "cut": style.cut, "byline_place": style.byline_place},
        }

    def _article(self, story: Story) -> Truth:
        style = self._style
        linked = story.cut and style.cut in _LINKED_CUTS
        return {
            "title": story.title,
            "standfirst": story.standfirst or None,
            "eyebrow": story.eyebrow,
            "byline": [] if style.byline_place == "none" else list(story.post.byline),
            "date": None if style.date_form is None else story.post.date.isoformat(),
            "body": [block.text for block in story.blocks],
            "cut": bool(linked or mark_of(story, style)),
            "permalink": story.post.permalink if linked or self._heads_link else None,
            "pull_quote": story.pull_quote,
            "page": None,
        }


def _filled(template: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        template = template.replace(f"«{name}»", value)
    return template

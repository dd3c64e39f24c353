"""The mail edition: the issue as one message, in HTML and in text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.edition import Made, Order, Shown
from broadsheet.editions.mail.links import FOLDER, SAMPLE, Links, Reader, host_of, links_of
from broadsheet.editions.mail.message import Bodies, Envelope, Mailbox, message
from broadsheet.editions.mail.page import CONTENT, PageMaker
from broadsheet.editions.mail.printing import print_mail
from broadsheet.editions.mail.trimming import MOST_BYTES, rendered
from broadsheet.issue import tree
from broadsheet.issue.carried import Carried, carried_stories
from broadsheet.issue.model import Issue, Picture
from broadsheet.markup.languages import script_of
from broadsheet.markup.plain.flowed import flowed
from broadsheet.markup.plain.line import as_text
from broadsheet.markup.plain.sheet import FootLink, issue_lines
from broadsheet.screen.look import Look, look_of
from broadsheet.screen.moments import moment_of
from broadsheet.strings import Strings
from broadsheet.strings.phrases import numbered

_DENSITY = 2  # pixels of a picture for each of the page
_COLONS = {"Jpan": "：", "Hans": "：", "Hant": "："}


@dataclass(frozen=True, slots=True)
class Composed:
    """A mail for one reader. `pictures` are files by name, `stories` what is carried in the end."""

    html: str
    text: str
    eml: bytes
    pictures: dict[str, bytes]
    stories: tuple[Carried, ...]
    diagnostics: tuple[Diagnostic, ...]


class MailEdition:
    """`mail.html`, `mail.txt` and `mail.eml` as a reader gets them, and the pictures they fetch."""

    name = "mail"
    owns = ("mail.html", "mail.txt", "mail.eml", FOLDER)

    def make(self, order: Order) -> Made:
        mail = compose(order, SAMPLE)
        artefacts = {
            "mail.html": mail.html.encode(),
            "mail.txt": mail.text.encode(),
            "mail.eml": mail.eml,
            **{f"{FOLDER}/{name}": data for name, data in mail.pictures.items()},
        }
        return Made(artefacts, mail.diagnostics)


MAIL = MailEdition()


def compose(order: Order, reader: Reader) -> Composed:
    """The mail of `order` for `reader`."""
    issue, config, strings = order.issue, order.config, order.strings
    look, about_look = look_of(config, order.root, issue.publication.language, "mail")
    links = links_of(issue, config, reader)
    gallery = _Gallery(order, links)
    asked = carried_stories(issue, "mail", config.mail.carry, config.mail.excerpt_words)
    stories, html = _printed(PageMaker(issue, strings, links, gallery.source), asked, look)
    lines = issue_lines(issue, stories, strings, foot=_foot(links, strings), why=_why(issue, strings))
    text, delsp = flowed(lines)
    eml = message(_envelope(issue, order, links, reader), Bodies(text, delsp, html))
    found = (*about_look, *_remarks(gallery), *_trimmed_remarks(issue, asked, stories, html))
    return Composed(html, as_text(lines), eml, gallery.pictures, stories, found)


def subject(issue: Issue, strings: Strings) -> str:
    """The publication and number, and the lead's headline or the issue's own title."""
    lead = next((story for story in issue.stories if story.slug == issue.lead), issue.stories[0])
    number = numbered(strings.number, issue.number, strings) if issue.number else ""
    colon = _COLONS.get(script_of(strings.language), ": ")
    return f"{issue.publication.name} {number}".strip() + colon + (issue.title or lead.title)


def _printed(maker: PageMaker, asked: tuple[Carried, ...], look: Look) -> tuple[tuple[Carried, ...], str]:
    title = subject(maker.issue, maker.strings)

    def render(stories: tuple[Carried, ...]) -> str:
        cards = tuple(maker.card(carried, number) for number, carried in enumerate(stories, 1))
        return print_mail(maker.page(stories, cards, title), look)

    return rendered(asked, render)


class _Gallery:
    """The pictures of a mail, each shown once at twice the pixels it is seen in."""

    def __init__(self, order: Order, links: Links) -> None:
        self.order = order
        self.links = links
        self.pictures: dict[str, bytes] = {}
        self.homeless = False

    def source(self, picture: Picture, ratio: float) -> tuple[str, Shown] | None:
        if not self.links.pictures:
            self.homeless = True
            return None
        shown = self.order.show(picture, CONTENT * _DENSITY, ratio)
        self.pictures[shown.name] = shown.data
        return self.links.pictures + shown.name, shown


def _foot(links: Links, strings: Strings) -> tuple[FootLink, ...]:
    wanted = (
        (strings.in_browser, links.issue),
        (strings.archive, links.site),
        (strings.leave, links.leave[0]),
    )
    return tuple(FootLink(label, url) for label, url in wanted if url)


def _why(issue: Issue, strings: Strings) -> str:
    return strings.why.replace("{name}", issue.publication.name)


def _envelope(issue: Issue, order: Order, links: Links, reader: Reader) -> Envelope:
    publication, delivery = issue.publication, order.config.delivery
    lists = order.config.lists
    name = lists[0].name if lists else publication.name
    host = host_of(links.site) if links.site else links.sender.address.rpartition("@")[2]
    return Envelope(
        sender=links.sender,
        to=Mailbox(reader.name, reader.address),
        subject=subject(issue, order.strings),
        date=moment_of(issue),
        language=publication.language,
        host=host,
        key=f"{links.site} {issue.id} {reader.address}",
        list_name=name,
        list_id=f"{lists[0].id if lists else 'newsletter'}.{host}",
        leave=links.leave,
        archive=links.site,
        archived_at=links.issue,
        owner=links.sender.address,
        reply_to=delivery.reply_to or "",
    )


def _remarks(gallery: _Gallery) -> Iterator[Diagnostic]:
    """What is missing for sending, such as a sender, is said by who sends: an issue may be made for print alone."""
    if gallery.homeless:
        message = "The mail has no pictures: they are fetched from the publication’s site, and it has none."
        span = Span("broadsheet.toml")
        yield diagnose("mail-no-pictures", message, span, hints=["Set `url` in [publication]."])


def _trimmed_remarks(
    issue: Issue, asked: tuple[Carried, ...], stories: tuple[Carried, ...], html: str
) -> Iterator[Diagnostic]:
    size = len(html.encode())
    cut = [
        f"{now.story.slug} ({tree.words_of(before.body)} to {tree.words_of(now.body)} words)"
        for before, now in zip(asked, stories, strict=True)
        if before.body != now.body
    ]
    span = Span(f"issues/{issue.id}/issue.toml")
    if cut:
        message = f"To stay below {MOST_BYTES:,} bytes the mail carries less of: {', '.join(cut)}."
        hint = "Set `excerpt_words` in [mail] lower, or carry fewer stories whole."
        yield diagnose("mail-trimmed", message, span, hints=[hint])
    if size > MOST_BYTES:
        message = f"The mail has {size:,} bytes although nothing can be cut from it; many programs show only a part."
        yield diagnose("mail-too-large", message, span, hints=["Put fewer stories or shorter boxes into it."])

"""The peer of the mail: the same page written in MJML, in one column, as its manual would have it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup, escape

from broadsheet.editions.mail.page import Card, Page
from broadsheet.screen.look import Look
from broadsheet.screen.parts import Box, Figure

MODULES = Path(__file__).parents[2] / "tests/npm/node_modules"
_SCRIPT = Path(__file__).with_name("mjml.cjs")


def compiled(source: str, runs: int) -> tuple[int, float]:
    """Bytes of the HTML, and the median of the milliseconds that warm runs take."""
    done = subprocess.run(  # noqa: S603 -- our own script
        ["node", str(_SCRIPT), str(MODULES), str(runs)],  # noqa: S607 -- whichever node there is
        input=source,
        capture_output=True,
        check=True,
        text=True,
    )
    said = json.loads(done.stdout)
    return said["bytes"], said["ms"]


def source_of(page: Page, look: Look) -> str:
    """`page` in MJML, in the sizes and colours of `look`."""
    sizes, light = look.sizes, look.light
    head = (
        f"<mj-title>{escape(page.title)}</mj-title><mj-preview>{escape(page.preheader)}</mj-preview>"
        f'<mj-attributes><mj-all font-family="{look.faces.text}" color="{light.ink}" font-size="{sizes.body}px" '
        f'line-height="{sizes.leading}"/></mj-attributes>'
    )
    body = "".join(
        f'<mj-section background-color="{light.paper}"><mj-column>{part}</mj-column></mj-section>'
        for part in _sections(page, look)
    )
    return (
        f'<mjml lang="{page.language}" dir="{page.direction}"><mj-head>{head}</mj-head>'
        f'<mj-body width="600px" background-color="{light.ground}">{body}</mj-body></mjml>'
    )


def _sections(page: Page, look: Look) -> Iterator[str]:
    sizes = look.sizes
    yield _text(Markup("<a href='{}'>{}</a>").format(page.links.issue, page.strings.in_browser), sizes.small)
    name = Markup("<h1>{}</h1>").format(page.name)
    yield (
        _text(name, sizes.nameplate)
        + _text(escape(page.tagline), sizes.small)
        + _text(page.folio, sizes.small)
    )
    entries = Markup("").join(
        Markup("<p><a href='#{}'>{}</a></p>").format(card.anchor, card.article.title) for card in page.cards
    )
    yield _text(Markup("<h2>{}</h2>").format(page.strings.contents), sizes.label) + _text(entries, sizes.body)
    yield from ("".join(_card(card, look)) for card in page.cards)
    yield from ("".join(_box(box, look)) for box in page.boxes)
    leave = Markup("<a href='{}'>{}</a>").format(page.links.leave[0], page.strings.leave)
    archive = Markup("<a href='{}'>{}</a>").format(page.links.site, page.strings.archive)
    yield "".join(_text(line, sizes.small) for line in (page.address, page.why, leave, archive))


def _card(card: Card, look: Look) -> Iterator[str]:
    sizes = look.sizes
    story = card.article
    if story.figure:
        yield from _figure(story.figure, look)
    if story.eyebrow:
        yield _text(escape(story.eyebrow), sizes.label)
    yield _text(Markup("<h2 id='{}'>{}</h2>").format(card.anchor, story.title), sizes.head2)
    if story.standfirst:
        yield _text(story.standfirst, sizes.standfirst)
    yield _text(story.byline + Markup(" · ") + story.date, sizes.small)
    yield _text(story.body, sizes.body)
    yield _text(Markup("<a href='{}'>{}</a>").format(story.url, story.link), sizes.body)


def _box(box: Box, look: Look) -> Iterator[str]:
    yield _text(Markup("<h2>{}</h2>").format(box.title), look.sizes.label)
    for day, words in box.days:
        yield _text(Markup("<strong>{}</strong><br/>{}").format(day, words), look.sizes.body)
    if box.body:
        yield _text(box.body, look.sizes.body)


def _figure(figure: Figure, look: Look) -> Iterator[str]:
    yield f'<mj-image src="{figure.source.address}" alt="{escape(figure.alt)}" width="{figure.source.width}px"/>'
    words = Markup(" ").join(part for part in (figure.caption, figure.credit) if part)
    if words:
        yield _text(words, look.sizes.small)


def _text(content: Markup, size: int) -> str:
    return f'<mj-text font-size="{size}px">{content}</mj-text>'

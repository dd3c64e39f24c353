"""Copy as the JSON the templates read (`copy.json`)."""

from __future__ import annotations

import io
from functools import lru_cache, partial
from typing import Any

from broadsheet.editions.print.copy import StoryCopy
from broadsheet.editions.print.furniture import furniture_data
from broadsheet.editions.print.pieces import block_nodes, picture_data, piece_data, unbroken
from broadsheet.issue.model import Issue, Note
from broadsheet.issue.wording import full_date, numbering, story_date
from broadsheet.markup.breaks import breakable_address, breakable_title
from broadsheet.markup.isolates import isolated
from broadsheet.markup.languages import direction, language_and_region
from broadsheet.markup.typst import nodes
from broadsheet.strings import Strings, strings_for
from broadsheet.strings.dates import format_date
from broadsheet.strings.phrases import listed

Data = dict[str, Any]

_LONGEST_RUNNING = 48  # characters


def copy_data(issue: Issue, copies: tuple[StoryCopy, ...], strings: Strings) -> Data:
    """Everything the templates need but the look and the plan."""
    publication = issue.publication
    apart = partial(isolated, direction=direction(publication.language))
    month = format_date(issue.date, "month", strings, calendar=publication.calendar)
    number = numbering(issue, strings)
    return {
        "title": ", ".join(part for part in (publication.name, number, month) if part),
        "description": publication.tagline,
        "nameplate": {
            "name": breakable_title(publication.name),
            "tagline": publication.tagline,
            "number": apart(number),
            "place": apart(_running(publication.place)),
            "date": apart(full_date(issue, strings)),
            "ears": list(publication.ears),
        },
        "folio": {"name": apart(_running(publication.name)), "date": apart(issue.title or month)},
        "colophon": list(map(apart, _colophon(issue))),
        "stories": [_story(copy, issue, strings) for copy in copies],
        "furniture": [
            furniture_data(piece, strings, calendar=publication.calendar) for piece in issue.furniture
        ],
    }


def _colophon(issue: Issue) -> list[str]:
    """What the last lines of an issue say of it: facts that need no words around them."""
    publication = issue.publication
    issn = f"ISSN {publication.issn}" if publication.issn else ""
    facts = (publication.name, publication.publisher, publication.place, issn, shown_url(publication.url))
    return [fact for fact in facts if fact]


def _running(name: str) -> str:
    """A name as the lines at the head of a page have room for it."""
    return name if len(name) <= _LONGEST_RUNNING else name[: _LONGEST_RUNNING - 1].rstrip() + "…"


# -- stories --------------------------------------------------------------------------------------------------------


def _story(copy: StoryCopy, issue: Issue, main: Strings) -> Data:
    story, strings = copy.story, strings_for(copy.story.language, main)
    lang, region = language_and_region(story.language)
    apart = partial(isolated, direction=direction(story.language))
    return {
        "slug": story.slug,
        "lang": lang,
        "region": region,
        "voice": story.language,
        "rtl": direction(story.language) == "rtl",
        "lead": copy.lead,
        "teaser": copy.teaser,
        "eyebrow": story.eyebrow,
        "title": breakable_title(story.title),
        "short": breakable_title(story.short_title or story.title),
        "standfirst": nodes(copy.standfirst),
        "byline": listed(list(map(apart, story.bylines)), strings),
        "date": apart(unbroken(story_date(story, issue, strings))),
        "url": story.permalink,
        "shown-url": shown_url(story.permalink),
        "qr": qr_code(story.permalink) if story.permalink else "",
        "picture": picture_data(copy.picture) if copy.picture else None,
        "pulls": [
            {"text": breakable_title(_quoted(pull.text, strings)), "speaker": apart(pull.speaker)}
            for pull in copy.pulls
        ],
        "pieces": [piece_data(piece) for piece in copy.pieces],
        "notes": [_note(number, note) for number, note in enumerate(story.notes, 1)],
    }


def _quoted(text: str, strings: Strings) -> str:
    """Words as they stand between quotation marks: those within them become the inner ones."""
    opened = text.replace(strings.quote_open, strings.inner_open)
    return opened.replace(strings.quote_close, strings.inner_close)


def shown_url(url: str) -> str:
    """An address as readers type it: without scheme, `www.` and closing slash, breakable at its joints."""
    for prefix in ("https://", "http://", "www."):
        url = url.removeprefix(prefix)
    return breakable_address(url.rstrip("/"))


@lru_cache(maxsize=256)
def qr_code(url: str) -> str:
    """The QR code of exactly `url`, as SVG without a margin (the page around it is its quiet zone)."""
    import segno

    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", border=0, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def _note(number: int, note: Note) -> Data:
    words = [node for block in note.blocks for node in block_nodes(block)]
    return {"s": str(number), "c": words}

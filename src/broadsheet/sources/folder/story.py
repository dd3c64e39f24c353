"""One story file → a `Story`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from broadsheet.config.reading import read_text
from broadsheet.config.wording import nearest, repr_of
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.issue import tree
from broadsheet.issue.model import Inlines, Picture, PullQuote, Story
from broadsheet.sources.folder import dates, fields
from broadsheet.sources.folder.fields import Fields
from broadsheet.sources.folder.front_matter import Entry, FrontMatter, read_front_matter
from broadsheet.sources.folder.markdown import Body, BodyContext, read_body, read_inlines
from broadsheet.sources.folder.markdown.links import Guide
from broadsheet.sources.folder.markdown.typography import typeset_text
from broadsheet.sources.folder.pictures import as_picture, picture_from
from broadsheet.sources.folder.pull_quotes import as_pull_quotes, lifted
from broadsheet.sources.folder.slugs import date_in, default_slug, language_in, slugify
from broadsheet.strings import load_strings

MOST_WORDS = 1_000_000


@dataclass(frozen=True, slots=True)
class IssueFrame:
    """What a story takes from its issue and publication."""

    issue_id: str
    issue_date: dt.date
    language: str
    url: str
    zone: ZoneInfo


def read_story(
    root: Path, file: str, frame: IssueFrame, guide: Guide
) -> tuple[Story | None, tuple[Diagnostic, ...]]:
    """The story in `file`; None when it is broken or has no title. `guide` knows where its links lead."""
    text, found = read_text(root, file)
    if text is None:
        return None, found
    matter, faults = read_front_matter(text, file)
    found += faults
    if matter is None:
        return None, found
    return _StoryReader(matter, file, frame, guide).story(found)


def missing_title(file: str, matter: FrontMatter) -> Diagnostic:
    """Says how a title is written; or, where a key looks like one, which."""
    misspelt = nearest("title", matter.entries)
    if misspelt:
        entry = matter.entries[misspelt[0]]
        hint, line = f"Did you mean `title` where `{entry.key}` stands?", entry.line
    else:
        hint, line = "Begin the file with a line `---`, a line `title: …` and a line `---`.", 1
    return diagnose("source-missing-title", "The story has no title.", Span(file, line), hints=[hint])


def name_and_title(matter: FrontMatter, file: str, language: str) -> tuple[str, str]:
    """The slug and title of a story of which only the front matter has been read."""
    reader = Fields(matter, file)
    slug, title = (reader.take(name, fields.as_text, "text") or "" for name in ("slug", "title"))
    return slugify(slug) or default_slug(file, language), title


def name_and_permalink(matter: FrontMatter, file: str, frame: IssueFrame) -> tuple[str, str]:
    """The slug and address of a story of which only the front matter has been read."""
    slug, _ = name_and_title(matter, file, frame.language)
    return slug, permalink(Fields(matter, file), slug, frame)


def permalink(reader: Fields, slug: str, frame: IssueFrame) -> str:
    """The story's own address, else its page in our web edition."""
    site = frame.url

    def read(entry: Entry) -> str | None:
        return fields.as_permalink(entry, site)

    expected = "a web address" + (" or a path on the publication's site" if site else "")
    own = reader.take("permalink", read, expected)
    return own or (fields.web_address(f"{site}/{frame.issue_id}/{slug}/") or "" if site else "")


class _StoryReader:
    """Reads one story field by field; `fields.found` and `found` gather what is odd about it."""

    def __init__(self, matter: FrontMatter, file: str, frame: IssueFrame, guide: Guide) -> None:
        self.matter = matter
        self.file = file
        self.frame = frame
        self.guide = guide
        self.fields = Fields(matter, file)
        self.found: list[Diagnostic] = []
        written = self.fields.take("language", fields.as_language, 'a language tag such as "en" or "pt-BR"')
        self.language = written or language_in(file) or frame.language

    def story(self, before: tuple[Diagnostic, ...]) -> tuple[Story | None, tuple[Diagnostic, ...]]:
        title = self.text("title")
        if not title:
            return None, (*before, *self.fields.found, missing_title(self.file, self.matter))
        body = read_body(self.matter.body, self.context(self.matter.body_line))
        made = self.made(title, body)
        return made, (*before, *self.fields.found, *self.found, *body.diagnostics)

    def made(self, title: str, body: Body) -> Story:
        slug = slugify(self.text("slug")) or default_slug(self.file, self.frame.language)
        take, whole = self.fields.take, fields.as_whole_number
        date, published = self.dates()
        self.draft()
        return Story(
            slug=slug,
            title=tree.plain(self.inlines(title, "title")) or title,
            language=self.language,
            file=self.file,
            short_title=self.phrase("short_title"),
            date=date,
            published=published,
            bylines=take("bylines", fields.as_names, "a name or a list of names") or (),
            standfirst=self.standfirst(),
            eyebrow=self.phrase("eyebrow"),
            dateline=self.text("dateline"),
            permalink=permalink(self.fields, slug, self.frame),
            picture=self.picture(),
            pull_quotes=(*self.pull_quotes(body), *body.pull_quotes),
            priority=take("priority", whole(1, 5), "a whole number from 1 to 5") or 3,
            keep=take("keep", fields.as_keep, '"auto", "whole", "teaser" or a share between 0 and 1')
            or "auto",
            min_words=take("min_words", whole(0, MOST_WORDS), "a number of words"),
            continues=take("continues", fields.as_truth, "true or false") or False,
            carry=take(
                "carry", fields.as_carry, '"whole" or "excerpt", or a table of editions with one of them'
            )
            or {},
            section=self.section(),
            tags=take("tags", fields.as_words, "a list of words") or (),
            alternates=take("alternates", fields.as_addresses, "a table of languages and web addresses")
            or {},
            body=body.blocks,
            notes=body.notes,
            more=body.more,
            extra=self.fields.extra(),
        )

    def context(self, line: int) -> BodyContext:
        return BodyContext(file=self.file, first_line=line, language=self.language, guide=self.guide)

    def span(self, name: str) -> Span:
        return Span(self.file, self.fields.line(name))

    def text(self, name: str) -> str:
        return self.fields.take(name, fields.as_text, "a line of text") or ""

    def phrase(self, name: str) -> str:
        return typeset_text(self.text(name), self.language)

    def inlines(self, text: str, name: str) -> Inlines:
        inlines, found = read_inlines(text, self.context(self.fields.line(name)))
        self.found += found
        return inlines

    def standfirst(self) -> Inlines:
        text = self.text("standfirst")
        return self.inlines(text, "standfirst") if text else ()

    def section(self) -> str:
        """The first category; where there are more, `extra` keeps the list."""
        section = self.fields.take("section", fields.as_first, "a word or a list of words") or ""
        for key in fields.KEYS["section"]:
            entry = self.matter.entries.get(key)
            if entry and isinstance(entry.value, list) and len(entry.value) > 1:
                self.fields.taken.discard(key)
        return section

    def dates(self) -> tuple[dt.date | None, dt.datetime | None]:
        """The day and the instant; a leading date in the file's name serves where the front matter has none."""
        written = self.text("date") or date_in(self.file)
        if not written:
            return None, None
        moment = dates.read_moment(written)
        if moment is None:
            moment = dates.read_moment(written, load_strings(self.language, {})[0].months)
        if moment is not None:
            moment = dates.with_time(moment, self.text("time"))
        placed = dates.placed(moment, self.frame.zone) if moment is not None else None
        if placed is None:
            self.odd_date(f"The date {repr_of(written)} cannot be read.", "source-unreadable-date")
            return None, None
        if placed[0] > self.frame.issue_date:
            day = self.frame.issue_date.isoformat()
            self.odd_date(
                f"The story is dated {placed[0].isoformat()}, its issue {day}.", "source-future-date"
            )
        return placed

    def odd_date(self, message: str, code: str) -> None:
        hints = ["Write it as 2026-10-28."] if code == "source-unreadable-date" else []
        self.found.append(diagnose(code, message, self.span("date"), hints=hints))

    def draft(self) -> None:
        is_draft = self.fields.take("draft", fields.as_truth, "true or false")
        if is_draft or self.text("status").casefold() == "draft":
            name = "draft" if is_draft else "status"
            message = "The issue lists this story, and it is marked as a draft."
            self.found.append(diagnose("source-draft", message, self.span(name)))

    def picture(self) -> Picture | None:
        written = self.fields.take("picture", as_picture, "a file name, or a table with `file` and `alt`")
        if written is None:
            return None
        picture, found = picture_from(written, self.context(self.fields.line("picture")))
        self.found += found
        return picture

    def pull_quotes(self, body: Body) -> list[PullQuote]:
        wanted = self.fields.take("pull_quotes", as_pull_quotes, "text, or a table with `text` and `by`")
        quotes: list[PullQuote] = []
        for quote in wanted or ():
            words = lifted(tree.plain(self.inlines(quote.text, "pull_quotes")), body.blocks)
            if words:
                quotes.append(PullQuote(words, typeset_text(quote.speaker, self.language)))
            else:
                self.found.append(_not_in_text(quote, self.span("pull_quotes")))
        return quotes


def _not_in_text(quote: PullQuote, span: Span) -> Diagnostic:
    message = f"The pull quote {repr_of(quote.text)} does not occur in the story, and is left out."
    hint = "Copy the words from the story."
    return diagnose("source-pull-quote-not-in-text", message, span, hints=[hint])

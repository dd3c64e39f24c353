"""broadsheet.toml → the `Publication` an issue carries, with what the issue says otherwise."""

from __future__ import annotations

from pathlib import Path

from broadsheet.config import FILE
from broadsheet.config.schema import Config, as_lines
from broadsheet.config.tables import read_toml
from broadsheet.diagnostics import Diagnostic
from broadsheet.issue.model import Publication
from broadsheet.sources.folder.issue_file import IssueFile
from broadsheet.sources.folder.markdown import Body, BodyContext, read_body
from broadsheet.sources.folder.markdown.links import Guide
from broadsheet.sources.folder.markdown.typography import typeset_text
from broadsheet.strings.calendars import usual_calendar
from broadsheet.strings.tags import language_tag


def language_of(config: Config) -> str:
    return language_tag(config.publication.language) or config.publication.language


def site_of(config: Config) -> str:
    return config.publication.url.rstrip("/")


def publication(
    root: Path, config: Config, head: IssueFile, guide: Guide
) -> tuple[Publication, tuple[Diagnostic, ...]]:
    """What the publication says of itself; `guide` knows where the links in it lead."""
    table = config.publication
    language = language_of(config)
    ears = table.ears if head.ears is None else head.ears
    about = _about(root, table.about, language, guide)
    made = Publication(
        name=table.name,
        language=language,
        tagline=typeset_text(table.tagline, language),
        url=site_of(config),
        contact=table.contact,
        address=as_lines(table.address),
        place=head.place or table.place,
        publisher=table.publisher,
        issn=table.issn,
        about=about.blocks,
        masthead=as_lines(table.masthead),
        ears=tuple(typeset_text(ear, language) for ear in ears),
        timezone=table.timezone,
        calendar=table.calendar or usual_calendar(language),
    )
    return made, about.diagnostics


def _about(root: Path, markdown: str, language: str, guide: Guide) -> Body:
    source, _ = read_toml(root, FILE)
    line = source.lines.of_text(("publication", "about")) if source else 1
    return read_body(markdown, BodyContext(FILE, line, language, guide))

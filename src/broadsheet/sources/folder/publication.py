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
from broadsheet.sources.folder.markdown.typography import typeset_text
from broadsheet.strings.tags import language_tag, primary

# Where readers count years otherwise than the Gregorian calendar, unless the publication says so.
_USUAL_CALENDAR = {"fa": "persian", "th": "buddhist"}


def publication(root: Path, config: Config, head: IssueFile) -> tuple[Publication, tuple[Diagnostic, ...]]:
    table = config.publication
    language = language_tag(table.language) or table.language
    ears = table.ears if head.ears is None else head.ears
    about = _about(root, table.about, language)
    made = Publication(
        name=table.name,
        language=language,
        tagline=typeset_text(table.tagline, language),
        url=table.url.rstrip("/"),
        contact=table.contact,
        address=as_lines(table.address),
        place=head.place or table.place,
        publisher=table.publisher,
        issn=table.issn,
        about=about.blocks,
        masthead=as_lines(table.masthead),
        ears=tuple(typeset_text(ear, language) for ear in ears),
        timezone=table.timezone,
        calendar=table.calendar or _USUAL_CALENDAR.get(primary(language), "gregorian"),
    )
    return made, about.diagnostics


def _about(root: Path, markdown: str, language: str) -> Body:
    source, _ = read_toml(root, FILE)
    line = source.lines.of_text(("publication", "about")) if source else 1
    return read_body(markdown, BodyContext(file=FILE, first_line=line, language=language))

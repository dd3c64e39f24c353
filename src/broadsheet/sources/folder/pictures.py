"""Pictures named in front matter or issue.toml. The files themselves are looked at when they are re-encoded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from broadsheet.config.places import outside
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.issue.model import Picture
from broadsheet.sources.folder.focus import CENTRE, focus_in
from broadsheet.sources.folder.front_matter import Entry
from broadsheet.sources.folder.markdown import BodyContext, read_inlines
from broadsheet.sources.folder.markdown.links import Refused, picture_file
from broadsheet.sources.folder.markdown.typography import typeset_text
from broadsheet.sources.folder.plain_values import Plain


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """What the front matter says; `path` is relative to the file that says it."""

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    focus: tuple[float, float] = CENTRE


def as_picture(entry: Entry) -> WrittenPicture | None:
    """A path, a table, or the first of a list of them."""
    value = entry.value[0] if isinstance(entry.value, list) else entry.value
    if isinstance(value, str):
        return WrittenPicture(value.strip())
    if not isinstance(value, dict):
        return None
    table = {key.casefold(): each for key, each in value.items()}
    path = _text(table, ("file", "src", "path", "image", "url"))
    focus = focus_in(table["focus"]) if "focus" in table else CENTRE
    if not path or focus is None:
        return None
    credit = _text(table, ("credit", "attr", "attribution"))
    return WrittenPicture(path, _text(table, ("alt",)), _text(table, ("caption", "title")), credit, focus)


def _text(table: Mapping[str, Plain], keys: Iterable[str]) -> str:
    return next((" ".join(each.split()) for key in keys if isinstance(each := table.get(key), str)), "")


def picture_from(
    written: WrittenPicture, context: BodyContext
) -> tuple[Picture | None, tuple[Diagnostic, ...]]:
    """The picture, its path from the publication folder; None when it is elsewhere than in the folder."""
    file = picture_file(written.path, context.file)
    if isinstance(file, Refused):
        return None, (_refused(file, written.path, Span(context.file, context.first_line)),)
    caption, found = read_inlines(written.caption, context) if written.caption else ((), ())
    credit = typeset_text(written.credit, context.language)
    alt = typeset_text(written.alt, context.language)
    return Picture(file, alt, caption, credit, written.focus), found


def _refused(reason: Refused, path: str, span: Span) -> Diagnostic:
    if reason is Refused.OUTSIDE:
        return outside(path, span)
    if reason is Refused.REMOTE:
        message = f"The picture {path} is not in the folder, and nothing is fetched; it is left out."
        hint = "Save it beside the story and write its file name."
        return diagnose("source-remote-picture", message, span, hints=[hint])
    hint = "Write the name of a picture file beside the story."
    return diagnose("source-bad-field", f"`{path}` is no picture file.", span, hints=[hint])

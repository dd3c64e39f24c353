"""From an `img` to a picture of the model."""

from __future__ import annotations

from broadsheet.config.places import outside
from broadsheet.config.wording import repr_of
from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.issue.model import Picture, Text
from broadsheet.sources.folder.focus import CENTRE, EXPECTED, focus_in
from broadsheet.sources.folder.markdown.elements import Element
from broadsheet.sources.folder.markdown.links import Refused, picture_file
from broadsheet.sources.folder.markdown.reading import Reading
from broadsheet.sources.folder.markdown.typography import typeset, typeset_text

_LONGEST = 80


def picture_of(image: Element, reading: Reading, language: str) -> Picture | None:
    """The picture; its title is its caption, `credit` and `focus` are attributes of ours.

    None, and a diagnostic, when its file is not in the folder.
    """
    address = image.attributes.get("src", "")
    file = picture_file(address, reading.context.file)
    if isinstance(file, Refused):
        reading.findings.add(_refusal(address, file, image, reading))
        return None
    alt = typeset_text(image.attributes.get("alt", ""), language)
    caption = typeset((Text(image.attributes.get("title", "")),), language)
    credit = typeset_text(_own(image, "credit"), language)
    return Picture(file, alt, caption, credit, _focus(image, reading))


def _own(image: Element, name: str) -> str:
    """An attribute that HTML does not know: `credit`, or `data-credit` for those who want theirs valid."""
    return " ".join((image.attributes.get(name) or image.attributes.get(f"data-{name}", "")).split())


def _focus(image: Element, reading: Reading) -> tuple[float, float]:
    written = _own(image, "focus")
    focus = focus_in(written) if written else CENTRE
    if focus is None:
        message = f"`focus` is {repr_of(written)}, which is passed over; it should be {EXPECTED}."
        reading.findings.add(diagnose("source-bad-field", message, reading.findings.span(image.line)))
    return focus or CENTRE


def _refusal(address: str, why: Refused, image: Element, reading: Reading) -> Diagnostic:
    span = reading.findings.span(image.line)
    shown = address if len(address) <= _LONGEST else f"{address[: _LONGEST - 1]}…"
    match why:
        case Refused.OUTSIDE:
            return outside(shown, span)
        case Refused.REMOTE:
            message = f"The picture {shown} is not in the folder; the story is set without it."
            hint = "Save it beside the story and write its file name."
            return diagnose("source-remote-picture", message, span, hints=[hint])
        case Refused.NO_FILE:
            what = f"The picture `{shown}`" if shown else "A picture"
            message = f"{what} names no file; the story is set without it."
            hint = "Save it beside the story and write its file name."
            return diagnose("source-picture-without-file", message, span, hints=[hint])

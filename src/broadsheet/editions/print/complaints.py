"""Why there are no pages, in the editor's words: what the fit or the typesetter could not do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.coverage import PUT_A_FONT, Passage, codes, no_glyph, quoted, without_glyph
from broadsheet.editions.print.fonts import CJK_FAMILY
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import FORM, in_every_form
from broadsheet.editions.print.typesetter import RefusedError
from broadsheet.fit.explain import hints
from broadsheet.fit.fitting import Fitted
from broadsheet.issue.model import Issue

_OF_AN_EXTRA = in_every_form(f"{CJK_FAMILY} {FORM}")
_PRIVATE = re.compile(r'the PDF contains the codepoint `"(.+?)"`')


def no_plan(issue: Issue, fitted: Fitted) -> Iterator[Diagnostic]:
    """Nothing when there is a plan; else that there is none, and what would land instead, if that was looked for."""
    if fitted.plan:
        return
    pages = "1 page" if fitted.pages == 1 else f"{fitted.pages} pages"
    span = Span(f"issues/{issue.id}/issue.toml")
    helps = [*(hints(fitted.nearest) if fitted.nearest else ()), *_no_address(issue)]
    verdict = "does not land" if fitted.proved else "does not land, as far as was searched,"
    yield diagnose("fit-infeasible", f"issue {issue.id} {verdict} on {pages}", span, hints=helps)


def _no_address(issue: Issue) -> Iterator[str]:
    if not all(story.permalink for story in issue.stories):
        yield (
            "A story that goes on nowhere may not be cut: set `url` in broadsheet.toml, or the story's `permalink`."
        )


def unknown_faces(
    families: Iterable[str], known: Sequence[str], settings: PrintSettings | None = None
) -> Iterator[Diagnostic]:
    """An error for every family asked for that the typesetter would silently replace; those of an extra may lack,
    unless the publisher chose them in the `settings`.
    """
    settings = settings or PrintSettings()
    chosen = {settings.text_face, settings.head_face}
    for name in dict.fromkeys(families):
        if name not in known and (name in chosen or name not in _OF_AN_EXTRA):
            message = f"no font family is called “{name}”"
            hint = " ".join(_other_names(name, known))
            file = "broadsheet.toml" if name in chosen else settings.theme.file or "broadsheet.toml"
            yield diagnose("print-unknown-font", message, Span(file), hints=[hint])


def _other_names(name: str, known: Sequence[str]) -> Iterator[str]:
    yield did_you_mean(name, known)
    if any(family.startswith(f"{name} ") for family in known):
        yield "A variable font goes by the name in its file."
    yield "Others come from font files in fonts/."


# The folder that the typesetter worked in has gone, and its name says nothing.
_FORME = re.compile(r"/\S*?/broadsheet-[^/\s]+/")
_PLACE = re.compile(r"\btheme\.typ:(\d+):")
_MEND = (
    "A drawing holds a function `make` that returns all the parts the pages ask for: begin with those of a built-in "
    "theme, as docs/how-to/write-a-theme.md shows."
)


def refusal(issue: Issue, refused: RefusedError, own_drawing: str = "") -> tuple[Diagnostic, ...]:
    """The typesetter's complaint: characters that cannot be printed, a fault of the publication's `own_drawing` of a
    theme, or one of ours.
    """
    found = (
        *(no_glyph((text,), _passage(issue, text), PUT_A_FONT) for text in without_glyph(refused)),
        *(_private(issue, text) for text in quoted(_PRIVATE, refused)),
    )
    if found:
        return found
    said = _FORME.sub("", str(refused))
    if own_drawing:
        return (_bad_drawing(own_drawing, said, refused.where),)
    message = f"the typesetter would not set the pages: {said}"
    return (diagnose("print-refused", message),)


def _bad_drawing(file: str, said: str, where: str) -> Diagnostic:
    place = _PLACE.search(where)
    span = Span(file, int(place[1]) if place else None)
    if "failed to download package" in said:
        message = "a theme cannot import a package: nothing is fetched from the network"
        return diagnose("print-bad-theme", message, span, hints=["Copy what you need."])
    return diagnose("print-bad-theme", f"the typesetter cannot use this drawing: {said}", span, hints=[_MEND])


def _private(issue: Issue, text: str) -> Diagnostic:
    passage = _passage(issue, text)
    message = f"the character {codes(text)}{passage.where} means something in one font only"
    return diagnose(
        "print-private-character", message, passage.span, hints=["Write it another way, or as a picture."]
    )


def _passage(issue: Issue, text: str) -> Passage:
    """The first story that holds `text` anywhere."""
    story = next((story for story in issue.stories if text in msgspec.json.encode(story).decode()), None)
    if story is None:
        return Passage(text)
    return Passage(text, f" in “{story.title}”", Span(story.file) if story.file else None)

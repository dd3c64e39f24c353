"""Why there are no pages, in the editor's words: what the fit or the typesetter could not do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from broadsheet.config.wording import did_you_mean
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.editions.print.theme import Faces
from broadsheet.editions.print.typesetter import RefusedError
from broadsheet.fit.explain import hints
from broadsheet.fit.fitting import Fitted
from broadsheet.issue.model import Issue

_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_PRIVATE = re.compile(r'the PDF contains the codepoint `"(.+?)"`')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))")


def no_plan(issue: Issue, fitted: Fitted) -> Iterator[Diagnostic]:
    """Nothing when there is a plan; else that there is none, and what would land instead."""
    if fitted.plan or fitted.nearest is None:
        return
    pages = "1 page" if fitted.pages == 1 else f"{fitted.pages} pages"
    span = Span(f"issues/{issue.id}/issue.toml")
    helps = [*hints(fitted.nearest), *_no_address(issue)]
    verdict = "does not land" if fitted.proved else "does not land, as far as was searched,"
    yield diagnose("fit-infeasible", f"issue {issue.id} {verdict} on {pages}", span, hints=helps)


def _no_address(issue: Issue) -> Iterator[str]:
    if not all(story.permalink for story in issue.stories):
        yield (
            "A story that goes on nowhere may not be cut: set `url` in broadsheet.toml, or the story's `permalink`."
        )


def unknown_faces(faces: Faces, known: Sequence[str]) -> Iterator[Diagnostic]:
    """An error for every family of the theme that the typesetter would silently replace."""
    for name in dict.fromkeys((*faces.text, *faces.head, *faces.mono, *faces.fallback)):
        if name not in known:
            hint = f"{did_you_mean(name, known)} Others come from font files in fonts/."
            message = f"no font family is called “{name}”"
            yield diagnose("print-unknown-font", message, Span("broadsheet.toml"), hints=[hint])


def refusal(issue: Issue, refused: RefusedError) -> tuple[Diagnostic, ...]:
    """The typesetter's complaint: characters that cannot be printed, or a fault of ours."""
    said = f"{refused}\n{refused.where}"
    found = (
        *(_missing(issue, text) for text in _quoted(_NO_GLYPH, said)),
        *(_private(issue, text) for text in _quoted(_PRIVATE, said)),
    )
    return found or (diagnose("print-refused", f"the typesetter would not set the pages: {refused}"),)


def _quoted(pattern: re.Pattern[str], said: str) -> Iterable[str]:
    """What `said` quotes, each once, as Rust writes strings."""
    return dict.fromkeys(_ESCAPE.sub(_character, quoted) for quoted in pattern.findall(said))


def _character(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16)) if escape[1] else escape[2]


def _missing(issue: Issue, text: str) -> Diagnostic:
    where, span = _place(issue, text)
    return diagnose(
        "print-missing-glyph",
        f"no font has the character “{text}” ({_codes(text)}){where}",
        span,
        hints=["Put a font that has it into the folder fonts/, or write it another way."],
    )


def _private(issue: Issue, text: str) -> Diagnostic:
    where, span = _place(issue, text)
    message = f"the character {_codes(text)}{where} means something in one font only"
    return diagnose(
        "print-private-character", message, span, hints=["Write it another way, or as a picture."]
    )


def _codes(text: str) -> str:
    return " ".join(f"U+{ord(char):04X}" for char in text)


def _place(issue: Issue, text: str) -> tuple[str, Span | None]:
    """The first story that holds `text` anywhere, in words and as a place."""
    story = next((story for story in issue.stories if text in msgspec.json.encode(story).decode()), None)
    if story is None:
        return "", None
    return f" in “{story.title}”", Span(story.file) if story.file else None

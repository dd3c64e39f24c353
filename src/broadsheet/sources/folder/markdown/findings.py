"""What reading one story found amiss, gathered so that the report says each kind once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.sources.folder.markdown.elements import MAX_DEPTH

# How many names a message shows, and how many characters of each.
_SHOWN, _LONGEST = 5, 60


@dataclass(slots=True)
class _Tally:
    """How often a thing was met, where first, and by what names, each with the line of its first time."""

    line: int
    count: int = 0
    names: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A thing told once a story: `message` words its tally."""

    message: Callable[[_Tally], str]
    hint: str


_KINDS = {
    "source-unknown-shortcode": _Kind(
        lambda tally: f"{_listed(tally)} {_was(tally)} left out: the shortcodes of a site do not run here.",
        "Write what it would have shown; figure and more are understood.",
    ),
    "source-unknown-tag": _Kind(
        lambda tally: (
            f"{_listed(tally)} cannot be printed or mailed; words stay where they make sense without."
        ),
        "Say it in Markdown, or take it out.",
    ),
    "source-link-dropped": _Kind(
        lambda tally: (
            f"{_links(tally, 'was', 'were')} dropped, the words kept: outside its site it leads nowhere."
        ),
        "Write the whole address, with https://.",
    ),
    "source-dead-link": _Kind(
        lambda tally: (
            f"{_links(tally, 'leads', 'lead')} nowhere: neither a story of an issue nor a heading is there."
        ),
        "Correct it: a story goes by its file, such as `ferry.md`, a heading by `#` and its words.",
    ),
    "source-picture-link": _Kind(
        lambda tally: (
            f"{_several(tally, 'A picture leads', 'pictures lead')} to {_listed(tally)}: "
            "the picture stays, the link does not."
        ),
        "Write the link into the caption or the text, where readers of paper see it too.",
    ),
    "source-vague-link": _Kind(
        lambda tally: (
            f"The words of {_several(tally, 'a link', 'links')}, {_listed(tally)}, do not say where "
            f"{'it leads' if tally.count == 1 else 'they lead'}."
        ),
        "Let the link be the words that name what is there: [the tide table](…).",
    ),
    "source-skipped-heading": _Kind(
        lambda tally: (
            f"{_several(tally, 'A heading', 'headings')}, {_listed(tally)}, "
            f"{'stands' if tally.count == 1 else 'stand'} more than one level below the heading before."
        ),
        "Give it one `#` more than the heading it belongs to. Until then it is set one level below.",
    ),
    "source-bold-heading": _Kind(
        lambda tally: (
            f"{_several(tally, 'A paragraph', 'paragraphs')} in bold, {_listed(tally)}, "
            f"{'looks' if tally.count == 1 else 'look'} like a heading, and nobody who listens can tell."
        ),
        "Begin the line with `## ` in the place of the asterisks.",
    ),
    "source-note-missing": _Kind(
        lambda tally: f"There is no note for {_listed(tally)}; the text stays as it is written.",
        "Write the note on a line of its own: `[^1]: The words of the note.`",
    ),
    "source-note-unused": _Kind(
        lambda tally: f"Nothing refers to {_listed(tally)}, which {_was(tally)} left out.",
        "Set its mark where it belongs, or delete it.",
    ),
    "source-over-limit": _Kind(
        lambda tally: f"The story has more than {_listed(tally)}.",
        "Divide the story, or say it in fewer.",
    ),
    "source-misplaced": _Kind(
        lambda tally: (
            f"{_listed(tally)} {_was(tally)} left out: there is no room for pictures or notes here."
        ),
        "Move it into the text of the story.",
    ),
    "source-nested-too-deep": _Kind(
        lambda _: (
            f"Lists, quotations or tags are nested more than {MAX_DEPTH} deep; the deepest were made flat."
        ),
        "Say it with fewer levels.",
    ),
}


def _several(tally: _Tally, one: str, several: str) -> str:
    return one if tally.count == 1 else f"{tally.count} {several}"


def _links(tally: _Tally, one: str, several: str) -> str:
    if tally.count == 1:
        return f"A link to {_listed(tally)} {one}"
    return f"{tally.count} links, to {_listed(tally)}, {several}"


def _listed(tally: _Tally) -> str:
    in_order = sorted(tally.names, key=tally.names.__getitem__)
    shown = ", ".join(f"`{_shortened(name)}`" for name in in_order[:_SHOWN])
    more = len(tally.names) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _shortened(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _was(tally: _Tally) -> str:
    return "was" if len(tally.names) == 1 else "were"


class Findings:
    """The diagnostics of one file, in the making."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._tallies: dict[str, _Tally] = {}
        self._single: list[Diagnostic] = []

    def tally(self, code: str, line: int, name: str = "") -> None:
        """Count one thing of a kind that is told once a story."""
        tally = self._tallies.setdefault(code, _Tally(line))
        tally.line = min(tally.line, line)
        tally.count += 1
        if name:
            tally.names.setdefault(name, line)

    def add(self, diagnostic: Diagnostic) -> None:
        self._single.append(diagnostic)

    def span(self, line: int) -> Span:
        return Span(self._file, line)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All of them, by line."""
        told = (self._told(code, tally) for code, tally in self._tallies.items())
        return tuple(sorted((*self._single, *told), key=lambda d: (d.span.line if d.span else 0, d.code)))

    def _told(self, code: str, tally: _Tally) -> Diagnostic:
        kind = _KINDS[code]
        return diagnose(code, kind.message(tally), self.span(tally.line), hints=(kind.hint,))

"""All editions but print within the pipeline: each makes its artefacts from the issue alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from broadsheet.diagnostics import Diagnostic, diagnose
from broadsheet.edition import Edition, Made, Order
from broadsheet.plugins import edition, edition_names

PRINT = "print"
ALWAYS_OWNED = ("fit.json", "issue.json", "diagnostics.json")
_OFFERED_BY = {"web": ("epub",)}  # what an edition offers to its readers, made for it even where nobody asked
OWNED_BY_PRINT = ("print.pdf", "page-one.png")


def make_editions(names: Iterable[str], order: Order) -> Made:
    """What the editions called `names` make of `order`; one that fails stops no other."""
    asked = set(names)
    needed = {each for name in asked for each in _OFFERED_BY.get(name, ()) if each in edition_names()}
    artefacts: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    before = dict(order.made)
    for name in sorted(asked | needed):
        made = _made(edition(name), replace(order, made=dict(before)))
        before |= made.artefacts
        if name in asked:
            artefacts |= made.artefacts
            found += made.diagnostics
    return Made(artefacts, tuple(found))


def owned(names: Iterable[str]) -> tuple[str, ...]:
    """The files and folders that a build of these editions replaces; those of other editions stay as they are."""
    each = (OWNED_BY_PRINT if name == PRINT else edition(name).owns for name in dict.fromkeys(names))
    return (*ALWAYS_OWNED, *(name for names in each for name in names))


def _made(asked: Edition, order: Order) -> Made:
    try:
        made = asked.make(order)
    except Exception as error:  # noqa: BLE001 -- whatever a foreign package does, the other editions are made
        message = f"The edition “{asked.name}” failed: {type(error).__name__}: {error}"
        return Made(diagnostics=(diagnose("edition-failed", message),))
    strays = tuple(_strays(asked, made))
    own = {name: data for name, data in made.artefacts.items() if _is_owned(name, asked)}
    return Made(own, (*made.diagnostics, *strays))


def _strays(asked: Edition, made: Made) -> Iterator[Diagnostic]:
    for name in sorted(made.artefacts):
        if not _is_owned(name, asked):
            message = (
                f"The edition “{asked.name}” made {name}, which is none of the files it owns; it is left out."
            )
            yield diagnose("edition-stray", message)


def _is_owned(name: str, asked: Edition) -> bool:
    path = PurePosixPath(name)
    return path.parts != () and ".." not in path.parts and path.parts[0] in asked.owns

"""The registry of editions: those of the program and those that other packages bring, found in the same way.

A package names its edition in its own metadata (`[project.entry-points."broadsheet.editions"]`). Nothing is imported
until an edition is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from broadsheet.diagnostics import MachineError
from broadsheet.edition import Edition

GROUP = "broadsheet.editions"
_OURS = "broadsheet"


def edition_names() -> tuple[str, ...]:
    """All editions that can be asked for besides print, by name."""
    return tuple(sorted(_entries()))


def edition(name: str) -> Edition:
    """The edition called `name`; MachineError when what brings it cannot be used."""
    entry = _entries()[name]
    try:
        found: Edition = entry.load()
        made_of = found.name, found.owns, found.make
    except Exception as error:  # whatever a foreign package does as it is imported
        raise MachineError(
            f"The edition “{name}” of {_bringer(entry)} cannot be used: {type(error).__name__}: {error}. "
            "Update that package, or remove it."
        ) from error
    if made_of[0] != name:
        raise MachineError(f"{_bringer(entry)} brings an edition “{name}” that calls itself “{made_of[0]}”.")
    return found


@cache
def _entries() -> dict[str, EntryPoint]:
    """By name; of two with one name ours counts, else the one whose package comes first in the alphabet."""
    return _chosen(entry_points(group=GROUP))


def _chosen(found: Iterable[EntryPoint]) -> dict[str, EntryPoint]:
    ranked = sorted(found, key=lambda entry: (_bringer(entry) != _OURS, _bringer(entry)), reverse=True)
    return {entry.name: entry for entry in ranked}


def _bringer(entry: EntryPoint) -> str:
    return entry.dist.name if entry.dist else entry.value

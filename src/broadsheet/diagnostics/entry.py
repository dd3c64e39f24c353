"""What the catalogue says of a diagnostic."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Entry(NamedTuple):
    """How bad it is, why it is raised and how to mend it."""

    severity: Literal["error", "warning"]
    why: str
    cure: str

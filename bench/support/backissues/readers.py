"""Who takes an issue apart: the product's importer, and whoever is to be set beside it.

A reader is given the bytes and the name of an input and answers with a report as the scorer takes it. A peer that
only yields text is made one by cutting its text at the headings that it marks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Reader = Callable[[bytes, str], Mapping[str, Any]]


def broadsheet(data: bytes, name: str) -> Mapping[str, Any]:
    """Our own importer."""
    from broadsheet.sources.backissue import recover

    report: Mapping[str, Any] = recover(data, name).report()
    return report


READERS: Mapping[str, Reader] = {"broadsheet": broadsheet}
"""By the name under which the bench is asked for them."""

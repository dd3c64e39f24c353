"""Who takes an issue apart: the product's importer, and whoever is to be set beside it.

A reader is given the bytes and the name of an input and answers with a report as the scorer takes it. A peer that
only yields text is made one by cutting its text at the headings that it marks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from broadsheet.sources.backissue.vocabulary import Vocabulary, vocabulary

_UNKNOWN = ("by", "by_after", "about", "aims", "address", "contact", "dates", "masthead")

Reader = Callable[[bytes, str], Mapping[str, Any]]


def broadsheet(data: bytes, name: str) -> Mapping[str, Any]:
    """Our own importer."""
    from broadsheet.sources.backissue import recover

    report: Mapping[str, Any] = recover(data, name).report()
    return report


def unworded(data: bytes, name: str) -> Mapping[str, Any]:
    """Our own importer, as if it had never heard what newsletters call a byline or their boxes."""
    from broadsheet.sources.backissue import recovery

    def fewer(language: str) -> Vocabulary:
        known = vocabulary(language)
        return replace(known, words=known.words | dict.fromkeys(_UNKNOWN, ()))

    with patch.object(recovery, "vocabulary", fewer):
        report: Mapping[str, Any] = recovery.recover(data, name).report()
    return report


READERS: Mapping[str, Reader] = {"broadsheet": broadsheet, "unworded": unworded}
"""By the name under which the bench is asked for them."""

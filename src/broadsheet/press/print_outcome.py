"""What printing came to: the value that the cache keeps."""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.diagnostics import Diagnostic


class PrintOutcome(msgspec.Struct, frozen=True):
    """What printing came to; without `fit` nothing could even be measured."""

    fit: dict[str, Any] | None
    pdf: bytes | None
    explanation: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]

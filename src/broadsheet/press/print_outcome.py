"""What printing came to: the value that the cache keeps."""

from __future__ import annotations

import enum
from typing import Any

import msgspec

from broadsheet.diagnostics import Diagnostic


class Goal(enum.Enum):
    """How far a run goes: to whether there is a plan, to the plan or what is nearest to one, to advice about it, or to
    the finished pages.
    """

    LANDING = "landing"
    PLAN = "plan"
    ADVICE = "advice"
    PAGES = "pages"


class PrintOutcome(msgspec.Struct, frozen=True):
    """What printing came to; without `fit` nothing could even be measured."""

    fit: dict[str, Any] | None
    pdf: bytes | None
    explanation: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    page_one: bytes | None = None

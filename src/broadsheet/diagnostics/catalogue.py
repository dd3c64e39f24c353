"""Every diagnostic code: its severity, why it is raised and how to mend it. The reference page is made from this."""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.diagnostics.entry import Entry
from broadsheet.diagnostics.of_editions import OF_EDITIONS
from broadsheet.diagnostics.of_imports import OF_IMPORTS
from broadsheet.diagnostics.of_sources import OF_SOURCES

CATALOGUE: Mapping[str, Entry] = {**OF_SOURCES, **OF_IMPORTS, **OF_EDITIONS}

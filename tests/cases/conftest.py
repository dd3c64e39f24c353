"""Cases are documents; `pytest tests/cases --update` writes what they give now into them, to be read in the diff."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what each case gives now into its document")

"""The publications that all judges of the web and of books see, each built once."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.conformance.web.published import LANGUAGES, Published, published


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Published]:
    """The publication in a language."""

    @cache
    def made(language: str) -> Published:
        return published(tmp_path_factory.mktemp(language) / "paper", language)

    return made


@pytest.fixture(params=LANGUAGES)
def paper(request: pytest.FixtureRequest, built: Callable[[str], Published]) -> Published:
    return built(request.param)


@pytest.fixture
def english(built: Callable[[str], Published]) -> Published:
    return built("en")

"""The publications that all judges of the web and of books see, each built once."""

from __future__ import annotations

import pytest

from tests.conformance.web.published import LANGUAGES, Published, published


@pytest.fixture(scope="package", params=LANGUAGES)
def paper(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(tmp_path_factory.mktemp(request.param) / "paper", request.param)

"""Readers are not followed: an address loses its campaign, and keeps what the site needs."""

from __future__ import annotations

import pytest

from broadsheet.sources.folder.fields import without_tracking


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://example.org/n/101", "https://example.org/n/101"),
        ("https://example.org/?p=101", "https://example.org/?p=101"),
        ("https://example.org/n/101?utm_source=mail&utm_medium=x", "https://example.org/n/101"),
        ("https://example.org/?p=101&UTM_Campaign=may#top", "https://example.org/?p=101#top"),
        ("https://example.org/n?fbclid=abc&page=2", "https://example.org/n?page=2"),
        ("https://example.org/n?reference=7", "https://example.org/n?reference=7"),
    ],
)
def test_a_permalink_carries_no_tracking(address: str, kept: str) -> None:
    assert without_tracking(address) == kept

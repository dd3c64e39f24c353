"""Capitals are those of the language."""

from __future__ import annotations

import pytest

from broadsheet.markup.plain.capitals import capitals


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Harbour News", "en", "HARBOUR NEWS"),
        ("Liman sisi", "tr-TR", "LİMAN SİSİ"),
        ("Το λιμάνι", "el", "ΤΟ ΛΙΜΑΝΙ"),
        ("Pêche à pied", "fr", "PÊCHE À PIED"),
        ("اتاق مطالعه", "fa", "اتاق مطالعه"),
        ("第１条", "ja", "第１条"),
    ],
)
def test_a_name_is_in_capitals_where_its_script_has_them(text: str, language: str, expected: str) -> None:
    assert capitals(text, language) == expected

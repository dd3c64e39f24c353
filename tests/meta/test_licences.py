"""Everything a user's installation brings along has a licence that lets an Apache-2.0 program be passed on.

The packages' own metadata is read; no GPL or AGPL, and nothing that does not say what it is.
"""

from __future__ import annotations

import re
from importlib import metadata

import pytest

from tests.meta.locks import pins

# SPDX identifiers, and the trove classifiers and free texts of packages older than those.
ALLOWED = {
    "0BSD",
    "Apache-2.0",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "MIT",
    "MIT License",
    "MIT-CMU",
    "MPL-2.0",
    "OFL-1.1",
    "PSF-2.0",
    "Zlib",
}
# Metadata that does not parse, read by a person instead.
READ_BY_HAND = {
    "pypdfium2": (
        "BSD-3-Clause, Apache-2.0, dependency licenses",  # its wheel lists PDFium's parts: all permissive
        "Apache-2.0 AND BSD-3-Clause",
    ),
    "resvg-py": (
        "",
        "MIT",
    ),  # the licence is a file of its wheel; what it is made of is MIT, Apache-2.0, BSD or MPL
}
CLASSIFIER = "License :: OSI Approved :: "


def stated(name: str) -> str:
    """The licence as the package states it: the expression, else the free text, else the classifiers."""
    package = metadata.metadata(name).json
    classifiers = package.get("classifier", [])
    named = " AND ".join(c.removeprefix(CLASSIFIER) for c in classifiers if c.startswith(CLASSIFIER))
    return str(package.get("license_expression") or package.get("license") or named)


def licence(name: str) -> str:
    text = stated(name)
    read, meaning = READ_BY_HAND.get(name, ("", ""))
    return meaning if text == read else text


def unacceptable(expression: str) -> set[str]:
    """The licences of an SPDX expression that are not allowed, alternatives included: nobody must choose."""
    parts = {part.strip() for part in re.split(r"\bAND\b|\bOR\b|[()]", expression)} - {""}
    return (parts or {"no licence stated"}) - ALLOWED


@pytest.mark.parametrize("name", [pin.name for pin in pins("core") if pin.applies()])
def test_a_core_dependency_has_an_allowed_licence(name: str) -> None:
    assert unacceptable(licence(name)) == set()


@pytest.mark.parametrize(
    "expression", ["GPL-3.0-only", "MIT AND AGPL-3.0-or-later", "(MIT OR GPL-2.0-only)", ""]
)
def test_other_licences_are_refused(expression: str) -> None:
    assert unacceptable(expression)

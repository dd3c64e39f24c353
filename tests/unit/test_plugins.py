"""Editions found by their entry points, our own and foreign ones."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import Distribution, EntryPoint
from pathlib import Path
from typing import Any

import pytest

from broadsheet import plugins
from broadsheet.diagnostics import MachineError
from broadsheet.editions.mail.edition import MAIL

Bring = Callable[..., None]
HERE = "tests.unit.test_plugins"


class Poster:
    name = "poster"
    owns = ("poster.txt",)
    make = print


class Named(Distribution):
    """A package of that name with nothing in it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def read_text(self, filename: str) -> str | None:
        return f"Metadata-Version: 2.1\nName: {self._name}\nVersion: 1\n" if filename == "METADATA" else None

    def locate_file(self, path: Any) -> Path:  # noqa: ANN401 -- as its base has it
        return Path(path)


def entry(name: str, value: str, package: str = "wall-posters") -> EntryPoint:
    found = EntryPoint(name, value, plugins.GROUP)
    vars(found).update(dist=Named(package))
    return found


@pytest.fixture
def bring(monkeypatch: pytest.MonkeyPatch) -> Bring:
    """Let packages bring these entry points, and no others."""

    def brought(*found: EntryPoint) -> None:
        chosen = plugins._chosen(found)  # noqa: SLF001 -- the real thing is remembered for the whole process
        monkeypatch.setattr(plugins, "_entries", lambda: chosen)

    return brought


def test_our_own_editions_are_found_as_any_other() -> None:
    assert {"mail", "text"} <= set(plugins.edition_names())
    assert plugins.edition("mail") is MAIL


def test_an_edition_of_another_package(bring: Bring) -> None:
    bring(entry("poster", f"{HERE}:Poster"))
    assert plugins.edition_names() == ("poster",)
    assert plugins.edition("poster") is Poster  # type: ignore[comparison-overlap]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("tests.unit.no_such_module:POSTER", "wall-posters cannot be used: ModuleNotFoundError"),
        (f"{HERE}:NOTHING", "cannot be used: AttributeError"),
        (f"{HERE}:HERE", "cannot be used: AttributeError"),
        (f"{HERE}:Poster", "brings an edition “broken” that calls itself “poster”"),
    ],
)
def test_one_that_cannot_be_used_names_its_package(bring: Bring, value: str, said: str) -> None:
    bring(entry("broken", value))
    with pytest.raises(MachineError, match=said):
        plugins.edition("broken")


def test_of_two_with_one_name_ours_counts_else_the_first_package(bring: Bring) -> None:
    bring(
        entry("text", "a:A", "aardvark"),
        entry("text", "b:B", "broadsheet"),
        entry("poster", "z:Z", "zebra"),
        entry("poster", "y:Y", "yak"),
    )
    found = plugins._entries()  # noqa: SLF001
    assert {name: each.value for name, each in found.items()} == {"text": "b:B", "poster": "y:Y"}

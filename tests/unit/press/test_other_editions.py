"""Editions within the pipeline: what they may write, and what becomes of one that fails."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from broadsheet.diagnostics import diagnose
from broadsheet.edition import Made, Order
from broadsheet.press import other_editions
from tests.unit.editions.mail.mails import issue, order

ORDER = order(issue())


@dataclass(frozen=True)
class Poster:
    made: Made | None = None
    name: str = "poster"
    owns: tuple[str, ...] = ("poster.txt", "pictures")

    def make(self, _order: Order) -> Made:
        if self.made is None:
            raise RuntimeError("no paste")
        return self.made


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, Poster]:
    posters: dict[str, Poster] = {}
    monkeypatch.setattr(other_editions, "edition", posters.__getitem__)
    return posters


def test_artefacts_and_diagnostics_of_all_are_put_together(known: dict[str, Poster]) -> None:
    remark = diagnose("mail-trimmed", "short")
    known["poster"] = Poster(Made({"poster.txt": b"p", "pictures/a.png": b"a"}, (remark,)))
    known["bill"] = Poster(Made({"bill.txt": b"b"}), "bill", ("bill.txt",))
    made = other_editions.make_editions(("poster", "bill"), ORDER)
    assert made == Made({"poster.txt": b"p", "pictures/a.png": b"a", "bill.txt": b"b"}, (remark,))


def test_one_that_fails_stops_no_other(known: dict[str, Poster]) -> None:
    known["poster"] = Poster()
    known["bill"] = Poster(Made({"bill.txt": b"b"}), "bill", ("bill.txt",))
    made = other_editions.make_editions(("poster", "bill"), ORDER)
    assert made.artefacts == {"bill.txt": b"b"}
    (failed,) = made.diagnostics
    assert (failed.code, failed.message) == (
        "edition-failed",
        "The edition “poster” failed: RuntimeError: no paste",
    )


@pytest.mark.parametrize(
    "name", ["print.pdf", "../poster.txt", "pictures/../../a", "/poster.txt", "", "poster.txt.bak"]
)
def test_what_an_edition_does_not_own_is_left_out_and_said(known: dict[str, Poster], name: str) -> None:
    known["poster"] = Poster(Made({"poster.txt": b"p", name: b"stray"}))
    made = other_editions.make_editions(("poster",), ORDER)
    assert made.artefacts == {"poster.txt": b"p"}
    assert [(each.code, name in each.message) for each in made.diagnostics] == [("edition-stray", True)]


def test_a_build_replaces_what_its_editions_own_and_the_reports(known: dict[str, Poster]) -> None:
    known["poster"] = Poster()
    assert other_editions.owned(("poster",)) == (*other_editions.ALWAYS_OWNED, "poster.txt", "pictures")
    assert "print.pdf" in other_editions.owned(("print", "print"))
    assert "print.pdf" not in other_editions.owned(())

"""Every diagnostic of an import, each provoked by something a user may do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.diagnostics.catalogue import CATALOGUE
from broadsheet.intake import Homecoming, Order, bring_home, home, sources
from tests.support.flat_issues import flat_issue


def bring(root: Path, text: str, name: str = "news.txt") -> Homecoming:
    (root.parent / name).write_text(text, encoding="utf-8")
    return bring_home(Order(root, (str(root.parent / name),)))


def unbuildable(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    return bring(root, flat_issue().replace("cannery", "canner\ue000"))


def edited(root: Path, monkeypatch: pytest.MonkeyPatch) -> Homecoming:
    bring(root, flat_issue())
    story = root / "stories" / "2019-05" / "a-piano-looks-for-a-home.md"
    story.write_text("---\ntitle: The piano is sold\n---\n", encoding="utf-8")
    monkeypatch.setattr(home, "__version__", "of next year")
    again = bring(root, flat_issue())
    assert "The piano is sold" in story.read_text(encoding="utf-8")
    return again


def empty(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    return bring(root, "Nothing but a line.")


def longer(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    return bring(root, flat_issue() + "\f\n\f\n\f\nHarbour News 4\n")


def brief(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    head = "Harbour News\nNo. 41 · 1 May 2019\n\n"
    lamps = "The lamps of the north mole\nBy Ida Marsh · 2 April 2019\nThey burn.\n\n"
    piano = "A piano looks for a home\nBy Tom Reed · 9 April 2019\nIt is black.\n\n"
    listed = "In this issue\nThe lamps of the north mole  1\nA piano looks for a home  1\n"
    return bring(root, head + lamps + piano + listed)


def large(root: Path, monkeypatch: pytest.MonkeyPatch) -> Homecoming:
    monkeypatch.setattr(sources, "LARGEST", 100)
    return bring(root, flat_issue())


def taught(root: Path, profile: str) -> Homecoming:
    """An import of the next issue with what another teaches."""
    (root.parent / "next.txt").write_text(flat_issue("1 June 2019", 42), encoding="utf-8")
    return bring_home(Order(root, (str(root.parent / "next.txt"),), profile=profile))


def encoded(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    (root.parent / "news.txt").write_bytes(flat_issue().replace("Nobody", "René").encode("cp1252"))
    done = bring_home(Order(root, (str(root.parent / "news.txt"),)))
    assert "René had asked for it" in next(root.rglob("the-lamps*.md")).read_text(encoding="utf-8")
    return done


def unlearned(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    bring(root, flat_issue())
    return taught(root, "2019-05")


def misnamed(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    bring(root, flat_issue())
    return taught(root, "2019-50")


def own(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    bring(root, flat_issue())
    (root / "issues" / "2019-05" / "report.json").unlink()
    return taught(root, "2019-05")


def moved(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    bring(root, flat_issue())
    (root.parent / "news.txt").unlink()
    return taught(root, "2019-05")


def undated(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    text = flat_issue(date="spring")
    for day in ("2 April 2019", "9 April 2019", "20 April 2019"):
        text = text.replace(f" · {day}", "")
    return bring(root, text)


def unknown(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    return bring(root, "PK", "news.docx")


def unreadable(root: Path, _: pytest.MonkeyPatch) -> Homecoming:
    return bring_home(Order(root, (str(root / "gone.txt"),)))


CASES: dict[str, Callable[[Path, pytest.MonkeyPatch], Homecoming]] = {
    "import-does-not-build": unbuildable,
    "import-guessed-encoding": encoded,
    "import-kept-edited": edited,
    "import-nothing-found": empty,
    "import-other-pages": longer,
    "import-teaser": brief,
    "import-over-limit": large,
    "import-profile-empty": unlearned,
    "import-profile-missing": misnamed,
    "import-profile-not-imported": own,
    "import-profile-source": moved,
    "import-undated": undated,
    "import-unknown-kind": unknown,
    "import-unreadable": unreadable,
}


@pytest.mark.parametrize("code", CASES)
def test_every_remark_can_be_provoked(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = CASES[code](tmp_path / "home", monkeypatch)
    assert [each.code for each in done.diagnostics] == [code]
    assert [each.severity for each in done.diagnostics] == [CATALOGUE[code].severity]


def test_there_are_no_others() -> None:
    assert CASES.keys() == {code for code in CATALOGUE if code.startswith("import-")}


def test_an_issue_that_does_not_build_is_home_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = unbuildable(tmp_path / "home", monkeypatch)
    assert (done.brought[0].status, done.brought[0].lands_on) == ("imported", None)
    assert "print-private-character" in done.diagnostics[0].hints[0]
    assert (tmp_path / "home" / "issues" / "2019-05" / "issue.toml").exists()


def test_a_profile_says_what_became_of_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "home"
    gone = moved(root, monkeypatch)
    assert "news.txt, is neither named nor beside one that is" in gone.diagnostics[0].message
    (tmp_path / "news.txt").write_text(flat_issue("2 May 2019"), encoding="utf-8")
    changed = taught(root, "2019-05")
    assert changed.diagnostics[0].message == "news.txt has changed since 2019-05 was brought home from it."
    assert changed.brought == ()


def test_pages_that_cannot_be_filled_are_counted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (brought,) = longer(tmp_path / "home", monkeypatch).brought
    assert (brought.pages, brought.lands_on) == (4, 1)
    written = (tmp_path / "home" / "issues" / "2019-05" / "issue.toml").read_text(encoding="utf-8")
    assert 'pages = "auto"\noriginal_pages = 4\n' in written

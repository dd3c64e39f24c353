"""Whole series, with recoveries made by hand in the place of workers and without a trial."""

from __future__ import annotations

import datetime as dt
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from broadsheet.diagnostics import MachineError
from broadsheet.intake import kept, series
from broadsheet.intake.home import Order
from broadsheet.intake.issues import Draft
from broadsheet.intake.readers import Answer
from broadsheet.intake.series import Homecoming, bring_home
from broadsheet.intake.sources import Source
from broadsheet.intake.trial import AUTO, Trial, Verdict
from broadsheet.press.outputs import issue_lock
from tests.unit.intake.recovered import a_story, an_issue, sure


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """A source's text is its date and the titles of its stories."""

    def read_all(sources: Sequence[Source], spool: Path, asked: Mapping[str, str]) -> Generator[Answer]:
        assert asked == {}
        for source in reversed(sources):
            date, *titles = source.path.read_text(encoding="utf-8").split()
            issue = {"date": sure(date), "nameplate": sure(f"News of {date}")} if date != "-" else {}
            recovered = an_issue(*(a_story(title, "A word.") for title in titles), issue=issue)
            (spool / source.sha256).write_bytes(msgspec.msgpack.encode(recovered))
            yield Answer(source, spool / source.sha256, None)

    def verdict(_self: Trial, draft: Draft) -> Verdict:
        return Verdict(AUTO, lands_on=len(draft.stories))

    monkeypatch.setattr(series, "read_all", read_all)
    monkeypatch.setattr(kept, "read_all", read_all)
    monkeypatch.setattr(Trial, "verdict", verdict)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    folder.mkdir()
    texts = {"a": "2019-06-01 Tide", "b": "2019-05-01 Boat Quay", "c": "2019-05-01 Lamp", "d": "- Undated"}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def bring(root: Path, *sources: Path, **wishes: Any) -> Homecoming:  # noqa: ANN401
    return bring_home(Order(root, tuple(map(str, sources)), **wishes))


def content(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and ".broadsheet" not in path.parts)
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def said(done: Homecoming) -> list[tuple[str, str, str | None]]:
    return [(each.source, each.status, each.id) for each in done.brought]


def test_issues_come_by_date_and_two_of_a_day_by_name(old: Path, tmp_path: Path) -> None:
    done = bring(tmp_path / "home", old)
    assert said(done) == [
        ("b.txt", "imported", "2019-05"),
        ("c.txt", "imported", "2019-05-2"),
        ("a.txt", "imported", "2019-06"),
        ("d.txt", "imported", "d"),
    ]
    assert done.config
    assert b'name = "News of 2019-06-01"' in (tmp_path / "home" / "broadsheet.toml").read_bytes()
    assert [each.code for each in done.diagnostics] == ["import-undated"]


def test_the_second_time_all_is_home(old: Path, tmp_path: Path) -> None:
    bring(tmp_path / "home", old)
    before = content(tmp_path / "home")
    done = bring(tmp_path / "home", old)
    assert {status for _, status, _ in said(done)} == {"unchanged"}
    assert {each.id: each.stories for each in done.brought} == {
        "2019-05": 2,
        "2019-05-2": 1,
        "2019-06": 1,
        "d": 1,
    }
    assert not done.config
    assert content(tmp_path / "home") == before


def test_one_after_the_other_or_all_at_once_is_the_same(old: Path, tmp_path: Path) -> None:
    bring(tmp_path / "once", old)
    bring(tmp_path / "again", old / "b.txt")
    bring(tmp_path / "again", old)
    once, again = content(tmp_path / "once"), content(tmp_path / "again")
    assert once.pop("broadsheet.toml") != again.pop("broadsheet.toml"), (
        "each from what was known of issues then"
    )
    assert once == again


def test_a_new_version_of_the_program_reads_again(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(tmp_path / "home", old)
    for module in ("home", "writing"):
        monkeypatch.setattr(f"broadsheet.intake.{module}.__version__", "9.9")
    done = bring(tmp_path / "home", old)
    assert [each.id for each in done.brought] == ["2019-05", "2019-05-2", "2019-06", "d"]
    assert [each.placed.written for each in done.brought] == [[], [], [], []]
    assert {each.status for each in bring(tmp_path / "home", old).brought} == {"unchanged"}


@pytest.mark.parametrize("begun", [(), (".being-written",)])
def test_a_folder_that_a_killed_import_had_begun_takes_no_name(
    begun: tuple[str, ...], old: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "home" / "issues" / "2019-06"
    folder.mkdir(parents=True)
    for name in begun:
        (folder / name).write_text("{", encoding="utf-8")
    assert said(bring(tmp_path / "home", old / "a.txt")) == [("a.txt", "imported", "2019-06")]
    assert not (folder / ".being-written").exists()


def test_an_issue_of_the_editors_own_is_never_touched(old: Path, tmp_path: Path) -> None:
    own = tmp_path / "home" / "issues" / "2019-06"
    own.mkdir(parents=True)
    stories = tmp_path / "home" / "stories" / "2019-05"
    stories.mkdir(parents=True)
    (stories / "tide.md").write_text("The tide.\n", encoding="utf-8")
    (own / "issue.toml").write_text("date = 2019-06-01\n", encoding="utf-8")
    names = [name for _, _, name in said(bring(tmp_path / "home", old))]
    assert names == ["2019-05-2", "2019-05-3", "2019-06-2", "d"]
    assert (own / "issue.toml").read_text(encoding="utf-8") == "date = 2019-06-01\n"


def test_what_is_older_stays_out(old: Path, tmp_path: Path) -> None:
    done = bring(tmp_path / "home", old, since=dt.date(2019, 5, 2))
    assert said(done) == [
        ("a.txt", "imported", "2019-06"),
        ("d.txt", "imported", "d"),
        ("b.txt", "older", None),
        ("c.txt", "older", None),
    ]


def test_a_dry_run_says_the_names_and_writes_nothing(old: Path, tmp_path: Path) -> None:
    done = bring(tmp_path / "home", old, dry_run=True)
    assert [(each.status, each.id, each.stories) for each in done.brought[:2]] == [
        ("would be imported", "2019-05", 2),
        ("would be imported", "2019-05-2", 1),
    ]
    assert not (tmp_path / "home").exists()


def test_stories_alone_make_no_issue_and_may_become_one_later(old: Path, tmp_path: Path) -> None:
    root = tmp_path / "home"
    bring(root, old, is_issue=False, since=dt.date(2019, 6, 1))
    assert sorted(path.name for path in (root / "stories").iterdir()) == ["2019-06", "d"]
    assert not list(root.rglob("issue.toml"))
    bring(root, old, is_issue=False)
    assert sorted(path.name for path in (root / "stories").iterdir()) == [
        "2019-05",
        "2019-05-2",
        "2019-06",
        "d",
    ]
    assert {each.status for each in bring(root, old, is_issue=False, since=dt.date(2020, 1, 1)).brought} == {
        "unchanged"
    }
    bring(root, old)
    assert len(list(root.rglob("issue.toml"))) == 4
    bring(root, old, is_issue=False)
    assert len(list(root.rglob("issue.toml"))) == 4


def test_a_publication_that_cannot_be_read_is_said(old: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "broadsheet.toml").write_text("format = 99\n", encoding="utf-8")
    done = bring(tmp_path / "home", old)
    assert [each.code for each in done.diagnostics] == ["config-newer-format"]
    assert done.brought == ()


def test_two_imports_never_meet(old: Path, tmp_path: Path) -> None:
    root = tmp_path / "home"
    with issue_lock(root, "all-imports"), pytest.raises(MachineError, match="Another import"):
        bring(root, old)
    (root / ".broadsheet" / "locks" / "all-imports.lock").unlink()
    (root / ".broadsheet" / "locks" / "all-imports.lock").mkdir()
    with pytest.raises(MachineError, match="cannot be written"):
        bring(root, old)


def test_what_was_read_before_a_kill_is_not_read_again(
    tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    def nothing(sources: Sequence[Source], _spool: Path, _asked: Mapping[str, str]) -> Generator[Answer]:
        assert list(sources) == []
        yield from ()

    with monkeypatch.context() as patch:
        patch.setattr(series, "draft_of", killed)
        with pytest.raises(KeyboardInterrupt):
            bring(tmp_path / "paper", old)
    monkeypatch.setattr(kept, "read_all", nothing)
    assert bring(tmp_path / "paper", old).brought

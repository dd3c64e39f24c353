"""`broadsheet import` as a user calls it: what comes home can be built at once, and nothing of it is lost."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from broadsheet.cli import ERRORS, MACHINE, OK, USAGE, main
from tests.support.flat_issues import flat_issue

Capture = pytest.CaptureFixture[str]
EDITIONS = {"print.pdf", "mail.html", "mail.txt", "mail.eml", "issue.txt"}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication made of one back issue. Tests leave it as it is."""
    folder = tmp_path_factory.mktemp("import")
    (folder / "news.txt").write_text(flat_issue(), encoding="utf-8")
    assert main(["import", str(folder / "news.txt"), "-C", str(folder / "home")]) == OK
    return folder / "home"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(flat_issue(), encoding="utf-8")
    return tmp_path / "news.txt"


def files(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file() and ".broadsheet" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def test_it_builds_at_once_in_every_edition(imported: Path, tmp_path: Path) -> None:
    assert main(["check", "--strict", "-C", str(imported)]) == OK
    assert main(["build", "-C", str(imported), "--out", str(tmp_path)]) == OK
    assert {path.name for path in (tmp_path / "2019-05").iterdir()} >= EDITIONS
    text = (tmp_path / "2019-05" / "issue.txt").read_text(encoding="utf-8")
    for said in (
        "HARBOUR NEWS",
        "The lamps of the north mole",
        "Ida Marsh",
        "four strong friends",
        "3 Quay Street",
    ):
        assert said.casefold() in text.casefold()


def test_no_word_of_the_source_is_lost(imported: Path) -> None:
    written = "\n".join(data.decode() for name, data in files(imported).items() if not name.endswith(".json"))
    assert words(flat_issue()) - words(written) == Counter()


def test_it_says_what_to_do_next(old: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["import", str(old), "-C", str(tmp_path / "home")]) == OK
    said = capsys.readouterr()
    first, second, last = said.out.splitlines()
    assert first.startswith("Made broadsheet.toml")
    assert re.fullmatch(r"2019-05: \d stories from news\.txt(, \d+ values? to look at)?", second)
    assert last == "Look at issues/2019-05/report.md, then: broadsheet build 2019-05"
    assert said.err == ""


def test_the_second_time_every_byte_stays(old: Path, tmp_path: Path, capsys: Capture) -> None:
    main(["import", str(old), "-C", str(tmp_path / "home")])
    before = files(tmp_path / "home")
    capsys.readouterr()
    assert main(["import", str(old), "-C", str(tmp_path / "home")]) == OK
    assert capsys.readouterr().out == "2019-05: unchanged, news.txt is home already\n"
    assert files(tmp_path / "home") == before


def test_one_object_for_programs(old: Path, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "bad.txt").write_text("nothing here", encoding="utf-8")
    named = [str(old), str(tmp_path / "bad.txt")]
    assert main(["import", *named, "-C", str(tmp_path / "home"), "--json"]) == ERRORS
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert said["folder"] == str(tmp_path / "home")
    assert said["made_publication"] is True
    (source,) = said["sources"]
    assert (source["source"], source["status"], source["issue"]) == ("news.txt", "imported", "2019-05")
    assert "issues/2019-05/issue.toml" in source["written"]
    assert [each["code"] for each in said["diagnostics"]] == ["import-nothing-found"]


def test_a_dry_run_writes_nothing(old: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["import", str(old), "-C", str(tmp_path / "home"), "--dry-run"]) == OK
    assert re.fullmatch(r"2019-05: \d stories would be written from news\.txt\n", capsys.readouterr().out)
    assert not (tmp_path / "home").exists()


def test_it_comes_into_the_publication_where_one_stands(
    old: Path, imported: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(old), "--as", "stories"]) == OK
    assert (tmp_path / "stories" / "2019-05").is_dir()
    assert not list(tmp_path.rglob("issue.toml"))
    monkeypatch.chdir(imported / "stories")
    before = files(imported)
    assert main(["import", str(old)]) == OK
    assert files(imported) == before


def test_a_publication_stays_as_it_is(old: Path, tmp_path: Path) -> None:
    main(["new", str(tmp_path / "home"), "--name", "Quay Letter"])
    config = (tmp_path / "home" / "broadsheet.toml").read_bytes()
    assert main(["import", str(old), "-C", str(tmp_path / "home")]) == OK
    assert (tmp_path / "home" / "broadsheet.toml").read_bytes() == config
    assert main(["build", "2019-05", "-C", str(tmp_path / "home")]) == OK


def test_without_the_extra_it_says_what_to_install(
    old: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    assert main(["import", str(old)]) == MACHINE
    assert 'pip install "broadsheet[import]"' in capsys.readouterr().err


def test_what_is_older_is_left_out_and_a_date_must_be_one(old: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["import", str(old), "--since", "2019-05-02", "-C", str(tmp_path / "home")]) == OK
    assert capsys.readouterr().out == "news.txt: older, left out\n"
    assert [path.name for path in (tmp_path / "home").iterdir()] == [".broadsheet"]
    with pytest.raises(SystemExit) as ended:
        main(["import", str(old), "--since", "spring"])
    assert ended.value.code == USAGE

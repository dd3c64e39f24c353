from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.diagnostics import MachineError
from broadsheet.intake import placing
from broadsheet.intake.placing import Placed, place, read_journal

FOLDER = "issues/2019-05"
STORY, ISSUE = "stories/2019-05/boat.md", f"{FOLDER}/issue.toml"
FACTS = {"sha256": "ab", "broadsheet": "1.0", "wanted": "issue", "since": None}


def put(root: Path, **words: str) -> Placed:
    return place(root, FOLDER, {STORY: words["story"].encode(), ISSUE: b"number = 1\n"}, FACTS)


def test_the_second_time_nothing_changes(tmp_path: Path) -> None:
    assert put(tmp_path, story="It leaves.") == Placed(written=[STORY, ISSUE])
    before = (tmp_path / FOLDER / "report.json").read_bytes()
    assert put(tmp_path, story="It leaves.") == Placed(unchanged=[STORY, ISSUE])
    assert (tmp_path / FOLDER / "report.json").read_bytes() == before


def test_what_we_wrote_is_written_anew_and_what_an_editor_wrote_stays(tmp_path: Path) -> None:
    put(tmp_path, story="It leaves.")
    assert put(tmp_path, story="It leaves at eleven.").written == [STORY]
    (tmp_path / STORY).write_text("It left.", encoding="utf-8")
    assert put(tmp_path, story="It leaves at noon.").kept == [STORY]
    assert (tmp_path / STORY).read_text(encoding="utf-8") == "It left."


def test_a_file_that_was_there_before_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / STORY).parent.mkdir(parents=True)
    (tmp_path / STORY).write_text("Mine.", encoding="utf-8")
    assert put(tmp_path, story="It leaves.") == Placed(written=[ISSUE], kept=[STORY])


def test_what_is_called_otherwise_now_goes_unless_it_was_changed(tmp_path: Path) -> None:
    old = {"stories/2019-05/old.md": b"Old.", "stories/2019-05/edited.md": b"Old too."}
    place(tmp_path, FOLDER, old, FACTS)
    (tmp_path / "stories/2019-05/edited.md").write_bytes(b"New words.")
    put(tmp_path, story="It leaves.")
    assert not (tmp_path / "stories/2019-05/old.md").exists()
    assert (tmp_path / "stories/2019-05/edited.md").exists()


def test_a_made_up_report_removes_nothing_elsewhere(tmp_path: Path) -> None:
    outside = tmp_path / "letter.txt"
    outside.write_bytes(b"x")
    place(tmp_path / "paper", FOLDER, {}, FACTS)
    sha = placing._sha256(b"x")  # noqa: SLF001 - the hash that a forger would compute
    forged = {**FACTS, "files": {"../letter.txt": sha, "stories/../../letter.txt": sha, str(outside): sha}}
    (tmp_path / "paper" / FOLDER / "report.json").write_text(json.dumps(forged), encoding="utf-8")
    put(tmp_path / "paper", story="It leaves.")
    assert outside.exists()


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"files": 1}', b"\xff", b"[" * 100_000])
def test_a_report_that_cannot_be_read_is_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(data)
    assert read_journal(path) is None


@pytest.mark.parametrize("survived", [0, 1, 2])
def test_killed_at_any_file_it_is_completed_by_the_next(
    survived: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "whole", story="It leaves at eleven.")
    put(tmp_path / "killed", story="It leaves.")
    write, left = placing.write_whole, iter(range(survived))

    def dying(path: Path, data: bytes) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        write(path, data)

    monkeypatch.setattr(placing, "write_whole", dying)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "killed", story="It leaves at eleven.")
    journal = read_journal(tmp_path / "killed" / FOLDER / "report.json")
    assert journal is not None
    assert (journal.before is None) == (survived == 0)
    monkeypatch.setattr(placing, "write_whole", write)
    assert put(tmp_path / "killed", story="It leaves at eleven.").kept == []
    for name in (STORY, ISSUE, f"{FOLDER}/report.json"):
        assert (tmp_path / "killed" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    (tmp_path / "issues").write_bytes(b"no folder")
    with pytest.raises(MachineError, match="cannot be written"):
        put(tmp_path, story="It leaves.")

from __future__ import annotations

import os
import re
from pathlib import Path

import msgspec
import pytest

from broadsheet.intake import readers, worker
from broadsheet.intake.readers import Answer, read_all
from broadsheet.intake.sources import Source, find_sources
from broadsheet.sources.backissue.model import Recovered
from broadsheet.sources.backissue.profile import Profile
from tests.support.flat_issues import flat_issue
from tests.support.series import confirmed_issue, first_issue, second_issue

# Workers that behave as a file may make them: each answers what its name says.
BAD = """
import sys, time
for line in sys.stdin:
    if "slow" in line:
        time.sleep(60)
    if "dead" in line:
        sys.exit(1)
    print("{}", flush=True)
"""


def some(folder: Path, *names: str) -> tuple[Source, ...]:
    for name in names:
        (folder / f"{name}.txt").write_text(name, encoding="utf-8")
    return find_sources([str(folder / f"{name}.txt") for name in names])[0]


def by_name(answers: list[Answer]) -> dict[str, str]:
    return {each.source.name: each.fault.message if each.fault else "" for each in answers}


def test_a_worker_lays_down_what_was_recovered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(flat_issue(), encoding="utf-8")
    (answer,) = read_all(find_sources([str(tmp_path / "a.txt")])[0], tmp_path)
    assert answer.fault is None
    recovered = msgspec.msgpack.decode(answer.file.read_bytes(), type=Recovered)
    assert [story.title.value for story in recovered.stories][1] == "A piano looks for a home"


def test_one_bad_source_never_stops_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.py").write_text(BAD, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(readers, "_WORKER", "bad")
    monkeypatch.setattr(readers, "_PATIENCE", 1.0)
    sources = some(tmp_path, "slow", "good", "dead", "fine", "well")
    said = by_name(list(read_all(sources, tmp_path, seconds=1.5)))
    assert said == {
        "slow.txt": "slow.txt was given up after 1.5 seconds of work.",
        "dead.txt": "dead.txt was given up: reading it took all memory, or broke the reader.",
        "good.txt": "",
        "fine.txt": "",
        "well.txt": "",
    }


def test_a_source_may_take_so_much_work_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(flat_issue() * 200, encoding="utf-8")
    (answer,) = read_all(find_sources([str(tmp_path / "long.txt")])[0], tmp_path, seconds=0.2)
    assert answer.fault is not None
    assert answer.fault.code == "import-over-limit"
    assert answer.fault.message == "long.txt was given up after 0.2 seconds of work."


def test_no_worker_outlives_its_reader(tmp_path: Path) -> None:
    sources = some(tmp_path, "a", "b", "c")
    reading = read_all(sources, tmp_path)
    next(reading)
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    assert children.read_text(encoding="ascii").split()
    reading.close()
    assert children.read_text(encoding="ascii").split() == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("it is a scan."), "it is a scan."),
        (MemoryError(), "it needs more than 2 GB of memory"),
        (KeyError("page"), "this is a fault of Broadsheet, please report it (KeyError: 'page')"),
    ],
)
def test_whatever_a_source_does_is_an_answer(
    error: Exception, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recover(_data: bytes, _name: str) -> Recovered:
        raise error

    monkeypatch.setattr(worker, "recover", recover)
    (source,) = some(tmp_path, "a")
    assert worker.answer(source.path, tmp_path / "spool") == {"refused": said}


def test_a_worker_learns_a_profile_and_reads_with_it(tmp_path: Path) -> None:
    first, second, confirmed = (tmp_path / name for name in ("a.txt", "b.txt", "confirmed"))
    first.write_text(first_issue(), encoding="utf-8")
    second.write_text(second_issue(), encoding="utf-8")
    confirmed.write_bytes(msgspec.msgpack.encode(confirmed_issue()))
    profile, read = tmp_path / "profile", tmp_path / "read"
    assert worker.answer(first, profile, {"confirmed": str(confirmed)}) == {}
    assert msgspec.msgpack.decode(profile.read_bytes(), type=Profile).words["by"] == ("Penned by",)
    assert worker.answer(second, read, {"profile": str(profile)}) == {}
    recovered = msgspec.msgpack.decode(read.read_bytes(), type=Recovered)
    assert [story.byline.value for story in recovered.stories if story.byline] == [["Ida Marsh"]]


def test_a_source_that_has_gone_is_an_answer(tmp_path: Path) -> None:
    assert worker.answer(tmp_path / "gone.txt", tmp_path / "spool") == {
        "refused": "No such file or directory"
    }


def test_a_worker_may_not_take_all_memory(tmp_path: Path) -> None:
    reading = read_all(some(tmp_path, "a"), tmp_path)
    next(reading)
    (child,) = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    limits = Path(f"/proc/{child}/limits").read_text(encoding="ascii")
    reading.close()
    assert re.search(rf"Max address space +{worker.MEMORY} ", limits)

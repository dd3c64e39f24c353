"""The typesetter works in a process of its own, which may refuse, fail, die or grow."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.diagnostics import MachineError
from broadsheet.editions.print import typesetter as module
from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.typesetter import RefusedError, Typesetter

ANSWERS = '#set document(title: "T")\n#metadata(1) <a>\n#metadata("x") <a>\n#metadata((k: 2)) <b>\nWords.'


@pytest.fixture
def typesetter() -> Iterator[Typesetter]:
    with Typesetter(font_folders()) as made:
        yield made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "main.typ").write_text(ANSWERS, encoding="utf-8")
    return tmp_path


def worker(typesetter: Typesetter) -> int:
    process = typesetter._process  # noqa: SLF001 - which process it is shows nowhere else
    assert process
    return process.pid


def test_a_query_gives_the_values_of_each_selector(typesetter: Typesetter, root: Path) -> None:
    assert typesetter.query(root, "main.typ", ["<a>", "<b>"]) == [[1, "x"], [{"k": 2}]]


def test_the_same_input_and_time_give_the_same_bytes(typesetter: Typesetter, root: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        typesetter.compile(root, "main.typ", root / name, 1_793_491_200)
    assert (root / "one.pdf").read_bytes() == (root / "two.pdf").read_bytes()
    assert b"2026" in (root / "one.pdf").read_bytes()


def test_the_families_are_those_of_the_wheels_not_of_the_machine(typesetter: Typesetter) -> None:
    families = typesetter.families()
    assert {"Source Serif 4", "Playfair Display", "Noto Emoji"} <= set(families)
    assert families == tuple(sorted(families))


def test_no_process_is_started_before_the_first_question() -> None:
    with Typesetter(font_folders()) as idle:
        assert idle._process is None  # noqa: SLF001 - as above


def test_one_process_answers_all_questions(typesetter: Typesetter, root: Path) -> None:
    typesetter.query(root, "main.typ", ["<a>"])
    first = worker(typesetter)
    typesetter.query(root, "main.typ", ["<b>"])
    assert worker(typesetter) == first


def test_a_worker_that_has_grown_is_replaced(
    typesetter: Typesetter, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typesetter.query(root, "main.typ", ["<a>"])
    first = worker(typesetter)
    monkeypatch.setattr(module, "RECYCLE_BYTES", 1)
    typesetter.query(root, "main.typ", ["<a>"])
    assert not Path(f"/proc/{first}").exists()
    monkeypatch.undo()
    assert typesetter.query(root, "main.typ", ["<b>"]) == [[{"k": 2}]]
    assert worker(typesetter) != first


def test_a_refusal_has_the_typesetter_s_words_and_leaves_it_working(
    typesetter: Typesetter, root: Path
) -> None:
    (root / "bad.typ").write_text('#panic("no room")', encoding="utf-8")
    with pytest.raises(RefusedError, match="no room"):
        typesetter.query(root, "bad.typ", ["<a>"])
    assert typesetter.query(root, "main.typ", ["<a>"]) == [[1, "x"]]


def test_a_refused_query_says_where(typesetter: Typesetter, root: Path) -> None:
    (root / "theme.typ").write_text("\n#let make = (\n", encoding="utf-8")
    (root / "bad.typ").write_text('#import "theme.typ": make', encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        typesetter.query(root, "bad.typ", ["<a>"])
    assert "theme.typ:2:12" in refused.value.where


def test_a_package_in_whatever_spelling_is_not_fetched(
    typesetter: Typesetter, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "*")
    (root / "bad.typ").write_text('#import "\\u{40}preview/cetz:0.3.0"', encoding="utf-8")
    for ask in (
        lambda: typesetter.query(root, "bad.typ", ["<a>"]),
        lambda: typesetter.compile(root, "bad.typ", root / "bad.pdf", 0),
    ):
        with pytest.raises(RefusedError, match=r"failed to download package .*refused") as refused:
            ask()
        assert "bad.typ:1" in refused.value.where


def test_a_folder_that_has_gone_is_the_machine_s_fault(typesetter: Typesetter, root: Path) -> None:
    with pytest.raises(MachineError, match="The typesetter cannot work: No such file"):
        typesetter.compile(root, "main.typ", root / "gone" / "x.pdf", 0)


def test_a_worker_that_dies_is_one_line_and_the_next_question_gets_another(
    typesetter: Typesetter, root: Path
) -> None:
    typesetter.query(root, "main.typ", ["<a>"])
    os.kill(worker(typesetter), signal.SIGKILL)
    with pytest.raises(MachineError, match="stopped without an answer"):
        typesetter.query(root, "main.typ", ["<a>"])
    assert typesetter.query(root, "main.typ", ["<a>"]) == [[1, "x"]]


def test_an_interrupt_from_the_keyboard_is_left_to_the_parent(typesetter: Typesetter, root: Path) -> None:
    typesetter.query(root, "main.typ", ["<a>"])
    os.kill(worker(typesetter), signal.SIGINT)
    assert typesetter.query(root, "main.typ", ["<a>"]) == [[1, "x"]]


def test_the_process_goes_with_its_owner(root: Path) -> None:
    with Typesetter(font_folders()) as made:
        made.query(root, "main.typ", ["<a>"])
        pid = worker(made)
    assert not Path(f"/proc/{pid}").exists()

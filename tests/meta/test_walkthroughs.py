"""A reader who does what the documents say gets what the documents show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.meta.walkthrough import Running, Writing, follow, is_shown, steps

ROOT = Path(__file__).parents[2]
WALKTHROUGHS = [
    ROOT / "README.md",
    *sorted((ROOT / "docs").glob("tutorial/*.md")),
    *sorted((ROOT / "docs").glob("how-to/*.md")),
]


@pytest.mark.parametrize("document", WALKTHROUGHS, ids=lambda path: path.stem)
def test_a_reader_can_follow_it(document: Path, tmp_path: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert any(isinstance(step, Running) for step in steps(text))
    follow(text, tmp_path)


def test_files_are_written_and_commands_run_in_order(tmp_path: Path) -> None:
    follow(
        "`lamp/oil.txt`:\n\n```text\nfull\n```\n```console\n$ cd lamp\n$ cat oil.txt\nfull\n```\n", tmp_path
    )
    assert (tmp_path / "lamp" / "oil.txt").read_text(encoding="utf-8") == "full\n"


def test_a_file_may_hold_fences() -> None:
    document = "`a.md`:\n````markdown\n```console\n$ rm lamp\n```\n````\n"
    assert list(steps(document)) == [Writing("a.md", "```console\n$ rm lamp\n```\n")]


def test_only_a_line_of_its_own_names_a_file() -> None:
    assert list(steps("It goes into `oil.txt`:\n```text\nfull\n```\n")) == []


def test_only_the_last_command_of_a_block_may_fail() -> None:
    document = "```console exit=2\n$ true\n$ sh -c 'exit 2'\n```\n"
    assert [step.status for step in steps(document) if isinstance(step, Running)] == [0, 2]


@pytest.mark.parametrize("block", ["$ false", "$ echo dark\nlight", "$ cat lamp.txt"])
def test_a_document_that_lies_is_caught(block: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        follow(f"```console\n{block}\n```\n", tmp_path)


def test_an_ellipsis_stands_for_anything() -> None:
    assert is_shown("lit at …,\n…out", "lit at five,\nand on\nand out\n")
    assert not is_shown("lit at …", "dark\n")

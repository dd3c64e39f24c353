"""What a story asks editions to carry of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.sources.folder.folders import STORY, load, said, story

HEAD = "---\ntitle: New ferry times\n{}\n---\nThe first boat leaves at six.\n"


@pytest.mark.parametrize(
    ("line", "carry"),
    [
        ("", {}),
        ("carry: whole", {"all": "whole"}),
        ("carry: excerpt", {"all": "excerpt"}),
        ("carry: {mail: whole, text: excerpt}", {"mail": "whole", "text": "excerpt"}),
    ],
)
def test_one_word_for_all_or_a_word_each(tmp_path: Path, line: str, carry: dict[str, str]) -> None:
    assert story(tmp_path, HEAD.format(line)).carry == carry


@pytest.mark.parametrize("line", ["carry: half", "carry: 3", "carry: {mail: half}", "carry: [whole]"])
def test_anything_else_is_refused_where_it_stands(tmp_path: Path, line: str) -> None:
    found = load(tmp_path, {STORY: HEAD.format(line)}).diagnostics
    assert said(found) == [("source-bad-field", f"{STORY}:3")]

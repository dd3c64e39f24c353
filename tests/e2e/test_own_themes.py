"""A publication's own theme that cannot be used is named, with its file; nothing goes to the network for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.press.compile import Compiled, Request, compile_issue
from tests.support.publications import example


def built(folder: Path, drawing: str) -> Compiled:
    root = example(folder)
    settings = root / "broadsheet.toml"
    written = settings.read_text(encoding="utf-8").replace('theme = "classic"', 'theme = "town"')
    settings.write_text(written, encoding="utf-8")
    (root / "themes").mkdir()
    (root / "themes/town.toml").write_text('base = "classic"\n', encoding="utf-8")
    (root / "themes/town.typ").write_text(drawing, encoding="utf-8")
    return compile_issue(Request(root))


@pytest.mark.parametrize(
    "drawing",
    [
        "#let make(spec, voice) = {\n  let x = (\n",
        "#let nothing = 1\n",
        '#import "\\u{40}preview/cetz:0.3.0"\n#import "classic.typ": make\n',
        '#let words = read("/etc/passwd")\n#import "classic.typ": make\n',
        '#import "classic.typ"\n#let make(spec, voice) = (words: classic.make(spec, voice).words)\n',
    ],
    ids=["syntax", "no make", "package", "file", "no drawings"],
)
def test_a_faulty_drawing_is_named(drawing: str, tmp_path: Path) -> None:
    made = built(tmp_path, drawing)
    (fault,) = made.diagnostics
    assert fault.code == "print-bad-theme"
    assert fault.span
    assert fault.span.file == "themes/town.typ"
    assert fault.hints
    assert "broadsheet-" not in fault.message  # the folder the typesetter works in
    assert "print.pdf" not in made.artefacts


def test_a_sound_one_sets_the_pages(tmp_path: Path) -> None:
    made = built(tmp_path, '#import "classic.typ"\n#let make = classic.make\n')
    assert made.diagnostics == ()
    assert made.fit
    assert made.fit["verified"]

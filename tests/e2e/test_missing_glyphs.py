"""An issue in a script the fonts lack is told what to do about it; with them it is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.diagnostics.render import render
from broadsheet.editions.print import fonts
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.print_outcome import Goal

CONFIG = (
    'format = 1\n\n[publication]\nname = "{name}"\nlanguage = "{language}"\nurl = "https://example.org/m"\n'
)
ISSUE = 'date = 2026-11-01\npages = "auto"\nstories = ["minato"]\n'
JAPANESE = (
    "港の図書館は、夜も開いています。「来週から」と館長は話しました。冬の間も毎晩十時まで本を借りられます。"
)


@pytest.fixture
def without_cjk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_EXTRA_WHEELS", {})


def made(root: Path, goal: Goal, *, language: str = "ja", text: str = JAPANESE * 40) -> Compiled:
    name = "港新聞" if language == "ja" else "Harbour News"
    for file, content in {
        "broadsheet.toml": CONFIG.format(name=name, language=language),
        "issues/2026-11/issue.toml": ISSUE,
        "stories/minato.md": f"---\ntitle: 港の図書館\nlang: ja\n---\n{text}\n",
    }.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(content, encoding="utf-8")
    return compile_issue(Request(root, goal=goal))


@pytest.mark.usefixtures("without_cjk")
@pytest.mark.parametrize("goal", [Goal.PLAN, Goal.PAGES])
def test_japanese_without_its_fonts_is_an_error_that_names_the_extra(tmp_path: Path, goal: Goal) -> None:
    compiled = made(tmp_path, goal, language="en")
    (found,) = compiled.diagnostics
    assert compiled.failed
    assert render(found) == (
        "error[print-missing-glyph]: no font has the characters “港” (U+6E2F), “図” (U+56F3), “書” (U+66F8),"
        " “館” (U+9928), “は” (U+306F) and 32 more in “港の図書館”\n"
        "  --> stories/minato.md\n"
        "  hint: Install the CJK fonts: pip install 'broadsheet[cjk]', or put a font into fonts/."
    )


def test_japanese_with_its_fonts_is_set(tmp_path: Path) -> None:
    compiled = made(tmp_path, Goal.PAGES)
    assert compiled.diagnostics == ()
    assert compiled.fit
    assert compiled.fit["verified"] is True


@pytest.mark.usefixtures("without_cjk")
def test_a_font_of_one_s_own_will_do(tmp_path: Path) -> None:
    (wheel,) = (folder for folder in WITH_CJK if "cjk" in folder.name)
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "own.ttc").symlink_to(next(wheel.glob("*.ttc")))
    assert made(tmp_path, Goal.PLAN, language="en").diagnostics == ()


WITH_CJK = fonts.font_folders()

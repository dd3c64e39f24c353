"""What a theme's file says wrongly is named with its file and line, each fault once."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.diagnostics import Diagnostic, Span
from broadsheet.editions.print.theme import TEMPLATES
from broadsheet.editions.print.theme_file import find_theme


def faults(folder: Path, toml: str) -> tuple[Diagnostic, ...]:
    (folder / "themes").mkdir()
    (folder / "themes/town.toml").write_text(f'base = "classic"\n{toml}\n', encoding="utf-8")
    return find_theme("town", folder)[1]


@pytest.mark.parametrize(
    ("table", "line", "said"),
    [
        ("body", "larger = [[10, 13], [11, 0]]", "`body.larger[2][2]` is 0"),
        ("page", "gutter = -500", "`page.gutter` is -500; it should be a number from 0 to 2,000"),
        ("page", "column = inf", "`page.column` is inf"),
        ("page", "margin_x = 5000", "`page.margin_x` is 5000"),
        ("sizes", "head1 = 0", "`sizes.head1` is 0"),
        ("sizes", "head1 = nan", "`sizes.head1` is nan"),
        ("scripts.Arab", "beside = 0", "`scripts.Arab.beside` is 0"),
        ("scripts.Arab.body", "pitch = 5", "`scripts.Arab.body.pitch` has 5 points from line to line"),
        ("scripts.Arab.body", "larger = [[12, 9]]", "`scripts.Arab.body.larger` has 9 points"),
        ("copy", "lede_words = -1", "`copy.lede_words` is -1"),
        ("copy", 'picture_window = ["a", 0.5]', '`copy.picture_window[1]` is "a"'),
        ("copy", "picture_window = [1.5, 0.5]", "the least of `picture_window`, 1.5, is greater"),
        ("front", "cover_window = [3, 1]", "the least of `cover_window`, 3, is greater"),
        ("contrast", "least = 3", "`contrast.least` is 3; it should be a number from 4.5 to 21"),
        ("contrast", 'pairs = [[1, "paper"]]', "`contrast.pairs[1][1]` is 1"),
        ("faces", "mono = []", "one or more families"),
        ("colours", 'accent = "#abc"', "`colours.accent` is “#abc”"),
        ("colours", 'wash = "accent 300%"', "`colours.wash` is “accent 300%”"),
        ("colours", 'paper = "ink 3%"', "`colours.paper` is “ink 3%”"),
        ("black", 'wash = "quiet 300%"', "`black.wash` is “quiet 300%”"),
    ],
)
def test_each_fault_is_named_once_with_its_line(tmp_path: Path, table: str, line: str, said: str) -> None:
    (fault,) = faults(tmp_path, f"[{table}]\n{line}")
    assert said in fault.message
    assert fault.span == Span("themes/town.toml", 3)


def test_a_share_of_a_share_is_refused_in_black_too(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, '[black]\nquiet = "accent 50%"\nwash = "quiet 50%"')
    assert "`black.wash`" in fault.message
    assert "no share itself" in fault.hints[0]


def test_a_share_may_not_become_one_of_a_share_in_black(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, '[colours]\nwash = "accent 12%"\n[black]\naccent = "ink 50%"')
    assert "`black.wash` is “accent 12%”" in fault.message


@pytest.mark.parametrize("line", ["base = 3", "base = []"])
def test_a_base_that_is_no_name_is_the_only_fault(tmp_path: Path, line: str) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes/town.toml").write_text(f"{line}\n", encoding="utf-8")
    (fault,) = find_theme("town", tmp_path)[1]
    assert (fault.code, fault.span) == ("config-bad-value", Span("themes/town.toml", 1))


def test_a_size_that_every_drawing_needs_cannot_be_left_out(tmp_path: Path) -> None:
    text = (TEMPLATES / "themes/classic.toml").read_text(encoding="utf-8").replace("head1 = 32.5\n", "")
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes/town.toml").write_text(text, encoding="utf-8")
    (tmp_path / "themes/town.typ").write_text('#import "classic.typ": make\n', encoding="utf-8")
    (fault,) = find_theme("town", tmp_path)[1]
    assert fault.message == "`sizes.head1` is missing"

"""Themes are found, merged over their base, and refused in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.diagnostics import Span
from broadsheet.editions.print.theme import Dress
from broadsheet.editions.print.theme_file import drawings, find_theme, load_theme, theme_names


def own(folder: Path, toml: str, drawing: str = "", name: str = "town") -> Path:
    (folder / "themes").mkdir()
    (folder / f"themes/{name}.toml").write_text(toml, encoding="utf-8")
    if drawing:
        (folder / f"themes/{name}.typ").write_text(drawing, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", theme_names())
def test_every_built_in_theme_is_found_with_its_drawing(name: str, tmp_path: Path) -> None:
    theme, found = find_theme(name, tmp_path)
    assert (theme, found) == (load_theme(name), ())
    assert f"{name}.typ" in drawings()
    assert theme
    assert theme.drawing == f'#import "{name}.typ": make\n'


def test_a_theme_of_ones_own_takes_from_its_base_what_it_does_not_say(tmp_path: Path) -> None:
    root = own(tmp_path, 'base = "classic"\n[colours]\naccent = "#204060"\n[sizes]\nhead1 = 36\n')
    theme, found = find_theme("town", root)
    base = load_theme("classic")
    assert found == ()
    assert theme
    assert theme.colours == {**base.colours, "accent": "#204060"}
    assert theme.sizes == {**base.sizes, "head1": 36}
    assert (theme.body, theme.drawing) == (base.body, base.drawing)
    assert "town" in theme_names(root)


def test_its_drawing_is_used_where_it_has_one(tmp_path: Path) -> None:
    drawing = '#import "classic.typ"\n#let make = classic.make\n'
    theme, found = find_theme("town", own(tmp_path, 'base = "classic"\n', drawing))
    assert found == ()
    assert theme
    assert theme.drawing == drawing


def test_it_stands_before_a_built_in_one_of_its_name(tmp_path: Path) -> None:
    root = own(tmp_path, 'base = "classic"\n[sizes]\nhead1 = 40\n', name="classic")
    theme, _ = find_theme("classic", root)
    assert theme
    assert theme.sizes["head1"] == 40


@pytest.mark.parametrize(
    ("toml", "drawing", "said"),
    [
        ('base = "clasic"\n', "", "there is no theme “clasic”"),
        ('base = "classic"\n[bodies]\nsize = 9\n', "", "`bodies` is not a key"),
        ('base = "classic"\n[body]\nsize = "large"\npitch = 12\n', "", "`body.size` is"),
        ("[body]\nsize = 9\npitch = 12\n", "#let make = none\n", "missing"),
        ("base = [\n", "", "not valid TOML"),
        ('base = "classic"\n[body]\nsize = nan\npitch = 12\n', "", "`body.size` is"),
        ('base = "classic"\n[page]\ncolumn = -17\n', "", "`page.column` is -17"),
        ('base = "classic"\n[contrast]\nleast = 7\npairs = [["ink"]]\n', "", "should be a list of 2"),
        (
            'base = "classic"\n[copy]\nlede_words = 3\npicture_window = [1.5, 0.5]\n',
            "",
            "the least of `picture_window`",
        ),
        ('base = "classic"\n[faces]\ntext = []\n', "", "one or more families"),
        ('base = "classic"\n[scripts.Arabic]\ntext = ["Amiri"]\nhead = ["Amiri"]\n', "", "`scripts.Arabic`"),
        ('base = "classic"\ndrawing = "x"\n', "", "`drawing` is not a key"),
        ('base = "classic"\n[colours]\ntint = "wash 50%"\nwash = "accent 10%"\n', "", "`colours.tint` is"),
        ('base = "classic"\n[colours]\naccent = "red"\n', "", "`colours.accent` is “red”"),
        ('base = "classic"\n[colours]\nwash = "nothing 12%"\n', "", "`colours.wash` is “nothing 12%”"),
        ('base = "classic"\n[contrast]\nleast = 7\npairs = [["inc", "paper"]]\n', "", "names “inc”"),
        ('base = "classic"\n', '#import "@preview/cetz:0.3.0"\n', "cannot import a package"),
    ],
)
def test_a_faulty_one_is_refused_in_words(toml: str, drawing: str, said: str, tmp_path: Path) -> None:
    theme, found = find_theme("town", own(tmp_path, toml, drawing))
    assert theme is None
    assert any(said in each.message for each in found), found
    assert all(each.span and each.span.file.startswith("themes/town.") for each in found)


def test_a_theme_without_a_drawing_is_refused(tmp_path: Path) -> None:
    theme, found = find_theme("town", own(tmp_path, "[body]\nsize = 9\npitch = 12\n"))
    assert theme is None
    assert "print-bad-theme" in [each.code for each in found]


def test_an_unknown_name_gets_a_suggestion(tmp_path: Path) -> None:
    theme, (unknown,) = find_theme("classik", tmp_path)
    assert theme is None
    assert "`classic`" in unknown.hints[0]


def test_the_faces_of_a_script_come_first_then_those_of_all_others() -> None:
    theme = load_theme("classic")
    assert theme.families("Latn", "text")[:2] == ("Source Serif 4", "Amiri")
    assert theme.families("Arab", "text")[:2] == ("Amiri", "Source Serif 4")
    assert theme.families("Hant", "head")[:2] == ("Noto Sans CJK TC", "Playfair Display")
    assert theme.in_script("Arab").body.pitch > theme.body.pitch


def test_a_script_may_be_dressed_anew() -> None:
    theme = load_theme("classic").redressed("Jpan", Dress(text=("Ink",), head=("Brass",)))
    assert theme.families("Kore", "text")[0] == "Ink"


def test_a_mere_warning_does_not_refuse_it(tmp_path: Path) -> None:
    theme, found = find_theme("town", own(tmp_path, 'base = "classic"  # \x01\n'))
    assert theme
    assert [each.code for each in found] == ["source-control-character"]


@pytest.mark.parametrize("drawing", ['// #import "@preview/cetz:0.3.0"\n', ""])
def test_a_drawing_that_imports_nothing_from_the_network_is_left_to_the_typesetter(
    drawing: str, tmp_path: Path
) -> None:
    root = own(tmp_path, 'base = "classic"\n')
    (root / "themes/town.typ").write_text(drawing, encoding="utf-8")
    theme, found = find_theme("town", root)
    assert (theme and theme.drawing, found) == (drawing, ())


@pytest.mark.parametrize("name", ["classic", "town"])
@pytest.mark.parametrize("suffix", ["toml", "typ"])
def test_a_folder_in_the_place_of_a_file_is_named(name: str, suffix: str, tmp_path: Path) -> None:
    root = own(tmp_path, 'base = "classic"\n', name=name)
    (root / f"themes/{name}.{suffix}").unlink(missing_ok=True)
    (root / f"themes/{name}.{suffix}").mkdir()
    theme, (fault,) = find_theme(name, root)
    assert theme is None
    assert (fault.code, fault.span) == ("source-unreadable", Span(f"themes/{name}.{suffix}"))


@pytest.mark.parametrize(
    ("target", "code"),
    [("nowhere", "source-unreadable"), ("../../out", "source-path-outside"), ("real.typ", None)],
)
def test_a_link_is_followed_within_the_publication_only(
    target: str, code: str | None, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("#let make = none\n", encoding="utf-8")
    (tmp_path / "paper").mkdir()
    root = own(tmp_path / "paper", 'base = "classic"\n')
    (root / "themes/real.typ").write_text("#let make = none\n", encoding="utf-8")
    (root / "themes/town.typ").symlink_to(target)
    theme, found = find_theme("town", root)
    assert (theme is not None) == (code is None)
    assert [each.code for each in found] == ([code] if code else [])


def test_a_theme_that_nothing_is_like_is_answered_with_all_of_them_once(tmp_path: Path) -> None:
    _, (unknown,) = find_theme("xyz", tmp_path)
    assert unknown.hints == ("Known here: bulletin, classic, clear.",)


def test_a_drawing_of_ones_own_is_named(tmp_path: Path) -> None:
    theme, _ = find_theme("town", own(tmp_path, 'base = "classic"\n', "#let make = none\n"))
    assert theme
    assert (theme.own, theme.file) == ("themes/town.typ", "themes/town.toml")

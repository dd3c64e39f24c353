from __future__ import annotations

from itertools import product
from pathlib import Path

import msgspec
import pytest

from broadsheet.config.schema import Colours, Config, Print, Publication
from broadsheet.editions.print.theme_file import theme_names as print_themes
from broadsheet.markup.colours import contrast
from broadsheet.screen.look import Look, look_of, theme_names

CONFIG = Config(format=1, publication=Publication(name="Harbour News", language="en"))
LANGUAGES = ("en", "fa", "he", "ja", "zh", "zh-TW", "ko")
ACCENTS = (None, "#ffee00", "#fafafa", "#7a1f1a", "#000000")


def dressed(
    theme: str, root: Path = Path("/nowhere"), language: str = "en", accent: str | None = None
) -> Look:
    wanted = Print(theme=theme, colours=Colours(accent=accent))
    return look_of(msgspec.structs.replace(CONFIG, print=wanted), root, language, "mail")[0]


def test_every_theme_of_print_has_a_look_in_mail() -> None:
    assert theme_names() == print_themes()


@pytest.mark.parametrize(("theme", "accent"), list(product(theme_names(), ACCENTS)))
def test_all_type_can_be_read_in_light_and_dark_whatever_the_accent(theme: str, accent: str | None) -> None:
    look = dressed(theme, accent=accent)
    for palette in (look.light, look.dark):
        for text, ground in product(("ink", "quiet", "accent"), ("paper", "wash")):
            assert contrast(getattr(palette, text), getattr(palette, ground)) >= look.least
        assert contrast("#ffffff", palette.panel) >= look.least


@pytest.mark.parametrize(("theme", "language"), list(product(theme_names(), LANGUAGES)))
def test_every_script_has_faces_and_lines_of_its_own(theme: str, language: str) -> None:
    look, latin = dressed(theme, language=language), dressed(theme)
    assert (look.faces == latin.faces) == (language == "en")
    assert look.sizes.leading >= latin.sizes.leading


def test_large_print_has_nothing_small() -> None:
    assert min(dressed("clear").sizes.small, dressed("clear").sizes.label) >= 17


def own(root: Path, sheet: str | bytes = "", table: str = 'base = "bulletin"\n') -> Path:
    (root / "themes").mkdir()
    (root / "themes/town.toml").write_text(table, encoding="utf-8")
    data = sheet if isinstance(sheet, bytes) else sheet.encode()
    (root / "themes/town.mail.css").write_bytes(data)
    return root


def test_a_theme_of_ones_own_looks_as_the_one_it_is_made_from(tmp_path: Path) -> None:
    root = own(
        tmp_path, ".name { font-style: italic; }", 'base = "bulletin"\n[colours]\naccent = "#803000"\n'
    )
    look = dressed("town", root)
    assert (look.style, look.light.accent) == ("bulletin", "#803000")
    assert "italic" in look.sheet


@pytest.mark.parametrize(
    "sheet",
    [
        "p {}\n.name { background: url(https://example.com/x.png) }",
        "\n@import 'https://example.com/x.css';",
        "\n</style><script>",
        b"\n\xff\xfe",
        "a" * 40_000,
    ],
)
def test_a_sheet_that_would_fetch_something_or_cannot_be_read_is_not_used(
    tmp_path: Path, sheet: str | bytes
) -> None:
    config = msgspec.structs.replace(CONFIG, print=Print(theme="town"))
    look, found = look_of(config, own(tmp_path, sheet), "en", "mail")
    assert look.sheet == ""
    assert [each.code for each in found] == ["mail-unusable-style"]


def test_the_line_that_reaches_out_is_named(tmp_path: Path) -> None:
    config = msgspec.structs.replace(CONFIG, print=Print(theme="town"))
    _, (found,) = look_of(config, own(tmp_path, "p {}\n.name { background: url(x) }"), "en", "mail")
    assert str(found.span) == "themes/town.mail.css:2"


@pytest.mark.parametrize("table", ["base = 7\n", "not toml [", ""])
def test_a_broken_theme_falls_back_to_the_usual_one(tmp_path: Path, table: str) -> None:
    assert dressed("town", own(tmp_path, "", table)).style == "classic"

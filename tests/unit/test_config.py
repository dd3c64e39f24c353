from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.config import Origin, load_config, origins
from broadsheet.config.schema import Colours, as_lines
from broadsheet.diagnostics import has_errors
from tests.unit.config.configs import SMALLEST, load, said


def test_name_and_language_are_enough(tmp_path: Path) -> None:
    config, found = load(tmp_path, SMALLEST)
    assert found == ()
    assert config
    assert (config.print.paper, config.print.pages, config.print.theme) == ("A4", 4, "classic")
    assert (config.mail.carry, config.mail.excerpt_words, config.web.carry) == ("excerpt", 80, "whole")


def test_every_section_can_be_filled(tmp_path: Path) -> None:
    config, found = load(
        tmp_path,
        SMALLEST
        + """\
tagline = "The monthly paper"
url = "https://example.org/n"
contact = "post@example.org"
address = ["The Reading Room", "4 Chandler’s Row"]
place = "Port Ennis"
publisher = "The Harbour Society"
issn = "1234-5679"
about = "Free to every house."
masthead = "Ida Marsh, editor\\nTom Reed, type"
ears = ["High water 6.14", ""]
timezone = "Europe/Lisbon"
calendar = "persian"

[print]
paper = "240x330"
pages = "auto"
columns = 3
theme = "clear"
body_size = 9.5
fonts = { text = "Source Serif 4", head = "Playfair Display" }
colours = { accent = "#8A1c1c", ink = "#000000" }

[mail]
carry = "whole"
[text]
carry = "excerpt"
excerpt_words = 40
[web]
[epub]

[strings]
contents = "Inside"

[[lists]]
id = "all"
name = "Everyone"
language = "es"

[segments.spanish]
lists = ["all"]
languages = ["es"]

[delivery]
sender = "Harbour News <post@example.org>"
per_minute = 60

[desk]
port = 8080
""",
    )
    assert found == ()
    assert config
    assert config.print.colours == Colours(accent="#8A1c1c", ink="#000000")
    assert config.lists[0].name == "Everyone"
    assert config.segments["spanish"].languages == ("es",)
    assert as_lines(config.publication.masthead) == ("Ida Marsh, editor", "Tom Reed, type")


def test_faults_come_all_at_once_with_their_lines(tmp_path: Path) -> None:
    config, found = load(
        tmp_path,
        SMALLEST
        + """\
tagine = "x"
[print]
pages = 65
fonts = { haed = "x" }
[[lists]]
name = "Everyone"
[strings]
contens = "Inside"
""",
    )
    assert config
    assert config.print.pages == 4
    assert said(found) == [
        ("config-unknown-key", 6),
        ("config-bad-value", 8),
        ("config-unknown-key", 9),
        ("config-missing-key", 10),
        ("config-unknown-key", 13),
    ]
    assert found[0].hints == ("Did you mean `tagline`?",)
    assert found[2].hints == ("Did you mean `head`?",)
    assert found[4].hints == ("Did you mean `contents`?",)


def test_a_publication_without_a_name_is_none(tmp_path: Path) -> None:
    config, found = load(tmp_path, "format = 1\n[publication]\nlanguage = 'english'\n")
    assert config is None
    assert said(found) == [("config-missing-key", 2), ("config-bad-value", 3)]
    assert load(tmp_path, "format = 1\n")[0] is None


def test_a_folder_without_broadsheet_toml_is_told_how_to_get_one(tmp_path: Path) -> None:
    config, (fault,) = load_config(tmp_path)
    assert config is None
    assert fault.code == "config-missing-file"
    assert "broadsheet new" in fault.hints[0]


def test_a_newer_format_is_refused_before_anything_else_is_judged(tmp_path: Path) -> None:
    config, found = load(tmp_path, "format = 2\n[brand-new]\nkey = 1\n")
    assert config is None
    assert said(found) == [("config-newer-format", 1)]


def test_the_format_is_asked_for(tmp_path: Path) -> None:
    config, found = load(tmp_path, SMALLEST.removeprefix("format = 1\n"))
    assert config is None
    assert said(found) == [("config-missing-format", 1)]


@pytest.mark.parametrize("format_line", ['format = "1"', "format = 0", "format = true"])
def test_a_format_is_a_number(tmp_path: Path, format_line: str) -> None:
    _, found = load(tmp_path, SMALLEST.replace("format = 1", format_line))
    assert said(found) == [("config-bad-value", 1)]


def test_wrong_syntax_has_its_line(tmp_path: Path) -> None:
    config, found = load(tmp_path, "format = 1\n[publication]\nname = Harbour News\n")
    assert config is None
    assert said(found) == [("config-syntax", 3)]
    assert "at line" not in found[0].message


@pytest.mark.parametrize(
    "lines",
    [
        "[delivery]\nsmtp_password = 'hunter2'",
        "[desk]\nsecret-key = 'hunter2'",
        "[delivery]\nAPI_KEY = 'hunter2'",
        "[mail]\ntoken = 'hunter2'",
        "[delivery]\nrelay = 'smtp://post:hunter2@example.org'",
    ],
)
def test_a_secret_is_an_error_that_does_not_repeat_it(tmp_path: Path, lines: str) -> None:
    _, found = load(tmp_path, f"{SMALLEST}{lines}\n")
    assert said(found) == [("config-secret", 7)]
    assert "hunter2" not in str(found)
    assert "BROADSHEET_" in found[0].hints[0]


def test_text_that_is_not_utf_8_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "broadsheet.toml").write_bytes(SMALLEST.replace("Harbour", "Hérbour").encode("latin-1"))
    config, found = load_config(tmp_path)
    assert config is None
    assert said(found) == [("source-undecodable", 4)]


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "broadsheet.toml").write_bytes(b"\xef\xbb\xbf" + SMALLEST.replace("\n", "\r\n").encode())
    config, found = load_config(tmp_path)
    assert config
    assert found == ()


def test_a_language_without_words_is_a_warning(tmp_path: Path) -> None:
    config, found = load(tmp_path, SMALLEST.replace('"en"', '"sv"'))
    assert config
    assert said(found) == [("config-no-strings", 5)]
    assert not has_errors(found)


def test_every_value_has_its_origin(tmp_path: Path) -> None:
    config, _ = load(tmp_path, SMALLEST + "masthead = ['a', 'b']\n[print]\nfonts = { text = 'Gentium' }\n")
    assert config
    listing = origins(config, tmp_path)
    assert Origin("publication.name", "Harbour News", "broadsheet.toml:4") in listing
    assert Origin("publication.masthead[2]", "b", "broadsheet.toml:6") in listing
    assert Origin("print.fonts.text", "Gentium", "broadsheet.toml:8") in listing
    assert Origin("print.paper", "A4", "default") in listing
    assert Origin("publication.address", (), "default") in listing

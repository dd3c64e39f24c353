"""The theme `clear` held against the checklist of large print (RNIB, UKAAF), on finished pages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdfium2 import raw

from broadsheet.editions.print.contrast import mixed
from broadsheet.editions.print.readback.model import HYPHENS
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme_file import load_theme
from broadsheet.markup.colours import contrast
from tests.support.plain_issues import Plain, plain
from tests.support.publications import compiled, example
from tests.unit.editions.print.finished import Pages

LEAST_SIZE, LEAST_BODY, LEAST_LEADING, LEAST_CONTRAST = 12, 14, 1.2, 7
ROUNDING = 0.02
FLUSH = 2.0  # points: glyphs do not fill their width

CLEAR = PrintSettings(theme=load_theme("clear"))

MARKS = "".join(HYPHENS)
LONG = "Rechtsschutzversicherungsgesellschaften"

BOXES = """
[[furniture]]
kind = "dates"
text = "2026-11-08\\n: **بازارچهٔ کتاب**"

[[furniture]]
kind = "about"
text = "این روزنامه را همسایه‌ها می‌نویسند و رایگان به همهٔ خانه‌ها می‌رسانند."
"""


def _pages(root: Path, settings: PrintSettings) -> Pages:
    made = compiled(root)
    assert not made.failed, made.diagnostics
    assert made.fit
    assert made.fit["verified"]
    assert not any(made.fit["faults"].values())
    stories = (path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.md")))
    return Pages(made.artefacts["print.pdf"], " ".join(" ".join(stories).split()), settings.formats()[0].grid)


def _example(folder: Path, theme: str) -> Path:
    root = example(folder)
    for path in (root / "broadsheet.toml", *root.glob("issues/*/issue.toml")):
        text = path.read_text(encoding="utf-8").replace('theme = "classic"', f'theme = "{theme}"')
        text = text if theme == "classic" else re.sub(r"(?m)^pages = 4$", "pages = 8", text)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return _pages(_example(tmp_path_factory.mktemp("clear") / "paper", "clear"), CLEAR)


@pytest.fixture(scope="module")
def persian(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    told = Plain(1400, 5, "auto", language="fa", layout='theme = "clear"', furniture=BOXES)
    return _pages(plain(tmp_path_factory.mktemp("clear") / "paper", told), replace(CLEAR, language="fa"))


@pytest.fixture(scope="module")
def ordinary(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The example in another theme, which is no large print: the checks must say so."""
    return _pages(_example(tmp_path_factory.mktemp("classic") / "paper", "classic"), PrintSettings())


@pytest.fixture(params=["english", "persian"])
def large(request: pytest.FixtureRequest) -> Pages:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Pages)
    return found


# -- size and leading -----------------------------------------------------------------------------------------------


def too_small(pages: Pages) -> set[str]:
    return {run.text for run in pages.geometry.runs if run.x0 < run.x1 and run.size < LEAST_SIZE - ROUNDING}


def too_close(pages: Pages) -> list[str]:
    """Lines under which the next follows too closely."""
    return [
        line.text
        for line, following in pages.neighbours
        if following.baseline - line.baseline < LEAST_LEADING * line.size - ROUNDING
    ]


def test_no_glyph_is_smaller_than_12_points(large: Pages) -> None:
    assert too_small(large) == set()


def test_the_body_is_of_14_points_at_least(large: Pages) -> None:
    assert large.body >= LEAST_BODY


def test_lines_stand_a_fifth_of_their_size_apart(large: Pages) -> None:
    assert len(list(large.neighbours)) > 100
    assert too_close(large) == []


def test_an_ordinary_newspaper_is_found_to_be_too_small(ordinary: Pages) -> None:
    assert too_small(ordinary)
    assert ordinary.body < LEAST_BODY


# -- faces ----------------------------------------------------------------------------------------------------------


def slanted_faces(pages: Pages) -> list[str]:
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        fonts = [obj for obj in pdf.objects if _is_font(obj)]
        assert fonts
        return [
            str(font.FontName) for font in fonts if font.ItalicAngle != 0 or "Italic" in str(font.FontName)
        ]


def _is_font(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"


def test_no_face_is_italic(large: Pages) -> None:
    assert slanted_faces(large) == []


def test_an_italic_face_is_found(ordinary: Pages) -> None:
    assert slanted_faces(ordinary)


# -- line ends ------------------------------------------------------------------------------------------------------


def divided_words(pages: Pages) -> list[str]:
    """Words with a hyphen at the end of a line that their author did not write."""
    return [word for word in _broken_at_hyphens(pages) if word not in pages.source]


def _broken_at_hyphens(pages: Pages) -> Iterator[str]:
    for lines in pages.blocks.values():
        for line, following in pairwise(lines):
            if line.hyphenated:
                start, end = (
                    part.rstrip(MARKS) for part in (line.text.split()[-1], following.text.split()[0])
                )
                yield f"{start}-{end}"


def flush(pages: Pages) -> float:
    """The share of lines that fill their column, without the last of each paragraph."""
    lines = [
        line for lines in pages.paragraphs for line in lines[:-1] if abs(line.size - pages.body) < ROUNDING
    ]
    return sum(pages.room(line) < FLUSH for line in lines) / len(lines)


def test_no_word_is_divided(large: Pages) -> None:
    assert divided_words(large) == []


def test_lines_are_ragged(large: Pages) -> None:
    assert flush(large) < 0.2


def test_a_word_wider_than_its_line_is_divided_rather_than_overset(tmp_path: Path) -> None:
    root = plain(tmp_path / "paper", Plain(900, 3, "auto", language="de", layout='theme = "clear"'))
    for path in root.glob("stories/*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("forty", LONG), encoding="utf-8")
    found = divided_words(_pages(root, CLEAR))
    assert found
    assert all(word.replace("-", "") in LONG for word in found)


def test_divided_words_and_justified_lines_are_found(ordinary: Pages) -> None:
    assert divided_words(ordinary)
    assert flush(ordinary) > 0.5


# -- colours --------------------------------------------------------------------------------------------------------


def colours_of_type(pages: Pages) -> set[str]:
    with pypdfium2.PdfDocument(pages.pdf) as document:
        return {
            _colour(thing)
            for number in range(len(document))
            for thing in document[number].get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
        }


def _colour(thing: pypdfium2.PdfObject) -> str:
    channels = [raw.c_uint() for _ in range(4)]
    assert raw.FPDFPageObj_GetFillColor(thing, *channels)
    return "#" + "".join(f"{channel.value:02x}" for channel in channels[:3])


def test_all_type_is_in_colours_of_the_theme_that_stand_out(large: Pages) -> None:
    theme = load_theme("clear")
    assert theme.contrast.least >= LEAST_CONTRAST
    found = {theme.colours[text] for text, _ in theme.contrast.pairs}
    assert colours_of_type(large) <= found
    assert len(colours_of_type(large)) > 1


@pytest.mark.parametrize("black", [False, True])
def test_every_pair_of_colours_has_a_contrast_of_seven_to_one(*, black: bool) -> None:
    theme = load_theme("clear")
    colours = mixed(theme.colours | (theme.black if black else {}))
    found = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in theme.contrast.pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST_CONTRAST} == {}


# -- the theme itself -----------------------------------------------------------------------------------------------


def test_no_size_of_any_script_is_below_12_points() -> None:
    theme = load_theme("clear")
    sizes = {"Latn": theme.sizes} | {
        script: theme.sizes | dress.sizes for script, dress in theme.scripts.items()
    }
    small = {
        (main, other, name)
        for main, own in sizes.items()
        for other in sizes
        for name, size in own.items()
        if size * _beside_share(other) / _beside_share(main) < LEAST_SIZE
    }
    assert small == set()


def _beside_share(script: str) -> float:
    dress = load_theme("clear").dress(script)
    return dress.beside if dress else 1

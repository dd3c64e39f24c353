"""Columns of characters that stand under one another."""

from __future__ import annotations

from broadsheet.sources.backissue.pages.faces import Face, Glyph
from broadsheet.sources.backissue.pages.vertical import upended
from broadsheet.sources.backissue.pages.words import words_of

FACE = Face(10, bold=False, italic=False)
WIDTH = 200.0
FIRST, SECOND = "時計が動き出した。直したのは", "学校の生徒たちで一つずつ磨い"


def column(text: str, left: float) -> list[Glyph]:
    """The glyphs of `text`, one under the other, and what pdfium puts between them."""
    made: list[Glyph] = []
    for at, char in enumerate(text):
        made.append(Glyph(char, left, left + 10, 50.0 + 10 * at, FACE, 0))
        made.append(Glyph("", 0, 0, 0, FACE, 0))
    return made


def row(text: str, base: float) -> list[Glyph]:
    return [Glyph(char, 10.0 * at, 10.0 * at + 10, base, FACE, 0) for at, char in enumerate(text)]


def test_columns_become_lines_from_the_right_one_down() -> None:
    glyphs = upended([*column(FIRST, 150), *column(SECOND, 130)], WIDTH)
    assert {glyph.turns for glyph in glyphs if glyph.text} == {1}
    first, second = sorted(words_of(glyphs), key=lambda word: word.base)
    assert (first.text, second.text) == (FIRST, SECOND)
    assert (first.left, second.base - first.base) == (50 - 8.8, 20)


def test_lines_of_squares_stay_what_they_are() -> None:
    glyphs = [*row(FIRST, 50), *row(SECOND, 70)]
    assert upended(glyphs, WIDTH) == glyphs


def test_a_line_on_a_page_of_columns_stays_upright() -> None:
    glyphs = upended([*column(FIRST, 150), *column(SECOND, 130), *row("二〇二三", 500)], WIDTH)
    assert [glyph.text for glyph in glyphs if glyph.text and not glyph.turns] == [*"二〇二三"]

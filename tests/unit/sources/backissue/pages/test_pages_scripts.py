"""Words as they are spelled, whichever way their script runs."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.pages.faces import Face, Glyph
from broadsheet.sources.backissue.pages.words import Word, text_of, words_of
from tests.support.back_issue_pages import read, texts

FACE = Face(10.0, bold=False, italic=False)


def page(text: str, font: str, language: str, way: str) -> str:
    size = "#set page(width: 420pt, height: 200pt, margin: 20pt)\n"
    return f'{size}#set text(10pt, font: "{font}", lang: "{language}", dir: {way})\n{text}'


@pytest.mark.parametrize(
    ("text", "font", "language"),
    [
        ("المكتبة مفتوحة (كل يوم) من الساعة 10 إلى 17.", "Amiri", "ar"),
        ("کتابخانه در سال ۱۳۹۹ باز شد.", "Amiri", "fa"),
        ("הספרייה פתוחה (כל יום) משנה זו (2024).", "Frank Ruhl Libre", "he"),
        ("הקוד נמצא באתר GitHub Pages של האגודה.", "Frank Ruhl Libre", "he"),
    ],
)
def test_scripts_that_run_to_the_left_are_read_in_their_order(text: str, font: str, language: str) -> None:
    assert texts(read(page(text, font, language, "rtl")).lines) == [text]


def test_columns_of_such_a_page_are_read_from_the_right() -> None:
    source = (
        '#set page(width: 420pt, height: 200pt, margin: 20pt, columns: 2)\n#set text(10pt, font: "Frank Ruhl Libre", '
        'lang: "he", dir: rtl)\n'
        + "ראשון בטור הזה שעל הדף \\ " * 4
        + "#colbreak()\n"
        + "שני בטור אחר שעל הדף \\ " * 4
    )
    assert [line.text.split()[0] for line in read(source).lines] == ["ראשון"] * 4 + ["שני"] * 4


def test_ligatures_are_letters_and_divided_words_keep_their_hyphen() -> None:
    source = (
        '#set page(width: 80pt, height: 200pt, margin: 10pt)\n#set text(9pt, lang: "en", hyphenate: true)\n'
    )
    made = read(f"{source}office offline extraordinarily")
    assert texts(made.lines)[0].startswith("office offline")
    assert {line.text[-1] for line in made.lines[:-1]} == {"\u2010"}


def test_turned_text_is_read_for_itself() -> None:
    source = (
        "#set page(width: 200pt, height: 200pt, margin: 20pt)\n"
        "#place(right + horizon, rotate(90deg, reflow: true)[Photo Ida Marsh])\nUpright words stand here."
    )
    assert texts(read(source).lines) == ["Upright words stand here.", "Photo Ida Marsh"]


def test_unspaced_scripts_get_no_spaces() -> None:
    words = [Word("図書館", 0, 30, 10, FACE), Word("は", 33, 43, 10, FACE), Word("2024", 46, 66, 10, FACE)]
    assert text_of(words, leftward=False) == "図書館は 2024"


def test_marks_at_the_wrong_end_of_a_word_are_put_right() -> None:
    source = page("#text(dir: ltr)[السلام.] كلمة", "Amiri", "ar", "rtl")
    assert read(source).lines[0].text == "السلام. كلمة"


def inked(text: str, left: float, right: float, base: float = 10) -> Glyph:
    return Glyph(text, left, right, base, FACE, 0, inked=True)


def test_white_beside_the_ink_of_letters_and_digits_parts_no_words() -> None:
    year = [inked("۱", 0, 4), inked("۴", 6.4, 9), inked("۰", 9, 12)]
    assert [word.text for word in words_of(year)] == ["۱۴۰"]
    word = [inked("ت", 0, 12), inked("ا", 13.5, 16), inked("ن", 16, 20)]
    assert [each.text for each in words_of([*word, inked("ه", 22.5, 26)])] == ["نات", "ه"]


def test_a_letter_parted_from_raised_ones_behind_it_is_of_their_word() -> None:
    gap = Glyph("", 0, 0, 0, FACE, 0)
    word = [inked("ق", 18, 22), gap, inked("ت", 0, 10), inked("ا", 11, 14), inked("ن", 15, 16.4, 8)]
    assert [each.text for each in words_of(word)] == ["قنات"]

"""What is set in the faces of each theme, script by script, is read from the page letter for letter."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pypdfium2  # type: ignore[import-untyped]
import pytest
import typst

from broadsheet.editions.print.fonts import font_folders
from broadsheet.editions.print.theme_file import load_theme

# Letters that differ by dots alone: faces that set dots apart give such letters twice.
TEXTS = {
    "Arab": "بيت تثبيت قاعة القراءة فقيه شيخ پیچیده چشم",
    "Hebr": "חדר הקריאה פתוח בכל יום שישי",
    "Latn": "Première journée à Łódź: naïve cœur, ﬁne office",
}


def faces(theme: str, script: str) -> list[str]:
    voice = load_theme(theme)
    own = voice.scripts.get(script)
    return sorted({*(own.text if own else voice.faces.text), *(own.head if own else voice.faces.head)})


@pytest.mark.parametrize(
    ("face", "script"),
    sorted(
        {
            (face, script)
            for theme in ("classic", "bulletin", "clear")
            for script in TEXTS
            for face in faces(theme, script)
        }
    ),
)
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_no_letter_is_lost_or_said_twice(face: str, script: str, weight: str) -> None:
    language = {"Arab": "ar", "Hebr": "he", "Latn": "fr"}[script]
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in font_folders()])
    assert face in fonts.families()
    source = f'#set text(font: "{face}", lang: "{language}", weight: "{weight}")\n#par[{TEXTS[script]}]'
    pdf = typst.Compiler(source.encode(), font_paths=fonts).compile(format="pdf")
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert letters(page) == letters(TEXTS[script])


def letters(text: str) -> Counter[str]:
    return Counter(char for char in unicodedata.normalize("NFKC", text) if char.isalpha())

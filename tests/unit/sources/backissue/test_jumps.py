"""Lines that say on which page a story goes on, or whence it comes."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.jumps import is_jump
from broadsheet.sources.backissue.vocabulary import vocabulary

ON, FROM = "continued_on", "continued_from"


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "Continued on page 3", ON),
        ("en", "over to page 3 ▸", ON),
        ("en", "Contd. on p3", ON),
        ("en", "Contd. from p3", FROM),
        ("en", "(begun on page 3)", FROM),
        ("fr", "Tournez la page : suite p. 3", ON),
        ("fr", "Suite et fin de la page 3", FROM),
        ("es", "Termina en la página 3", ON),
        ("es", "(empieza en la pág. 3)", FROM),
        ("pt", "Conclusão da página 3", FROM),
        ("de", "bitte umblättern (S. 3)", ON),
        ("de", "… Fortsetzung des Beitrags von Seite 3", FROM),
        ("it", "Voltate: si continua a p. 3", ON),
        ("ar", "البقية في ص ٣", ON),
        ("ja", "▶3ページに続きます", ON),
        ("ja", "（3面から）", FROM),
        ("zh", "下转第3页", ON),
        ("zh", "（文接第3页）", FROM),
    ],
)
def test_a_line_sends_to_a_page_or_comes_from_one(language: str, text: str, kind: str) -> None:
    words = vocabulary(language)
    assert [each for each in (ON, FROM) if is_jump(text, words, each)] == [kind]
    assert is_jump(text, words)


@pytest.mark.parametrize(
    "text", ["Soup on page 3", "3 soups", "More than 300 pages", "The rest of the 3 boats", "12 – 14"]
)
def test_other_lines_do_not(text: str) -> None:
    assert not is_jump(text, vocabulary("en"))

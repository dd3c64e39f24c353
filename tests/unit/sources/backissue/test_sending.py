"""Sentences that send readers to the whole of a text."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.closings import closing_at
from broadsheet.sources.backissue.sending import is_sending
from broadsheet.sources.backissue.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "For the rest of this story, please visit"),
        ("fr", "Retrouvez l’intégralité de cet article sur"),
        ("de", "Den vollständigen Beitrag finden Sie auf unserer Website unter"),
        ("es", "Lea la nota entera en"),
        ("it", "L'articolo completo si trova su"),
        ("pt", "Leia a notícia completa no nosso site"),
        ("fa", "برای خواندن متن کامل این مقاله"),
        ("ar", "للاطلاع على بقية المقال"),
        ("he", "להמשך הכתבה באתר שלנו"),
        ("ja", "続きはホームページでお読みください"),
        ("zh", "未完待续，请访问"),
        ("ko", "자세한 내용은"),
    ],
)
def test_it_says_in_any_words_that_there_is_more(language: str, text: str) -> None:
    assert is_sending(text, vocabulary(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Send your story to"),
        ("en", "at"),
        ("en", ""),
        ("de", "Anmelden bei der Geschäftsstelle unter"),
        ("ja", "申し込みは"),
        ("zh", "报名请到"),
    ],
)
def test_other_sentences_do_not(language: str, text: str) -> None:
    assert not is_sending(text, vocabulary(language))


@pytest.mark.parametrize(
    ("texts", "url"),
    [
        (
            ["For the full article, visit https://news\u00ad", "letter.example/2026/", "mill.html"],
            "https://news-letter.example/2026/mill.html",
        ),
        (
            ["Read the remainder at https://", "www.example.org/News/", "mill.html"],
            "https://www.example.org/News/mill.html",
        ),
        (
            ["https://example.org/", "News/2026/mill.html", "The next head"],
            "https://example.org/News/2026/mill.html",
        ),
        (["Read on: https://example.org/mill", ".html"], "https://example.org/mill.html"),
        (["Read on: https://example.org/mill.", "html"], "https://example.org/mill.html"),
        (["Read on: https://example.org/", "The next head"], "https://example.org/"),
    ],
)
def test_addresses_go_on_over_the_end_of_a_line(texts: list[str], url: str) -> None:
    found = closing_at(texts, vocabulary("en"))
    assert found is not None
    assert found.url == url

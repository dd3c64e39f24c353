"""Bylines in many forms."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.credit_lines import CreditFinder
from broadsheet.sources.backissue.credits import credit_of, is_picture_credit, names_of
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.vocabulary import vocabulary


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Text: Ida Marsh", "en"),
        ("Words: Ida Marsh", "en"),
        ("3 May 2019 | Text: Ida Marsh", "en"),
        ("Bericht: Ida Marsh", "de"),
        ("取材＝Ida Marsh", "ja"),
    ],
)
def test_a_word_and_a_colon_announce_names(text: str, language: str) -> None:
    found = credit_of(text, vocabulary(language))
    assert found is not None
    assert (found.names, found.announced) == (("Ida Marsh",), True)


@pytest.mark.parametrize("text", ["Ida Marsh; Tom Reed", "Ida Marsh with Tom Reed", "Ida Marsh + Tom Reed"])
def test_names_are_joined_in_many_ways(text: str) -> None:
    found = credit_of(f"By {text}", vocabulary("en"))
    assert found is not None
    assert found.names == ("Ida Marsh", "Tom Reed")


def test_a_credit_that_ends_with_its_whole_date_does_not_go_on() -> None:
    said = ["朴淳 · 2022 年 4 月 12 日", "おそらく、あなたは困惑してい", "るか、プロジェクトについて考"]
    lines = [Line(text, 1, number, 1) for number, text in enumerate(said, 1)]
    found = CreditFinder(lines, [False] * 3, vocabulary("ja"), 14).find()
    assert {at: (credit.names, count) for at, (credit, count) in found.items() if credit} == {
        0: (("朴淳",), 1)
    }


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "publié le 12 février 2026", ()),
        ("en", "Report by Ida Marsh, published on 12 May 2026", ("Ida Marsh",)),
        ("de", "Von Ida Marsh · Veröffentlicht am 12. Mai 2026", ("Ida Marsh",)),
        ("ja", "文 青葉みどり · 2026年10月20日発行（火）", ("青葉みどり",)),
        ("en", "Monday the 8th of March, 2021", ()),
        ("fr", "en date du 12 février 2026", ()),
        ("fr", "Port-Ennis, le 12 février 2026", ()),
        ("he", "יום ב׳, 8 במרץ 2021", ()),
        ("zh", "（柏清和、尤素琴） / 2021年3月28日", ("柏清和", "尤素琴")),
    ],
)
def test_words_beside_a_date_are_no_names(language: str, text: str, names: tuple[str, ...]) -> None:
    found = credit_of(text, vocabulary(language))
    assert found is not None
    assert found.date is not None
    assert found.names == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Photo: Tom Reed"),
        ("en", "Image courtesy of Tom Reed"),
        ("ar", "تصوير: هدى البيطار"),
        ("de", "Bild: Emil Ahorn"),
    ],
)
def test_who_took_a_picture_wrote_no_story(language: str, text: str) -> None:
    words = vocabulary(language)
    assert is_picture_credit(text, words)
    assert credit_of(text, words) is None
    assert names_of(text, words) == ()


def test_who_wrote_and_photographed_did_both() -> None:
    found = credit_of("Text and photos by Ida Marsh", vocabulary("en"))
    assert found is not None
    assert found.names == ("Ida Marsh",)


@pytest.mark.parametrize(
    ("language", "said", "names", "date"),
    [
        ("en", ["Report by Ida Marsh · January", "13th, 2026"], ("Ida Marsh",), "2026-01-13"),
        ("en", ["Ida Marsh · Tuesday, 20-", "Jan-2026"], ("Ida Marsh",), "2026-01-20"),
        (
            "en",
            ["Tuesday, 20th January, 2026 | Ida Marsh and", "Tom Reed"],
            ("Ida Marsh", "Tom Reed"),
            "2026-01-20",
        ),
        ("en", ["Report by Ida Marsh\u2010", "Reed"], ("Ida Marsh-Reed",), None),
        ("en", ["Report by Ida", "Marsh"], ("Ida Marsh",), None),
        ("fr", ["Propos recueillis par Léa Saule", "et Bastien Roche"], ("Léa Saule", "Bastien Roche"), None),
        ("ja", ["文 青葉みどり · 2026 年 4", "月 4 日発行（土）"], ("青葉みどり",), "2026-04-04"),
        ("ja", ["文 青葉みどり · 2026 年 4 月 4 日", "（土）"], ("青葉みどり",), "2026-04-04"),
    ],
)
def test_credits_are_broken_within_names_and_dates(
    language: str, said: list[str], names: tuple[str, ...], date: str | None
) -> None:
    lines = [Line(text, 1, number, 1) for number, text in enumerate([*said, "And here the text begins."], 1)]
    credit, count = CreditFinder(lines, [False] * 3, vocabulary(language), 40).find()[0]
    assert credit is not None
    assert (credit.names, count) == (names, 2)
    assert (str(credit.date.date()) if credit.date else None) == date


@pytest.mark.parametrize("below", ["The Debian In\u2010", "Last", "The potatoes were"])
def test_what_stands_below_a_date_is_not_at_once_a_name(below: str) -> None:
    lines = [Line(text, 1, number, 1) for number, text in enumerate(["20 October 2026", below, "go on"], 1)]
    credit, count = CreditFinder(lines, [False] * 3, vocabulary("en"), 40).find()[0]
    assert credit is not None
    assert (credit.names, count) == ((), 1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "By Ida Marsh and Tom Reed for the committee"),
        ("fr", "Ida Marsh et Tom Reed, pour le bureau"),
        ("de", "Ida Marsh und Tom Reed für den Vorstand, 8. März 2021"),
        ("en", "Ida Marsh and Tom Reed, wardens · 8 March 2021"),
        ("en", "Ida Marsh and Tom Reed (Year 6) · 8 March 2021"),
    ],
)
def test_for_whom_somebody_writes_is_no_name(language: str, text: str) -> None:
    found = credit_of(text, vocabulary(language))
    assert found is not None
    assert found.names == ("Ida Marsh", "Tom Reed")


@pytest.mark.parametrize(
    "text",
    [
        "It leaves at eleven, and nobody waits for those who run.",
        "Gegenstimmen, wieder dieselbe Woche beschlossen",
        "Leadership Team for the period starting in May 2019 and",
        "Pictured: the hide after the gale (photo Ida Marsh)",
    ],
)
def test_a_comma_and_a_small_letter_make_no_credit(text: str) -> None:
    assert credit_of(text, vocabulary("en")) is None


def test_a_letter_that_joins_names_may_end_one() -> None:
    found = credit_of("供稿：柏清和、尤素琴", vocabulary("zh"))
    assert found is not None
    assert found.names == ("柏清和", "尤素琴")

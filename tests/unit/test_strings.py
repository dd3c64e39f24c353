from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from broadsheet.diagnostics import Span
from broadsheet.sources.folder.markdown.typography import typeset_text
from broadsheet.strings import Strings, languages, load_strings, strings_for
from broadsheet.strings.dates import format_date
from broadsheet.strings.phrases import listed, localised, numbered
from broadsheet.strings.tags import language_tag, primary

FIRST = dt.date(2026, 11, 1)
WEDNESDAY = dt.date(2026, 10, 28)


def words(language: str) -> Strings:
    strings, found = load_strings(language, {})
    assert found == ()
    return strings


def test_twelve_languages_have_words() -> None:
    assert languages() == ("ar", "de", "en", "es", "fa", "fr", "he", "it", "ja", "ko", "pt", "zh")


@pytest.mark.parametrize(
    "language",
    [
        *languages(),
        "en-US",
        "pt-BR",
        "fa-AF",
        "ar-MA",
        "ar-LB",
        "zh-Hant",
        "de-CH",
        "fr-CH",
        "it-CH",
        "es-MX",
    ],
)
def test_every_word_of_a_language_can_serve(language: str) -> None:
    strings = words(language)
    fields = msgspec.structs.asdict(strings)
    optional = {"and_before_i", "first_day"}
    assert [name for name, value in fields.items() if not value and name not in optional] == []
    renamed = {
        "and" if name == "and_" else name: value for name, value in fields.items() if name != "language"
    }
    assert load_strings("en", renamed)[1] == ()


def test_twelve_months_differ_and_seven_days_too() -> None:
    for language in languages():
        strings = words(language)
        assert len(set(strings.months)) == 12
        assert len(set(strings.weekdays)) == len(set(strings.weekdays_short)) == 7
        assert len(set(strings.digits)) == 10


@pytest.mark.parametrize(
    ("language", "day", "full", "month"),
    [
        ("en", "1 November", "Sunday 1 November 2026", "November 2026"),
        ("en-US", "November 1", "Sunday, November 1, 2026", "November 2026"),
        ("fr", "1er novembre", "dimanche 1er novembre 2026", "novembre 2026"),
        ("es", "1 de noviembre", "domingo, 1 de noviembre de 2026", "noviembre de 2026"),
        ("pt-BR", "1º de novembro", "domingo, 1º de novembro de 2026", "novembro de 2026"),
        ("pt", "1 de novembro", "domingo, 1 de novembro de 2026", "novembro de 2026"),
        ("de", "1. November", "Sonntag, 1. November 2026", "November 2026"),
        ("it", "1º novembre", "domenica 1º novembre 2026", "novembre 2026"),
        ("fa", "۱ نوامبر", "یکشنبه ۱ نوامبر ۲۰۲۶", "نوامبر ۲۰۲۶"),
        ("fa-AF", "۱ نومبر", "یکشنبه ۱ نومبر ۲۰۲۶", "نومبر ۲۰۲۶"),
        ("ar", "١ نوفمبر", "الأحد، ١ نوفمبر ٢٠٢٦", "نوفمبر ٢٠٢٦"),
        ("ar-SY", "١ تشرين الثاني", "الأحد، ١ تشرين الثاني ٢٠٢٦", "تشرين الثاني ٢٠٢٦"),
        ("he", "1 בנובמבר", "יום ראשון, 1 בנובמבר 2026", "נובמבר 2026"),
        ("ja", "11月1日", "2026年11月1日（日曜日）", "2026年11月"),
        ("zh", "11月1日", "2026年11月1日 星期日", "2026年11月"),
        ("ko", "11월 1일", "2026년 11월 1일 일요일", "2026년 11월"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, day: str, full: str, month: str) -> None:
    strings = words(language)
    assert format_date(FIRST, "day", strings, calendar="gregorian") == day
    assert format_date(FIRST, "full", strings, calendar="gregorian") == full
    assert format_date(FIRST, "month", strings, calendar="gregorian") == month


@pytest.mark.parametrize(
    ("language", "year"),
    [
        ("en", "28 October 2026"),
        ("en-US", "October 28, 2026"),
        ("es", "28 de octubre de 2026"),
        ("de", "28. Oktober 2026"),
        ("he", "28 באוקטובר 2026"),
        ("ja", "2026年10月28日"),
        ("ko", "2026년 10월 28일"),
    ],
)
def test_a_date_with_its_year_is_no_date_and_a_year(language: str, year: str) -> None:
    assert format_date(WEDNESDAY, "year", words(language), calendar="gregorian") == year


def test_only_the_first_of_a_month_has_a_name_of_its_own() -> None:
    written = format_date(WEDNESDAY, "full", words("fr"), calendar="gregorian")
    assert written == "mercredi 28 octobre 2026"


def test_a_region_or_script_changes_what_it_says_otherwise() -> None:
    assert words("zh-TW").contents == words("zh-Hant-HK").contents == "本期內容"
    assert words("zh-CN").contents == words("zh").contents == "本期内容"


def test_numbers_take_the_digits_of_the_language() -> None:
    assert localised(2026, words("fa")) == "۲۰۲۶"
    assert numbered(words("en").page, 3, words("en")) == "Page 3"
    assert numbered(words("zh").number, 12, words("zh")) == "第12期"
    assert numbered(words("ar").number, 12, words("ar")) == "العدد ١٢"
    assert numbered(words("en").number, "3–4", words("en")) == "No.\u00a03–4"


@pytest.mark.parametrize(
    ("language", "names", "line"),
    [
        ("en", ["Ida Marsh"], "Ida Marsh"),
        ("en", ["Ida", "Tom", "Ada"], "Ida, Tom and Ada"),
        ("es", ["Ana", "Inés"], "Ana e Inés"),
        ("es", ["Ana", "Hilario"], "Ana e Hilario"),
        ("es", ["Ana", "Hierro"], "Ana y Hierro"),
        ("ar", ["أحمد", "سارة"], "أحمد وسارة"),
        ("he", ["דנה", "רון"], "דנה ורון"),
        ("ja", ["山田", "佐藤", "鈴木"], "山田、佐藤、鈴木"),
        ("de", [], ""),
    ],
)
def test_names_are_joined_as_a_sentence_joins_them(language: str, names: list[str], line: str) -> None:
    assert listed(names, words(language)) == line


def test_a_language_without_words_takes_english_and_says_so() -> None:
    strings, found = load_strings("sv", {}, lambda name: Span("broadsheet.toml", 3) if not name else None)
    assert (strings.contents, strings.language) == ("In this issue", "sv")
    assert [(each.code, str(each.span)) for each in found] == [("config-no-strings", "broadsheet.toml:3")]


def test_a_story_has_the_words_of_its_language_or_those_around_it() -> None:
    thai, _ = load_strings("th", {"contents": "ในฉบับนี้"})
    around = {tag: strings_for(tag, thai).contents for tag in ("th", "sv", "en", "de")}
    assert around == {
        "th": "ในฉบับนี้",
        "sv": "ในฉบับนี้",
        "en": "In this issue",
        "de": words("de").contents,
    }


def test_each_word_can_be_overridden() -> None:
    strings, found = load_strings("en", {"contents": "Inside", "and": " & ", "months": list("abcdefghijkl")})
    assert found == ()
    assert (strings.contents, strings.and_, strings.months[11]) == ("Inside", " & ", "l")


@pytest.mark.parametrize(
    ("override", "code"),
    [
        ({"contens": "Inside"}, "config-unknown-key"),
        ({"language": "de"}, "config-unknown-key"),
        ({"page": "Page"}, "config-bad-value"),
        ({"date_day": "{day} {month.__class__}"}, "config-bad-value"),
        ({"months": ["January"]}, "config-bad-value"),
        ({"months_hebrew": list("abcdefghijkl")}, "config-bad-value"),
        ({"year_buddhist": "BE"}, "config-bad-value"),
        ({"months": "Januaryxxxxx"}, "config-bad-value"),
        ({"digits": "12345"}, "config-bad-value"),
        ({"contents": ["a"]}, "config-bad-value"),
    ],
)
def test_an_override_that_cannot_serve_is_left_out(override: dict[str, str | list[str]], code: str) -> None:
    strings, found = load_strings("en", override)
    assert strings == words("en")
    assert [each.code for each in found] == [code]


def test_language_tags_get_their_usual_case() -> None:
    written = ["pt_br", "ZH-hans", "en-us", "sr-latn-rs", "de-1996", "EN"]
    assert [language_tag(tag) for tag in written] == [
        "pt-BR",
        "zh-Hans",
        "en-US",
        "sr-Latn-RS",
        "de-1996",
        "en",
    ]
    assert [language_tag(tag) for tag in ("", "english", "e", "en US", "en-", "../en")] == [None] * 6
    assert primary("pt-BR") == "pt"


@pytest.mark.parametrize(
    "language",
    [*languages(), "pt-BR", "de-CH", "de-LI", "fr-CH", "it-CH", "es-MX", "es-419", "zh-TW", "zh-Hant-HK"],
)
def test_quotation_marks_are_those_of_the_text(language: str) -> None:
    strings = words(language)
    quoted = typeset_text("\"a 'b' c\"", language)
    if language != "ja":  # there the author's marks stay
        assert quoted.startswith(f"{strings.quote_open}a {strings.inner_open}b")
        assert quoted.endswith(f"b{strings.inner_close} c{strings.quote_close}")

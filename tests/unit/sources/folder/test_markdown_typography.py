"""Typography over the inlines of one block; what each language does is in the cases."""

from __future__ import annotations

import pytest

from broadsheet.issue.model import (
    Emphasis,
    InlineCode,
    Inlines,
    LanguageSpan,
    LineBreak,
    Link,
    NoteRef,
    Strong,
    Text,
)
from broadsheet.sources.folder.markdown.typography import protect, typeset, typeset_text


def words(text: str) -> tuple[Text]:
    return (Text(text),)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('"', '"'),
        ('" "', '" "'),
        ('a " b', 'a " b'),
        ('"a', "“a"),
        ('a"', "a”"),
        ('"a "b" c"', "“a ‘b’ c”"),
        ("'a \"b\" c'", "‘a “b” c’"),
        ("\"'a'\"", "“‘a’”"),
        ("'Twas the '80s, y'all's' time", "’Twas the ’80s, y’all’s’ time"),
        ("'the dogs' bowl'", "‘the dogs’ bowl’"),
        ('5\'10" and 12" and "12"', "5′10″ and 12″ and “12”"),
        ('("a")—"b"/"c"', "(“a”)—“b”/“c”"),
        ("“it's”", "“it’s”"),
        ("a--b---c----d", "a–b—c----d"),
        ("..a...b....c", "..a…b....c"),
        ("-- --all -- All", "– --all – All"),
        (
            "A. B. Marsh, p. 5 km, 12 kmh, 3 €, n° 5",
            "A.\u00a0B.\u00a0Marsh, p. 5\u00a0km, 12 kmh, 3\u00a0€, n°\u00a05",
        ),
    ],
)
def test_english(written: str, printed: str) -> None:
    assert typeset_text(written, "en-GB") == printed


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('l\'"Écho"', "l’«\u202fÉcho\u202f»"),
        ("Oui ; non : si ! hein ?", "Oui\u202f; non\u00a0: si\u202f! hein\u202f?"),
        ("« oui »", "«\u202foui\u202f»"),
        ("1 200 300, 2026 100, 12 30", "1\u202f200\u202f300, 2026 100, 12 30"),
    ],
)
def test_french_spaces(written: str, printed: str) -> None:
    assert typeset_text(written, "fr-CA") == printed


def test_what_the_author_set_stays() -> None:
    assert typeset_text("„a“ «b» ‚c‘ – — … ’", "en") == "„a“ «b» ‚c‘ – — … ’"


def test_marks_see_past_markup_notes_and_code() -> None:
    inlines: Inlines = (Text('"'), Emphasis(words("a")), NoteRef(1), Text('" "'), InlineCode("b"), Text('"'))
    assert typeset(inlines, "en") == (
        Text("“"),
        Emphasis(words("a")),
        NoteRef(1),
        Text("” “"),
        InlineCode("b"),
        Text("”"),
    )


def test_a_language_inside_another_has_its_own_marks() -> None:
    inlines: Inlines = (Text('"a '), LanguageSpan("de-AT", words('"b"')), Text(' "c""'))
    assert typeset(inlines, "en") == (Text("“a "), LanguageSpan("de-AT", words("‚b‘")), Text(" ‘c’”"))


def test_code_keeps_every_character() -> None:
    code = (InlineCode('  "a" -- b...  '),)
    assert typeset(code, "en") == code


def test_a_protected_character_stays_and_leaves_no_trace() -> None:
    assert typeset_text(protect("\"a\" 'b' -- ..."), "en") == "\"a\" 'b' -- ..."


def test_white_space_collapses_across_inlines_and_goes_at_both_ends() -> None:
    inlines: Inlines = (Text(" \n a\t"), Emphasis(words(" b ")), Strong(words(" ")), Text(" c \n"))
    assert typeset(inlines, "en") == (Text("a "), Emphasis(words("b ")), Text("c"))


def test_white_space_goes_around_a_line_break() -> None:
    inlines: Inlines = (Text("a "), LineBreak(), Text("\n b"))
    assert typeset(inlines, "en") == (Text("a"), LineBreak(), Text("b"))


def test_a_no_break_space_is_no_white_space() -> None:
    assert typeset_text("\u00a0a \u00a0 b\u202f", "en") == "\u00a0a \u00a0 b\u202f"


def test_lines_of_a_script_without_spaces_are_joined_also_across_inlines() -> None:
    assert typeset((Text("港\n"), Emphasis(words("の")), Text("\n町\na")), "ja") == (
        Text("港"),
        Emphasis(words("の")),
        Text("町 a"),
    )


def test_empty_inlines_are_left_out_and_texts_joined() -> None:
    inlines: Inlines = (Text("a"), Link("#x", ()), Emphasis((Text(""),)), Text("b"))
    assert typeset(inlines, "en") == words("ab")

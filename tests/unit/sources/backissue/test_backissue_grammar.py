"""Credits, closings, contents lists and paragraphs of flat text."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.closings import CUT, Closing, closing_at
from broadsheet.sources.backissue.contents import contents_of
from broadsheet.sources.backissue.credits import credit_of
from broadsheet.sources.backissue.flat import lines_of
from broadsheet.sources.backissue.model import Entry
from broadsheet.sources.backissue.paragraphs import Joiner
from broadsheet.sources.backissue.vocabulary import language_of, vocabulary

ENGLISH = vocabulary("en")


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "By Ida Marsh and Tom Reed · 20 October 2026", ("Ida Marsh", "Tom Reed")),
        ("en", "Ida Marsh, Peter van Dale · 2026-10-20", ("Ida Marsh", "Peter van Dale")),
        ("en", "20 October 2026", ()),
        ("de", "2026-10-20 | Von Emil Ahorn und Grete Lindner", ("Emil Ahorn", "Grete Lindner")),
        ("fr", "Par Léa Saule · 20 octobre 2026", ("Léa Saule",)),
        ("he", "מאת תמר ערבתי · 20 באוקטובר", ("תמר ערבתי",)),
        ("fa", "نوشتهٔ مینا سپیدار · ۲۸ مهر", ("مینا سپیدار",)),
        ("ja", "文 青葉みどり · 10月20日", ("青葉みどり",)),
    ],
)
def test_credits(language: str, text: str, names: tuple[str, ...]) -> None:
    found = credit_of(text, vocabulary(language))
    assert found
    assert found.names == names


@pytest.mark.parametrize(
    "text",
    ["By the time the boat came it was dark", "Ida Marsh", "The mill turns.", "In 2026 the mill turned"],
)
def test_what_is_no_credit(text: str) -> None:
    assert credit_of(text, ENGLISH) is None


@pytest.mark.parametrize(
    ("texts", "closing"),
    [
        (["Read more: https://example.org/n/12"], Closing("https://example.org/n/12", 1, cut=True)),
        (["https://example.org/n/12", "The next head"], Closing("https://example.org/n/12", 1, cut=False)),
        (["All of it → example.org/n/12"], Closing("example.org/n/12", 1, cut=False)),
        (["(Continue at example.org/n/12)"], Closing("example.org/n/12", 1, cut=True)),
        (
            ["Read more at https://example.org/blog/", "2026/mill-turns/"],
            Closing("https://example.org/blog/2026/mill-turns/", 2, cut=True),
        ),
        (["We met at https://example.org/n/12 and talked"], None),
        (["The mill turns."], None),
    ],
)
def test_closings(texts: list[str], closing: Closing | None) -> None:
    assert closing_at(texts, ENGLISH) == closing


@pytest.mark.parametrize(
    "text", ["and so on …", "and so on […]", "and so on...", "and so on. (…)", "and so →", "وهكذا ←"]
)
def test_marks_of_a_cut(text: str) -> None:
    assert CUT.search(text)


ISSUE = """\
Harbour News
In this issue
After ninety years, the mill
will turn again ........... 1
The last boat home           2
THE LAST BOAT HOME
It leaves at eleven.
After ninety years, the mill will
turn again
The wheel is back.
"""


def test_a_contents_list_names_heads_however_they_are_set() -> None:
    lines = lines_of(ISSUE)
    found = contents_of(lines, ENGLISH)
    assert found
    assert found.entries == (
        Entry("After ninety years, the mill will turn again", 1),
        Entry("The last boat home", 2),
    )
    heads = [
        " ".join(line.text for line in lines[head.start : head.end])
        for head in found.heads
        if head is not None
    ]
    assert heads == ["After ninety years, the mill will turn again", "THE LAST BOAT HOME"]


@pytest.mark.parametrize(
    "listed",
    [
        ["Soup ..... 1", "The quay at", "night ..... 2"],
        ["1 Soup", "2 The quay at", "night"],
        ["Soup", "The quay at", "night"],
        ["The quay at night 2", "Soup 1"],
        ["Soup (p. 1)", "The quay at night — page 2"],
        ["1 → Soup", "Page 2: The quay at", "night"],
        ["Soup | 1", "The quay at night / 2"],
        ["…1 Soup", "…2 The quay at", "night"],
        ["* Soup", "* The quay at", "night"],
    ],
    ids=[
        *("page behind", "page before", "no page", "out of order", "in words", "in words before", "apart"),
        *("dots before", "items"),
    ],
)
def test_forms_of_a_list(listed: list[str]) -> None:
    lines = lines_of(
        "\n".join(["Contents", *listed, "Soup", "It is hot.", "The quay", "at night", "It is dark."])
    )
    found = contents_of(lines, ENGLISH)
    assert found
    assert {entry.title for entry in found.entries} == {"Soup", "The quay at night"}
    assert all(found.heads)


def test_heads_may_be_counted_where_the_list_is_not() -> None:
    lines = lines_of("Contents\nSoup ... 1\nThe quay ... 2\n1. Soup\nIt is hot.\n2. The quay\nIt is dark.\n")
    found = contents_of(lines, ENGLISH)
    assert found
    assert all(found.heads)


UNKNOWN = "What you will read\nSoup again\nThe quay at night\nA boat for nine\n\nThe Loom\n3 Mole\n"
TEXT = "\nIt is said to be hot.\nNobody knows why,\nand nobody asks.\n"


def test_a_list_under_unknown_words_is_known_by_the_heads_it_names() -> None:
    titles = ["Soup again", "The quay at night", "A boat for nine"]
    lines = lines_of(UNKNOWN + TEXT.join(["", *titles, ""]))
    found = contents_of(lines, ENGLISH)
    assert found
    assert [entry.title for entry in found.entries] == titles
    assert (found.start, found.end) == (0, 4)


def test_the_first_entry_of_such_a_list_may_be_wrapped_above_its_page() -> None:
    titles = ["The quay at night", "Soup again", "A boat for nine"]
    listed = "What you will read\nThe quay at\nnight 1\nSoup again 1\nA boat for nine 2\n"
    lines = lines_of(listed + TEXT.join(["", *titles, ""]))
    found = contents_of(lines, ENGLISH)
    assert found
    assert [entry.title for entry in found.entries] == titles
    assert [entry.page for entry in found.entries] == [1, 1, 2]


def test_entries_of_languages_without_spaces_have_none() -> None:
    lines = lines_of("目次\n夜の岸壁\nと汁 1\n夜の岸壁と汁\n汁は熱いといわれる。\n")
    found = contents_of(lines, vocabulary("ja"))
    assert found
    assert found.entries == (Entry("夜の岸壁と汁", 1),)


def test_an_address_that_is_said_again_is_no_list() -> None:
    address = "The Loom\n3 Mole Street\nPort Ennis\n"
    assert contents_of(lines_of(address + TEXT + TEXT + address), ENGLISH) is None


@pytest.mark.parametrize("below", ["Continued from page 1\n", "\fSoup in the morning 2\n"])
def test_a_list_ends_at_the_rest_of_a_story_and_at_a_page(below: str) -> None:
    lines = lines_of("Soup\nIt is hot.\nContents\nSoup 1\nThe quay 2\n" + below + "The quay\nIt is dark.\n")
    found = contents_of(lines, ENGLISH)
    assert found
    assert [entry.title for entry in found.entries] == ["Soup", "The quay"]


def test_blank_lines_behind_every_line_part_nothing() -> None:
    single = [(line.text, line.opens) for line in lines_of("One\ntwo\n\nthree\n")]
    assert single == [("One", True), ("two", None), ("three", True)]
    assert [line.opens for line in lines_of("One\n\ntwo\n\n\n\nthree\n\nfour\n\n")] == [
        None,
        None,
        True,
        None,
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the commu-", "nity met"], "the community met"),
        (["a well-", "known mill"], "a well-known mill"),
        (["the soft\u00ad", "ware runs"], "the software runs"),
        (["すべての", "人間は"], "すべての人間は"),
        (["one", "two"], "one two"),
    ],
)
def test_lines_are_joined_and_hyphens_repaired(lines: list[str], text: str) -> None:
    known = lines_of("It is a well-known thing.\n")
    assert Joiner(known).joined(lines) == text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mill is back in the town and that is good.", "en"),
        ("Die Mühle ist wieder da, und das ist gut für den Ort.", "de"),
        ("El molino ha vuelto y la gente está en la calle por la tarde.", "es"),
        ("آسیاب پس از سال‌ها دوباره می‌چرخد و این خبر خوبی است.", "fa"),
        ("عادت الطاحونة إلى الدوران بعد سنوات طويلة.", "ar"),
        ("水車がまた回り始めました。", "ja"),
        ("水车又转起来了。", "zh"),
        ("הטחנה חזרה לפעול.", "he"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language

from __future__ import annotations

from email.header import decode_header, make_header

import pytest

from broadsheet.editions.mail.headers import addressed, exact, listed, mailbox, plain_line, unstructured

LONG = "https://example.org/leave/" + "a" * 300 + "/"


def decoded(line: bytes) -> str:
    value = line.decode("ascii").partition(": ")[2].removesuffix("\r\n").replace("\r\n", "")
    return str(make_header(decode_header(value)))


@pytest.mark.parametrize(
    "text",
    [
        "The mill will turn",
        "The mill will turn again and again, and once more because the first time was so very well liked",
        "اتاق مطالعه شمارهٔ ۷: آزاد و برابر از روز تولد، و خیلی بیشتر از آن که بتوان در یک سطر گفت",
        "港だより 第143号：九十年ぶりに水車が回る、そしてもう一度、さらにもう一度回る日が来る",
        "Café الميناء and 港 in one line, again and again, café الميناء and 港 in one line",
        "=?utf-8?q?not=20encoded?= but written so",
    ],
)
def test_words_come_back_as_they_were_in_lines_of_no_more_than_76(text: str) -> None:
    line = unstructured("Subject", text)
    assert decoded(line) == text
    assert all(len(each) <= 78 for each in line.decode().split("\r\n"))


def test_no_word_begins_another_header() -> None:
    assert unstructured("Subject", "one\r\nBcc: all@example.org") == b"Subject: one Bcc: all@example.org\r\n"
    assert plain_line("a\u2028b\x00c\td") == "a b c d"


def test_marks_of_direction_are_not_sent() -> None:
    assert unstructured("Subject", "\u2068Radio\u2069 7") == b"Subject: Radio 7\r\n"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Harbour News", b"From: Harbour News <post@example.org>\r\n"),
        ('News, "daily"', b'From: "News, \\"daily\\"" <post@example.org>\r\n'),
        ("", b"From: post@example.org\r\n"),
    ],
)
def test_a_display_name_is_quoted_where_it_must_be(name: str, line: bytes) -> None:
    assert addressed("From", name, "post@example.org") == line


def test_a_display_name_in_another_script_is_encoded_and_the_address_is_not() -> None:
    line = addressed(
        "From", "خبرنامهٔ انجمن کتاب‌خوانی بندر زیزفون و دوستان دور و نزدیک آن", "post@example.org"
    )
    assert line.endswith(b" <post@example.org>\r\n")
    assert all(each.startswith(" ") and len(each) <= 76 for each in line.decode().split("\r\n")[1:-1])
    assert decoded(line).startswith("خبرنامهٔ انجمن کتاب‌خوانی بندر زیزفون")


def test_a_long_address_is_whole_on_a_line_of_its_own() -> None:
    lines = listed("List-Unsubscribe", (LONG, "mailto:post@example.org?subject=leave")).decode().split("\r\n")
    assert lines[0] == f"List-Unsubscribe: <{LONG}>,"
    assert lines[1] == " <mailto:post@example.org?subject=leave>"


def test_what_has_a_grammar_of_its_own_stays_as_it_is() -> None:
    assert exact("Content-Language", "pt-BR") == b"Content-Language: pt-BR\r\n"


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Harbour News <post@example.org>", ("Harbour News", "post@example.org")),
        ('"News, daily" <post@example.org>', ("News, daily", "post@example.org")),
        ("post@example.org", ("", "post@example.org")),
    ],
)
def test_a_mailbox_is_a_name_and_an_address(written: str, parts: tuple[str, str]) -> None:
    assert mailbox(written) == parts

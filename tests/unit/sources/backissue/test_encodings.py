"""Text in whatever encoding it was saved."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.encodings import text_of

TEXTS = {
    "cp1252": "Die Bürger von Öland trafen sich „im Grünen“, um über Äpfel und Süßes zu reden – wie jedes Jahr.",
    "mac_roman": "Le musée a retrouvé ses clés, égarées près de l’écluse l’été où l’on curait le canal.",
    "cp1256": "تفتح المكتبة أبوابها يوم الأحد من الساعة الثانية حتى الخامسة وفيها ستة كراسي ومصباح واحد",
    "cp1255": "המקהלה שרה באולם הישן והגשם ירד על הגג עד שאיש לא ידע מתי נגמרה המוזיקה והקהל נשאר לשבת",
    "cp932": "今年も田んぼに水が入りました。古い水車の修理は来月から始まり、子どもたちも手伝います。",
    "gb18030": "今年的旧书市集又回来了，停办三年之后，大家带着自己的书来交换，雨一直下到傍晚才停。",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_utf_8_is_read_as_it_is(text: str) -> None:
    assert text_of(text.encode()) == (text, "")
    assert text_of(text.encode("utf-8-sig")) == (text, "")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_utf_16_is_known_by_its_mark(text: str) -> None:
    assert text_of(text.encode("utf-16")) == (text, "")


def test_utf_16_without_a_mark_is_known_by_its_halves() -> None:
    text = TEXTS["cp1252"]
    assert text_of(text.encode("utf-16-le")) == (text, "UTF-16")
    assert text_of(text.encode("utf-16-be")) == (text, "UTF-16")


@pytest.mark.parametrize(("encoding", "text"), TEXTS.items(), ids=TEXTS)
def test_what_says_nothing_is_known_by_its_letters(encoding: str, text: str) -> None:
    found, guessed = text_of(text.encode(encoding))
    assert found == text
    assert guessed


def test_a_single_quotation_mark_makes_no_text_chinese() -> None:
    text = "The seed swap was the largest yet, and nobody’s beans had a price. " * 5
    assert text_of(text.encode("cp1252")) == (text, "Windows-1252")


def test_utf_8_with_a_damaged_byte_is_still_utf_8() -> None:
    data = TEXTS["cp932"].encode()
    found, guessed = text_of(data[:30] + b"\xff" + data[30:])
    assert (found.replace("\ufffd", ""), guessed) == (TEXTS["cp932"], "UTF-8")


@pytest.mark.parametrize("data", [b"", b"\x00", b"\xff", b"\x81\x8d\x8f", bytes(range(256)) * 9])
def test_any_bytes_are_some_text(data: bytes) -> None:
    assert isinstance(text_of(data)[0], str)

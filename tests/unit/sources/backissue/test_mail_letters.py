"""Messages taken apart: parts, charsets, headers."""

from __future__ import annotations

import base64

import pytest

from broadsheet.sources.backissue.mail.kinds import is_mail, is_message, is_page
from broadsheet.sources.backissue.mail.letters import letter_of, page_text

HEAD = "From: Harbour News <news@harbour.example>\nSubject: Boats\nDate: Mon, 4 Mar 2024 09:30:00 +0100\n"


def letter(text: str, encoding: str = "utf-8") -> tuple[str, str]:
    made = letter_of((HEAD + text).encode(encoding), "old.eml")
    return made.html.strip(), made.text.strip()


def test_of_two_versions_both_are_there() -> None:
    parts = (
        'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe boat.\n'
    )
    parts += "--b\nContent-Type: text/html\n\n<p>The boat.</p>\n--b--\n"
    assert letter(parts) == ("<p>The boat.</p>", "The boat.")


def test_a_file_that_hangs_on_the_mail_is_not_its_text() -> None:
    parts = 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe boat.\n'
    parts += (
        "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nThe list.\n--b--\n"
    )
    assert letter(parts) == ("", "The boat.")


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        ("iso-8859-1", "cp1252"),
        ("no-such-charset", "utf-8"),
        ("us-ascii", "utf-8"),
        ("", "utf-8"),
        ("punycode", "utf-8"),
    ],
)
def test_a_charset_is_what_senders_mean_by_it(said: str, encoding: str) -> None:
    kind = f"Content-Type: text/plain; charset={said or 'utf-8'}\nContent-Transfer-Encoding: 8bit\n\n"
    assert letter(f"{kind}L’école „Süd“", encoding)[1] == "L’école „Süd“"


@pytest.mark.parametrize(
    ("said", "encoding"), [("gb2312", "gb18030"), ("shift_jis", "cp932"), ("koi8-r", "koi8-r")]
)
def test_charsets_of_other_scripts_are_read(said: str, encoding: str) -> None:
    text = {"gb18030": "渡船镕", "cp932": "渡し船①", "koi8-r": "Паром"}[encoding]
    body = base64.b64encode(text.encode(encoding)).decode()
    head = f"Content-Type: text/plain; charset={said}\nContent-Transfer-Encoding: base64\n\n"
    assert letter(head + body)[1] == text


def test_headers_are_decoded_however_broken() -> None:
    subject = b"=?utf-8?b?w4l0w6k=?= \xc3\xa9t\xc3\xa9 =?x?y?z"
    head = b"From: =?utf-8?q?Caf=C3=A9?= <a@b.example>\nSubject: " + subject + b"\nDate: someday\n\nText."
    made = letter_of(head, "old.eml")
    assert made.headers["from"] == "Café <a@b.example>"
    assert made.headers["subject"].startswith("Été été")


def test_of_a_mail_that_forwards_another_the_longer_is_read() -> None:
    inner = (
        HEAD.replace("Boats", "The last boat") + "Content-Type: text/html\n\n<p>It leaves at eleven.</p>\n"
    )
    outer = 'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nFYI\n'
    made = letter_of(
        (HEAD + outer + "--b\nContent-Type: message/rfc822\n\n" + inner + "--b--\n").encode(), "old.eml"
    )
    assert made.headers["subject"] == "The last boat"
    assert "eleven" in made.html


def test_text_that_flows_has_a_paragraph_a_line() -> None:
    kind = "Content-Type: text/plain; format=flowed; delsp=yes\n\n"
    assert letter(f"{kind}The bo \nat leaves.\n\n From here.\n")[1] == "The boat leaves.\n\nFrom here."


def test_pictures_are_kept_under_the_addresses_that_the_page_has_for_them() -> None:
    parts = 'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n<img src="cid:one@x">\n'
    parts += "--b\nContent-Type: image/gif\nContent-ID: <one@x>\nContent-Transfer-Encoding: base64\n\nR0lGODlh\n--b--\n"
    assert letter_of((HEAD + parts).encode(), "old.eml").files["cid:one@x"] == b"GIF89a"


@pytest.mark.parametrize(
    "body",
    [
        "\n",
        "Content-Type: image/png\n\nx",
        "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(3000)),
    ],
)
def test_a_message_that_says_nothing_says_why_it_cannot_be_read(body: str) -> None:
    with pytest.raises(ValueError, match=r"^old\.eml "):
        letter_of((HEAD + body).encode(), "old.eml")


def test_a_page_says_its_charset_itself() -> None:
    assert page_text('<meta charset="windows-1252"><p>é</p>'.encode("cp1252")).endswith("<p>é</p>")
    assert page_text("<p>é</p>".encode("utf-16")) == "<p>é</p>"


def test_messages_and_pages_are_told_from_text() -> None:
    assert is_message(HEAD.encode() + b"\nx", "old")
    assert is_message(b"From me to you.\n", "old.eml")
    assert is_page(b"\xef\xbb\xbf<!-- a -->\n<!DOCTYPE html><p>x", "old")
    assert is_page(b"<h2>x</h2>", "old.HTM")
    assert not is_mail(b"Harbour News\nDate: 4 March\n\nThe boat", "old.txt")

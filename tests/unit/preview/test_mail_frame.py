"""The mail in a frame: dressed light or dark, with our pictures, and with links that lead nowhere."""

from __future__ import annotations

import pytest

from broadsheet.preview.mail_frame import Look, framed, subject
from tests.unit.preview.builds import MAIL


def shown(html: str, look: Look = "light", pictures: tuple[str, ...] = ("mail/mill.jpg",)) -> str:
    return framed(html, look, pictures, lambda name: f"/t/files/{name}")


@pytest.mark.parametrize(
    ("look", "query"), [("dark", "@media (min-width: 0)"), ("light", "@media (max-width: 0)")]
)
def test_what_is_for_the_dark_holds_in_the_dark_alone(look: Look, query: str) -> None:
    assert f"{query} {{ p" in shown(MAIL, look)


def test_a_query_asks_on_for_all_else() -> None:
    style = "<style>@media screen and (Prefers-Color-Scheme:DARK) and (max-width: 600px) {}</style>"
    assert "@media screen and (min-width: 0) and (max-width: 600px)" in shown(style, "dark")


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_colours_of_the_browser_itself_follow(look: Look) -> None:
    html = '<meta name="color-scheme" content="light dark"><style>:root { color-scheme: light dark; }</style>'
    assert shown(html, look).endswith(
        f'<meta name="color-scheme" content="{look}"><style>:root {{ color-scheme: {look}; }}</style>'
    )


def test_pictures_of_the_issue_come_from_the_preview() -> None:
    assert '<img src="/t/files/mail/mill.jpg" alt="The mill">' in shown(MAIL)


def test_pictures_of_others_stay_where_they_are_and_so_are_not_shown() -> None:
    html = '<img src="https://elsewhere.example/mail/pixel.gif">'
    assert html in shown(html)


def test_a_picture_with_a_name_in_another_script_is_found() -> None:
    html = '<img src="https://example.org/n/1/mail/%DA%A9%D8%B4%D8%AA%DB%8C.jpg">'
    assert '"/t/files/mail/کشتی.jpg"' in shown(html, pictures=("mail/کشتی.jpg",))


def test_links_open_a_window_which_the_frame_may_not_and_anchors_stay() -> None:
    html = shown(MAIL)
    assert '<head><base target="_blank">' in html
    assert '<a class="up" target="_self" href="#top">' in html
    assert '<a href="https://example.org/n/1">' in html


def test_an_address_in_the_text_is_left_alone() -> None:
    text = '<p>Write &lt;a href=&quot;#top&quot;&gt; or a href="#top".</p>'
    assert text in shown(text)


def test_the_subject_is_read_from_the_message() -> None:
    assert subject(b"Subject: =?utf-8?q?Caf=C3=A9?=\n\nText") == "Café"
    assert subject(b"From: post@example.org\n\nText") == ""

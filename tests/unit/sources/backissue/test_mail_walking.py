"""Pages of mails as blocks in reading order."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.mail.blocks import Block
from broadsheet.sources.backissue.mail.letters import Letter
from broadsheet.sources.backissue.mail.parsing import blocks_of


def blocks(html: str) -> list[Block]:
    return blocks_of(Letter(html=html), "old.html")


def shown(html: str) -> list[str]:
    return [block.text for block in blocks(html) if not block.hidden]


def test_layout_tables_are_read_row_by_row() -> None:
    html = (
        "<table><tr><td><p>One</p></td><td>Two</td></tr><tr><td>Three<table><tr><td>Four</table></table>Five"
    )
    assert shown(html) == ["One", "Two", "Three", "Four", "Five"]


def test_two_breaks_in_a_row_make_a_paragraph() -> None:
    made = blocks("<div>By Ida<br>4 March<br><br>It leaves.</div>")
    assert [(block.text, block.opens) for block in made] == [
        ("By Ida", True),
        ("4 March", None),
        ("It leaves.", True),
    ]


def test_what_is_written_for_outlook_alone_is_not_there() -> None:
    assert shown("<!--[if mso]><p>Outlook</p><![endif]--><p>One</p><![if !mso]><p>Two</p><![endif]>") == [
        "One",
        "Two",
    ]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "font-size:1px;color:#fff",
        "max-height:0;overflow:hidden",
        "mso-hide:all;visibility:hidden",
    ],
)
def test_the_words_for_the_list_of_mails_are_hidden(style: str) -> None:
    made = blocks(f'<div style="{style}">Read on&#847;&zwnj;&nbsp;</div><p>It leaves.</p>')
    assert [(block.text, block.hidden) for block in made] == [("Read on", True), ("It leaves.", False)]


def test_a_cell_without_size_does_not_hide_what_stands_in_it() -> None:
    assert shown('<td style="font-size:0px"><div style="font-size:13px">It leaves.</div></td>') == [
        "It leaves."
    ]


def test_type_is_that_of_most_letters() -> None:
    head, text = blocks("<h2>The <i>last</i> boat</h2><p>It <b>leaves</b> at eleven.</p>")
    assert (head.type.size, head.type.bold, head.type.italic, head.level) == (18.0, True, False, 2)
    assert (text.type.size, text.type.bold, text.level) == (12.0, False, 0)


def test_type_comes_from_style_sheets_attributes_and_old_tags() -> None:
    html = "<style>.big{font-size:30px;font-weight:bold}</style><p class=big>One</p>"
    html += '<p style="font-size:2em">Two</p><font size=5><b>Three</b></font>'
    assert [(block.type.size, block.type.bold) for block in blocks(html)] == [
        (22.5, True),
        (24.0, False),
        (18.0, True),
    ]


def test_a_link_to_the_whole_of_a_story_is_a_line_of_its_own() -> None:
    made = blocks('<p>It leaves at eleven. <a href="https://x.example/1?utm_id=2"><b>Read</b> more</a> </p>')
    assert [(block.text, block.link) for block in made] == [
        ("It leaves at eleven.", ""),
        ("Read more", "https://x.example/1"),
    ]


def test_links_amid_a_text_stay_in_it() -> None:
    (made,) = blocks('<p>The <a href="https://x.example/">boat</a> and the <a href="#b">mill</a>.</p>')
    assert (made.text, made.link, made.links) == ("The boat and the mill.", "", ("https://x.example/", "#b"))


def test_a_button_drawn_as_a_picture_says_its_words() -> None:
    made = blocks('<a href="https://x.example/1"><img src="b.png" alt="Read more"></a>')
    assert [(block.text, block.link) for block in made] == [("Read more", "https://x.example/1")]


def test_items_of_a_list_have_a_mark_whatever_stands_in_them() -> None:
    assert shown("<ul><li>One<li><p>Two</p></li></ul><p>Three</p>") == ["• One", "• Two", "Three"]


def test_entities_and_filler_leave_plain_words() -> None:
    assert shown("<p>&nbsp;Salt&shy;water &amp;&nbsp;\u200bsand&#x2003;&lt;3</p>") == ["Saltwater & sand <3"]


def test_pictures_stand_before_what_follows_them() -> None:
    made = blocks('<p>One</p><img src="cid:a" alt="A mill" width=300><p>Two</p><img src=b.png>')
    assert [[image.source for image in block.images] for block in made] == [[], ["cid:a", "b.png"]]


@pytest.mark.parametrize(
    "html",
    ["<div>" * 10_000 + "x", "<p>" + "x" * 10_000_001, "<b></b>" * 400_001, "<p " + "a " * 30_000 + ">x</p>"],
)
def test_a_page_without_bounds_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match=r"^old\.html "):
        blocks(html)


def test_entities_of_the_page_itself_are_not_resolved() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    assert shown(f"{bomb}<p>Boat &b; &f;</p>")[-1] == "Boat &b; &f;"

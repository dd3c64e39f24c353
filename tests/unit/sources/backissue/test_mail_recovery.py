"""Mails brought home, from the file to the stories."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.model import Recovered

TEXT = "It leaves at eleven, as it did before the war. Nobody had expected that, least of all the master of the boat."
OTHER = "The wheel is back after ninety years, and the bread is as good as it was when the mill was young."
GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def of_page(html: str) -> Recovered:
    return recover(f"<html><body>{html}".encode(), "old.html")


def titles(made: Recovered) -> list[str]:
    return [story.title.value for story in made.stories]


def test_a_message_says_what_issue_it_is() -> None:
    head = 'From: "Harbour News" <no-reply@harbour.example>\nReply-To: post@harbour.example\n'
    head += "Subject: =?utf-8?q?Harbour_News_No=2E_143=3A_Boats?=\nDate: Sun, 1 Nov 2026 23:30:00 -0800\n"
    head += "Archived-At: <https://harbour.example/143/>\nContent-Type: text/html; charset=utf-8\n\n"
    made = recover(
        f"{head}<h2>The last boat</h2><p>{TEXT}</p><h2>The mill</h2><p>{OTHER}</p>".encode(), "old.eml"
    )
    values = {name: field.value for name, field in made.issue.items()}
    assert values == {
        "date": "2026-11-01",
        "nameplate": "Harbour News",
        "number": "143",
        "contact": "post@harbour.example",
        "web": "https://harbour.example/143/",
        "subject": "Harbour News No. 143: Boats",
    }
    assert made.issue["date"].origin.cues == ("date header",)
    assert titles(made) == ["The last boat", "The mill"]


def test_a_head_that_is_a_link_and_a_link_to_the_whole_give_the_permalink() -> None:
    html = f'<h2><a href="https://x.example/1?utm_id=9">The last boat</a></h2><p>{TEXT}</p>'
    html += f'<h2>The mill</h2><p>{OTHER} <a href="https://x.example/2">Read more</a></p>'
    boat, mill = of_page(html).stories
    assert boat.permalink
    assert (boat.permalink.value, boat.continues) == ("https://x.example/1", None)
    assert mill.permalink
    assert mill.continues
    assert (mill.permalink.value, mill.continues.value, mill.body) == ("https://x.example/2", True, [OTHER])


def test_items_and_paragraphs_without_a_full_stop_stay_apart() -> None:
    html = "<h2>The last boat</h2><p>What to bring</p><ul><li>a lamp</li><li>a coat</li></ul>"
    assert of_page(f"{html}<h2>The mill</h2><p>{OTHER}").stories[0].body == [
        "What to bring",
        "• a lamp",
        "• a coat",
    ]


def test_a_mail_of_one_story_is_one_story() -> None:
    html = f"<title>The last boat</title><h1>The last boat</h1><p>{TEXT}</p><h2>Before</h2><p>{OTHER}</p>"
    assert titles(of_page(f"{html}<h2>After</h2><p>{OTHER}")) == ["The last boat"]


def test_a_letter_without_heads_is_a_story_under_its_subject() -> None:
    head = "From: Harbour News <a@b.example>\nSubject: Fwd: Harbour News: The last boat\nContent-Type: text/html\n\n"
    made = recover(f"{head}<p>Dear friends,</p><p>{TEXT}</p>".encode(), "old.eml")
    assert [(story.title.value, story.body) for story in made.stories] == [
        ("The last boat", ["Dear friends,", TEXT])
    ]


def test_section_labels_larger_than_heads_are_no_heads() -> None:
    html = f"<h1>Harbour</h1><h3>The last boat</h3><p>{TEXT}</p><h3>The mill</h3><p>{OTHER}</p>"
    html += f"<h1>Town</h1><h3>A lamp</h3><p>{TEXT}</p><h3>A coat</h3><p>{OTHER}</p>"
    assert titles(of_page(html)) == ["The last boat", "The mill", "A lamp", "A coat"]


def test_heads_that_links_lead_to_are_heads_whatever_their_size() -> None:
    html = '<p>In this issue</p><p><a href="#a">The last boat</a></p><p><a href="#b">The mill</a></p>'
    html += f'<p id="a"><b>The last boat</b></p><p>{TEXT}</p>'
    html += f"<h2>Long ago</h2><p>{OTHER}</p><h2>Today</h2><p>{OTHER}</p>"
    html += f'<p id="b"><b>The mill</b></p><p>{OTHER}</p>'
    made = of_page(html)
    assert [entry.title for entry in made.contents] == ["The last boat", "The mill"]
    assert titles(made)[0] == "The last boat"
    assert titles(made)[-1] == "The mill"


def test_pictures_in_the_mail_come_home_and_others_are_named() -> None:
    html = f'<h2>The last boat</h2><p>{TEXT}</p><p><img src="{GIF}" alt="A boat"></p>'
    html += f'<p>{OTHER}</p><h2>The mill</h2><p>{OTHER}</p><img src="https://x.example/m.jpg?utm_id=1" alt="A mill">'
    html += '<img src="https://x.example/open.gif" width="1" height="1"><p>The end of it.</p>'
    made = of_page(html)
    (picture,) = made.stories[0].pictures
    assert (picture.data[:6], picture.alt) == (b"GIF89a", "A boat")
    assert made.leftover == ["A mill https://x.example/m.jpg"]


def test_a_caption_below_a_picture_is_its_caption() -> None:
    html = f'<h2>The last boat</h2><p>{TEXT}</p><p><img src="{GIF}"><br><small>The boat at dawn.</small></p>'
    html += f"<p>{OTHER}</p><h2>The mill</h2><p>{OTHER}</p>"
    story = of_page(html).stories[0]
    assert [picture.caption for picture in story.pictures] == ["The boat at dawn."]
    assert story.body == [TEXT, OTHER]


def test_what_stands_above_the_first_head_is_of_no_story() -> None:
    html = f"<p>Dear readers, this is what we have for you in this cold month.</p><h2>The last boat</h2><p>{TEXT}</p>"
    made = of_page(f"{html}<h2>The mill</h2><p>{OTHER}</p>")
    assert made.leftover == ["Dear readers, this is what we have for you in this cold month."]
    assert [story.body for story in made.stories] == [[TEXT], [OTHER]]


@pytest.mark.parametrize("data", [b"<html></html>", b"<html><body><img src=x></body></html>"])
def test_a_page_that_says_nothing_says_so(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^old\.html "):
        recover(data, "old.html")

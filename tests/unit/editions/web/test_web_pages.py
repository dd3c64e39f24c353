"""What pages of an issue say to readers and to machines."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from typing import Any

import pytest
from msgspec import structs

from broadsheet.config.schema import WebEdition as Web
from broadsheet.diagnostics import Span
from broadsheet.edition import Order, Shown
from broadsheet.editions.web.about import shortened
from broadsheet.editions.web.edition import WEB
from broadsheet.editions.web.gallery import HEAVIEST
from broadsheet.issue import tree
from broadsheet.issue.model import Code, CutPoint, Issue, Note, NoteRef, Paragraph, Picture, Sentence, Text
from tests.support.tags import Tags
from tests.unit.editions.mail.mails import issue, order, paragraph, story

PICTURE = Picture("mill.jpg", alt="A mill", caption=(Text("The mill"),), asset="abc")


def files(told: Issue, **more: Any) -> dict[str, bytes]:  # noqa: ANN401 - whatever an order has
    asked: Order = replace(order(told), **more)
    return {name.removeprefix("web/"): data for name, data in WEB.make(asked).artefacts.items()}


def page(made: Issue, name: str = "mill/index.html") -> str:
    return files(made)[name].decode()


def head(source: str, tag: str, **wanted: str) -> list[dict[str, str | None]]:
    tags = Tags(source).tags
    return [own for name, own in tags if name == tag and wanted.items() <= own.items()]


def data_of(source: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', source, re.DOTALL)
    assert found
    made: dict[str, Any] = json.loads(found[1])
    return made


def test_every_story_has_a_page_to_which_the_index_leads() -> None:
    made = files(issue(story("mill"), story("ferry", title="The boat")))
    links = {own["href"] for own in head(made["index.html"].decode(), "a")}
    assert {"mill/", "ferry/"} <= links
    assert {"mill/index.html", "ferry/index.html"} <= made.keys()


def test_no_word_of_a_story_is_missing() -> None:
    told = story(
        body=(paragraph("The wheel is back.", "It turns."), Paragraph((Sentence((Text("A & b < c."),)),))),
        standfirst=(Text("In two years."),),
        bylines=("Ida Marsh", "Tom Reed"),
    )
    said = " ".join(Tags(page(issue(told))).words.split())
    for text in (told.title, *told.bylines, tree.plain(told.standfirst), "It turns.", "A & b < c."):
        assert text in said


def test_no_text_ends_the_data_for_machines() -> None:
    told = story(title="</script><script>alert(1)</script>")
    source = page(issue(told))
    assert data_of(source)["headline"] == told.title
    assert len(head(source, "script")) == 1


def test_a_text_with_a_home_elsewhere_says_where() -> None:
    elsewhere = story(permalink="https://blog.example/mill", continues=True)
    source = page(issue(elsewhere))
    assert head(source, "link", rel="canonical")[0]["href"] == "https://blog.example/mill"
    assert head(source, "a", href="https://blog.example/mill")
    own = page(issue(story(permalink="https://example.org/n/2026-11/mill/")))
    assert head(own, "link", rel="canonical")[0]["href"] == "https://example.org/n/2026-11/mill/"


def test_translations_are_named_with_the_page_itself() -> None:
    source = page(issue(story(alternates={"es": "https://es.example/molino"})))
    named = {
        own["hreflang"]: own["href"] for own in head(source, "link", rel="alternate") if "hreflang" in own
    }
    assert named == {"en": "https://example.org/n/mill", "es": "https://es.example/molino"}


def test_machines_are_told_what_the_page_is() -> None:
    source = page(issue(story(bylines=("Ida Marsh",), tags=("mills",), picture=PICTURE)))
    data = data_of(source)
    assert (data["@type"], data["datePublished"]) == ("NewsArticle", "2026-10-28T00:00:00+00:00")
    assert data["author"] == [{"@type": "Person", "name": "Ida Marsh"}]
    assert data["isPartOf"]["isPartOf"]["name"] == "Harbour News"
    assert data["image"] == head(source, "meta", property="og:image")[0]["content"]
    front = data_of(page(issue(), "index.html"))
    assert (front["@type"], front["issueNumber"]) == ("PublicationIssue", "143")


def test_pages_allow_themselves_nothing_from_elsewhere() -> None:
    for name, data in files(issue(story(picture=PICTURE))).items():
        if name.endswith(".html"):
            (policy,) = head(data.decode(), "meta", **{"http-equiv": "Content-Security-Policy"})
            allowed = str(policy["content"])
            assert allowed.startswith("default-src 'none'; script-src 'sha256-")
            assert "http" not in allowed
            assert "unsafe" not in allowed


def test_without_an_address_there_are_pages_and_no_feeds() -> None:
    made = files(issue(publication={"url": ""}))
    assert {"index.html", "mill/index.html", "archive.json"} <= made.keys()
    assert not {"feed.atom", "feed.json"} & made.keys()
    assert "og:url" not in made["index.html"].decode()


def test_notes_and_their_marks_lead_to_each_other() -> None:
    marked = Paragraph((Sentence((Text("It turns."), NoteRef(1))),))
    source = page(issue(story(body=(marked,), notes=(Note((paragraph("Slowly."),)),))))
    assert head(source, "a", role="doc-noteref", id="ref-1", href="#note-1")
    assert head(source, "li", id="note-1")
    assert head(source, "a", role="doc-backlink", href="#ref-1")


def test_pictures_come_in_more_than_one_width_with_their_size() -> None:
    made = files(issue(story(picture=PICTURE)), show=_shown)
    (image,) = head(made["mill/index.html"].decode(), "img")
    assert (image["src"], image["srcset"]) == (
        "../pictures/abc-720.png",
        "../pictures/abc-720.png 720w, ../pictures/abc-1440.png 1440w",
    )
    assert (image["width"], image["height"], image["alt"]) == ("720", "864", "A mill")
    assert {"pictures/abc-720.png", "pictures/abc-1440.png"} <= made.keys()


def _shown(picture: Picture, width: int, ratio: float) -> Shown:
    return Shown(f"{picture.asset}-{width}.png", bytes(100 * width), width, round(width * ratio))


def test_one_that_is_light_enough_serves_all_screens() -> None:
    def light(picture: Picture, width: int, ratio: float) -> Shown:
        return Shown(f"{picture.asset}-{width}.png", b"x", width, round(width * ratio))

    (image,) = head(files(issue(story(picture=PICTURE)), show=light)["mill/index.html"].decode(), "img")
    assert (image["src"], image["width"], image["height"]) == ("../pictures/abc-1440.png", "720", "864")
    assert "srcset" not in image


@pytest.mark.parametrize(
    ("made", "names"),
    [
        ({}, set()),
        ({"print.pdf": b"x"}, {"print.pdf"}),
        ({"print.pdf": b"x", "issue.epub": b"y"}, {"print.pdf", "issue.epub"}),
    ],
)
def test_what_was_made_before_can_be_fetched(made: dict[str, bytes], names: set[str]) -> None:
    found = files(issue(), made=made)
    offered = {own["href"] for own in head(found["index.html"].decode(), "a") if "download" in own}
    assert offered == names == found.keys() & {"print.pdf", "issue.epub"}


def test_a_feed_has_whole_texts_with_whole_addresses() -> None:
    made = files(issue(story(picture=PICTURE), story("ferry", title="The boat")), show=_shown)
    items = json.loads(made["feed.json"])["items"]
    assert [item["title"] for item in items] == ["The mill will turn", "The boat"]
    assert "https://example.org/n/2026-11/pictures/abc-720.png" in items[0]["content_html"]
    assert "It turns." in items[0]["content_html"]
    assert items[0]["date_published"] == "2026-10-28T00:00:00+00:00"


@pytest.mark.parametrize(("suffix", "cure"), [(".jpg", "grain"), (".png", "SVG")])
def test_a_picture_that_takes_long_to_load_is_named_once(suffix: str, cure: str) -> None:
    def heavy(picture: Picture, width: int, ratio: float) -> Shown:
        return Shown(f"{picture.asset}-{width}{suffix}", bytes(HEAVIEST + width), width, round(width * ratio))

    told = story(picture=Picture("stories/mill.png", alt="A mill", asset="mill"))
    (found,) = WEB.make(replace(order(issue(told)), show=heavy)).diagnostics
    assert found.code == "web-heavy-picture"
    assert found.span == Span("stories/mill.png")
    assert cure in found.hints[0]


def test_a_story_that_is_nowhere_else_is_whole_and_another_an_excerpt() -> None:
    body = (paragraph("The wheel is back."), paragraph("It turns."))
    here, there = story(body=body, permalink="", more=CutPoint(1)), story("boat", body=body, more=CutPoint(1))
    made = files(issue(here, there), config=structs.replace(order().config, web=Web(carry="excerpt")))
    assert b"It turns." in made["mill/index.html"]
    assert b"It turns." in made["feed.json"]
    assert b"It turns." not in made["boat/index.html"]


def test_machines_are_told_the_day_by_the_clocks_of_the_place() -> None:
    tokyo = {"timezone": "Asia/Tokyo"}
    made = files(issue(story(date=dt.date(2026, 10, 28)), publication=tokyo))
    assert '"datePublished":"2026-10-28T00:00:00+09:00"' in made["mill/index.html"].decode()
    later = files(issue(story(date=dt.date(2026, 11, 5)), publication=tokyo))
    (item,) = json.loads(later["feed.json"])["items"]
    assert item["date_published"] == item["date_modified"] == "2026-11-05T00:00:00+09:00"


def test_code_in_a_feed_is_as_it_was_written() -> None:
    told = story(body=(Code(" ../pictures/ "), PICTURE))
    (item,) = json.loads(files(issue(told))["feed.json"])["items"]
    assert "> ../pictures/ </pre>" in item["content_html"]
    assert 'src="https://example.org/n/2026-11/pictures/' in item["content_html"]


@pytest.mark.parametrize(("language", "locale"), [("en-GB", "en_GB"), ("zh-Hans-CN", "zh_CN"), ("fa", "")])
def test_open_graph_has_the_language_of_the_story_with_its_region(language: str, locale: str) -> None:
    found = head(page(issue(story(language=language))), "meta", property="og:locale")
    assert [each["content"] for each in found] == ([locale] if locale else [])


def test_what_is_shortened_has_its_three_dots_and_no_fourth() -> None:
    first = "The hall is closed until the floor is taken up."
    text = f"{first} {'word ' * 40}"
    for length in range(150, 160):
        said = shortened(f"{'x' * (length - len(first) - 1)} {text}")
        assert said.endswith("…")
        assert ".…" not in said
    assert shortened(first) == first

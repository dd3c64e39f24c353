from __future__ import annotations

import pytest

from broadsheet.editions.mail.links import SAMPLE, links_of
from broadsheet.editions.mail.page import Page, PageMaker
from broadsheet.editions.mail.printing import print_mail
from broadsheet.issue.carried import carried_stories
from broadsheet.issue.model import (
    Definition,
    DefinitionList,
    Furniture,
    Issue,
    LanguageSpan,
    Paragraph,
    Picture,
    Quote,
    Sentence,
    Text,
)
from broadsheet.screen.look import look_of
from tests.support.tags import Tags
from tests.unit.editions.mail.mails import issue, order, paragraph, shown, story

PICTURE = Picture("mill.jpg", alt="A mill", caption=(Text("The mill"),), credit="Tess", asset="abc.jpg")


def page(made: Issue) -> Page:
    asked = order(made)
    links = links_of(made, asked.config, SAMPLE)
    maker = PageMaker(
        made,
        asked.strings,
        links,
        lambda picture, ratio: (f"{links.pictures}{picture.asset}", shown(picture, 1104, ratio)),
    )
    stories = carried_stories(made, "mail", "excerpt", 80)
    cards = tuple(maker.card(carried, number) for number, carried in enumerate(stories, 1))
    return maker.page(stories, cards, "The mill")


def html(made: Issue) -> str:
    look, _ = look_of(order().config, order().root, made.publication.language, "mail")
    return print_mail(page(made), look)


def test_every_entry_of_the_contents_leads_to_its_story() -> None:
    reader = Tags(html(issue(story("mill"), story("ferry", title="The boat"))))
    anchors = {found["id"] for found in reader.named("h2") if found.get("id")}
    links = [found["href"] for found in reader.named("a") if (found["href"] or "").startswith("#")]
    assert links == ["#story-1", "#story-2"]
    assert anchors == {link[1:] for link in links if link}


def test_language_and_direction_stand_on_the_page_and_on_what_is_inside_it() -> None:
    reader = Tags(html(issue(publication={"language": "fa"})))
    assert (reader.named("html")[0]["lang"], reader.named("html")[0]["dir"]) == ("fa", "rtl")
    inner = next(found for found in reader.named("div") if found.get("role") == "article")
    assert (inner["lang"], inner["dir"]) == ("fa", "rtl")


def test_a_story_in_another_language_has_its_own_words_and_direction() -> None:
    guest = story("guest", language="fa", title="دریا", bylines=("John Smith",), continues=True)
    card = page(issue(story(), guest)).cards[1].article
    assert (card.language, card.direction) == ("fa", "rtl")
    assert card.byline == '<span dir="ltr">John Smith</span>'
    assert "متن کامل" in card.link


@pytest.mark.parametrize(("language", "side", "other"), [("en", "left", "right"), ("fa", "right", "left")])
def test_what_has_a_side_has_it_where_the_language_begins(language: str, side: str, other: str) -> None:
    quoted = story(language=language, body=(Quote((paragraph("It turns."),)),))
    styles = Tags(html(issue(quoted, publication={"language": language}))).named("blockquote")[0]["style"]
    assert styles
    assert f"padding-{side}: 16px" in styles
    assert f"border-{other}" not in styles


def test_a_field_of_the_other_direction_is_kept_apart() -> None:
    made = page(issue(publication={"place": "بندر"}))
    assert '<span dir="rtl">بندر</span>' in made.folio


def test_a_picture_has_its_size_its_alternative_and_its_words() -> None:
    image = Tags(html(issue(story(picture=PICTURE)))).named("img")[0]
    assert image["alt"] == "A mill"
    assert image["src"] == "https://example.org/n/2026-11/mail/abc.jpg"
    assert (image["width"], image["height"]) == ("552", "331")


def test_a_story_without_a_picture_wanted_has_none() -> None:
    assert Tags(html(issue(story(picture=PICTURE, image=False)))).named("img") == []


def test_the_link_says_where_it_leads_as_a_whole_sentence() -> None:
    long = story(body=tuple(paragraph("One two three four five.") for _ in range(40)))
    assert "Read “The mill will turn” in full" in html(issue(long))
    assert "On the web: The mill will turn" in html(issue(story()))


def test_the_dates_are_said_in_the_calendar_of_the_readers() -> None:
    entry = Definition((Text("2026-11-08"),), (paragraph("Repair café"), paragraph("Sailors’ Hall")))
    box = Furniture(kind="dates", title="Dates", blocks=(DefinitionList((entry,)),))
    made = page(issue(furniture=(box,), publication={"language": "fa", "calendar": "persian"}))
    assert made.boxes[0].days == (("یکشنبه ۱۷ آبان", "Repair café<br>Sailors’ Hall"),)


def test_an_advert_without_a_title_is_marked_as_one() -> None:
    made = page(issue(furniture=(Furniture(kind="advert", blocks=(paragraph("Nets mended."),)),)))
    assert made.boxes[0].title == "Advertisement"


def test_the_way_to_leave_and_the_reason_for_the_mail_are_at_its_end() -> None:
    reader = Tags(html(issue()))
    assert "You get this because you are a subscriber of Harbour News." in reader.words
    assert "https://example.org/n/leave/sample/" in [found["href"] for found in reader.named("a")]


def test_the_first_words_beside_the_subject_are_the_leads() -> None:
    made = page(issue(story(standfirst=(Text("The society has a lease. " * 20),))))
    assert made.preheader.startswith("The society has a lease.")
    assert len(made.preheader) <= 140


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "\"><img src=x onerror='x'>", "{{ 7 * 7 }} &amp;"]
)
def test_no_word_becomes_markup(words: str) -> None:
    hostile = story(
        title=words, eyebrow=words, bylines=(words,), standfirst=(Text(words),), body=(paragraph(words),)
    )
    reader = Tags(html(issue(hostile, publication={"name": words, "tagline": words, "place": words})))
    assert not {"script", "img"} & {tag for tag, _ in reader.tags}
    assert reader.words.count(words) >= 7


def test_words_in_another_language_say_so() -> None:
    span = Paragraph((Sentence((LanguageSpan("ar", (Text("سوق"),)),)),))
    found = [each for each in Tags(html(issue(story(body=(span,))))).named("span") if each.get("lang")]
    assert [(each["lang"], each["dir"]) for each in found] == [("ar", "rtl")]

"""A story says what it is, tells itself, and where it goes on."""

from __future__ import annotations

import datetime as dt

from broadsheet.issue.carried import carried
from broadsheet.issue.model import Link, Note, NoteRef, Paragraph, Picture, PullQuote, Sentence, Text
from tests.unit.markup.plain.hands import paragraph
from tests.unit.markup.plain.issues import HOME, story, told

REPORT = Link("https://example.org/report", (Text("the report"),))


def test_the_head_tells_eyebrow_headline_byline_date_and_standfirst() -> None:
    whole = story(
        eyebrow="The mill",
        bylines=("Ida Marsh", "Tom Reed"),
        date=dt.date(2026, 10, 28),
        standfirst=(Text("At last."),),
        picture=Picture("a.jpg", alt="A mill"),
        body=(paragraph("It turns."),),
        permalink=HOME,
    )
    assert told(whole, "1.  ") == [
        "THE MILL",
        "",
        "1.  The mill turns",
        "    By Ida Marsh and Tom Reed · 28 October",
        "",
        "    At last.",
        "",
        "[Picture: A mill]",
        "",
        "It turns.",
        "",
        "On the web:",
        f"<{HOME}>",
    ]


def test_a_long_headline_hangs_behind_its_number() -> None:
    first, second, *_ = told(story(title="word " * 20, permalink=HOME), "10. ")
    assert first == f"10. {' '.join(['word'] * 13)}"
    assert second == f"    {' '.join(['word'] * 7)}"


def test_a_story_without_a_body_goes_on_elsewhere() -> None:
    assert told(story(permalink=HOME)) == ["The mill turns", "", "Continue at:", f"<{HOME}>"]


def test_an_excerpt_says_that_it_is_one_and_has_only_its_own_notes() -> None:
    notes = (Note((paragraph("First."),)), Note((paragraph("Second."),)))
    first = Paragraph((Sentence((Text("Here"), NoteRef(1), Text("."))),))
    second = Paragraph((Sentence((Text("There"), NoteRef(2), Text("."))),))
    lines = told(carried(story(body=(first, second), notes=notes, permalink=HOME), 1))
    assert lines[2:] == ["Here¹.", "", "Notes", "¹ First.", "", "Continue at:", f"<{HOME}>"]


def test_links_are_listed_behind_the_notes_and_the_permalink_comes_last() -> None:
    body = (Paragraph((Sentence((Text("See "), REPORT, NoteRef(1))),)),)
    note = Note((Paragraph((Sentence((Link("https://example.org/b", (Text("b"),)),)),)),))
    assert told(story(body=body, notes=(note,), permalink=HOME))[2:] == [
        "See the report [1]¹",
        "",
        "Notes",
        "¹ b [2]",
        "",
        "[1] <https://example.org/report>",
        "[2] <https://example.org/b>",
        "",
        "On the web:",
        f"<{HOME}>",
    ]


def test_an_address_is_never_broken() -> None:
    far = "https://example.org/" + "far-away/" * 20
    lines = told(story(permalink=far, body=(Paragraph((Sentence((Link(far + "x", (Text("x"),)),)),)),)))
    assert f"[1] <{far}x>" in lines
    assert lines[-1] == f"<{far}>"


def test_a_pull_quote_is_not_said_twice() -> None:
    whole = story(body=(paragraph("We all heard it."),), pull_quotes=(PullQuote("We all heard it.", "Wren"),))
    assert told(whole) == ["The mill turns", "", "We all heard it."]


def test_the_place_it_is_written_from_opens_the_text() -> None:
    assert told(story(dateline="Cold Quay", body=(paragraph("It rained."),)))[-1] == "Cold Quay — It rained."


def test_a_story_in_another_language_has_its_own_words_calendar_and_direction() -> None:
    whole = story("fa", title="آسیاب", bylines=("Ida Marsh",), date=dt.date(2026, 10, 28), permalink=HOME)
    assert told(whole, "1.  ") == [
        "1.  آسیاب",
        "    نوشتهٔ \u2068Ida Marsh\u2069 · ۶ آبان",
        "",
        "ادامه در:",
        f"\u200f\u2068<{HOME}>\u2069",
    ]


def test_an_english_story_in_a_persian_issue_runs_from_left_to_right() -> None:
    assert told(story(bylines=("آوا",), permalink=HOME), "۱.  ", language="fa") == [
        "۱.  The mill turns",
        "    By \u2068آوا\u2069",
        "",
        "Continue at:",
        f"<{HOME}>",
    ]

"""Front matter → the fields of a story."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.issue import tree
from broadsheet.issue.model import Picture, Text
from tests.unit.sources.folder.folders import CONFIG, STORY, TOML, load, said, story

SITE = CONFIG + 'url = "https://example.org/n/"\n'


def head(lines: str) -> str:
    return f"---\ntitle: New ferry times\n{lines}\n---\nThe first boat leaves at six.\n"


def test_all_of_a_story(tmp_path: Path) -> None:
    made = story(
        tmp_path,
        """\
---
title: New ferry times
short_title: Ferry
date: 2026-10-28
byline: [Ida Marsh, Tom Reed]
standfirst: Six boats *a day*.
eyebrow: The harbour
dateline: Port Ennis
lang: en-GB
permalink: https://example.org/posts/12
image: {file: ferry.jpg, alt: A ferry, caption: The *Ida*., credit: Tess Lorrimer, focus: [0.6, 0.4]}
pull_quote: {text: The first boat leaves at six., by: the master}
priority: 5
keep: 0.5
min_words: 20
continues: true
section: Town
tags: [boats]
alternates: {es: https://example.org/es/12}
---
The first boat leaves at six.
""",
    )
    assert (made.slug, made.title, made.short_title, made.language) == (
        "ferry",
        "New ferry times",
        "Ferry",
        "en-GB",
    )
    assert (made.date, made.published) == (dt.date(2026, 10, 28), dt.datetime(2026, 10, 28, tzinfo=dt.UTC))
    assert made.bylines == ("Ida Marsh", "Tom Reed")
    assert tree.plain(made.standfirst) == "Six boats a day."
    assert (made.eyebrow, made.dateline, made.section, made.tags) == (
        "The harbour",
        "Port Ennis",
        "Town",
        ("boats",),
    )
    assert made.permalink == "https://example.org/posts/12"
    assert made.picture
    assert (made.picture.file, made.picture.alt, made.picture.focus) == (
        "stories/ferry.jpg",
        "A ferry",
        (0.6, 0.4),
    )
    assert (tree.plain(made.picture.caption), made.picture.credit) == ("The Ida.", "Tess Lorrimer")
    assert [(quote.text, quote.speaker) for quote in made.pull_quotes] == [
        ("The first boat leaves at six.", "the master")
    ]
    assert (made.priority, made.keep, made.min_words, made.continues) == (5, 0.5, 20, True)
    assert made.alternates == {"es": "https://example.org/es/12"}
    assert (made.extra, made.file) == ({}, STORY)


def test_the_least_a_story_can_be(tmp_path: Path) -> None:
    made = story(tmp_path, "---\ntitle: New ferry times\n---\n")
    assert (made.slug, made.body, made.date, made.bylines, made.permalink) == ("ferry", (), None, (), "")
    assert (made.keep, made.priority) == ("auto", 3)


@pytest.mark.parametrize("key", ["standfirst", "Teaser", "DECK", "description", "subtitle", "summary"])
def test_a_standfirst_has_many_names(tmp_path: Path, key: str) -> None:
    assert tree.plain(story(tmp_path, head(f"{key}: Six boats a day.")).standfirst) == "Six boats a day."


def test_the_first_name_of_a_standfirst_wins_and_the_others_are_kept(tmp_path: Path) -> None:
    made = story(tmp_path, head("Summary: one\ndescription: two\nteaser: three\ndeck:"))
    assert tree.plain(made.standfirst) == "three"
    assert made.extra == {"Summary": "one", "description": "two"}


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("byline: Ida Marsh and Tom Reed", ("Ida Marsh and Tom Reed",)),
        ("author: Ida Marsh", ("Ida Marsh",)),
        ("by: Ida Marsh", ("Ida Marsh",)),
        ("authors: [Ida Marsh, Tom Reed]", ("Ida Marsh", "Tom Reed")),
        ("authors: [{name: Ida Marsh, url: x}, {Name: Tom Reed}]", ("Ida Marsh", "Tom Reed")),
        ("author: {name: Ida Marsh}", ("Ida Marsh",)),
        ("authors: Ida Marsh; Tom Reed", ("Ida Marsh", "Tom Reed")),
        ("author: ''", ()),
    ],
)
def test_a_byline_is_one_name_or_several(tmp_path: Path, line: str, names: tuple[str, ...]) -> None:
    assert story(tmp_path, head(line)).bylines == names


@pytest.mark.parametrize(
    ("lines", "picture"),
    [
        ("image: ferry.jpg", Picture("stories/ferry.jpg")),
        ("cover: /art/ferry.jpg", Picture("art/ferry.jpg")),
        ("featured_image: ../art/ferry.jpg", Picture("art/ferry.jpg")),
        ("featuredImage: [ferry.jpg, other.jpg]", Picture("stories/ferry.jpg")),
        ("thumbnail: ./my%20ferry.jpg", Picture("stories/my ferry.jpg")),
        ("cover: {image: f.jpg, Alt: A ferry}", Picture("stories/f.jpg", "A ferry")),
        (
            "image: {src: f.jpg, attr: Tess, focus: 60% 40%}",
            Picture("stories/f.jpg", credit="Tess", focus=(0.6, 0.4)),
        ),
        ("image: {path: f.jpg, caption: Late}", Picture("stories/f.jpg", caption=(Text("Late"),))),
        ("image: false", None),
        ("image:", None),
    ],
)
def test_a_picture_is_a_file_name_or_a_table(tmp_path: Path, lines: str, picture: Picture | None) -> None:
    assert story(tmp_path, head(lines)).picture == picture


@pytest.mark.parametrize(
    ("line", "permalink"),
    [
        ("tags: []", "https://example.org/n/2026-11/ferry/"),
        ("permalink: https://example.org/a?p=1", "https://example.org/a?p=1"),
        ("canonical: http://example.org/a", "http://example.org/a"),
        ("url: /en/posts/101", "https://example.org/n/en/posts/101"),
        ("link: posts/101/", "https://example.org/n/posts/101/"),
        ("permalink: false", "https://example.org/n/2026-11/ferry/"),
        ("permalink: /:year/:title/", "https://example.org/n/2026-11/ferry/"),
        ("permalink: javascript:alert(1)", "https://example.org/n/2026-11/ferry/"),
        ("permalink: //elsewhere.example/a", "https://example.org/n/2026-11/ferry/"),
        ("slug: قایق", "https://example.org/n/2026-11/%D9%82%D8%A7%DB%8C%D9%82/"),
    ],
)
def test_a_permalink_is_an_address_or_a_path_on_the_site(tmp_path: Path, line: str, permalink: str) -> None:
    issue = 'date = 2026-11-01\nstories = ["stories/ferry"]\n'
    loaded = load(tmp_path, {"broadsheet.toml": SITE, STORY: head(line), TOML: issue})
    assert loaded.issue
    assert loaded.issue.stories[0].permalink == permalink


def test_a_path_needs_a_site_to_be_on(tmp_path: Path) -> None:
    loaded = load(tmp_path, {STORY: head("permalink: /posts/101")})
    assert loaded.issue
    assert loaded.issue.stories[0].permalink == ""
    assert said(loaded.diagnostics) == [("source-bad-field", f"{STORY}:3")]


def test_categories_give_the_section_and_are_kept_where_there_are_several(tmp_path: Path) -> None:
    made = story(tmp_path, head("categories: [Town, Harbour]\ntags: boats, quays"))
    assert (made.section, made.tags) == ("Town", ("boats", "quays"))
    assert made.extra == {"categories": ["Town", "Harbour"]}
    assert story(tmp_path, head("category: Town")).extra == {}


def test_unknown_keys_are_kept_as_json_can_hold_them(tmp_path: Path) -> None:
    made = story(
        tmp_path, head("Weight: 3\nparams: {doi: 10.5/x, on: 2026-10-28, mine: [1.5, true, null]}\nnan: .nan")
    )
    assert made.extra == {
        "Weight": 3,
        "params": {"doi": "10.5/x", "on": "2026-10-28", "mine": [1.5, True, None]},
        "nan": ".nan",
    }


def test_a_title_keeps_its_words_and_loses_its_markup(tmp_path: Path) -> None:
    assert story(tmp_path, '---\ntitle: "The *new*  ferry\'s times"\n---\n').title == "The new ferry’s times"
    assert story(tmp_path, "---\ntitle: 007\n---\n").title == "007"
    assert story(tmp_path, "---\ntitle: Yes\n---\n").title == "Yes"


def test_short_phrases_are_set_as_text_is(tmp_path: Path) -> None:
    made = story(tmp_path, head("short_title: The ferry's times\neyebrow: It's late...\nbyline: Ida O'Marsh"))
    assert (made.short_title, made.eyebrow, made.bylines) == (
        "The ferry’s times",
        "It’s late…",
        ("Ida O'Marsh",),
    )


def test_the_language_of_a_story_is_the_publications_unless_it_says_otherwise(tmp_path: Path) -> None:
    config = CONFIG.replace('"en"', '"pt_br"')
    assert story(tmp_path, head("tags: []"), config).language == "pt-BR"
    assert story(tmp_path, head("Locale: zh_hans"), config).language == "zh-Hans"
    assert story(tmp_path, head("lang: no"), config).language == "no"


def test_a_pelican_post_loads(tmp_path: Path) -> None:
    made = story(
        tmp_path, "Title: New ferry times\nDate: 2026-10-28 10:20\nCategory: Town\nTags: a, b\n\nText.\n"
    )
    assert (made.title, made.section, made.tags) == ("New ferry times", "Town", ("a", "b"))
    assert made.published == dt.datetime(2026, 10, 28, 10, 20, tzinfo=dt.UTC)
    assert [tree.words_of([block]) for block in made.body] == [1]


def test_a_hugo_post_in_toml_loads(tmp_path: Path) -> None:
    text = '+++\ntitle = "New ferry times"\ndate = 2026-10-28T09:00:00+02:00\n[params]\nx = 1979-05-27\n+++\nText.\n'
    made = story(tmp_path, text)
    assert made.published == dt.datetime(2026, 10, 28, 7, tzinfo=dt.UTC)
    assert made.extra == {"params": {"x": "1979-05-27"}}

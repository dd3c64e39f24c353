"""Plain text that marks its heads by rules below them, or by signs before them."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.flat import flat_text

UNDERLINED = """\
THE HARBOUR LETTER
Number 12, May 2021
===================

In this number
--------------
* The boat comes home
* Soup on the quay

The boat comes home
===================
By Ida Marsh, 3 May 2021

The boat came home on Friday with nobody aboard.

It will be painted in June.

Soup on the quay
================
Soup was served on the quay at noon.

About us
--------
We print what happens at the harbour.
"""
SIGNED = """\
** The Harbour Letter
------------------------------
Number 12, May 2021

** The boat comes home
------------------------------

The boat came home on Friday with nobody aboard.

It will be painted in June.

** Soup on the quay
------------------------------

Soup was served on the quay at noon.

** Facebook (https://social.example/harbour)

==============================
Copyright 2021 Harbour
3 Mole Road
"""
SECTIONS = """\
THE HARBOUR LETTER
Number 12, May 2021

In this number
The boat comes home
Soup on the quay
A piano for the hall

AT SEA
======

The boat comes home
By Ida Marsh, 3 May 2021
The boat came home on Friday with nobody aboard, and was tied up.
It will be painted in June, and whoever has a brush may come.

Soup on the quay
By Tom Reed, 4 May 2021
Soup was served on the quay at noon, and again at one, as it was hot.
Nobody has yet been known to send any of it back.

ON LAND
=======

A piano for the hall
By Eva Lund, 5 May 2021
The piano is black, heavy and in tune, and needs four strong friends.
It has to leave the hall before the summer fair.

-----

Whoever has room for it may write to the office.
"""
BODIES = [
    ["The boat came home on Friday with nobody aboard.", "It will be painted in June."],
    ["Soup was served on the quay at noon."],
]


@pytest.mark.parametrize("text", [UNDERLINED, SIGNED])
def test_heads_are_what_the_text_marks_for_such(text: str) -> None:
    made = recover(text.encode(), "old.txt")
    assert [story.title.value for story in made.stories] == ["The boat comes home", "Soup on the quay"]
    assert [story.body for story in made.stories] == BODIES
    assert made.issue["number"].value == "12"
    assert made.leftover == ([] if text == UNDERLINED else ["Copyright 2021 Harbour", "3 Mole Road"])


def test_what_marks_them_is_kept_beside_the_text() -> None:
    made = recover(UNDERLINED.encode(), "old.txt")
    assert [entry.title for entry in made.contents] == ["The boat comes home", "Soup on the quay"]
    assert made.issue["about"].value == "We print what happens at the harbour."
    assert made.stories[0].byline
    assert "===================" in made.running
    signed = recover(SIGNED.encode(), "old.txt").running
    assert signed.count("**") == 4
    assert "Facebook (https://social.example/harbour)" in signed


def test_rules_below_sections_are_not_those_of_heads() -> None:
    made = recover(SECTIONS.encode(), "old.txt")
    assert [story.title.value for story in made.stories] == [
        "The boat comes home",
        "Soup on the quay",
        "A piano for the hall",
    ]
    assert not any("Whoever" in line for line in made.leftover)


@pytest.mark.parametrize(
    "text",
    [
        "One line of text.\n-----\nAnother line of text.\n",
        "A line\nand its rest\n-----\nA line\nand its rest\n-----\n",
        "A line\nand its rest\n\n-----\n\nA line\nand its rest\n\n-----\n",
        "# A sign\n\nalone.\n",
    ],
)
def test_a_rule_that_parts_texts_makes_no_head(text: str) -> None:
    assert flat_text(text).heads == []

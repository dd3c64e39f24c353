"""What an issue that was looked through teaches, and what another is read like with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.sources.backissue import recover
from broadsheet.sources.backissue.flat import flat_text
from broadsheet.sources.backissue.habits import profile_of
from broadsheet.sources.backissue.model import Line, Recovered, Type
from broadsheet.sources.backissue.profile import Confirmed, ConfirmedBox, ConfirmedStory, Profile
from tests.support.series import ABOUT, ADDRESS, confirmed_issue, first_issue, second_issue

HEAD, TEXT = Type(13, bold=True), Type(9)


def learned(text: str, confirmed: Confirmed) -> Profile:
    return profile_of(flat_text(text).lines, confirmed)


def bylines(made: Recovered) -> list[list[str]]:
    return [story.byline.value for story in made.stories if story.byline]


def test_an_issue_teaches_the_words_that_no_vocabulary_has() -> None:
    assert learned(first_issue(), confirmed_issue()) == Profile(
        {"about": ("A word on the guild",), "address": ("Where we sit",), "by": ("Penned by",)}
    )


def test_another_issue_is_read_better_with_them() -> None:
    plain = recover(second_issue().encode(), "b.txt")
    taught = recover(second_issue().encode(), "b.txt", learned(first_issue(), confirmed_issue()))
    assert bylines(plain) == []
    assert "about" not in plain.issue
    assert bylines(taught) == [["Ida Marsh"]]
    assert (taught.issue["about"].value, taught.issue["address"].value) == (ABOUT, ADDRESS)
    assert len(taught.stories) == 3


def test_what_is_known_already_is_not_learned() -> None:
    text = first_issue().replace("Penned by", "By").replace("A word on the guild", "About us")
    assert learned(text.replace("Where we sit", "Address"), confirmed_issue()) == Profile()


def test_what_was_never_confirmed_teaches_nothing() -> None:
    strange = Confirmed("The Guild Sheet", (ConfirmedStory("A whale", "It came by night.", ("Ann Bay",)),))
    assert learned(first_issue(), strange) == Profile()
    assert learned("", confirmed_issue()) == Profile()


@pytest.mark.parametrize(
    ("written", "kind", "words"),
    [
        ("{names} holds the pen", "by_after", "holds the pen"),
        ("A tale of {names} · 2 April 2019", "by", "A tale of"),
        ("2 April 2019 — A tale of\n{names}", "by", "A tale of"),
        ("PENNED BY {NAMES}", "by", "PENNED BY"),
    ],
)
def test_names_are_announced_in_many_ways(written: str, kind: str, words: str) -> None:
    text = first_issue()
    for story in confirmed_issue().stories:
        names = " and ".join(story.names)
        text = text.replace(f"Penned by {names}\n", written.format(names=names, NAMES=names.upper()) + "\n")
    assert learned(text, confirmed_issue()).words[kind] == (words,)


def test_names_are_joined_in_new_words_too() -> None:
    text = first_issue().replace("Tom Reed and Lena Orr", "Tom Reed hand in hand with Lena Orr")
    assert learned(text, confirmed_issue()).words["joins"] == (" hand in hand with ",)


def test_a_slip_of_one_story_is_no_habit() -> None:
    first, second, third = confirmed_issue().stories
    more = tuple(
        ConfirmedStory(f"Story {name}", f"{name} tells of looms.", (f"{name} Bay",))
        for name in ("Ann", "Ben", "Cid")
    )
    text = first_issue().replace("Penned by Lena Orr", "Dr Lena Orr")
    text += "".join(f"\n{story.title}\nPenned by {story.names[0]}\n{story.body}\n" for story in more)
    confirmed = replace(confirmed_issue(), stories=(first, second, third, *more))
    assert learned(text, confirmed).words["by"] == ("Penned by",)


def test_the_head_of_the_contents_list_stands_above_its_titles() -> None:
    text = first_issue().replace("In this issue", "On the loom this month")
    assert learned(text, confirmed_issue()).words["contents"] == ("On the loom this month",)


def test_the_words_before_the_address_of_a_cut_story() -> None:
    text = first_issue().replace(
        "written back.", "written back.\nThe thread runs on at https://guild.example/looms/"
    )
    lead, *others = confirmed_issue().stories
    cut = replace(
        confirmed_issue(), stories=(replace(lead, permalink="https://guild.example/looms/"), *others)
    )
    assert learned(text, cut).words["read_more"] == ("The thread runs on at",)
    wrapped = text.replace("on at https", "on at\nhttps")
    assert learned(wrapped, cut).words["read_more"] == ("The thread runs on at",)


def test_two_heads_of_one_box_are_told_apart() -> None:
    text = first_issue() + "\nBy post and wire\nguild@guild.example\n"
    both = ConfirmedBox("address", f"{ADDRESS}\nguild@guild.example", "Where we sit")
    words = learned(text, replace(confirmed_issue(), boxes=(both,))).words
    assert (words["address"], words["contact"]) == (("Where we sit",), ("By post and wire",))


def test_the_words_of_jumps_are_those_before_the_other_page() -> None:
    head, rest = first_issue().split("them, and nobody", 1)
    part, others = rest.split("\n\n", 1)
    text = f"{head}Round the back, leaf 2\n\n{others}\fFrom the front, leaf 1\nthem, and nobody{part}\n"
    words = learned(text, confirmed_issue()).words
    assert (words["continued_on"], words["continued_from"]) == (
        ("Round the back, leaf",),
        ("From the front, leaf",),
    )


def test_heads_are_learned_as_shares_of_the_text() -> None:
    stories = confirmed_issue().stories
    said = [pair for story in stories for pair in ((story.title, HEAD), (story.body, TEXT))]
    lines = [Line(text, 1, at, 1, opens=True, type=type_) for at, (text, type_) in enumerate(said, 1)]
    assert profile_of(lines, Confirmed("", stories)).heads == (Type(1.444, bold=True),)
    shared = [*lines, *(Line(f"Kicker {at}", 1, at, 1, opens=True, type=HEAD) for at in range(9))]
    assert profile_of(shared, Confirmed("", stories)).heads == ()

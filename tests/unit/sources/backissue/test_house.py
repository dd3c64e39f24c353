"""The wordings of one issue that no list has."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.house import house_words
from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.vocabulary import vocabulary


def lines(text: str) -> list[Line]:
    return [Line(each.strip(), 1, at, 1) for at, each in enumerate(text.strip().splitlines(), 1)]


STORIES = """
    The ferry runs again
    {0}
    After a winter of repairs the boats cross every half hour.
    Soup for everyone
    {1}
    The kitchen opened its doors and nobody went home hungry.
    A new net for the pond
    {2}
    The old one had more holes than a net should have.
"""
HEADS = [Head(0, 1, 100.0), Head(3, 4, 100.0), Head(6, 7, 100.0)]


@pytest.mark.parametrize(
    ("signed", "kind", "wording"),
    [
        (("Penned by Ida Marsh", "Penned by Tom Reed", "Penned by Ida Marsh"), "by", "Penned by"),
        (
            ("Tall tale: Ida Marsh · 3 May 2019", "4 May 2019 | Tall tale: Tom Reed", "Tall tale: Eva Lund"),
            "by",
            "Tall tale",
        ),
        (
            ("Ida Marsh tells us", "Tom Reed and Ida Marsh tells us", "Eva Lund tells us"),
            "by_after",
            "tells us",
        ),
    ],
)
def test_what_stands_beside_names_head_after_head_announces_them(
    signed: tuple[str, ...], kind: str, wording: str
) -> None:
    found = house_words(lines(STORIES.format(*signed)), HEADS, vocabulary("en"))
    assert found == {kind: (wording,)}


def test_words_that_the_vocabulary_knows_are_not_learned() -> None:
    signed = lines(STORIES.format("By Ida Marsh", "By Tom Reed", "By Eva Lund"))
    assert house_words(signed, HEADS, vocabulary("en")) == {}


def test_a_first_name_that_two_writers_share_announces_nobody() -> None:
    signed = lines(STORIES.format("Ida Marsh", "Ida Reed", "Ida Lund"))
    assert house_words(signed, HEADS, vocabulary("en")) == {}


def test_names_of_scripts_that_do_not_space_words() -> None:
    text = """
        渡し船がもどる
        旅の語り＝沼田葵
        冬の修理のあと、船は三十分ごとに渡っています。
        みんなのスープ
        旅の語り＝羽根富夫
        台所の戸が開き、だれも腹をすかせて帰りませんでした。
        池の新しい網
        旅の語り＝谷川一男
        古い網には穴がたくさんありました。
    """
    assert house_words(lines(text), HEADS, vocabulary("ja"))["by"] == ("旅の語り＝",)


def test_what_leads_to_more_than_one_address_sends_readers_on() -> None:
    text = """
        The boats cross every half hour.
        The long tale stands at example.org/ferry
        Nobody went home hungry.
        The long tale stands at
        example.org/soup
        See you there, says example.org/net
    """
    assert house_words(lines(text), [], vocabulary("en")) == {"read_more": ("thelongtalestandsat",)}


@pytest.mark.parametrize(
    ("end", "other", "learned"),
    [("", "Tom Reed", ()), (":", "Tom Reed", ("idamarsh",)), ("", "Ida Marsh", ("idamarsh",))],
    ids=["a writer", "an announcement", "above every address"],
)
def test_a_writer_of_two_stories_above_their_addresses_sends_nobody_on(
    end: str, other: str, learned: tuple[str, ...]
) -> None:
    text = f"""
        The boats cross every half hour.
        Ida Marsh{end}
        www.example.org/ferry
        Nobody went home hungry.
        Ida Marsh{end}
        www.example.org/soup
        It has no holes.
        {other}
        www.example.org/net
    """
    assert house_words(lines(text), [], vocabulary("en")).get("read_more", ()) == learned

"""What stands within a story and is none of its text."""

from __future__ import annotations

from broadsheet.sources.backissue.asides import asides_of, give_pictures, uncaptioned
from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.model import Field, Line, Origin, RecoveredPicture, RecoveredStory, Type
from broadsheet.sources.backissue.vocabulary import vocabulary

WORDS = vocabulary("en")
TEXT, SMALL, LARGE = Type(9), Type(7.5), Type(14)
BODY = ("The ferry leaves at eleven every day of the week.", TEXT)


def lines_of(*said: tuple[str, Type]) -> list[Line]:
    kinds = [None, *(type_ for _, type_ in said)]
    return [
        Line(text, 1, number, 1, opens=type_ != before, type=type_)
        for number, ((text, type_), before) in enumerate(zip(said, kinds, strict=False), 1)
    ]


def asides(*said: tuple[str, Type], heads: tuple[Head, ...] = (), below: int = 0) -> list[str]:
    """The asides in `said`; a picture stands before the line `below`."""
    lines = lines_of(*said)
    pictures = [RecoveredPicture(b"png", 1, below)] if below else []
    return [" ".join(lines[at].text for at in block) for block in asides_of(lines, heads, WORDS, pictures)]


def test_small_type_amid_text_is_set_aside() -> None:
    assert asides(BODY, BODY, ("The mole at", SMALL), ("low water.", SMALL), BODY) == [
        "The mole at low water."
    ]


def test_small_type_that_says_who_or_where_is_not() -> None:
    for said in (
        "By Ida Marsh",
        "28 October 2026",
        "Read more: https://example.org/n/12",
        "continued on page 3",
    ):
        assert asides(BODY, BODY, (said, SMALL), BODY) == []


def test_small_type_above_a_head_is_not() -> None:
    assert asides(BODY, BODY, ("Harbour", SMALL), ("A new roof", LARGE), BODY, heads=(Head(3, 4, 90),)) == []


def test_large_type_is_set_aside_where_heads_are_known() -> None:
    said = (("A new roof", LARGE), BODY, BODY, ("It will outlast him", Type(12)), BODY)
    assert asides(*said, heads=(Head(0, 1, 90),)) == ["It will outlast him"]
    assert asides(*said) == []


def test_whose_a_quote_is_stands_aside_with_it() -> None:
    said = (
        ("A new roof", LARGE),
        BODY,
        BODY,
        ("“It will outlast him”", Type(12)),
        ("Ida Marsh", SMALL),
        BODY,
    )
    assert asides(*said, heads=(Head(0, 1, 90),)) == ["“It will outlast him” Ida Marsh"]


HEAD = ("A new roof", LARGE)


def test_what_stands_right_below_a_picture_is_its_caption_wherever_that_stands() -> None:
    first = (HEAD, ("By Ida Marsh", SMALL), ("The mole at", Type(7)), ("low water.", Type(7)), BODY)
    assert asides(*first, heads=(Head(0, 1, 90),), below=3) == ["The mole at low water."]
    last = (BODY, ("The mole at low water.", SMALL), HEAD, BODY)
    assert asides(*last, heads=(Head(2, 3, 90),), below=2) == ["The mole at low water."]
    assert asides(BODY, BODY, ("The mole at low water", Type(9, italic=True)), BODY, below=3) == [
        "The mole at low water"
    ]


def test_a_caption_in_the_type_of_the_text_says_whose_the_picture_is() -> None:
    said = ("The mole at low water. Photo: Tom Reed", TEXT)
    assert asides(BODY, said, BODY, BODY, below=2) == ["The mole at low water. Photo: Tom Reed"]
    assert asides(BODY, BODY, BODY, below=2) == []


def test_a_caption_below_a_byline_may_look_like_names() -> None:
    said = (HEAD, ("By Ida Marsh", SMALL), ("The Old Mole", Type(7)), BODY, BODY)
    assert asides(*said, heads=(Head(0, 1, 90),), below=3) == ["The Old Mole"]
    assert asides(HEAD, ("Ida Marsh", SMALL), BODY, BODY, heads=(Head(0, 1, 90),), below=2) == []


def test_what_belongs_to_a_head_or_says_who_wrote_is_no_caption() -> None:
    heads = (Head(1, 2, 90),)
    assert asides(("Harbour", SMALL), HEAD, BODY, BODY, heads=heads, below=1) == []
    assert asides(HEAD, ("By Ida Marsh", SMALL), BODY, BODY, heads=(Head(0, 1, 90),), below=2) == []
    standfirst = ("How the boats came home", Type(9, italic=True))
    assert asides(HEAD, standfirst, ("By Ida Marsh", SMALL), BODY, BODY, below=2) == []


def story(line: int) -> RecoveredStory:
    return RecoveredStory(Field("Title", 1, Origin(1, line, "Title", ())), 1)


def test_pictures_go_to_the_story_in_which_they_stand_with_their_captions() -> None:
    stories = [story(5), story(20)]
    pictures = [RecoveredPicture(b"png", 1, number) for number in (2, 9, 20)]
    caption = [Line("The mole", 1, 9, 1), Line("at low water.", 1, 10, 1)]
    homeless = give_pictures(pictures, [caption], stories)
    assert [picture.number for picture in homeless] == [2]
    assert [(picture.number, picture.caption) for each in stories for picture in each.pictures] == [
        (9, "The mole at low water."),
        (20, ""),
    ]


def test_captions_are_not_left_over() -> None:
    caption, note = [Line("The mole", 1, 9, 1)], [Line("Doors open at ten", 1, 30, 1)]
    assert uncaptioned([caption, note], [RecoveredPicture(b"png", 1, 9)]) == [note]


def test_of_two_pictures_above_a_caption_the_lower_has_it() -> None:
    pictures = [RecoveredPicture(bytes([number]), 1, 9) for number in (1, 2)]
    found = give_pictures(pictures, [[Line("The mole", 1, 9, 1)]], [])
    assert [picture.caption for picture in found] == ["", "The mole"]

"""The pictures of an issue: found wherever they stand, encoded once, measured, or left out and named."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from broadsheet.diagnostics import Severity, Span
from broadsheet.issue.interchange import dump
from broadsheet.issue.model import (
    Block,
    CutPoint,
    Furniture,
    Issue,
    List,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Publication,
    Quote,
    Sentence,
    Story,
    Text,
)
from broadsheet.press import pictures
from broadsheet.press.cache import Cache
from broadsheet.press.picture_file import PictureFile
from broadsheet.press.pictures import Prepared, encode_picture, prepare_pictures
from tests.unit.press.test_picture_encoding import encoded, flag, photograph

WORDS = Paragraph((Sentence((Text("The tide came in."),)), Sentence((Text(" It went out."),))))
GOOD = Picture("stories/mill.jpg", alt="The mill")
LOST = Picture("stories/lost.jpg", alt="Lost")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories/mill.jpg").write_bytes(encoded(photograph(), "JPEG"))
    return tmp_path


def story(
    body: Sequence[Block] = (WORDS,), picture: Picture | None = None, more: CutPoint | None = None
) -> Story:
    return Story(
        slug="mill",
        title="Mill",
        language="en",
        file="stories/mill.md",
        body=tuple(body),
        picture=picture,
        more=more,
    )


def issue(*stories: Story, furniture: tuple[Furniture, ...] = (), about: tuple[Block, ...] = ()) -> Issue:
    publication = Publication(name="Harbour News", language="en", about=about)
    date = dt.date(2026, 11, 1)
    return Issue(id="2026-11", publication=publication, date=date, stories=stories, furniture=furniture)


def prepared(root: Path, *stories: Story) -> Prepared:
    return prepare_pictures(issue(*stories), root, cache=Cache(root / "cache"))


def codes(result: Prepared) -> list[str]:
    return [diagnostic.code for diagnostic in result.diagnostics]


def test_a_picture_gets_asset_name_and_size_and_its_file(root: Path) -> None:
    result = prepared(root, story(picture=GOOD))
    picture = result.issue.stories[0].picture
    assert picture is not None
    assert (picture.width, picture.height, picture.alt) == (120, 80, "The mill")
    assert result.files[picture.asset].suffix == ".jpg"
    assert result.diagnostics == ()


def test_pictures_are_found_everywhere(root: Path) -> None:
    listed = List((ListItem((GOOD,)),))
    full = issue(
        Story(
            slug="a",
            title="A",
            language="en",
            picture=GOOD,
            body=(Quote((GOOD,)), listed),
            notes=(Note((GOOD,)),),
        ),
        furniture=(Furniture(kind="advert", picture=GOOD), Furniture(kind="about", blocks=(GOOD,))),
        about=(GOOD,),
    )
    measured = prepare_pictures(full, root, cache=Cache(root / "cache")).issue
    assert dump(measured).count(b'"width": 120') == 7


def test_a_file_used_twice_is_read_and_encoded_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[bytes] = []

    def encode(data: bytes, longest_side: int) -> PictureFile:
        calls.append(data)
        return encode_picture(data, longest_side)

    monkeypatch.setattr(pictures, "encode_picture", encode)
    again = Picture("stories/../stories/mill.jpg", alt="Again")
    thrice = issue(story([WORDS, GOOD, again], picture=GOOD))
    result = prepare_pictures(thrice, root, cache=Cache(root / GOOD.file / "no cache"))
    assert (len(calls), len(result.files)) == (1, 1)


def test_a_second_build_decodes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = prepared(root, story(picture=GOOD))
    monkeypatch.delattr(pictures, "encode_picture")
    assert prepared(root, story(picture=GOOD)) == first


def test_remarks_are_repeated_when_the_picture_comes_from_the_cache(root: Path) -> None:
    moving = {"save_all": True, "append_images": [Image.new("RGB", (60, 40), "blue")]}
    (root / "stories/moving.gif").write_bytes(encoded(flag(), "GIF", **moving))
    moved = story(picture=Picture("stories/moving.gif", alt="Flag"))
    assert codes(prepared(root, moved)) == codes(prepared(root, moved)) == ["source-animated-picture"]


def test_a_lost_picture_leaves_the_story_and_a_warning(root: Path) -> None:
    result = prepared(root, story([WORDS, LOST], picture=LOST))
    assert result.issue.stories[0].picture is None
    assert result.issue.stories[0].body == (WORDS,)
    (warning,) = result.diagnostics
    assert (warning.code, warning.severity) == ("source-missing-picture", Severity.WARNING)
    assert warning.span == Span("stories/mill.md")


def test_the_nearest_name_is_offered(root: Path) -> None:
    result = prepared(root, story(picture=Picture("stories/Mill.jpeg", alt="Mill")))
    assert result.diagnostics[0].hints == ("Did you mean mill.jpg?",)


def test_a_broken_picture_is_left_out(root: Path) -> None:
    (root / "stories/mill.jpg").write_bytes(b"not a picture")
    result = prepared(root, story(picture=GOOD))
    assert codes(result) == ["source-broken-picture"]
    assert result.files == {}


def test_a_name_may_lie_about_the_format(root: Path) -> None:
    (root / "stories/mill.jpg").write_bytes(encoded(flag(), "PNG"))
    assert codes(prepared(root, story(picture=GOOD))) == []


def test_a_file_that_is_too_large_is_not_read_whole(root: Path) -> None:
    with (root / "stories/mill.jpg").open("ab") as file:
        file.truncate(pictures.MAX_FILE_BYTES + 1)
    result = prepared(root, story(picture=GOOD))
    assert "more than 60 MB" in result.diagnostics[0].message


def test_what_is_no_file_is_missing(root: Path) -> None:
    os.mkfifo(root / "stories/pipe.jpg")
    (root / "stories/loop.jpg").symlink_to("loop.jpg")
    names = ["stories/pipe.jpg", "stories/loop.jpg", "stories", "stories/\0.jpg", "x" * 5_000, ""]
    result = prepared(root, story([Picture(name, alt="A") for name in names]))
    assert codes(result) == ["source-missing-picture"] * len(names)


@pytest.mark.parametrize(
    "name", ["../outside.png", "/etc/hostname", "stories/link.png", "stories/../../outside.png"]
)
def test_a_picture_outside_the_folder_is_an_error(root: Path, name: str) -> None:
    publication = root / "news"
    (publication / "stories").mkdir(parents=True)
    (root / "outside.png").write_bytes(encoded(flag(), "PNG"))
    (publication / "stories/link.png").symlink_to("../../outside.png")
    result = prepared(publication, story(picture=Picture(name, alt="A")))
    assert [(found.code, found.severity) for found in result.diagnostics] == [
        ("source-path-outside", Severity.ERROR)
    ]
    assert result.issue.stories[0].picture is None


def test_a_link_inside_the_folder_is_followed(root: Path) -> None:
    (root / "stories/link.jpg").symlink_to("mill.jpg")
    assert codes(prepared(root, story(picture=Picture("stories/link.jpg", alt="A")))) == []


def test_the_caption_stands_in_for_a_missing_alt(root: Path) -> None:
    captioned = Picture("stories/mill.jpg", caption=(Text("The mill in May"),))
    result = prepared(root, story(picture=captioned))
    assert codes(result) == ["source-missing-alt"]
    picture = result.issue.stories[0].picture
    assert picture is not None
    assert picture.alt == "The mill in May"


def test_without_alt_and_caption_a_picture_is_decorative(root: Path) -> None:
    result = prepared(root, story(picture=Picture("stories/mill.jpg", alt=" ")))
    (warning,) = result.diagnostics
    assert "marked as decorative" in warning.message
    picture = result.issue.stories[0].picture
    assert picture is not None
    assert picture.alt == ""


@pytest.mark.parametrize("alt", ["mill.jpg", "mill", "IMG_2041", "The mill in May.", "Four white sails"])
def test_an_alternative_text_that_is_a_file_name_or_the_caption_says_nothing(root: Path, alt: str) -> None:
    picture = Picture("stories/mill.jpg", alt=alt, caption=(Text("The mill in May"),))
    assert codes(prepared(root, story(picture=picture))) == ["source-poor-alt"] * (alt != "Four white sails")


def test_furniture_names_the_issue_file_and_goes_when_nothing_is_left(root: Path) -> None:
    advert = Furniture(kind="advert", picture=LOST, title="Boats")
    notice = Furniture(kind="notice", picture=LOST, blocks=(WORDS,))
    result = prepare_pictures(issue(furniture=(advert, notice)), root, cache=Cache(root / "cache"))
    assert result.issue.furniture == (Furniture(kind="notice", blocks=(WORDS,)),)
    assert [found.span for found in result.diagnostics] == [Span("issues/2026-11/issue.toml")]


@pytest.mark.parametrize(
    ("body", "more", "moved"),
    [
        ([LOST, WORDS, WORDS], CutPoint(2), CutPoint(1)),
        ([WORDS, WORDS, LOST], CutPoint(1), CutPoint(1)),
        ([LOST, WORDS], CutPoint(1, 1), CutPoint(0, 1)),
        ([WORDS, List((ListItem((LOST,)), ListItem((WORDS,)))), WORDS], CutPoint(1, 2), CutPoint(1, 1)),
        ([WORDS, List((ListItem((LOST,)), ListItem((WORDS,)))), WORDS], CutPoint(1, 1), CutPoint(1)),
        ([WORDS, List((ListItem((LOST,)),)), WORDS], CutPoint(2), CutPoint(1)),
        ([GOOD, WORDS, Quote((LOST,))], CutPoint(1, 1), CutPoint(1, 1)),
    ],
)
def test_the_preferred_cut_stays_where_it_was(
    root: Path, body: list[Block], more: CutPoint, moved: CutPoint
) -> None:
    assert prepared(root, story(body, more=more)).issue.stories[0].more == moved


def test_an_issue_without_pictures_is_left_as_it_is(root: Path) -> None:
    plain = issue(story())
    assert prepare_pictures(plain, root, cache=Cache(root / "cache")).issue is plain
    assert not (root / "cache").exists()

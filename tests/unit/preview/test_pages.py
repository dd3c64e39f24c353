"""Pages as pictures: made in another process, once for each content."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from broadsheet.preview import pages
from broadsheet.preview.pages import PagePictures, page_sizes
from tests.unit.preview.builds import pdf

A4_AT_110 = (909, 1287)


def test_sizes_are_those_of_the_pages() -> None:
    assert page_sizes(pdf((595, 842), (420, 595))) == ((595, 842), (420, 595))


def test_a_page_is_a_picture_of_110_dots_an_inch() -> None:
    picture = PagePictures().picture(pdf((595, 842)), "a", 1)
    assert picture is not None
    with Image.open(io.BytesIO(picture)) as image:
        assert image.format == "PNG"
        assert all(abs(got - wanted) <= 1 for got, wanted in zip(image.size, A4_AT_110, strict=True))


def test_a_page_is_made_once_for_each_content(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    def rendered(_: bytes, number: int) -> bytes:
        made.append(number)
        return b"PNG"

    monkeypatch.setattr(pages, "_rendered", rendered)
    pictures = PagePictures()
    assert [pictures.picture(b"", digest, 1) for digest in ("a", "a", "b")] == [b"PNG"] * 3
    assert made == [1, 1]


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_rendered", lambda *_: b"PNG")
    monkeypatch.setattr(pages, "_KEPT_PICTURES", 3)
    pictures = PagePictures()
    for number in range(1, 10):
        pictures.picture(b"", "a", number)
    assert [number for _, number in pictures._kept] == [7, 8, 9]  # noqa: SLF001 - the limit itself


@pytest.mark.parametrize(("data", "number"), [(b"no PDF", 1), (pdf((595, 842)), 2)])
def test_what_cannot_be_drawn_is_no_picture(data: bytes, number: int) -> None:
    assert PagePictures().picture(data, "a", number) is None

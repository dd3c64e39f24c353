"""What is in a book, and how it is put together."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import msgspec
import pytest
from lxml import etree  # type: ignore[import-untyped]

from broadsheet.edition import Order, Shown
from broadsheet.editions.epub.edition import EPUB
from broadsheet.issue import tree
from broadsheet.issue.model import LanguageSpan, Note, NoteRef, Paragraph, Picture, Sentence, Text
from tests.unit.editions.mail.mails import issue, order, paragraph, story

OPF = "{http://www.idpf.org/2007/opf}"
PICTURE = Picture("mill.jpg", alt="A mill", caption=(Text("The mill"),), asset="abc")


def book(asked: Order) -> dict[str, bytes]:
    made = EPUB.make(asked).artefacts["issue.epub"]
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert packed.testzip() is None
        return {entry.filename: packed.read(entry) for entry in packed.infolist()}


def pages(files: dict[str, bytes]) -> dict[str, etree._Element]:
    """Every file that is XML; each is well-formed, or this raises."""
    return {
        name: etree.fromstring(data)
        for name, data in files.items()
        if name.endswith((".xhtml", ".opf", ".xml"))
    }


def words(page: etree._Element) -> str:
    return " ".join("".join(map(str, page.itertext())).split())


def test_it_says_first_what_it_is() -> None:
    made = EPUB.make(order()).artefacts["issue.epub"]
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert packed.read(first) == b"application/epub+zip"


def test_everything_in_it_is_in_its_manifest_and_the_other_way_round() -> None:
    files = book(order(issue(story(picture=PICTURE))))
    listed = {f"EPUB/{item.get('href')}" for item in pages(files)["EPUB/package.opf"].iter(f"{OPF}item")}
    assert listed == {name for name in files if name.startswith("EPUB/") and name != "EPUB/package.opf"}


def test_no_word_of_a_story_is_missing() -> None:
    told = story(
        body=(paragraph("The wheel is back.", "It turns."), Paragraph((Sentence((Text("A & b < c."),)),))),
        standfirst=(Text("In two years."),),
        bylines=("Ida Marsh", "Tom Reed"),
    )
    said = words(pages(book(order(issue(told))))["EPUB/story-01.xhtml"])
    for text in (told.title, *told.bylines, tree.plain(told.standfirst), "It turns.", "A & b < c."):
        assert text in said


def test_notes_and_their_marks_lead_to_each_other() -> None:
    marked = Paragraph((Sentence((Text("It turns."), NoteRef(1))),))
    told = story(body=(marked,), notes=(Note((paragraph("Slowly."),)),))
    page = book(order(issue(told)))["EPUB/story-01.xhtml"].decode()
    assert 'id="ref-1" href="#note-1"' in page
    assert 'id="note-1"><p><a href="#ref-1"' in page


@pytest.mark.parametrize(("language", "way"), [("en", "ltr"), ("fa", "rtl"), ("ja", "ltr")])
def test_pages_turn_as_the_language_runs(language: str, way: str) -> None:
    files = pages(book(order(issue(publication={"language": language}))))
    spine = next(files["EPUB/package.opf"].iter(f"{OPF}spine"))
    assert spine.get("page-progression-direction") == way
    assert files["EPUB/front.xhtml"].get("dir") == way


def test_a_story_in_another_language_says_so_and_words_in_it_too() -> None:
    span = LanguageSpan("en", (Text("Ida"),))
    told = story(language="fa", title="دریا", body=(Paragraph((Sentence((span,)),)),))
    page = book(order(issue(told)))["EPUB/story-01.xhtml"].decode()
    assert '<html xmlns="http://www.w3.org/1999/xhtml"' in page
    assert 'lang="fa" xml:lang="fa" dir="rtl"' in page
    assert '<span lang="en" xml:lang="en" dir="ltr" class="foreign">Ida</span>' in page


def test_the_page_list_has_the_first_story_of_every_print_page() -> None:
    stories = [story(slug, title=slug) for slug in ("mill", "ferry", "choir")]
    fit = {
        "stories": [{"slug": each.slug, "page": page} for each, page in zip(stories, (1, 1, 2), strict=True)]
    }
    files = book(replace(order(issue(*stories)), fit=fit))
    nav = files["EPUB/nav.xhtml"].decode()
    assert '<li><a href="story-01.xhtml#page">1</a></li>' in nav
    assert '<li><a href="story-03.xhtml#page">2</a></li>' in nav
    assert "story-02.xhtml#page" not in nav
    assert b'role="doc-pagebreak" id="page" aria-label="2"' in files["EPUB/story-03.xhtml"]


def test_page_one_is_the_cover_where_pages_were_set() -> None:
    def page_one(width: int, ratio: float) -> Shown:
        return Shown("x.jpg", b"jpeg", width, round(width * ratio))

    files = book(replace(order(), page_one=page_one))
    assert files["EPUB/cover.jpg"] == b"jpeg"
    assert b'properties="cover-image"' in files["EPUB/package.opf"]
    assert "EPUB/cover.jpg" not in book(order())


def test_it_belongs_to_a_series() -> None:
    package = book(order(issue(publication={"issn": "1234-5679"})))["EPUB/package.opf"].decode()
    assert '<meta property="belongs-to-collection" id="series">Harbour News</meta>' in package
    assert '<meta refines="#series" property="group-position">143</meta>' in package
    assert "urn:issn:1234-5679" in package


def test_the_same_issue_has_the_same_name_and_time_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    package = book(order())["EPUB/package.opf"].decode()
    assert '<meta property="dcterms:modified">2026-11-01T00:00:00Z</meta>' in package
    renamed = msgspec.structs.replace(issue(), title="Another title")
    named = [line for line in package.splitlines() if "dc:identifier" in line]
    assert named[0] in book(order(renamed))["EPUB/package.opf"].decode()


def test_characters_that_xml_forbids_are_left_out() -> None:
    files = pages(book(order(issue(story(title="The\x0c mill\ufffe turns")))))
    assert "The mill turns" in words(files["EPUB/story-01.xhtml"])

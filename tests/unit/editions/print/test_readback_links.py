"""Bookmarks and links of finished pages."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.readback.document import ReadbackError
from broadsheet.editions.print.readback.links import Bookmark, LinkArea, read_links, read_outline
from tests.unit.editions.print.typeset import typeset, typeset_freely


def test_the_outline_tells_title_level_and_page() -> None:
    pdf = typeset("= Tide\n== Mühle\n#pagebreak()\n= نهر نمک")
    assert read_outline(pdf) == (
        Bookmark("Tide", 1, 1),
        Bookmark("Mühle", 2, 1),
        Bookmark("نهر نمک", 1, 2),
    )


def test_a_link_leads_out_or_to_a_page() -> None:
    pdf = typeset(
        '#par[#link("https://example.org/n/1")[Out], #link(<band>)[in].]\n#pagebreak()\n= Band <band>'
    )
    out, inside = read_links(pdf)
    assert (out.page, out.uri, out.target) == (1, "https://example.org/n/1", None)
    assert (inside.page, inside.uri, inside.target) == (1, None, 2)


def test_a_link_covers_its_words() -> None:
    (link,) = read_links(typeset('#link("https://example.org")[#box(width: 40pt)[Out]]'))
    assert link == LinkArea(1, x0=20, top=20, x1=60, bottom=30, uri="https://example.org", target=None)


def test_links_count_from_the_corner_of_the_trimmed_page() -> None:
    source = '#set page({})\n#link("https://example.org")[Out]'
    assert read_links(typeset_freely(source.format("bleed: 9pt"))) == read_links(
        typeset_freely(source.format(""))
    )


def test_pages_without_links_and_headings_have_none() -> None:
    pdf = typeset("#par[Tide]")
    assert (read_outline(pdf), read_links(pdf)) == ((), ())


@pytest.mark.parametrize("read", [read_outline, read_links])
def test_what_is_no_pdf_is_refused(read: object) -> None:
    assert callable(read)
    with pytest.raises(ReadbackError):
        read(b"no such thing")

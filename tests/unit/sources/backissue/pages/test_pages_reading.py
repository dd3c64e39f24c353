"""A PDF as lines in reading order."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from broadsheet.sources.backissue.pages.reading import read_pdf
from tests.support.back_issue_pages import PAGE, pressed, read, texts

LEFT = "The ferry leaves at eleven every day of the week. " * 6
RIGHT = "Nobody had oiled the wheel since the old miller went. " * 6


def test_columns_are_read_one_after_the_other_and_what_crosses_them_by_itself() -> None:
    name = '#place(top, float: true, scope: "parent", text(24pt)[Harbour News and more])'
    made = read(f"{PAGE}{name}\n{LEFT}\n#colbreak()\n{RIGHT}")
    assert made.lines[0].text == "Harbour News and more"
    assert " ".join(texts(made.lines[1:])) == f"{LEFT}{RIGHT}".strip()
    assert len({line.column for line in made.lines}) == 3


def test_the_order_in_which_words_are_drawn_means_nothing() -> None:
    rows = [("one", "five"), ("two", "six"), ("three", "seven"), ("four", "eight")]
    drawn = [
        f"#place(top + left, dx: {x}pt, dy: {y * 12}pt)[{word} of a long line]"
        for y, row in enumerate(rows)
        for x, word in zip((200, 0), reversed(row), strict=True)
    ]
    made = read("#set page(width: 420pt, height: 300pt, margin: 30pt)\n#set text(9pt)\n" + "\n".join(drawn))
    order = [line.text.split()[0] for line in made.lines]
    assert order == ["one", "two", "three", "four", "five", "six", "seven", "eight"]


def test_lines_say_how_they_are_set() -> None:
    words = r"#text(20pt)[Large] \ *Bold words* \ _Slanted words_ \ Plain words"
    made = read(f'#set text(10pt, font: "Libertinus Serif")\n{words}')
    set_as = [(line.text, line.type) for line in made.lines]
    assert [(text, type_.size, type_.bold, type_.italic) for text, type_ in set_as if type_] == [
        ("Large", 20, False, False),
        ("Bold words", 10, True, False),
        ("Slanted words", 10, False, True),
        ("Plain words", 10, False, False),
    ]


@pytest.mark.parametrize(
    "how", ["first-line-indent: (amount: 12pt, all: true), spacing: 0.65em", "spacing: 1.4em"]
)
def test_an_indent_or_space_opens_a_paragraph(how: str) -> None:
    source = f"{PAGE}#set par({how})\n{LEFT}\n\n{RIGHT}"
    opening = [line.text.split()[0] for line in read(source).lines if line.opens]
    assert opening[-1] == "Nobody"
    assert len(opening) <= 2


def test_running_heads_are_kept_apart() -> None:
    source = (
        "#set page(width: 300pt, height: 200pt, margin: 30pt, header: [Harbour News], footer: context [Page "
        "#counter(page).display()])\n#set text(9pt)\nFirst words. #pagebreak() Second words."
    )
    made = read(source)
    assert texts(made.lines) == ["First words.", "Second words."]
    assert texts(made.running) == ["Harbour News", "Page 1", "Harbour News", "Page 2"]


def test_pages_of_a_contents_list_go_with_their_entries() -> None:
    entries = [("The last boat home", 1), ("The mill will turn", 2), ("A new roof", 3)]
    listed = "".join(f"#grid(columns: (1fr, auto), [{title}], [{page}])\n" for title, page in entries)
    made = read(f"{PAGE}In this issue\n\n{listed}")
    assert texts(made.lines)[1:] == [f"{title} {page}" for title, page in entries]


def test_links_and_pictures_stand_where_they_are_drawn() -> None:
    file = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(file, "PNG")
    source = (
        f"{PAGE}Above the picture.\n\n#image(bytes(({', '.join(map(str, file.getvalue()))})), width: 80pt)\n\n"
        '#link("https://example.org/a-long-way")[example.org/a-long- \\ way]'
    )
    made = read(source)
    assert [line.links for line in made.lines] == [(), *[("https://example.org/a-long-way",)] * 2]
    assert [(picture.page, picture.number) for picture in made.pictures] == [(1, 2)]
    assert Image.open(BytesIO(made.pictures[0].data)).size == (60, 40)


def test_an_initial_over_several_lines_is_the_first_letter_of_its_word() -> None:
    source = (
        "#set page(width: 200pt, height: 200pt, margin: 20pt)\n#set text(9pt)\n"
        "#place(top + left, dy: 1pt, text(26pt)[T])\n"
        "#pad(left: 17pt)[he boat leaves at noon and \\ nobody knows when it]\n"
        "comes home."
    )
    assert read(source).lines[0].text == "The boat leaves at noon and"


def test_a_rule_close_below_a_nameplate_keeps_it_apart_from_what_stands_beside() -> None:
    source = (
        "#set page(width: 420pt, height: 200pt, margin: 20pt)\n#set text(9pt)\n"
        "#place(top + left, text(36pt)[Harbour])\n"
        "#place(top + right)[Number 12 of this year \\ Friday, 8 October]\n"
        "#place(top + left, dy: 27pt, line(length: 380pt))\n#v(60pt)\nThe boat leaves at noon."
    )
    name, *others = texts(read(source).lines)
    assert (name, others[-1]) == ("Harbour", "The boat leaves at noon.")
    assert others[:-1] == ["Number 12 of this year", "Friday, 8 October"]


def test_what_is_no_pdf_says_so() -> None:
    for data in (b"%PDF-1.7", b"%PDF-1.7\n%%EOF", pressed("Words")[:200]):
        with pytest.raises(ValueError, match=r"^old\.pdf cannot be read as a PDF: "):
            read_pdf(data, "old.pdf")


def test_pages_without_text_say_so() -> None:
    with pytest.raises(ValueError, match=r"^old\.pdf has no text"):
        read_pdf(pressed("#rect(width: 40pt, height: 30pt)"), "old.pdf")

"""Runs and elements of finished pages: what stands on which baseline, and in which element."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.readback import read_geometry
from broadsheet.editions.print.readback.document import ReadbackError
from broadsheet.editions.print.readback.lines import (
    ancestors,
    block_of,
    lines_of,
    missing_glyphs,
    runs_by_block,
    runs_within,
)
from broadsheet.editions.print.readback.model import Element, Geometry, Line, PageSize
from tests.unit.editions.print.typeset import baseline, typeset, typeset_freely

TWO_COLUMNS = "#set page(columns: 2, height: 64pt)\n#set columns(gutter: 16pt)\n"


def only(geometry: Geometry, kind: str) -> Element:
    (element,) = (element for element in geometry.elements if element.kind == kind)
    return element


def lines_in(geometry: Geometry, kind: str) -> tuple[Line, ...]:
    return lines_of(runs_by_block(geometry)[only(geometry, kind).index])


def test_a_justified_paragraph_has_a_line_on_every_baseline() -> None:
    geometry = read_geometry(typeset("#set par(justify: true)\n#par(lorem(30))"))
    lines = lines_in(geometry, "P")
    assert [line.baseline for line in lines] == pytest.approx([baseline(k) for k in range(len(lines))])
    assert all(line.x1 == pytest.approx(220, abs=1.5) for line in lines[:-1])
    assert geometry.pages == (PageSize(240, 120),)


def test_emphasis_links_code_and_small_caps_stay_in_the_lines_of_their_paragraph() -> None:
    source = r"""
    #par[The *old* #emph[mill] at #link("https://example.org")[the creek of our harbour], \
      #smallcaps[Ennis], `8`.]
    """
    geometry = read_geometry(typeset(source))
    lines = lines_in(geometry, "P")
    assert [line.baseline for line in lines] == pytest.approx([baseline(0), baseline(1)])
    assert {element.tag for element in geometry.elements} >= {"P", "Strong", "Em", "Link", "Code"}
    assert {run.size for run in lines[-1].runs} == {8.0, 10.0}


def test_a_link_belongs_to_its_paragraph() -> None:
    elements = read_geometry(typeset('#par[To #link("https://example.org")[the _quay_].]')).elements
    emphasis = next(element for element in elements if element.tag == "Em")
    assert [element.kind for element in ancestors(elements, emphasis.index)] == ["Link", "P", "Document"]
    assert elements[block_of(elements, emphasis.index)].kind == "P"


def test_a_raised_run_keeps_its_own_baseline_and_size_and_stays_in_its_line() -> None:
    geometry = read_geometry(
        typeset("#par[The 1#super(typographic: false)[st] of H#sub(typographic: false)[2]O]")
    )
    (line,) = lines_in(geometry, "P")
    assert (line.baseline, line.size) == (baseline(0), 10)
    raised, lowered = (run for run in line.runs if run.size < 10)
    assert raised.baseline < baseline(0) < lowered.baseline


def test_a_line_set_small_throughout_is_a_line() -> None:
    (first, second) = lines_in(read_geometry(typeset("#par[Large \\ #text(size: 6pt)[small]]")), "P")
    assert (first.size, second.size) == (10, 6)
    assert first.baseline == baseline(0) < second.baseline


def test_a_word_divided_at_the_end_of_a_column_or_a_page_ends_in_a_hyphen() -> None:
    one_line_a_column = TWO_COLUMNS + "#set page(width: 170pt, height: 52pt)\n#set text(hyphenate: true)\n"
    words = "internationalisation straightforwardness characteristically counterrevolutionary"
    lines = lines_in(read_geometry(typeset(f"{one_line_a_column}#par[{words}]")), "P")
    divided = [line for line in lines if line.hyphenated]
    assert {line.column for line in divided} == {0, 1}
    assert {line.text.rstrip()[-1] for line in divided} == {"\u00ad"}
    assert not lines[-1].hyphenated


def test_a_written_hyphen_counts_as_well() -> None:
    first, second = lines_in(read_geometry(typeset("#par[The slip- \\ way]")), "P")
    assert first.hyphenated
    assert not second.hyphenated


def test_columns_are_told_apart_by_their_gutter_or_by_the_caller() -> None:
    geometry = read_geometry(typeset(TWO_COLUMNS + "#par[One \\ two \\ three \\ four]"))
    runs = runs_by_block(geometry)[only(geometry, "P").index]
    places = [(line.text, line.column, line.baseline) for line in lines_of(runs)]
    assert places == [
        ("One", 0, baseline(0)),
        ("two", 0, baseline(1)),
        ("three", 1, baseline(0)),
        ("four", 1, baseline(1)),
    ]
    assert lines_of(runs, lambda run: int(run.x0 > 120)) == lines_of(runs)


def test_columns_that_run_right_to_left_are_counted_from_the_right() -> None:
    hebrew = TWO_COLUMNS + '#set text(lang: "he")\n#par[נמל \\ ספינה \\ מגדלור \\ סערה]'
    lines = lines_in(read_geometry(typeset(hebrew)), "P")
    assert [(line.column, line.x0 > 120) for line in lines] == [(0, True), (0, True), (1, False), (1, False)]


def test_persian_lines_are_whole_though_its_marks_are_set_apart_and_its_text_is_scrambled() -> None:
    source = '#set text(font: "Noto Sans Arabic", lang: "fa")\n#par[دربارهٔ مُدَّت \\ خانهٔ دریا می‌خواهیم]'
    geometry = read_geometry(typeset(source))
    assert [line.baseline for line in lines_in(geometry, "P")] == [baseline(0), baseline(1)]
    assert len({run.baseline for run in geometry.runs}) > 2


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    geometry = read_geometry(typeset("#set page(height: 64pt)\n= Head\n#par[one \\ two]"))
    assert only(geometry, "P").pages == (1, 2)
    places = [(line.page, line.baseline) for line in lines_in(geometry, "P")]
    assert places == [(1, baseline(1)), (2, baseline(0))]


def test_elements_come_in_reading_order_whatever_their_place() -> None:
    placed = "#place(bottom)[#par[Below]]\n#par[Above]"
    geometry = read_geometry(typeset(placed))
    texts = {index: runs[0].text for index, runs in runs_by_block(geometry).items()}
    assert list(texts.values()) == ["Below", "Above"]


def test_a_heading_tells_its_level_its_title_and_the_runs_within_it() -> None:
    geometry = read_geometry(typeset("= Tide\n== Mill _wheel_"))
    second = only(geometry, "H2")
    assert (second.level, second.title, only(geometry, "Document").level) == (2, "Mill wheel", None)
    assert "".join(run.text for run in runs_within(geometry, second.index)).split() == ["Mill", "wheel"]


def test_lists_tables_quotes_and_notes_keep_their_elements() -> None:
    source = """
    - first
    #table(columns: 2, table.header[Day][Tide], [Mon], [6.14])
    #quote(block: true)[Slack water.]
    #par[Notes#footnote[At the foot.] are blocks.]
    """
    geometry = read_geometry(typeset(source))
    said = {geometry.elements[index].kind: runs for index, runs in runs_by_block(geometry).items()}
    assert {"LI", "LBody", "TH", "TD", "BlockQuote", "P", "Note"} <= set(said)
    (foot,) = lines_of(said["Note"])
    assert foot.baseline > baseline(5)
    (text,) = lines_of(said["P"])
    assert text.text.split() == ["Notes1", "are", "blocks."]


def test_a_change_of_language_and_the_alternative_text_of_a_picture_are_read() -> None:
    triangle = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9z'/></svg>"
    source = f"""
    #par[The harbour]
    #[#set text(lang: "de"); #par[Der Hafen]]
    #par[The mill]
    #image(bytes("{triangle}"), width: 9pt, alt: "A triangle")
    """
    geometry = read_geometry(typeset(source))
    before, between, after = (element.language for element in geometry.elements if element.kind == "P")
    assert before == after != between
    assert only(geometry, "Figure").alt == "A triangle"


def test_a_folio_is_an_artifact_of_no_element() -> None:
    geometry = read_geometry(typeset("#set page(footer: [Page 1])\n#par[Text]"))
    assert [(run.text, run.artifact, run.element) for run in geometry.runs if run.artifact] == [
        ("Page 1", True, None)
    ]


def test_untagged_text_is_neither_an_artifact_nor_in_an_element() -> None:
    geometry = read_geometry(typeset_freely("#par[Text]", tags=False))
    assert geometry.elements == ()
    assert [(run.artifact, run.element) for run in geometry.runs] == [(False, None)]


def test_a_glyph_no_font_has_is_found() -> None:
    sound = typeset_freely("#par[Tide and mill]")
    faulty = typeset_freely("#set text(fallback: false)\n#par[Tide 🌊 mill 漢]")
    assert missing_glyphs(read_geometry(sound)) == ()
    assert [run.baseline for run in missing_glyphs(read_geometry(faulty))] == [baseline(0)]


@pytest.mark.parametrize("bytes_", [b"", b"%PDF-1.7\n", b"no such thing"])
def test_what_is_no_pdf_is_refused_in_one_line(bytes_: bytes) -> None:
    with pytest.raises(ReadbackError) as caught:
        read_geometry(bytes_)
    assert "\n" not in str(caught.value)
    assert "cannot be read back" in str(caught.value)

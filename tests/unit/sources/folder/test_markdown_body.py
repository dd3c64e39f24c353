"""The body as a whole: lines, counts and limits. What each construct becomes is in the cases."""

from __future__ import annotations

import pytest

from broadsheet.diagnostics import Diagnostic, has_errors
from broadsheet.issue import tree
from broadsheet.issue.model import CutPoint, Emphasis, List, Paragraph, Picture, Quote, Table, Text
from broadsheet.sources.folder.markdown import Body, BodyContext, read_body, read_inlines

FIRST_LINE = 8


def body(markdown: str, language: str = "en") -> Body:
    return read_body(markdown, BodyContext("stories/ferry.md", FIRST_LINE, language))


def told(markdown: str) -> list[tuple[str, int | None]]:
    """Code and line of each diagnostic, the line counted from the first of the text."""
    return [(d.code, line_of(d)) for d in body(markdown).diagnostics]


def line_of(diagnostic: Diagnostic) -> int | None:
    line = diagnostic.span.line if diagnostic.span else None
    return line and line - FIRST_LINE + 1


@pytest.mark.parametrize(
    ("markdown", "code", "line"),
    [
        ("a\n\nb\n[c](d)", "source-link-dropped", 4),
        ("a *b\nc* [d\ne](f) g", "source-link-dropped", 2),
        ("> a\n> - b\n>   [c](d)", "source-link-dropped", 3),
        ("a\nb <a href=c>d</a>", "source-link-dropped", 2),
        ("<div>\n\n<p\nid=x>\n<a href=y>z</a>", "source-link-dropped", 5),
        ("|a|\n|-|\n|b|\n|[c](d)|", "source-link-dropped", 4),
        ("# a\n\n## [b](c)", "source-link-dropped", 3),
        ("a\n: b\n\n: [c](d)", "source-link-dropped", 4),
        ("a[^1]\n\n[^1]: b\n\n    c\n    [d](e)", "source-link-dropped", 6),
        ("a\nb ^[c\n[d](e)]", "source-link-dropped", 3),
        ("a\n\n![b](http://c.example/d.png)", "source-remote-picture", 3),
        ("a\n![b\n](c) ![d](../../e)", "source-path-outside", 3),
        ("```\na\n```\n{{< b >}}", "source-unknown-shortcode", 4),
        ("a\nb {{< c >}}", "source-unknown-shortcode", 2),
        ("{{<\nfigure\nsrc=''\n>}}", "source-picture-without-file", 1),
        ("a\n\n<b>\n<unknown>", "source-unknown-tag", 4),
        ("a\n\nb\nc[^d]", "source-note-missing", 4),
        ("a\n\n[^b]: c", "source-note-unused", 3),
        ("a\n\n" + "> " * 30 + "b", "source-nested-too-deep", 3),
        ("a\r\n\r\n[b](c)", "source-link-dropped", 3),
    ],
)
def test_a_diagnostic_has_the_true_line(markdown: str, code: str, line: int) -> None:
    assert told(markdown) == [(code, line)]


def test_a_kind_of_finding_is_told_once_with_its_count_and_the_first_line() -> None:
    links = "\n\n".join(f"[a](page-{n}.html)" for n in range(9))
    (diagnostic,) = body(links).diagnostics
    assert line_of(diagnostic) == 1
    assert diagnostic.message.startswith("9 links, to `page-0.html`, ")
    assert "`page-4.html` and 4 more, were dropped" in diagnostic.message


def test_diagnostics_come_in_the_order_of_lines() -> None:
    lines = [line for _, line in told("[^x]\n\n<y>\n\n![a](http://b.example/c.png)\n\n[d](e)\n\n{{< f >}}\n")]
    assert lines == [1, 3, 5, 7, 9]


def test_a_long_name_is_shortened_in_the_message() -> None:
    (diagnostic,) = body(f"[a](/{'x' * 5000})").diagnostics
    assert len(diagnostic.message) < 200


# -- limits ---------------------------------------------------------------------------------------------------------


def test_a_megabyte_is_read_and_more_is_refused() -> None:
    assert body("```\n" + "a" * 999_996).diagnostics == ()
    too_much = body("é" * 500_001)
    assert [d.code for d in too_much.diagnostics] == ["source-too-large"]
    assert too_much.blocks == ()


def test_two_hundred_notes_are_kept_and_more_stop_the_build() -> None:
    assert told("".join(f"a^[{n}]" for n in range(200))) == []
    many = body("".join(f"a^[{n}]\n" for n in range(203)))
    assert len(many.notes) == 200
    assert [(d.code, line_of(d)) for d in many.diagnostics] == [("source-over-limit", 201)]
    assert has_errors(many.diagnostics)


def table(rows: int, columns: int) -> str:
    return "\n".join(["|" + "a|" * columns, "|" + "-|" * columns, *["|" + "b|" * columns] * rows])


def test_a_table_of_twenty_columns_and_five_hundred_rows_is_kept_and_more_stops_the_build() -> None:
    assert told(table(499, 20)) == []
    for rows, columns in ((500, 1), (1, 21)):
        large = body(table(rows, columns))
        assert [d.code for d in large.diagnostics] == ["source-over-limit"]
        assert has_errors(large.diagnostics)


def test_a_cell_that_spans_a_million_others_is_cut_down() -> None:
    (block,) = body("<table><tr><td colspan=1000000 rowspan=1000000>a<tr><td>b</table>").blocks
    assert isinstance(block, Table)
    assert {len(row) for row in (block.head, *block.rows) if row} == {20}


def test_deeper_nesting_is_flattened_and_loses_no_word() -> None:
    deep = body("".join(f"{'  ' * n}- w{n}\n" for n in range(40)))
    found = " ".join(text for block in deep.blocks for text in tree.texts(block)).split()
    assert found == [f"w{n}" for n in range(40)]
    assert [d.code for d in deep.diagnostics] == ["source-nested-too-deep"]


def test_nesting_a_person_would_write_is_kept() -> None:
    assert told("".join(f"{'  ' * n}- *w{n}*\n" for n in range(8))) == []


# -- places ---------------------------------------------------------------------------------------------------------


def test_pictures_leave_lists_quotations_and_notes() -> None:
    read = body("- a ![](1.png)\n  - ![](2.png)\n\n> ![](3.png)\n\nb[^n]\n\n[^n]: ![](4.png) c\n")
    kinds = [type(block) for block in read.blocks]
    assert kinds == [List, Picture, Picture, Picture, Paragraph, Picture]
    assert [block.file for block in read.blocks if isinstance(block, Picture)] == [
        f"stories/{n}.png" for n in (1, 2, 3, 4)
    ]


def test_the_wished_for_cut_can_be_made() -> None:
    read = body("One. Two.\n\n> Three.\n\nFour.<!-- more --> Five.\n")
    assert read.more == CutPoint(2, 1)
    assert [type(block) for block in tree.prefix(read.blocks, read.more)] == [Paragraph, Quote, Paragraph]


def test_only_the_first_mark_counts() -> None:
    assert body("One.\n\n<!-- more -->\n\nTwo.\n\n<!-- more -->\n\nThree.").more == CutPoint(1)


# -- texts without blocks -------------------------------------------------------------------------------------------


def inlines(text: str) -> tuple[object, list[str]]:
    found, diagnostics = read_inlines(text, BodyContext("stories/ferry.md", 3, "en"))
    assert all(d.span and d.span.line == 3 for d in diagnostics)
    return found, [d.code for d in diagnostics]


def test_a_standfirst_is_inline_markdown() -> None:
    assert inlines('The *"Gull"* is\nlate') == (
        (Text("The "), Emphasis((Text("“Gull”"),)), Text(" is late")),
        [],
    )


def test_marks_of_blocks_are_characters_in_a_standfirst() -> None:
    assert inlines("- a # b") == ((Text("- a # b"),), [])


@pytest.mark.parametrize("text", ["a ![b](c.png)", "a^[b]", '<figure><img src="b.png"></figure>a'])
def test_a_standfirst_has_no_room_for_pictures_and_notes(text: str) -> None:
    assert inlines(text) == ((Text("a"),), ["source-misplaced"])


def test_a_mark_of_where_to_leave_says_nothing_in_a_standfirst() -> None:
    assert inlines("a<!-- more --> b") == ((Text("a b"),), [])


def test_a_standfirst_as_large_as_a_book_is_refused() -> None:
    assert inlines("a" * 1_000_001) == ((), ["source-too-large"])

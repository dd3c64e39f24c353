"""HTML cut into pieces, and the tree that mends them."""

from __future__ import annotations

import pytest

from broadsheet.sources.folder.markdown.elements import Element, TreeBuilder
from broadsheet.sources.folder.markdown.html import Characters, CloseTag, Comment, OpenTag, pieces


def opened(name: str, *, line: int = 1, empty: bool = False, **attributes: str) -> OpenTag:
    return OpenTag(name, attributes, line, empty)


def test_pieces_know_their_lines() -> None:
    source = "a\n<b\ntitle='x'>\n<!-- c -->\n</b><i>"
    assert [piece for piece in pieces(source, 10) if not isinstance(piece, Characters)] == [
        opened("b", line=11, title="x"),
        Comment(" c ", 13),
        CloseTag("b"),
        opened("i", line=14),
    ]


@pytest.mark.parametrize(
    ("source", "piece"),
    [
        ("<A HREF=x>", opened("a", href="x")),
        ("<a href=/x/>", opened("a", href="/x/")),
        ("<a href='x'title=\"y\">", opened("a", href="x", title="y")),
        ("<a href = x hidden>", opened("a", href="x", hidden="")),
        ("<a href=x href=y>", opened("a", href="x")),
        ("<a title='a > b'>", opened("a", title="a > b")),
        ("<a title='&lt;&#1;&amp;'>", opened("a", title="<&")),
        ("<br/>", opened("br", empty=True)),
        ("<br />", opened("br", empty=True)),
        ("</A >", CloseTag("a")),
        ("<![CDATA[a<b>]]>", Characters("a<b>")),
        ("a &lt; b &eacute;", Characters("a < b é")),
    ],
)
def test_one_piece(source: str, piece: object) -> None:
    assert list(pieces(source, 1)) == [piece]


@pytest.mark.parametrize("text", ["a < b", "<3", "<", "</", "<a", "<a href='x", "<!-- x", "< b>", "x<y"])
def test_what_is_no_tag_is_text(text: str) -> None:
    assert list(pieces(text, 1)) == [Characters(text)]


@pytest.mark.parametrize(
    "source", ["<!DOCTYPE html>", "<?php x ?>", "<script>a<b>c</script>", "<STYLE>x</style >"]
)
def test_declarations_and_scripts_are_nothing(source: str) -> None:
    assert list(pieces(source, 1)) == []


def grown(source: str) -> str:
    """The tree of `source` as brackets."""
    builder = TreeBuilder(1)
    for piece in pieces(source, 1):
        match piece:
            case OpenTag(name, attributes, line, empty):
                builder.open_html(name, attributes, line, empty=empty)
            case CloseTag(name):
                builder.close_html(name)
            case Characters(text):
                builder.add(text)
    return "".join(map(bracketed, builder.finish().children))


def bracketed(node: Element | str) -> str:
    return node if isinstance(node, str) else f"{node.name}({''.join(map(bracketed, node.children))})"


@pytest.mark.parametrize(
    ("source", "tree"),
    [
        ("<p>a<p>b<div>c", "p(a)p(b)div(c)"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>d", "ul(li(aul(li(b)))li(c))d"),
        ("<table><tr><td>a<td>b<tr><th>c</table>d", "table(tr(td(a)td(b))tr(th(c)))d"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a)dd(b)dt(c))"),
        ("<b>a<i>b</b>c</i>d", "b(ai(b))cd"),
        ("<b><p>a</b>b</p>c", "div(p(ab)c)"),
        ("</b>a</div>", "a"),
        ("<div><b>a</div>b", "div(b(a))b"),
        ("<br>a<img src=x>b<hr/>", "br()aimg()bhr()"),
        ("<iframe>a</iframe>b", "iframe(a)b"),
        ("<iframe>a", "span(a)"),
        ("<video>a<p>b", "div(ap(b))"),
        ("<video><p>a</p></video>b", "video(p(a))b"),
    ],
)
def test_the_tree_mends_what_browsers_mend(source: str, tree: str) -> None:
    assert grown(source) == tree


def test_only_markdown_closes_what_markdown_opened() -> None:
    builder = TreeBuilder(1)
    builder.open_html("div", {}, 1, empty=False)
    item = builder.open("li", {}, 1)
    builder.close_html("div")
    builder.add("a")
    builder.close(item)
    builder.close_html("div")
    builder.add("b")
    assert "".join(map(bracketed, builder.finish().children)) == "div(li(a))b"


def test_beyond_the_greatest_depth_words_stay_and_closing_tags_still_fit() -> None:
    depth = 25
    source = "<div>" * depth + "a" + "</div>" * depth + "b"
    assert grown(source) == "div(" * 20 + "\n" * 5 + "a" + ")" * 20 + "b"

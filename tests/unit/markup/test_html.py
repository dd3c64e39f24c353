"""Blocks and inlines as HTML, in the plainest dialect there is."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape

from broadsheet.issue.model import (
    Abbreviation,
    Block,
    Cell,
    Code,
    Crosshead,
    Definition,
    DefinitionList,
    Divider,
    Emphasis,
    Inline,
    InlineCode,
    LanguageSpan,
    LineBreak,
    Link,
    List,
    ListItem,
    NoteRef,
    Picture,
    Quote,
    Raised,
    SmallCaps,
    Strong,
    Table,
    Text,
    Verse,
)
from broadsheet.markup.html import Dialect, Html, field
from broadsheet.markup.languages import Direction
from tests.unit.editions.mail.mails import paragraph

X, Y = (Text("x"),), (Text("y"),)
PLAIN = Dialect(
    named=lambda _name, _direction: "",
    pictured=lambda picture, _direction: Markup("[{}]").format(picture.alt),
    noted=lambda number: Markup("({})").format(number),
)


def named(name: str, within: Direction) -> str:
    return f"{name}-{within}"


@pytest.mark.parametrize(
    ("inline", "html"),
    [
        (Text("<b> & \"c\" 'd'"), "&lt;b&gt; &amp; &#34;c&#34; &#39;d&#39;"),
        (Emphasis((Text("<"),)), "<em>&lt;</em>"),
        (Strong((Emphasis(X),)), "<strong><em>x</em></strong>"),
        (SmallCaps(X), "x"),
        (InlineCode("a < b"), '<code dir="ltr">a &lt; b</code>'),
        (LineBreak(), "<br>"),
        (NoteRef(3), "(3)"),
        (Raised("super", X), "<sup>x</sup>"),
        (Raised("sub", X), "<sub>x</sub>"),
        (Abbreviation('"A" & B', X), '<abbr title="&#34;A&#34; &amp; B">x</abbr>'),
        (Link('https://a.example/?b="&c', X), '<a href="https://a.example/?b=&#34;&amp;c">x</a>'),
        (Link("#mill", X), "x"),
        (LanguageSpan("fa", X), '<span lang="fa" dir="rtl">x</span>'),
    ],
    ids=lambda value: type(value).__name__,
)
def test_inlines(inline: Inline, html: str) -> None:
    assert Html(PLAIN, "ltr").inlines((inline,)) == html


def test_a_link_holds_no_other_and_goes_where_none_is_wanted() -> None:
    nested = Link("https://a.example/", (Emphasis((Link("https://b.example/", X),)),))
    assert Html(PLAIN, "ltr").inlines((nested,)) == '<a href="https://a.example/"><em>x</em></a>'
    assert Html(PLAIN, "ltr").inlines((LanguageSpan("de", (nested,)),), links=False) == (
        '<span lang="de" dir="ltr"><em>x</em></span>'
    )


@pytest.mark.parametrize(
    ("block", "html"),
    [
        (paragraph("One.", "Two."), "<p>One. Two.</p>"),
        (Crosshead(X, 1), "<h3>x</h3>"),
        (Crosshead(X, 9), "<h6>x</h6>"),
        (Picture(file="a.jpg", alt="A <mill>"), "[A &lt;mill&gt;]"),
        (Code("a\n<b>"), '<pre dir="ltr">a\n&lt;b&gt;</pre>'),
        (Divider(), "<hr>"),
        (Quote((paragraph("One."),)), "<blockquote><p>One.</p></blockquote>"),
        (List((ListItem((paragraph("one"),)),)), "<ul><li>one</li></ul>"),
        (List((ListItem((paragraph("one"),)),), ordered=True, start=3), '<ol start="3"><li>one</li></ol>'),
        (
            List((ListItem((paragraph("one"), paragraph("more"), Divider())),)),
            "<ul><li>one<p>more</p><hr></li></ul>",
        ),
        (DefinitionList((Definition(X, (paragraph("one"),)),)), "<dl><dt>x</dt><dd>one</dd></dl>"),
        (Verse(((X, Y), (X,))), "<p>x<br>y</p><p>x</p>"),
        (
            Table((Cell(X), Cell(())), ((Cell(Y), Cell(())),), Y),
            (
                '<table><caption>y</caption><thead><tr><th scope="col">x</th><th scope="col"></th></tr></thead>'
                "<tbody><tr><td>y</td><td></td></tr></tbody></table>"
            ),
        ),
        (Table((Cell(()),), ((Cell(Y),),)), "<table><tbody><tr><td>y</td></tr></tbody></table>"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_blocks(block: Block, html: str) -> None:
    assert Html(PLAIN, "ltr").block(block) == html


def test_classes_are_those_of_the_direction_an_element_stands_in() -> None:
    html = Html(Dialect(named, PLAIN.pictured, PLAIN.noted), "rtl")
    assert html.block(paragraph("One.")) == '<p class="paragraph-rtl">One.</p>'
    span = LanguageSpan("en", (Link("https://a.example/", X),))
    assert html.inlines((span,)) == (
        '<span lang="en" dir="ltr" class="foreign-rtl"><a href="https://a.example/" class="link-ltr">x</a></span>'
    )


def test_xhtml_closes_what_is_empty_and_says_languages_twice() -> None:
    html = Html(Dialect(PLAIN.named, PLAIN.pictured, PLAIN.noted, xml=True), "ltr")
    assert html.block(Divider()) == "<hr/>"
    assert (
        html.inlines((LineBreak(), LanguageSpan("fa", X)))
        == '<br/><span lang="fa" xml:lang="fa" dir="rtl">x</span>'
    )


@pytest.mark.parametrize(
    ("text", "within", "isolated"),
    [
        ("Ida Marsh", "ltr", ""),
        ("12 · 3", "rtl", ""),
        ("مینا", "rtl", ""),
        ("Ida Marsh", "rtl", "ltr"),
        ("مینا", "ltr", "rtl"),
        ("Ida مینا", "ltr", "ltr"),
        ("مینا Ida", "rtl", "rtl"),
        ("Ida \u202e marsh", "ltr", "ltr"),
        ("12 \u202b 3", "rtl", "rtl"),
        ("\u2067<b>", "ltr", "ltr"),
    ],
)
def test_a_field_is_isolated_where_it_might_disturb_its_line(
    text: str, within: Direction, isolated: str
) -> None:
    words = str(escape(text))
    assert field(text, within) == (f'<span dir="{isolated}">{words}</span>' if isolated else words)

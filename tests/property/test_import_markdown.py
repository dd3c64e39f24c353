"""Whatever a recovered text says, the files written of it say the same when our own reader reads them."""

from __future__ import annotations

import re
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.issue import tree
from broadsheet.issue.model import LineBreak, List, Paragraph, Picture
from broadsheet.markup import markdown
from broadsheet.sources.folder.front_matter import read_front_matter
from broadsheet.sources.folder.markdown import BodyContext, read_body, read_inlines

# Signs that mean something to some flavour of Markdown, in front, inside and in rows, among words of every script.
SIGNS = "\\`*_[]<>{}|~#+-=:;.()!&\"'^$%@/0123456789 \t\nabقرأ漢字éא\u00a0\u200f"
SNIPPETS = [
    *(
        "• ",
        "1. ",
        "&amp;",
        "&#42;",
        "<b>",
        "<!-- more -->",
        "{{< figure >}}",
        "{: .lead}",
        "{% raw %}",
        "[^1]",
        "^[note]",
    ),
    *(
        "[gallery]",
        "1. ",
        "12) ",
        "- ",
        "---",
        "===",
        "***",
        "| a |",
        "|---|",
        ": term",
        "# ",
        "> ",
        "~~",
        "```",
    ),
    *(
        "https://a.org/_b_",
        "a_b_c",
        "\\",
        "![x](y)",
        "[x]: y",
        "[x](y)",
        "<http://a.org>",
        "$1 ",
        "+++",
        "...",
    ),
]
TEXTS = st.lists(st.one_of(st.text(SIGNS, max_size=12), st.sampled_from(SNIPPETS), st.text(max_size=6))).map(
    "".join
)
CONTEXT = BodyContext("stories/a.md", 1, "ja")  # whose typography changes nothing
ITEM = re.compile(r"^(?:[•‣▪◦–*·-]|\d{1,2}[.)])\s+")
UNFIT = re.compile("[\ufdd0-\ufdef]")  # what no edition may carry is dropped


def said(text: str) -> str:
    return " ".join(UNFIT.sub("", markdown.one_line(text)).split())


@given(st.lists(TEXTS, max_size=4))
def test_paragraphs_and_items_read_back_as_they_were(texts: list[str]) -> None:
    body = read_body(markdown.blocks(texts), CONTEXT)
    assert all(isinstance(block, Paragraph | List) for block in body.blocks)
    read = [" ".join(text.split()) for block in body.blocks for text in tree.texts(block)]
    written = [text for text in map(said, texts) if text]
    assert len(read) == len(written)
    assert all(text in {whole, ITEM.sub("", whole)} for text, whole in zip(read, written, strict=True))
    assert body.diagnostics == ()


@given(TEXTS)
def test_a_title_reads_back_as_it_was(text: str) -> None:
    inlines, found = read_inlines(markdown.words(text), CONTEXT)
    assert " ".join(tree.plain(inlines).split()) == said(text)
    assert found == ()


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_the_lines_of_an_address_stay_lines(texts: list[str]) -> None:
    wanted = [text for text in map(said, texts) if text]
    (block,) = read_body(markdown.broken_lines(texts), CONTEXT).blocks or (Paragraph(()),)
    assert isinstance(block, Paragraph)
    inlines = [inline for sentence in block.sentences for inline in sentence.inlines]
    assert sum(isinstance(inline, LineBreak) for inline in inlines) == max(0, len(wanted) - 1)
    assert "".join(tree.texts(block)).split() == " ".join(wanted).split()


@given(TEXTS)
def test_a_value_of_front_matter_is_the_text(text: str) -> None:
    story = f"---\ntitle: {markdown.yaml_text(text)}\nlist:\n  - {markdown.yaml_text(text)}\n---\n"
    matter, found = read_front_matter(story, "stories/a.md")
    assert matter is not None
    assert (matter.entries["title"].value, found) == (markdown.one_line(text), ())
    assert matter.entries["list"].value == [markdown.one_line(text)]


@given(TEXTS)
def test_values_of_toml_are_the_text(text: str) -> None:
    written = f"line = {markdown.toml_text(text)}\nblock = {markdown.toml_block(text)}\n"
    read = tomllib.loads(written)
    assert read["line"] == markdown.one_line(text)
    assert read["block"].split() == text_without_controls(text).split()


def text_without_controls(text: str) -> str:
    return "\n".join(map(markdown.one_line, text.split("\n")))


@given(TEXTS)
def test_a_fence_holds_its_lines(text: str) -> None:
    lines = [markdown.one_line(each) for each in text.split("\n")]
    first, *inside, last, _ = markdown.fence(lines).split("\n")
    assert inside == lines
    assert first == f"{last}text"
    assert not any(each.strip() == last for each in inside)


@given(TEXTS, TEXTS)
def test_a_picture_keeps_what_is_said_of_it(alt: str, caption: str) -> None:
    (picture,) = read_body(markdown.picture("a.png", alt, caption), CONTEXT).blocks
    assert isinstance(picture, Picture)
    assert " ".join(picture.alt.split()) == said(alt)
    assert " ".join(tree.plain(picture.caption).split()) == said(caption)

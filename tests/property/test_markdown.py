"""What holds for every text at the border."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.issue import tree
from broadsheet.issue.model import Block, Cell, DefinitionList, List, Picture, Quote, Table
from broadsheet.sources.folder.markdown import Body, BodyContext, read_body, read_inlines
from broadsheet.sources.folder.markdown.html import Characters, fit, pieces
from broadsheet.sources.folder.markdown.links import picture_file, safe_url
from broadsheet.sources.folder.markdown.typography import typeset_text
from tests.cases.model_dump import dump

languages = st.sampled_from(("en", "fr", "de", "pt-BR", "fa", "he", "ja", "zh-Hant", "sv", ""))

# -- any text -------------------------------------------------------------------------------------------------------

# What meets in the worst places, and any other text.
fragments = st.sampled_from([
    *("<", ">", "</", "<b>", "</b>", "<div>", "</div>", "<p>", "</p>", "<table>", "<tr>", "<td rowspan=9 colspan=99>"),
    *("<li>", "<ul>", "</ul>", "<figure>", "<img src=x>", "<iframe>", "</iframe>", "<script>", "</script>", "<pre>"),
    *("<!--", "-->", "<!-- more -->", "<aside class=pquote>", "<aside markdown=1>", "</aside>", "<p markdown=1>"),
    *("<div class=verse>", "<dl><dt>", "<dd>", "<h1>", "<q>", "<rt>", "<button>", "<svg/>", "<caption>", "<br>"),
    *("<span lang=fr>", "<a href=x>", "</a>", "<unknown-tag a='", "<![CDATA[", "<?", "<!D>"),
    *("{{<", ">}}", "{{< figure src='a' caption=\"*x* {{< x >}}\" >}}", "{{< more >}}", "{% raw %}", "{% endraw %}"),
    *("{% highlight x %}", "{% endhighlight %}", "{{ x }}", "[caption a=b]", "[/caption]", "{.x}", "{: a}"),
    *("[^a]", "[^a]: x\n", "^[", "[", "]", "](", "![", "(", ")", "*", "**", "_", "~~", "`", "```", "```verse\n"),
    *("\n", "\n\n", "    ", "\t", "\r\n", "> ", "- ", "1. ", ": ", "|", "|-|", "# ", "---", "***\n", "\\", "\\'"),
    *("'", '"', "--", "...", "&amp;", "&#x110000;", "&#0;", "&#xFDD0;", "\x00", "\u2028", "\ufdd0", "\u202e"),
    *("word ", "One. Two. ", "A. B. ", "5 km ", "http://a.example/'\"--", "漢\n字", 'צה"ל', "é"),
])  # fmt: skip
texts = st.lists(fragments | st.text(max_size=5), max_size=40).map("".join)


def blocks_in(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case List(items) | DefinitionList(items):
                yield from (inner for item in items for inner in blocks_in(item.blocks))
            case Quote(inside):
                yield from blocks_in(inside)


def body(markdown: str, language: str = "en") -> Body:
    return read_body(markdown, BodyContext("stories/ferry.md", 7, language))


@given(texts, languages)
def test_any_text_becomes_a_body_that_can_be_shown_cut_and_written(markdown: str, language: str) -> None:
    read = body(markdown, language)
    assert msgspec.json.decode(msgspec.json.encode(read.blocks), type=tuple[Block, ...]) == read.blocks
    assert tree.words_of(tree.prefix(read.blocks, read.more)) <= tree.words_of(read.blocks)
    assert isinstance(dump(read), str)


@given(texts, languages)
def test_no_sign_of_the_work_is_left(markdown: str, language: str) -> None:
    read = body(markdown, language)
    written = msgspec.json.encode((read.blocks, read.notes, read.pull_quotes)).decode()
    assert '"number":0' not in written
    assert written == fit(written)


@given(texts)
def test_every_diagnostic_names_a_line_of_the_text(markdown: str) -> None:
    lines = len(re.findall(r"\r\n|\r|\n", markdown)) + 1
    for diagnostic in body(markdown).diagnostics:
        assert diagnostic.span
        assert 7 <= (diagnostic.span.line or 0) < 7 + lines


@given(texts)
def test_every_note_has_its_number_and_every_number_its_note(markdown: str) -> None:
    read = body(markdown)
    numbers = {
        int(n) for n in re.findall(rb'"kind":"note-ref","number":(\d+)', msgspec.json.encode(read.blocks))
    }
    deeper = {
        int(n) for n in re.findall(rb'"kind":"note-ref","number":(\d+)', msgspec.json.encode(read.notes))
    }
    assert numbers | deeper <= set(range(1, len(read.notes) + 1))


@given(texts)
def test_rows_of_a_table_have_one_length_and_pictures_stand_outside_other_blocks(markdown: str) -> None:
    read = body(markdown)
    for block in blocks_in(read.blocks):
        if isinstance(block, Table):
            rows: set[int] = {len(row) for row in (block.head, *block.rows) if row}
            assert len(rows) == 1
            assert all(isinstance(cell, Cell) for row in block.rows for cell in row)
        assert not isinstance(block, Picture) or block in read.blocks


@given(texts, languages)
def test_any_text_is_a_standfirst(text: str, language: str) -> None:
    inlines, _ = read_inlines(text, BodyContext("stories/ferry.md", 7, language))
    assert msgspec.json.encode(inlines)


@given(texts)
def test_pieces_of_html_keep_every_character_outside_tags(source: str) -> None:
    plain = re.sub(r"[<>&]", "", source)
    assert list(pieces(plain, 1)) == ([Characters(plain)] if plain else [])


# -- documents ------------------------------------------------------------------------------------------------------

word = st.from_regex(r"[a-zà-ö]{2,9}", fullmatch=True)
words = st.lists(word, min_size=1, max_size=6).map(" ".join)
marked = st.one_of(
    words,
    words.map("*{}*".format),
    words.map("**{}**".format),
    words.map("~~{}~~".format),
    words.map("`{}`".format),
    words.map('"{}"'.format),
    words.map("[{}](https://harbour.example/x)".format),
    words.map("[{}](../relative)".format),
    words.map("<b>{}</b>".format),
    words.map('<span lang="fr">{}</span>'.format),
    words.map("<unknown>{}</unknown>".format),
    words.map("{{{{% notice %}}}}{}{{{{% /notice %}}}}".format),
    words.map("{}{{.class}}".format),
)
line = st.lists(marked, min_size=1, max_size=5).map(" ".join)
block = st.one_of(
    line,
    line.map("## {}".format),
    st.lists(line, min_size=1, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    st.lists(line, min_size=1, max_size=3).map(
        lambda items: "\n".join(f"{n}. {i}" for n, i in enumerate(items))
    ),
    line.map("> {}".format),
    st.tuples(words, line).map(lambda pair: f"{pair[0]}\n: {pair[1]}"),
    st.tuples(words, words).map(lambda pair: f"| {pair[0]} |\n|---|\n| {pair[1]} |"),
    words.map("```\n{}\n```".format),
    words.map("```verse\n{}\n```".format),
    line.map("<div>\n\n{}\n\n</div>".format),
    words.map("<p>{}".format),
    line.map('<section markdown="1">\n{}\n</section>'.format),
    words.map("<!-- more -->\n\n{}".format),
)
documents = st.lists(block, min_size=1, max_size=8).map("\n\n".join)
_NOT_WORDS = re.compile(
    r"https://harbour\.example/x|\.\./relative|\{\{% /?notice %\}\}|\{\.class\}|```verse|<[^>]*>"
)  # fmt: skip


def letters(text: str) -> list[str]:
    return re.findall(r"[a-zà-ö]+", text)


@given(documents, languages)
def test_no_word_is_lost_and_the_order_stays(document: str, language: str) -> None:
    found = [text for block in body(document, language).blocks for text in tree.texts(block)]
    assert letters(" ".join(found)) == letters(_NOT_WORDS.sub(" ", document))


@given(documents)
def test_nothing_raw_is_left(document: str) -> None:
    for text in (text for block in body(document).blocks for text in tree.texts(block)):
        assert not re.search(r"</?[a-z]|\{\{|\{\.|\*\*|\]\(", text)


# -- typography, links, paths ---------------------------------------------------------------------------------------


@given(st.text(), languages)
def test_typography_changes_no_letter_and_no_digit(text: str, language: str) -> None:
    kept = [sign for sign in fit(text) if sign.isalnum()]
    assert [sign for sign in typeset_text(fit(text), language) if sign.isalnum()] == kept


@given(st.text(alphabet="ab1 \"'.,-—«»“”\u00a0\n:;!?", max_size=30), languages)
def test_typography_done_twice_is_done_once(text: str, language: str) -> None:
    once = typeset_text(text, language)
    assert typeset_text(once, language) == once


@given(st.text() | st.text().map("https://{}".format) | st.text().map("java\u200bscript:{}".format))
def test_a_safe_url_is_ascii_of_a_safe_kind_and_stays_what_it_is(address: str) -> None:
    url = safe_url(address)
    if url is not None:
        assert re.fullmatch(r"(?:https?://[^/?#\s]|mailto:|tel:|#)[!-~]*", url)
        assert safe_url(url) == url


paths = st.lists(
    st.sampled_from(["..", ".", "a", "%2e%2e", "%2F", "\\", "/", "//", " ", "#", "?", "C:"]) | st.text()
)


@given(paths.map("/".join))
def test_a_picture_file_never_leaves_the_folder(address: str) -> None:
    file = picture_file(address, "stories/2026/ferry.md")
    if isinstance(file, str):
        assert not file.startswith(("/", "../"))
        assert ".." not in file.split("/")

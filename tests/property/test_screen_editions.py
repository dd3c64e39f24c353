"""Web and EPUB, whatever the issue: no word of a carried story is missing, and words stay words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from broadsheet.edition import Order
from broadsheet.editions.epub.edition import EPUB
from broadsheet.editions.web.edition import WEB
from broadsheet.issue import interchange
from broadsheet.issue.carried import carried
from broadsheet.issue.model import Code, InlineCode, Issue, Note, Paragraph, Sentence, Story, Table, Text
from broadsheet.press.picture_places import rebuilt
from broadsheet.screen.templates import for_xml
from tests.property.strategies import issues
from tests.support.tags import Tags
from tests.unit.editions.mail.mails import order

# What typesetting may add between and inside words: white space, marks of direction and of width.
ADDED = re.compile(r"[\s\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u00ad]+")
HOSTILE = (
    "</main></body><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "' autofocus onfocus=alert(1) '",
    "]]><!--<style>*{display:none}",
    "{{ 7 * 7 }}{% raw %}&lt;b&gt;&amp;",
    "</script><script src=https://elsewhere.example/x.js>",
    "<![CDATA[<img src=x onerror=alert(1)>",
    "</title></item></entry>&#0;&bogus;",
)
# Not written by anybody, or something that the border lets through only in good form.
NOT_PROSE = {
    "slug",
    "language",
    "file",
    "permalink",
    "url",
    "id",
    "lead",
    "asset",
    "carry",
    "calendar",
    "timezone",
}
NOT_PROSE |= {"kind", "align", "position", "place", "size", "order"}  # words of ours


def publishable(issue: Issue) -> Issue:
    """As issues are behind the border: slugs differ, every note is there, addresses are, pictures were measured."""
    notes = tuple(Note((Paragraph((Sentence((Text(f"Remark {number}"),)),)),)) for number in range(1, 10))
    stories = tuple(
        msgspec.structs.replace(
            story,
            slug=f"{story.slug}-{number}",
            title=story.title if story.title.strip() else "Untitled",
            permalink=story.permalink if story.permalink.startswith("https:") else "",
            bylines=tuple(name for name in story.bylines if name.strip()),
            notes=notes,
            more=None,
            alternates={},
        )
        for number, story in enumerate(issue.stories)
    )
    bare = msgspec.structs.replace(issue, stories=stories, lead=stories[0].slug)
    return rebuilt(bare, lambda _: None)


def leaves(node: object) -> Iterator[str]:
    """Every run of words in a part of the model, in reading order."""
    if isinstance(node, Text | InlineCode | Code):
        yield node.text
    elif isinstance(node, Table):
        yield from leaves((node.caption, node.head, node.rows))
    elif isinstance(node, msgspec.Struct):
        yield from (text for name in node.__struct_fields__ for text in leaves(getattr(node, name)))
    elif isinstance(node, tuple):
        yield from (text for each in node for text in leaves(each))


def squeezed(text: str) -> str:
    return ADDED.sub("", for_xml(text))


def missing(story: Story, said: str) -> list[str]:
    """What of `story` is not said, or not in its order."""
    whole = carried(story, None)
    told, at = squeezed(said), 0
    lost = []
    for text in (story.title, *leaves(story.standfirst), *leaves(whole.body), *leaves(whole.notes)):
        found = told.find(squeezed(text), at)
        if found < 0:
            lost.append(text)
        else:
            at = found + len(squeezed(text))
    return lost + [name for name in story.bylines if squeezed(name) not in told]


def web_pages(asked: Order) -> dict[str, str]:
    """The pages of stories by slug."""
    made = WEB.make(asked).artefacts
    return {story.slug: made[f"web/{story.slug}/index.html"].decode() for story in asked.issue.stories}


def book_pages(asked: Order) -> dict[str, str]:
    made = EPUB.make(asked).artefacts["issue.epub"]
    with zipfile.ZipFile(io.BytesIO(made)) as book:
        pages = {name: book.read(name).decode() for name in book.namelist() if "story-" in name}
    for page in pages.values():
        etree.fromstring(page.encode())  # well-formed, or this raises
    slugs = (story.slug for story in asked.issue.stories)
    return {slug: pages[name] for slug, name in zip(slugs, sorted(pages), strict=True)}


EDITIONS = pytest.mark.parametrize("pages", [web_pages, book_pages], ids=["web", "epub"])
Pages = Callable[[Order], dict[str, str]]
# As JSON, which is told at once when a property does not hold; a tree of objects takes minutes.
PUBLISHABLE = issues.map(lambda issue: interchange.dump(publishable(issue)))


@EDITIONS
@given(document=PUBLISHABLE)
def test_no_word_of_a_carried_story_is_missing(pages: Pages, document: bytes) -> None:
    issue = interchange.load(document)
    made = pages(order(issue))
    for story in issue.stories:
        page = made[story.slug]
        assert missing(story, Tags(page[page.index("<body") :]).words) == []


@EDITIONS
@given(document=PUBLISHABLE, hostile=st.sampled_from(HOSTILE))
def test_words_in_any_field_stay_words(pages: Pages, document: bytes, hostile: str) -> None:
    """With hostile words the same elements are there, with the same attributes, as with harmless ones."""
    issue = interchange.load(document)
    spoiled, harmless = pages(order(written(issue, hostile))), pages(order(written(issue, "word")))
    for slug, page in spoiled.items():
        assert shape(page) == shape(harmless[slug])


def shape(page: str) -> list[tuple[str, list[str]]]:
    return [(name, sorted(attributes)) for name, attributes in Tags(page).tags]


def written(issue: Issue, words: str) -> Issue:
    """`issue` with `words` wherever somebody may write."""
    return _written(issue, words)  # type: ignore[return-value]


def _written(node: object, words: str) -> object:
    if isinstance(node, str):
        return words if node.strip() else node
    if isinstance(node, tuple):
        return tuple(_written(each, words) for each in node)
    if not isinstance(node, msgspec.Struct):
        return node
    fields = {name: getattr(node, name) for name in node.__struct_fields__ if name not in NOT_PROSE}
    return msgspec.structs.replace(node, **{name: _written(value, words) for name, value in fields.items()})

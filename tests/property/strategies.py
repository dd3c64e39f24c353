"""Any issue of the model, for properties that hold for all of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from broadsheet.issue.model import (
    Abbreviation,
    Block,
    Cell,
    Code,
    Crosshead,
    CutPoint,
    Definition,
    DefinitionList,
    Divider,
    Emphasis,
    Furniture,
    Inline,
    InlineCode,
    Inlines,
    Issue,
    LanguageSpan,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteRef,
    Paragraph,
    Picture,
    Publication,
    PullQuote,
    Quote,
    Raised,
    Sentence,
    SmallCaps,
    Story,
    Strong,
    Table,
    Text,
    Verse,
)

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
slugs = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
languages = st.sampled_from(("en", "fa", "he", "ja", "pt-BR"))
urls = st.sampled_from(("https://example.org/n/101", "mailto:desk@example.org", "#note"))
small = st.integers(1, 9)
shares = st.floats(0, 1)

# -- inlines --------------------------------------------------------------------------------------------------

leaves = st.one_of(
    st.builds(Text, words), st.builds(InlineCode, words), st.builds(NoteRef, small), st.just(LineBreak())
)


def _spans(children: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inside = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Emphasis, inside),
        st.builds(Strong, inside),
        st.builds(SmallCaps, inside),
        st.builds(Link, urls, inside),
        st.builds(Abbreviation, words, inside),
        st.builds(LanguageSpan, languages, inside),
        st.builds(Raised, st.sampled_from(("super", "sub")), inside),
    )


inline: st.SearchStrategy[Inline] = st.recursive(leaves, _spans, max_leaves=4)
inlines: st.SearchStrategy[Inlines] = st.lists(inline, max_size=4).map(tuple)

# -- blocks ---------------------------------------------------------------------------------------------------

pictures = st.builds(
    Picture,
    file=words,
    alt=words,
    caption=inlines,
    credit=words,
    focus=st.tuples(shares, shares),
    width=small,
)
paragraphs = st.builds(Paragraph, st.lists(st.builds(Sentence, inlines), max_size=4).map(tuple))
cells = st.builds(Cell, inlines, st.sampled_from(("start", "center", "end")))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 3))
    row = st.lists(cells, min_size=columns, max_size=columns).map(tuple)
    return Table(draw(row), draw(st.lists(row, max_size=3).map(tuple)), draw(inlines))


simple_blocks: st.SearchStrategy[Block] = st.one_of(
    paragraphs,
    st.builds(Crosshead, inlines, small),
    tables(),
    st.builds(Verse, st.lists(st.lists(inlines, max_size=3).map(tuple), max_size=2).map(tuple)),
    st.builds(Code, words, words),
    st.just(Divider()),
    pictures,
)


def _compounds(children: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inside = st.lists(children, max_size=2).map(tuple)
    items = st.lists(st.builds(ListItem, inside), max_size=3).map(tuple)
    definitions = st.lists(st.builds(Definition, inlines, inside), max_size=2).map(tuple)
    return st.one_of(
        st.builds(List, items, st.booleans(), small),
        st.builds(DefinitionList, definitions),
        st.builds(Quote, inside),
    )


block: st.SearchStrategy[Block] = st.recursive(simple_blocks, _compounds, max_leaves=3)
bodies: st.SearchStrategy[tuple[Block, ...]] = st.lists(block, max_size=4).map(tuple)

# -- stories and issues ---------------------------------------------------------------------------------------

maybe_flag = st.none() | st.booleans()
plain_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | shares | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=3,
)
aware_times = st.datetimes(min_value=dt.datetime(1970, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001 - the bound of a strategy is naive

stories = st.builds(
    Story,
    slug=slugs,
    title=words,
    language=languages,
    date=st.none() | st.dates(),
    published=st.none() | aware_times,
    bylines=st.lists(words, max_size=2).map(tuple),
    standfirst=inlines,
    permalink=st.just("") | urls,
    picture=st.none() | pictures,
    pull_quotes=st.lists(st.builds(PullQuote, words, words), max_size=2).map(tuple),
    priority=st.integers(1, 5),
    keep=st.sampled_from(("auto", "whole", "teaser")) | shares,
    min_words=st.none() | small,
    continues=st.booleans(),
    alternates=st.dictionaries(languages, urls, max_size=2),
    body=bodies,
    notes=st.lists(st.builds(Note, bodies), max_size=2).map(tuple),
    more=st.none() | st.builds(CutPoint, small, small),
    columns=st.none() | small,
    page=st.none() | small,
    image=maybe_flag,
    pull_quote=maybe_flag,
    extra=st.dictionaries(words, plain_values, max_size=2),
)

furniture = st.builds(
    Furniture,
    kind=st.sampled_from(("about", "masthead", "address", "dates", "advert", "notice")),
    title=words,
    blocks=bodies,
    picture=st.none() | pictures,
    place=st.sampled_from(("end", "anywhere", "page:2")),
    filler=st.booleans(),
)

issues = st.builds(
    Issue,
    id=slugs,
    publication=st.builds(
        Publication, name=words, language=languages, about=bodies, ears=st.just(("", "left"))
    ),
    date=st.dates(),
    stories=st.lists(stories, min_size=1, max_size=2).map(tuple),
    number=words,
    pages=st.integers(1, 64) | st.just("auto"),
    original_pages=st.none() | small,
    lead=slugs,
    order=st.sampled_from(("near", "strict", "free")),
    furniture=st.lists(furniture, max_size=2).map(tuple),
    note=bodies,
)

"""Every run of inlines of a block is found, in reading order, whatever it stands in."""

from __future__ import annotations

import pytest

from broadsheet.issue import tree
from broadsheet.issue.model import (
    Block,
    Cell,
    Code,
    Crosshead,
    Definition,
    DefinitionList,
    Divider,
    Inlines,
    List,
    ListItem,
    Picture,
    Quote,
    Table,
    Text,
    Verse,
)
from tests.unit.editions.mail.mails import paragraph


def said(text: str) -> Inlines:
    return (Text(text),)


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (paragraph("One.", "Two."), ["One.", " Two."]),
        (Crosshead(said("head")), ["head"]),
        (Picture(file="a.jpg", caption=said("caption")), ["caption"]),
        (Verse(((said("one"), said("two")), (said("three"),))), ["one", "two", "three"]),
        (
            Table((Cell(said("head")),), ((Cell(said("cell")),),), said("caption")),
            ["caption", "head", "cell"],
        ),
        (List((ListItem((paragraph("one"),)), ListItem((Quote((paragraph("two"),)),)))), ["one", "two"]),
        (DefinitionList((Definition(said("term"), (paragraph("words"),)),)), ["term", "words"]),
        (Code("x"), []),
        (Divider(), []),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_kind(block: Block, found: list[str]) -> None:
    assert [tree.plain(inlines) for inlines in tree.inlines_of(block)] == found

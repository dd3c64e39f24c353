"""Where a text may end."""

from __future__ import annotations

import pytest

from broadsheet.issue.endings import announces, ends_sentence, may_close
from broadsheet.issue.model import Block, Cell, Code, Crosshead, Divider, List, ListItem, Table, Text, Verse
from tests.unit.editions.mail.mails import paragraph


@pytest.mark.parametrize(
    "text", ["They are:", "« Ce sont :»", "当社は：", "قالوا:", "و این‌ها،", "one;", "so —", "名は、", "هي؛”"]
)
def test_some_marks_promise_more(text: str) -> None:
    assert announces(text)


@pytest.mark.parametrize("text", ["It is.", "Is it?", "“It is.”", "終わり。", "پایان؟", "no mark at all", ""])
def test_others_do_not(text: str) -> None:
    assert not announces(text)


@pytest.mark.parametrize(
    ("block", "closes"),
    [
        (paragraph("It turns."), True),
        (paragraph("They are:"), False),
        (Crosshead((Text("The wheel"),)), False),
        (Divider(), False),
        (Table((Cell((Text("Time:"),)),), ()), True),
        (Code("for each in all:"), True),
        (Verse((((Text("and the sea,"),),),)), True),
        (List((ListItem((paragraph("one"),)), ListItem((paragraph("two:"),)))), False),
    ],
)
def test_a_text_ends_with_words_that_promise_nothing(block: Block, *, closes: bool) -> None:
    assert may_close(block) is closes


@pytest.mark.parametrize(
    ("blocks", "ends"),
    [
        ((paragraph("Bread."),), True),
        ((paragraph("“Bread!”"),), True),
        ((paragraph("パン。"),), True),
        ((paragraph("Bread"), paragraph("and butter.")), True),
        ((paragraph("Bread."), paragraph("and butter")), False),
        ((), False),
    ],
)
def test_the_last_words_end_a_sentence(blocks: tuple[Block, ...], *, ends: bool) -> None:
    assert ends_sentence(blocks) is ends

"""What lines say by where they stand."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.contents import Head
from broadsheet.sources.backissue.evidence import evidence_of
from broadsheet.sources.backissue.model import Line, Type
from broadsheet.sources.backissue.roles import Role, may_be
from broadsheet.sources.backissue.vocabulary import vocabulary

TEXT, HEAD = Type(9), Type(14)


@pytest.mark.parametrize(
    ("date", "head", "column", "over"),
    [(True, False, 1, True), (False, True, 1, False), (True, True, 1, False), (True, False, 2, False)],
    ids=["close above a head", "close below a text", "between both", "at the end of a column"],
)
def test_a_date_is_that_of_what_it_stands_by(date: bool, head: bool, column: int, over: bool) -> None:  # noqa: FBT001 - parameters
    lines = [
        Line("It leaves at eleven.", 1, 1, 1, opens=False, type=TEXT),
        Line("20 October 2026", 1, 2, 1, opens=date, type=TEXT),
        Line("Soup on the quay", 1, 3, column, opens=head, type=HEAD),
        Line("It is hot.", 1, 4, column, opens=False, type=TEXT),
    ]
    evidence = evidence_of(lines, [Head(2, 3, 100.0)], vocabulary("en"))
    assert evidence[1].over is over
    assert may_be(Role.SIGNATURE, evidence[1]) is not over
    assert may_be(Role.EYEBROW, evidence[1])

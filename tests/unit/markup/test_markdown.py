"""Plain text written as Markdown."""

from __future__ import annotations

import pytest

from broadsheet.markup.markdown import blocks


@pytest.mark.parametrize(
    ("texts", "written"),
    [
        (["One.", "", "Two."], "\nOne.\n\nTwo.\n"),
        (["Bring:", "• soup", "• a *spoon*", "Thanks."], "\nBring:\n\n- soup\n- a \\*spoon\\*\n\nThanks.\n"),
        (["• soup"], "\n- soup\n"),
        (["- soup", "- bread"], "\n- soup\n- bread\n"),
        (["– It is hot, she said."], "\n– It is hot, she said.\n"),
        (["- It is hot"], "\n\\- It is hot\n"),
        (["1. Peel", "2. Boil", "3. Eat"], "\n1. Peel\n2. Boil\n3. Eat\n"),
        (["1. May was wet."], "\n1\\. May was wet.\n"),
        (["1998. It rained.", "1999. It did not."], "\n1998\\. It rained.\n\n1999\\. It did not.\n"),
        (["• soup", "- bread"], "\n- soup\n\n\\- bread\n"),
        (["• - soup"], "\n- \\- soup\n"),
    ],
)
def test_items_are_lists_and_nothing_else_is(texts: list[str], written: str) -> None:
    assert blocks(texts) == written

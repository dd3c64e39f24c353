from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.issue.model import PullQuote
from tests.unit.sources.folder.folders import story

TEXT = """\
“A tide mill is a clock that makes flour,” said Ada. You can *repair* every wheel – but
if the pond does not hold… nothing goes round. « Voilà\u202f! » it’s 6.30 then.

- First things, and then others.
"""


def quotes(root: Path, lines: str, text: str = TEXT) -> tuple[PullQuote, ...]:
    return story(root, f"---\ntitle: T\n{lines}\n---\n{text}").pull_quotes


@pytest.mark.parametrize(
    ("typed", "lifted"),
    [
        ("A tide mill is a clock that makes flour", "A tide mill is a clock that makes flour"),
        ('"A tide mill is a clock that makes flour,"', "“A tide mill is a clock that makes flour,”"),
        ("You can repair every wheel -- but if the pond", "You can repair every wheel – but if the pond"),
        (
            "if the pond does not hold... nothing goes round.",
            "if the pond does not hold… nothing goes round.",
        ),
        ('"Voilà!"', "« Voilà ! »"),
        ("it's 6.30 then", "it’s 6.30 then"),
        ("You can *repair* every wheel", "You can repair every wheel"),
        ('"First things, and then others."', "First things, and then others."),
        ("First\n  things", "First things"),
    ],
)
def test_a_pull_quote_is_lifted_as_the_story_has_it(tmp_path: Path, typed: str, lifted: str) -> None:
    indented = typed.replace("\n", "\n  ")
    assert quotes(tmp_path, f"pull_quote: |\n  {indented}") == (PullQuote(lifted),)


@pytest.mark.parametrize(
    "typed", ["A tide mill is a watch", "a tide mill", "flour, said Bob", "'\"'", "then. First"]
)
def test_what_nobody_wrote_is_left_out(tmp_path: Path, typed: str) -> None:
    assert quotes(tmp_path, f"pull_quote: |\n  {typed}") == ()


def test_a_pull_quote_may_name_its_speaker_and_there_may_be_several(tmp_path: Path) -> None:
    lines = "pull_quotes:\n  - {text: First things, by: Ada Fennimore}\n  - nothing goes round"
    assert quotes(tmp_path, lines) == (
        PullQuote("First things", "Ada Fennimore"),
        PullQuote("nothing goes round"),
    )


def test_the_candidates_of_the_text_follow(tmp_path: Path) -> None:
    aside = '\n<aside class="pquote">Every wheel.</aside>\n'
    found = quotes(tmp_path, "pull_quote: First things", TEXT + aside)
    assert [quote.text for quote in found] == ["First things", "Every wheel."]

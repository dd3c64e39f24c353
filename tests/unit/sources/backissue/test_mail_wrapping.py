"""Lines as long as print's say the same when they are joined again."""

from __future__ import annotations

import pytest

from broadsheet.sources.backissue.mail.wrapping import wrapped
from broadsheet.sources.backissue.paragraphs import Joiner

TEXTS = (
    "It leaves at eleven, as it did before the war. " * 4 + "The end",
    "A well-known pre- and post-war boat of the so-called long-distance kind, built and re-built by the ferry-men "
    * 2,
    "渡し船は十一時に出ます。戦争の前からそうでした。だれもそうとは思いませんでした。船長もそうは思いませんでした。"
    * 3,
    "渡し船 ABC は 11 時に出ます。GitHub の Issue を読む。" * 6,
    "See https://harbour.example/a/very/long/address/that/nobody/can/read/at/all and write to us about it, please.",
    "x" * 300,
)


@pytest.mark.parametrize("text", TEXTS)
def test_wrapped_text_joined_again_is_the_same(text: str) -> None:
    lines = wrapped(text.strip())
    assert Joiner(()).joined(lines) == text.strip()


def test_a_short_text_is_one_line() -> None:
    assert wrapped("It leaves at eleven, as it did before the war. Nobody had expected that.") == [
        "It leaves at eleven, as it did before the war. Nobody had expected that."
    ]


def test_no_line_begins_with_an_address() -> None:
    lines = wrapped(TEXTS[4])
    assert len(lines) > 1
    assert not any(line.startswith("http") for line in lines)

"""Our own mails before the judges: English, Persian and Japanese issues, in all three themes."""

from __future__ import annotations

from itertools import chain

import pytest

from tests.conformance.mail.caniemail import allowances, findings, stale, unexpected
from tests.conformance.mail.printed import Printed, everything, printed
from tests.conformance.mail.verdicts import assert_headers_read_back, assert_no_spam, assert_readable, unsound
from tests.support.declaration import Setting, publish
from tests.support.publications import example

LANGUAGES = ("en", "fa", "ja")


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """By language and theme; the English one has all that a story can hold."""
    made: dict[str, Printed] = {}
    for language in LANGUAGES:
        root = tmp_path_factory.mktemp(language)
        paper = root / "paper"
        folder = everything(example(paper)) if language == "en" else publish(paper, Setting(language))
        made |= {f"{language}-{theme}": mail for theme, mail in printed(folder, root / "kept")}
    return made


def test_mails_ask_of_programs_what_is_allowed_and_nothing_is_allowed_in_vain(
    mails: dict[str, Printed],
) -> None:
    allowed = allowances()
    found = {name: findings(mail.html.read_text(encoding="utf-8")) for name, mail in mails.items()}
    assert {name: lines for name, each in found.items() if (lines := unexpected(each, allowed))} == {}
    assert stale(chain.from_iterable(found.values()), allowed) == []


def test_every_mail_is_sound_html(mails: dict[str, Printed]) -> None:
    assert unsound(mails.values()) == []


def test_every_mail_can_be_read_by_all_on_any_screen_and_asks_only_its_publication(
    mails: dict[str, Printed],
) -> None:
    assert_readable(mails.values())


def test_no_mail_looks_like_spam(mails: dict[str, Printed]) -> None:
    assert_no_spam(mail for name, mail in mails.items() if name.endswith("classic"))


def test_every_header_is_read_back_by_others(mails: dict[str, Printed]) -> None:
    assert_headers_read_back(mails.values())

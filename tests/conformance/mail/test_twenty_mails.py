"""Twenty issues before the judges of mail: nine translations of one text, and eleven languages of invented words."""

from __future__ import annotations

from itertools import cycle

import pytest

from broadsheet.testing.filler import publication
from tests.conformance.mail.caniemail import allowances, findings, unexpected
from tests.conformance.mail.printed import Printed, printed
from tests.conformance.mail.verdicts import assert_headers_read_back, assert_no_spam, assert_readable, unsound
from tests.support.declaration import LANGUAGES, Setting, publish

INVENTED = ("en", "fr", "es", "pt", "it", "ar", "fa", "he", "ja", "zh-Hant", "ko")
THEMES = ("classic", "bulletin", "clear")


@pytest.mark.soak
def test_twenty_issues_pass_all_judges(tmp_path_factory: pytest.TempPathFactory) -> None:
    themes = cycle(THEMES)
    mails: list[Printed] = []
    for language in LANGUAGES:
        root = tmp_path_factory.mktemp("translated")
        mails.append(dict(printed(publish(root / "paper", Setting(language)), root))[next(themes)])
    for language in INVENTED:
        root = tmp_path_factory.mktemp("invented")
        paper = publication(root / "paper", language, "")
        mails.append(dict(printed(paper, root))[next(themes)])
    assert len(mails) == 20
    for mail in mails:
        assert unexpected(findings(mail.html.read_text(encoding="utf-8")), allowances()) == []
    assert unsound(mails) == []
    assert_readable(mails)
    # Spam filters know words of languages; they have no opinion on invented ones.
    assert_no_spam(mails[: len(LANGUAGES)])
    assert_headers_read_back(mails)

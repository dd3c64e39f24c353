"""Our own mails before the judges: English, Persian and Japanese issues, in all three themes."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from itertools import product
from pathlib import Path
from typing import Literal

import msgspec
import pytest

from broadsheet.editions.mail.edition import MAIL
from broadsheet.editions.mail.theme import theme_names
from broadsheet.testing.orders import order_of
from tests.conformance.mail.browser import Job, look
from tests.conformance.mail.caniemail import allowances, findings, unexpected
from tests.conformance.mail.nu import nu
from tests.conformance.mail.readers import read_files
from tests.conformance.mail.spam import spam_assassin
from tests.support.declaration import Setting, publish
from tests.support.publications import example

LANGUAGES = ("en", "fa", "ja")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SITES = ("https://example.org/n", "https://example.org/r")
SPAM = 2.0  # of 5, from which SpamAssassin calls a message spam


@pytest.fixture(scope="module")
def mails(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders with the artefacts of each mail, as out/ISSUE/ has them."""
    made = {}
    for language in LANGUAGES:
        root = tmp_path_factory.mktemp(language)
        paper = root / "paper"
        order = order_of(
            example(paper) if language == "en" else publish(paper, Setting(language)), root / "kept"
        )
        for theme in theme_names():
            printed = msgspec.structs.replace(order.config.print, theme=theme)
            config = msgspec.structs.replace(order.config, print=printed)
            folder = root / theme
            for name, data in MAIL.make(replace(order, config=config)).artefacts.items():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(data)
            made[f"{language}-{theme}"] = folder
    return made


def test_no_mail_asks_more_of_programs_than_is_allowed(mails: dict[str, Path]) -> None:
    allowed = allowances()
    for folder in mails.values():
        assert unexpected(findings((folder / "mail.html").read_text(encoding="utf-8")), allowed) == []


def test_every_mail_is_sound_html(mails: dict[str, Path]) -> None:
    found = nu([folder / "mail.html" for folder in mails.values()])
    # The Declaration's Persian is not in that form, and words are the author's.
    assert [each for each in found if "Normalization Form C" not in each.message] == []


def test_every_mail_can_be_read_by_all_on_any_screen_and_asks_only_its_publication(
    mails: dict[str, Path],
) -> None:
    jobs = [
        Job(
            folder / "mail.html",
            width=width,
            scheme=scheme,
            served={f"{site}/2026-11/mail/": folder / "mail" for site in SITES},
        )
        for folder, width, scheme in product(mails.values(), (360, 640), SCHEMES)
    ]
    for sight in look(jobs):
        assert (sight.violations, sight.foreign, sight.overflow) == ((), (), 0), sight.job


def test_no_mail_looks_like_spam(mails: dict[str, Path]) -> None:
    classic = [folder / "mail.eml" for name, folder in mails.items() if name.endswith("classic")]
    for opinion in spam_assassin(classic):
        assert opinion.score < SPAM, opinion


def test_every_header_is_read_back_by_others(mails: dict[str, Path]) -> None:
    files = [folder / "mail.eml" for folder in mails.values()]
    for file, readings in zip(files, read_files(files), strict=True):
        ours = message_from_bytes(file.read_bytes(), policy=default)
        for reading in (readings.mailparser, readings.postal_mime):
            assert reading.subject == ours["Subject"]
            assert reading.content_language == ours["Content-Language"]
            assert reading.message_id == ours["Message-ID"]
        leave = readings.mailparser.lists["unsubscribe"]
        assert f"<{leave.urls[0]}>" in str(ours["List-Unsubscribe"])

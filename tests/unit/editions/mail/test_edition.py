from __future__ import annotations

import datetime as dt
from email import message_from_bytes
from email.policy import default

import pytest

from broadsheet.config.schema import MailEdition, ReaderList
from broadsheet.editions.mail.edition import MAIL, compose, subject
from broadsheet.editions.mail.links import SAMPLE, Reader
from broadsheet.issue.model import Picture
from tests.unit.editions.mail.mails import PIXELS, issue, order, paragraph, story


def test_the_mail_and_its_pictures_are_made() -> None:
    picture = Picture("mill.jpg", alt="A mill", asset="abc")
    made = MAIL.make(order(issue(story(picture=picture))))
    assert sorted(made.artefacts) == ["mail.eml", "mail.html", "mail.txt", "mail/abc.png"]
    assert made.artefacts["mail/abc.png"] == PIXELS
    assert made.diagnostics == ()


def test_without_a_site_there_are_no_pictures_and_that_is_said() -> None:
    picture = Picture("mill.jpg", alt="A mill", asset="abc")
    made = MAIL.make(order(issue(story(picture=picture), publication={"url": ""})))
    assert "mail/abc.png" not in made.artefacts
    assert [each.code for each in made.diagnostics] == ["mail-no-pictures"]


def test_a_mail_that_would_be_clipped_is_cut_and_says_of_what() -> None:
    long = tuple(
        paragraph(*("So many words that no mail program shows them all." for _ in range(20)))
        for _ in range(90)
    )
    stories = (story("mill", body=long, priority=5), story("ferry", body=long, priority=1))
    made = MAIL.make(order(issue(*stories), mail=MailEdition(carry="whole")))
    assert len(made.artefacts["mail.html"]) <= 80_000
    (found,) = made.diagnostics
    assert found.code == "mail-trimmed"
    assert "ferry" in found.message


def test_a_mail_that_cannot_be_cut_below_the_limit_says_so() -> None:
    stories = (story(f"s{number}", title="A long headline " * 12, body=()) for number in range(120))
    assert [each.code for each in MAIL.make(order(issue(*stories))).diagnostics] == ["mail-too-large"]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Harbour News No.\u00a0143: The mill will turn"),
        ("ja", "Harbour News 第143号：The mill will turn"),
        ("fa", "Harbour News شمارهٔ ۱۴۳: The mill will turn"),
    ],
)
def test_the_subject_names_publication_number_and_lead(language: str, expected: str) -> None:
    made = order(issue(publication={"language": language}))
    assert subject(made.issue, made.strings) == expected


def test_a_title_of_the_issue_comes_before_the_leads() -> None:
    made = order(issue(title="The tide", number=""))
    assert subject(made.issue, made.strings) == "Harbour News: The tide"


def test_the_date_is_the_start_of_the_issues_day_where_it_is_published() -> None:
    made = order(issue(publication={"timezone": "Asia/Tehran"}))
    date = message_from_bytes(compose(made, SAMPLE).eml, policy=default)["Date"].datetime
    assert date == dt.datetime(2026, 11, 1, tzinfo=dt.timezone(dt.timedelta(hours=3, minutes=30)))


def test_the_clock_of_a_reproducible_build_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    date = message_from_bytes(compose(order(), SAMPLE).eml, policy=default)["Date"].datetime
    assert date.timestamp() == 1_700_000_000


def test_another_reader_has_another_way_to_leave_and_another_message_id() -> None:
    one = message_from_bytes(compose(order(), SAMPLE).eml, policy=default)
    other = message_from_bytes(
        compose(order(), Reader("Ann Other", "ann@example.org", "t2")).eml, policy=default
    )
    assert other["To"] == "Ann Other <ann@example.org>"
    assert "/leave/t2/" in other["List-Unsubscribe"]
    assert one["Message-ID"] != other["Message-ID"]


def test_the_first_list_gives_its_name_to_the_headers() -> None:
    made = compose(order(lists=(ReaderList(id="monthly", name="The monthly list"),)), SAMPLE)
    assert message_from_bytes(made.eml, policy=default)["List-Id"] == "The monthly list <monthly.example.org>"


def test_the_text_of_the_mail_has_the_same_stories_and_the_way_to_leave() -> None:
    text = MAIL.make(order()).artefacts["mail.txt"].decode()
    assert "The wheel is back. It turns." in text
    assert "<https://example.org/n/mill>" in text
    assert text.rstrip("=\n").endswith("<https://example.org/n/leave/sample/>")

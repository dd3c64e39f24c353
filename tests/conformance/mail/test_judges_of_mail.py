"""The judges of mail on trial: each passes a sound mail and objects to a spoilt one."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from tests.conformance.judges import JudgeError
from tests.conformance.mail import sound
from tests.conformance.mail.browser import Job, Sight, look
from tests.conformance.mail.nu import NEEDED_IN_MAIL, Objection, nu
from tests.conformance.mail.readers import ListField, Mailbox, Readings, read_files, read_messages
from tests.conformance.mail.spam import Opinion, spam_assassin

PICTURES = "https://example.org/n/mail/"
SPOILT_PAGES = {
    "sound": sound.HTML,
    "no alternative text": sound.HTML.replace('alt="A lamp on the mole."', ""),
    "faint in the dark": sound.HTML.replace("#bdb6aa", "#33302c"),
    "another host": sound.HTML.replace("</h1>", '</h1><img src="https://spy.example/dot.gif" alt="">'),
    "too wide": sound.HTML.replace("</h1>", '</h1><div style="width: 400px;">Wide</div>'),
    "no picture there": sound.HTML.replace("mole.png", "pier.png"),
    "a path out of the folder": sound.HTML.replace("mole.png", "..%2Fsound.html"),
}
SPOILT_HTML = {
    "sound": sound.HTML,
    "not closed": sound.HTML.replace("</p>", "</i></p>", 1),
    "not in HTML": sound.HTML.replace("</h1>", "</h1><blink>Lamps!</blink>"),
    "not in CSS": sound.HTML.replace("margin: 0 0 10px", "margins: 0 0 10px"),
}
SPOILT_MESSAGES = {
    "sound": sound.message(),
    "no date": sound.message(Date=None),
    "bare": sound.message(Date=None, To=None, Message_ID=None),
    "encoded": sound.message(List_Unsubscribe="=?utf-8?q?=3Chttps=3A//example.org/n/leave=3E?="),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mail")
    (folder / "pictures").mkdir()
    Image.new("RGB", (552, 276), "#20405a").save(folder / "pictures" / "mole.png")
    (folder / "sound.html").write_text(sound.HTML, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sights(folder: Path) -> dict[tuple[str, str], Sight]:
    """Every page in both schemes, on a telephone."""
    jobs = {}
    for name, html in SPOILT_PAGES.items():
        page = folder / f"{name}.html"
        page.write_text(html, encoding="utf-8")
        for scheme in ("light", "dark"):
            picture = folder / f"{name} {scheme}.png"
            served = {PICTURES: folder / "pictures"}
            jobs[name, scheme] = Job(page, 360, scheme=scheme, screenshot=picture, served=served)
    jobs["no images", "light"] = Job(folder / "sound.html", images=False, axe=False)
    return dict(zip(jobs, look(list(jobs.values())), strict=True))


@pytest.fixture(scope="module")
def objections(folder: Path) -> list[Objection]:
    """To the sound page, as if nothing were needed in mail."""
    return nu([folder / "sound.html"], needed=())


@pytest.fixture(scope="module")
def opinions(folder: Path) -> dict[str, Opinion]:
    return dict(zip(SPOILT_MESSAGES, spam_assassin(saved(folder)), strict=True))


@pytest.fixture(scope="module")
def readings(folder: Path) -> dict[str, Readings]:
    return dict(zip(SPOILT_MESSAGES, read_files(saved(folder)), strict=True))


def saved(folder: Path) -> list[Path]:
    for name, message in SPOILT_MESSAGES.items():
        (folder / f"{name}.eml").write_bytes(message)
    return [folder / f"{name}.eml" for name in SPOILT_MESSAGES]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sound_page_is_accessible_and_narrow_and_asks_for_its_pictures_alone(
    sights: dict[tuple[str, str], Sight], scheme: str
) -> None:
    sight = sights["sound", scheme]
    assert sight.violations == ()
    assert sight.overflow == 0
    assert sight.requested == (sight.job.page.as_uri(), f"{PICTURES}mole.png")  # type: ignore[union-attr]
    assert sight.foreign == sight.missing == ()


def test_a_picture_without_words_is_no_page_for_all(sights: dict[tuple[str, str], Sight]) -> None:
    assert [v.rule for v in sights["no alternative text", "light"].violations] == ["image-alt"]


def test_faint_letters_are_found_in_the_scheme_that_has_them(sights: dict[tuple[str, str], Sight]) -> None:
    assert sights["faint in the dark", "light"].violations == ()
    (violation,) = sights["faint in the dark", "dark"].violations
    assert (violation.rule, violation.targets) == ("color-contrast", (".quiet",))


def test_a_request_to_another_host_is_refused_and_told(sights: dict[tuple[str, str], Sight]) -> None:
    assert sights["another host", "light"].foreign == ("https://spy.example/dot.gif",)


def test_a_page_wider_than_the_window_overflows(sights: dict[tuple[str, str], Sight]) -> None:
    assert sights["too wide", "light"].overflow > 40


@pytest.mark.parametrize("name", ["no picture there", "a path out of the folder"])
def test_a_picture_that_is_not_in_its_folder_is_missing(
    sights: dict[tuple[str, str], Sight], name: str
) -> None:
    assert len(sights[name, "light"].missing) == 1
    assert sights[name, "light"].foreign == ()


def test_without_images_none_is_foreign_or_missing(sights: dict[tuple[str, str], Sight]) -> None:
    sight = sights["no images", "light"]
    assert sight.requested[1:] == (f"{PICTURES}mole.png",)
    assert sight.foreign == sight.missing == ()


def test_a_screenshot_shows_the_scheme_asked_for(sights: dict[tuple[str, str], Sight]) -> None:
    corners = []
    for scheme in ("light", "dark"):
        path = sights["sound", scheme].job.screenshot
        assert path is not None
        with Image.open(path) as shot:
            assert shot.width == 360
            corners.append(shot.convert("RGB").getpixel((2, 2)))
    assert corners == [(255, 255, 255), (0x12, 0x11, 0x10)]


def test_nu_passes_what_mail_needs_and_objects_to_every_real_fault(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.html" for name in SPOILT_HTML]
    for file, html in zip(files, SPOILT_HTML.values(), strict=True):
        file.write_text(html, encoding="utf-8")
    found = nu(files)
    assert {objection.file.stem for objection in found} == SPOILT_HTML.keys() - {"sound"}
    assert any("blink" in o.message and o.line == 26 for o in found if o.file.stem == "not in HTML")


@pytest.mark.parametrize("pattern", NEEDED_IN_MAIL)
def test_nu_would_object_to_each_thing_that_mail_needs(objections: list[Objection], pattern: str) -> None:
    assert [o for o in objections if re.fullmatch(pattern, o.message)]


def test_spam_assassin_likes_a_sound_message_and_not_a_bare_one(opinions: dict[str, Opinion]) -> None:
    assert opinions["sound"].score < 1
    assert opinions["bare"].score > 3.5
    rules = {rule.name for rule in opinions["bare"].rules} - {rule.name for rule in opinions["sound"].rules}
    assert {"MISSING_DATE", "MISSING_HEADERS", "MISSING_MID"} <= rules


def test_both_readers_understand_a_sound_message(readings: dict[str, Readings]) -> None:
    for reading in readings["sound"]:
        assert reading.subject == "Häfen News 11: the lamps are lit again"
        assert reading.sender == Mailbox("Häfen News", "news@example.org")
        assert reading.to == (Mailbox("", "reader@example.org"),)
        assert reading.date == datetime(2026, 11, 1, 8, tzinfo=UTC)
        assert reading.message_id == "<2026-11@example.org>"
        assert (reading.archived_at, reading.content_language) == ("<https://example.org/n/2026-11/>", "en")
        assert (reading.text or "").splitlines() == sound.TEXT.splitlines()
        assert (reading.html or "").strip() == sound.HTML.strip()


def test_mailparser_understands_the_list_fields(readings: dict[str, Readings]) -> None:
    lists = readings["sound"].mailparser.lists
    assert lists["id"] == ListField(name="Harbour News", id="news.example.org")
    assert lists["unsubscribe"] == ListField(
        ("https://example.org/n/leave",), ("news@example.org?subject=leave",)
    )
    assert lists["unsubscribe-post"] == ListField(name="List-Unsubscribe=One-Click")


def test_an_encoded_address_to_unsubscribe_is_none(readings: dict[str, Readings]) -> None:
    reading = readings["encoded"].mailparser
    assert reading.lists["unsubscribe"].urls == ()
    assert reading.fields("List-Unsubscribe") == ["=?utf-8?q?=3Chttps=3A//example.org/n/leave=3E?="]


def test_a_message_without_a_date_is_read_without_one(readings: dict[str, Readings]) -> None:
    assert [reading.date for reading in readings["no date"]] == [None, None]


def test_three_thousand_headers_are_read_in_one_process() -> None:
    messages = [b"Subject: =?utf-8?q?=E2=84=96?= %d\r\n\r\nLamps.\r\n" % number for number in range(3000)]
    wanted = [(f"№ {number}", f"№ {number}") for number in range(3000)]
    assert [(one.subject, other.subject) for one, other in read_messages(messages)] == wanted


def test_a_judge_without_its_file_gives_no_verdict(tmp_path: Path) -> None:
    absent = tmp_path / "absent"
    for judge in (nu, spam_assassin, read_files):
        with pytest.raises(JudgeError, match="absent"):
            judge([absent])
    with pytest.raises(JudgeError, match="absent"):
        look([Job(absent)])
    with pytest.raises(JudgeError, match="ERR"):
        look([Job("https://example.org/", origin="https://example.org")])

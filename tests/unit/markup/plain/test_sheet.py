"""The sheet from its nameplate to its last line."""

from __future__ import annotations

import msgspec
from wcwidth import wcswidth

from broadsheet.issue.model import Furniture, LineBreak, Link, Paragraph, Sentence, Text
from broadsheet.markup.plain.sheet import FootLink
from tests.unit.markup.plain.hands import bare, paragraph
from tests.unit.markup.plain.issues import issue, printed, story

HEAVY, LIGHT = "=" * 72, "-" * 72
ADDRESS = {
    "publisher": "The Society",
    "address": ("The Reading Room", "4 Chandler’s Row"),
    "contact": "post@example.org",
    "url": "https://example.org/n",
    "issn": "1234-5678",
}


def test_the_nameplate_has_name_tagline_numbers_place_date_and_ears() -> None:
    about = {"tagline": "A monthly", "place": "Port Ennis", "ears": ("High water 6.14", "Lamps 16.52")}
    whole = issue(about=about, number="143", volume="12", title="The winter issue")
    assert printed(whole)[:9] == [
        HEAVY,
        "HARBOUR NEWS",
        "A monthly",
        "The winter issue",
        "",
        "Vol.\u00a012, No.\u00a0143 · Port Ennis                     Sunday 1 November 2026",
        "High water 6.14                                              Lamps 16.52",
        HEAVY,
        "",
    ]


def test_what_has_no_room_beside_the_date_stands_above_it() -> None:
    lines = printed(issue(about={"place": "A place with a name of very many words by the sea"}))
    assert lines[3:5] == ["A place with a name of very many words by the sea", "Sunday 1 November 2026"]


def test_the_contents_name_each_story_by_its_number() -> None:
    stories = [story(slug=f"s{number}", title=f"Story {number}") for number in range(1, 12)]
    lines = printed(issue(*stories))
    start = lines.index("In this issue")
    assert lines[start : start + 3] == ["In this issue", "", "1.  Story 1"]
    assert lines[start + 12] == "11. Story 11"
    assert [line for line in lines if line == "11. Story 11"] == ["11. Story 11"] * 2


def test_an_issue_of_one_story_needs_no_contents_and_no_numbers() -> None:
    lines = printed(issue())
    assert "In this issue" not in lines
    assert lines[lines.index(LIGHT) + 1] == "The mill turns"


def test_the_address_is_said_once() -> None:
    said = Paragraph((Sentence((Text("The Reading Room"), LineBreak(), Text("4 Chandler’s Row"), LineBreak(),
                                Link("mailto:post@example.org", (Text("post@example.org"),)))),))  # fmt: skip
    about = Furniture(kind="about", blocks=(paragraph("We print."),), address=(said,))
    lines = printed(issue(about=ADDRESS, furniture=(about,)))
    assert [lines.count(line) for line in ("The Reading Room", "4 Chandler’s Row", "post@example.org")] == [
        1
    ] * 3
    assert lines[-6:] == [LIGHT, "The Society", "ISSN 1234-5678", "<https://example.org/n>", "", HEAVY]


def test_without_a_box_the_address_stands_at_the_end() -> None:
    end = printed(issue(about=ADDRESS))
    assert end[end.index("The Society") :][:4] == [
        "The Society",
        "The Reading Room",
        "4 Chandler’s Row",
        "post@example.org",
    ]


def test_the_foot_tells_why_and_how_to_leave_and_names_the_site_only_once() -> None:
    foot = (
        FootLink("All issues", "https://example.org/n/"),
        FootLink("Leave", "https://example.org/leave/x"),
    )
    lines = printed(issue(about={"url": "https://example.org/n"}), foot=foot, why="You asked for it.")
    assert lines[-9:] == [
        "You asked for it.",
        "",
        "All issues:",
        "<https://example.org/n/>",
        "",
        "Leave:",
        "<https://example.org/leave/x>",
        "",
        HEAVY,
    ]
    assert "<https://example.org/n>" not in lines


def test_the_note_to_the_readers_stands_before_the_stories() -> None:
    lines = printed(issue(note=(paragraph("Dear readers,"),)))
    assert lines.index("Dear readers,") < lines.index(LIGHT, lines.index("Dear readers,"))
    assert lines.index(LIGHT) < lines.index("Dear readers,")


def test_every_line_of_a_persian_sheet_runs_from_right_to_left() -> None:
    whole = issue(story("fa", title="Latin ابتدا"), language="fa", about={"place": "Port Ennis"}, number="7")
    lines = printed(whole)
    assert all(line.startswith("\u200f") for line in lines if bare(line) in {HEAVY, LIGHT})
    assert "\u200fLatin ابتدا" in lines
    (folio,) = (line for line in lines if "شمارهٔ ۷" in line)
    assert "\u2068Port Ennis\u2069" in folio
    assert wcswidth(folio) == 72


def test_the_same_issue_gives_the_same_lines_and_is_not_changed() -> None:
    whole = issue(story(), story(slug="other"), about=ADDRESS)
    before = msgspec.json.encode(whole)
    assert printed(whole) == printed(whole)
    assert msgspec.json.encode(whole) == before

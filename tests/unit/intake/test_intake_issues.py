from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from broadsheet.intake.issues import Draft, Plan, Setting, draft_of, issue_file, leftover_files, story_files
from broadsheet.intake.reports import doubts, report_data, report_page
from broadsheet.intake.standing import about_us
from broadsheet.sources.backissue.model import Entry, Recovered
from broadsheet.sources.folder.assemble import Loaded, load_folder
from tests.unit.intake.recovered import PNG, a_picture, a_story, an_issue, sure

ISSUES = Plan(is_issue=True, since=None, language="en")
AUTO = Setting("auto")


def draft(recovered: Recovered, plan: Plan = ISSUES) -> Draft:
    return draft_of(recovered, "news.txt", "2019-05", plan)


def loaded(root: Path, made: Draft, setting: Setting = AUTO) -> Loaded:
    """The issue as it is read again."""
    files = {
        "broadsheet.toml": about_us(made.recovered.issue, "en").encode(),
        **story_files(made),
        f"{made.folder}/issue.toml": issue_file(made, setting),
    }
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return load_folder(root, made.id)


WHOLE = an_issue(
    a_story("The last boat", "It leaves."),
    a_story("Boat", "A word."),
    pages=4,
    issue={
        "nameplate": sure('Harbour "News"'),
        "number": sure("41"),
        "date": sure("2019-05-01"),
        "about": sure(
            "We look after boats.\nAnd people.\n• Boats\n• People of the harbour", text="About us We look …"
        ),
        "address": sure("3 Quay Street\nPort Ellen", text="Where we are 3 Quay Street Port Ellen"),
        "contact": sure("Write to post@harbour.example, please"),
        "dates": sure("1 June: tea"),
        "masthead": sure("Editor: Ida Marsh\nPrinter: Tom Reed"),
        "references": sure("[1] Ida Marsh: Nets", text="Sources [1] Ida Marsh: Nets"),
    },
)


def test_an_issue_reads_back(tmp_path: Path) -> None:
    back = loaded(tmp_path, draft(WHOLE), Setting(4, ["boat"]))
    assert back.issue is not None
    assert back.diagnostics == ()
    issue = back.issue
    assert (issue.number, issue.date, issue.pages, issue.original_pages) == ("41", dt.date(2019, 5, 1), 4, 4)
    assert [story.slug for story in issue.stories] == ["the-last-boat", "boat"]
    assert [story.keep for story in issue.stories] == ["auto", "teaser"]
    assert [(box.kind, box.title) for box in issue.furniture] == [
        ("dates", "Dates"),
        ("about", "About us"),
        ("masthead", ""),
        ("notice", "Sources"),
        ("address", "Where we are"),
    ]
    assert [block.__class__.__name__ for block in issue.furniture[1].blocks] == [
        "Paragraph",
        "Paragraph",
        "List",
    ]


def test_a_publication_says_of_itself_what_its_issue_says(tmp_path: Path) -> None:
    config = loaded(tmp_path, draft(WHOLE)).config
    assert config is not None
    said = config.publication
    assert (said.name, said.language, said.contact) == ('Harbour "News"', "en", "post@harbour.example")
    assert said.address == ("3 Quay Street", "Port Ellen")
    assert said.about == "We look after boats.\n\nAnd people.\n\n- Boats\n- People of the harbour\n"


def test_what_an_issue_does_not_say_is_left_to_the_usual(tmp_path: Path) -> None:
    back = loaded(tmp_path, draft(an_issue(a_story("Boat", "A word."))))
    assert back.issue is not None
    assert back.diagnostics == ()
    assert (back.issue.publication.name, back.issue.date) == ("The Newsletter", dt.date(1970, 1, 1))
    assert (back.issue.pages, back.issue.original_pages, back.issue.furniture) == ("auto", None, ())


def test_a_number_is_written_as_it_was() -> None:
    def number(text: str) -> str:
        lines = (
            issue_file(draft(an_issue(a_story(), issue={"number": sure(text)})), AUTO).decode().splitlines()
        )
        return next(line for line in lines if line.startswith("number"))

    assert [number(text) for text in ("41", "041", "4/2019", "٤١")] == [
        "number = 41",
        'number = "041"',
        'number = "4/2019"',
        'number = "٤١"',
    ]


def test_the_contents_list_tells_of_pages_that_flat_text_does_not() -> None:
    contents = [Entry("Boat", 1), Entry("Tide", 6), Entry("Year", 2019), Entry("None", None)]
    assert draft(an_issue(a_story(), contents=contents)).pages == 6
    assert draft(an_issue(a_story())).pages == 0
    assert draft(an_issue(a_story(), pages=65)).pages == 0


def test_stories_alone_are_those_since_a_day() -> None:
    plan = Plan(is_issue=False, since=dt.date(2019, 5, 1), language="en")
    stories = [a_story(day, date=sure(day)) for day in ("2019-04-30", "2019-05-01")]
    kept = draft(an_issue(*stories, a_story("Undated")), plan).stories
    assert [story.slug for story in kept] == ["2019-05-01", "undated"]
    dated = an_issue(a_story("Undated"), issue={"date": sure("2019-04-01")})
    assert draft(dated, plan).stories == []


def test_nothing_is_lost_of_what_fits_nowhere() -> None:
    long = "\n".join(["word"] * 400)
    made = draft(
        an_issue(
            a_story("Boat", "A word.", date=sure("in spring")),
            a_story("", "Without a head."),
            issue={"contact": sure(long), "weather": sure("Rain")},
            leftover=["```", "Odd line"],
            listed=["Boat 1"],
            running=["Harbour News 2"],
            pictures=[a_picture("A quay")],
        )
    )
    files = leftover_files(made)
    text = files["issues/2019-05/leftover.md"].decode()
    assert files["issues/2019-05/picture-1.png"] == PNG
    assert made.boxes == []
    for line in (
        "````text\n```\nOdd line\n````",
        "Without a head.",
        "boat, date: in spring",
        "Rain",
        "Boat 1",
    ):
        assert line in text
    assert text.count("word\n") == 400
    assert "Harbour News 2" in text
    assert "![A quay](picture-1.png)" in text


def test_nothing_left_is_said_too() -> None:
    assert b"Nothing" in leftover_files(draft(an_issue(a_story())))["issues/2019-05/leftover.md"]


def test_a_report_says_what_to_look_at_first() -> None:
    story = a_story("Boat | quay", "A word.", byline=sure(["Ida", "Tom"], 0.5, "By Ida and Tom"), page=2)
    contents = [Entry("BOAT quay", 3), Entry("Tide", 2)]
    made = draft(an_issue(story, a_story("Extra", page=2), contents=contents, pages=3))
    page = report_page(made, Setting("auto", ["extra"])).decode()
    assert doubts(made) == 1
    for line in (
        "- **Boat \\| quay**: byline (50% sure), page 1: “By Ida and Tom”",
        "## In the contents list, and not found\n\n- Tide, page 2",
        "## Found, and not in the contents list\n\n- Extra, page 2",
        "- Boat \\| quay: page 3 in the list, found on page 2",
        "- page 2: Boat \\| quay, Extra",
        "no page has a place for their text\n\n- extra",
        "|  | byline | Ida, Tom | By Ida and Tom | 1 | 50% |",
        "| [Boat \\| quay](../../stories/2019-05/boat-quay.md) | title | Boat \\| quay | the same words | 2 | 90% |",
    ):
        assert line in page


def test_the_report_for_programs_names_files() -> None:
    data = report_data(draft(an_issue(a_story("Boat"), a_story(""))), Setting(4), {"sha256": "ab"})
    assert [story["file"] for story in data["stories"]] == ["stories/2019-05/boat.md", None]
    assert (data["schema"], data["source"], data["sha256"], data["planned_pages"]) == (1, "news.txt", "ab", 4)
    assert json.loads(json.dumps(data)) == data

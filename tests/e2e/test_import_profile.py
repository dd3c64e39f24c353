"""`broadsheet import --profile`: one issue is corrected by hand, and the others of its series are read like it."""

from __future__ import annotations

import json
import textwrap
from pathlib import Path

import pytest

from broadsheet.cli import ERRORS, OK, main
from broadsheet.sources.folder import load_folder
from tests.support.back_issue_pages import pressed
from tests.support.series import ABOUT, first_issue, second_issue

CORRECTED = f"""\
number = 7
date = 2019-05-01
pages = "auto"
stories = [
  "2019-05/seven-looms-for-the-mill",
  "2019-05/the-dye-house-is-painted-blue",
  "2019-05/eighty-bolts-in-a-day",
]

[[furniture]]
kind = "about"
title = "A word on the guild"
text = "{ABOUT}"

[[furniture]]
kind = "address"
title = "Where we sit"
text = \"\"\"
3 Loom Street\\\\
Port Ellen\"\"\"
"""
EIGHTY = "stories/2019-05/eighty-bolts-in-a-day.md"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A publication of which both issues were brought home, and the first was corrected."""
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.txt").write_text(first_issue(), encoding="utf-8")
    (tmp_path / "old" / "b.txt").write_text(second_issue(), encoding="utf-8")
    root = tmp_path / "home"
    assert main(["import", str(tmp_path / "old"), "-C", str(root)]) == OK
    story = (root / EIGHTY).read_text(encoding="utf-8")
    (root / EIGHTY).write_text(story.partition("A word on the guild")[0], encoding="utf-8")
    (root / "issues" / "2019-05" / "issue.toml").write_text(CORRECTED, encoding="utf-8")
    return root


def found(root: Path, issue_id: str = "2019-06") -> tuple[list[tuple[str, tuple[str, ...]]], list[str]]:
    """The stories of an issue with who wrote them, and the kinds of its boxes."""
    issue = load_folder(root, issue_id).issue
    assert issue is not None
    return [(story.title, story.bylines) for story in issue.stories], [box.kind for box in issue.furniture]


def test_what_was_read_without_it_is_read_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stories, boxes = found(home)
    assert not any(names for _, names in stories)
    assert "about" not in boxes
    before = (home / EIGHTY).read_bytes()
    command = ["import", str(home.parent / "old"), "-C", str(home), "--profile", "2019-05"]
    assert main(command) == OK
    assert found(home) == (
        [
            ("A fair for the whole street", ("Ida Marsh",)),
            ("The wool is late again", ()),
            ("A new roof for the hall", ()),
        ],
        ["about", "address"],
    )
    assert (home / EIGHTY).read_bytes() == before
    assert (home / "issues" / "2019-05" / "issue.toml").read_text(encoding="utf-8") == CORRECTED
    capsys.readouterr()
    assert main(command) == OK
    assert "2019-06: unchanged, b.txt is home already" in capsys.readouterr().out


def test_the_report_says_what_was_learned_and_from_whom(home: Path) -> None:
    main(["import", str(home.parent / "old" / "b.txt"), "-C", str(home), "--profile", "2019-05"])
    page = (home / "issues" / "2019-06" / "report.md").read_text(encoding="utf-8")
    assert "## Read with the habits of 2019-05\n" in page
    assert "- “Penned by” before names\n" in page
    report = json.loads((home / "issues" / "2019-06" / "report.json").read_bytes())
    assert report["profile"]["issue"] == "2019-05"
    other = json.loads((home / "issues" / "2019-05" / "report.json").read_bytes())
    assert other["profile"] is None


def test_a_correction_of_the_issue_reads_the_others_again(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["import", str(home.parent / "old"), "-C", str(home), "--profile", "2019-05"]
    main(command)
    assert found(home)[1] == ["about", "address"]
    file = home / "issues" / "2019-05" / "issue.toml"
    file.write_text(CORRECTED.partition('[[furniture]]\nkind = "address"')[0], encoding="utf-8")
    capsys.readouterr()
    assert main(command) == OK
    assert "2019-06: unchanged" not in capsys.readouterr().out
    page = (home / "issues" / "2019-06" / "report.md").read_text(encoding="utf-8")
    assert "“A word on the guild”" in page
    assert "“Where we sit” over" not in page


def test_without_the_profile_again_nothing_is_read_anew(home: Path) -> None:
    main(["import", str(home.parent / "old"), "-C", str(home), "--profile", "2019-05"])
    before = found(home)
    assert main(["import", str(home.parent / "old"), "-C", str(home)]) == OK
    assert found(home) == before


def test_nothing_is_imported_without_the_profile_that_was_asked_for(home: Path) -> None:
    (home.parent / "c.txt").write_text(second_issue().replace("June", "July"), encoding="utf-8")
    assert main(["import", str(home.parent / "c.txt"), "-C", str(home), "--profile", "2019-04"]) == ERRORS
    assert not (home / "issues" / "2019-07").exists()


PAGES = """\
#set page(width: 420pt, height: 400pt, margin: 30pt)
#set text({size}pt)
#set par(justify: false)
#let head(body) = block(above: 12pt, below: 5pt, text({head}pt, weight: "bold", body))
#text(30pt)[The Guild Sheet]

No. 7 · 1 {month} 2019

"""
TEXTS = {
    "May": ("Looms for the mill", "The dye house is blue", "Eighty bolts in a day"),
    "June": ("A fair for the street", "The wool is late again", "A new roof for us all"),
}


def page(month: str, size: float, *, listed: bool) -> bytes:
    """An issue in PDF whose heads are no larger than its text, and bold, as are the names of streets in it."""
    contents = ["In this issue", *(f"{title} 1" for title in TEXTS[month])] if listed else []
    body = "It came by barge on the last day of the month, to *Loom Street,* and nobody could say who paid for it all."
    told = [f"#head[{title}]\n{body} {title} is what we said, and it was heard.\n" for title in TEXTS[month]]
    head = PAGES.format(month=month, size=size, head=size)
    return pressed(head + "\n\n".join(contents) + "\n\n" + "\n".join(told))


def test_a_pdf_teaches_how_heads_are_set_at_any_scale(tmp_path: Path) -> None:
    (tmp_path / "may.pdf").write_bytes(page("May", 9, listed=True))
    (tmp_path / "june.pdf").write_bytes(page("June", 11, listed=False))
    root = tmp_path / "home"
    assert main(["import", str(tmp_path / "may.pdf"), "-C", str(root)]) == OK
    stories = {
        f"stories/2019-05/{number}.md": textwrap.dedent(f"""\
            ---
            title: {title}
            ---
            It came by barge on the last day of the month, to Loom Street, and nobody could say who paid for it all.
            {title} is what we said, and it was heard.
            """)
        for number, title in enumerate(TEXTS["May"])
    }
    listed = ", ".join(f'"2019-05/{number}"' for number in range(3))
    stories["issues/2019-05/issue.toml"] = f"date = 2019-05-01\nstories = [{listed}]\n"
    for name, text in stories.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    assert main(["import", str(tmp_path / "june.pdf"), "-C", str(root)]) == ERRORS
    assert main(["import", str(tmp_path / "june.pdf"), "-C", str(root), "--profile", "2019-05"]) == OK
    assert [title for title, _ in found(root)[0]] == list(TEXTS["June"])

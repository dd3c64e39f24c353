"""Whatever is recovered: what is written of it is read without a word of complaint, and says the same."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.intake.issues import Plan, Setting, draft_of, issue_file, leftover_files, story_files
from broadsheet.intake.names import story_name
from broadsheet.intake.reports import report_page
from broadsheet.intake.standing import about_us
from broadsheet.issue import tree
from broadsheet.markup.markdown import one_line
from broadsheet.sources.backissue.model import Field, Origin, Recovered, RecoveredStory
from broadsheet.sources.folder.assemble import load_folder
from broadsheet.sources.folder.markdown.links import STRANGER
from broadsheet.sources.folder.story import IssueFrame, read_story

# Japanese typography changes nothing, so that words can be compared as they are.
FRAME = IssueFrame("2019-05", dt.date(2019, 5, 1), "ja", "", ZoneInfo("UTC"))
LINES = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=30)
SIGNS = st.text("ab *_`#->:[]{}'\"\\.1\n&;", max_size=30)
TEXTS = st.one_of(
    LINES, SIGNS, st.sampled_from(["- a: b", "--- ", "true", "42", "قال: «نعم»", "漢字、かな。", "@x"])
)


def fields(values: st.SearchStrategy[str]) -> st.SearchStrategy[Field[str]]:
    return values.map(lambda value: Field(value, 0.5, Origin(1, 1, f"By {value}", ("a cue",))))


STORIES = st.builds(
    RecoveredStory,
    title=fields(TEXTS),
    page=st.integers(1, 9),
    body=st.lists(TEXTS, max_size=3),
    standfirst=st.none() | fields(TEXTS),
    eyebrow=st.none() | fields(TEXTS),
    date=st.none() | fields(TEXTS | st.dates().map(str)),
    byline=st.none() | st.lists(TEXTS, max_size=3).map(lambda names: Field(names, 0.5, Origin(1, 1, "", ()))),
    permalink=st.none() | fields(TEXTS | st.sampled_from(["example.org/a_(b)", "https://example.org/a:"])),
    pull_quotes=st.lists(fields(TEXTS), max_size=2),
)
ISSUES = st.builds(
    Recovered,
    language=st.sampled_from(["ja", "ar", "en"]),
    pages=st.integers(1, 70),
    stories=st.lists(STORIES, max_size=3),
    contents=st.just([]),
    issue=st.dictionaries(
        st.sampled_from(
            ["nameplate", "number", "date", "about", "address", "contact", "dates", "masthead", "odd"]
        ),
        fields(TEXTS),
    ),
    leftover=st.lists(TEXTS, max_size=3),
)

ITEM = re.compile(r"(?:[•‣▪◦–*·-]|\d{1,2}[.)])\s+")


def said(text: str) -> str:
    return " ".join("".join(sign for sign in one_line(text) if not "\ufdd0" <= sign <= "\ufdef").split())


@given(STORIES)
def test_a_story_says_what_was_recovered(story: RecoveredStory) -> None:
    recovered = Recovered("ja", 1, [story], [], {}, [])
    draft = draft_of(recovered, "news.txt", "2019-05", Plan(is_issue=True, since=None, language="ja"))
    if not said(story.title.value):
        return
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder), story_files(draft))
        file = f"stories/2019-05/{story_name(story.title.value, ())}.md"
        read, found = read_story(Path(folder), file, FRAME, STRANGER)
    assert {fault.code for fault in found} <= {"source-future-date"}
    assert read is not None
    assert said(read.title) == said(story.title.value)
    assert said(tree.plain(read.standfirst)) == (said(story.standfirst.value) if story.standfirst else "")
    assert said(read.eyebrow) == (said(story.eyebrow.value) if story.eyebrow else "")
    names = [name for name in map(said, story.byline.value if story.byline else []) if name]
    assert [said(name) for name in read.bylines] == names
    body = [said(text) for block in read.body for text in tree.texts(block)]
    written = [text for text in map(said, story.body) if text]
    assert len(body) == len(written)
    # Of an item of a list its mark is no text.
    assert all(text in {whole, ITEM.sub("", whole)} for text, whole in zip(body, written, strict=True))


@given(ISSUES)
def test_an_issue_of_anything_is_read(recovered: Recovered) -> None:
    draft = draft_of(recovered, "news.txt", "2019-05", Plan(is_issue=True, since=None, language="en"))
    files = {
        "broadsheet.toml": about_us(recovered.issue, "en").encode(),
        **story_files(draft),
        **leftover_files(draft),
        "issues/2019-05/report.md": report_page(draft, Setting("auto")),
        "issues/2019-05/issue.toml": issue_file(draft, Setting("auto")),
    }
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder), files)
        loaded = load_folder(Path(folder), "2019-05")
    errors = {fault.code for fault in loaded.diagnostics if fault.severity == "error"}
    assert errors <= (set() if draft.stories else {"config-bad-value"})
    assert (loaded.issue is None) == (not draft.stories)


def lay_out(root: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)

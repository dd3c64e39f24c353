from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from broadsheet.intake.stories import WrittenStory, written_stories
from broadsheet.issue import tree
from broadsheet.issue.model import Picture, Story
from broadsheet.sources.backissue.model import RecoveredStory
from broadsheet.sources.folder.markdown.links import STRANGER
from broadsheet.sources.folder.story import IssueFrame, read_story
from tests.unit.intake.recovered import PNG, a_picture, a_story, sure

FRAME = IssueFrame("2019-05", dt.date(2019, 5, 1), "en", "", ZoneInfo("UTC"))


def written(*stories: RecoveredStory, language: str = "en") -> list[WrittenStory]:
    return written_stories(list(stories), language, "en")


def read_back(root: Path, story: WrittenStory) -> Story:
    """The story as every edition will know it, which must raise no word of complaint."""
    folder = root / "stories" / "2019-05"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in story.files.items():
        (folder / name).write_bytes(data)
    read, found = read_story(root, f"stories/2019-05/{story.file}", FRAME, STRANGER)
    assert read is not None
    assert found == ()
    return read


def test_every_field_reads_back(tmp_path: Path) -> None:
    recovered = a_story(
        "The *last* boat: home",
        "It leaves at eleven [sharp].",
        "Nobody had expected that.",
        standfirst=sure("# 1 on the quay"),
        eyebrow=sure("Harbour: news"),
        date=sure("2019-04-02"),
        byline=sure(["Ida Marsh", "Tom Reed; Quay"]),
        permalink=sure("example.org/en/posts/12"),
        continues=sure(value=True),
        pull_quotes=[sure("Nobody had expected that.")],
    )
    (story,) = written(recovered)
    read = read_back(tmp_path, story)
    assert (read.title, read.slug, read.eyebrow) == (
        "The *last* boat: home",
        "the-last-boat-home",
        "Harbour: news",
    )
    assert tree.plain(read.standfirst) == "# 1 on the quay"
    assert (read.bylines, read.date) == (("Ida Marsh", "Tom Reed; Quay"), dt.date(2019, 4, 2))
    assert (read.permalink, read.continues) == ("https://example.org/en/posts/12", True)
    assert [quote.text for quote in read.pull_quotes] == ["Nobody had expected that."]
    assert [text for block in read.body for text in tree.texts(block)] == recovered.body
    assert read.extra == {}
    assert story.unused == ()


def test_an_editor_sees_a_file_that_could_be_her_own() -> None:
    recovered = a_story(
        "The last boat", "It leaves at eleven.", byline=sure(["Ida Marsh"]), date=sure("2019-04-02")
    )
    (story,) = written(recovered)
    assert story.files["the-last-boat.md"].decode() == (
        "---\ntitle: The last boat\nbyline: Ida Marsh\ndate: 2019-04-02\n---\n\nIt leaves at eleven.\n"
    )


def test_a_name_with_a_semicolon_stays_one(tmp_path: Path) -> None:
    (story,) = written(a_story("Boat", byline=sure(["Marsh; Reed"])))
    assert read_back(tmp_path, story).bylines == ("Marsh; Reed",)


def test_a_headline_alone_is_a_bare_teaser(tmp_path: Path) -> None:
    (story,) = written(a_story("Boat"))
    assert read_back(tmp_path, story).body == ()


def test_what_cannot_be_used_is_kept_elsewhere(tmp_path: Path) -> None:
    recovered = a_story(
        "Boat",
        "It leaves at eleven.",
        date=sure("in spring"),
        permalink=sure("see page 3"),
        pull_quotes=[sure("It leaves at noon."), sure("“It leaves”")],
    )
    (story,) = written(recovered)
    read = read_back(tmp_path, story)
    assert (read.date, read.permalink) == (None, "")
    assert [quote.text for quote in read.pull_quotes] == ["It leaves"]
    assert story.unused == (
        ("date", "in spring"),
        ("permalink", "see page 3"),
        ("pull quote", "It leaves at noon."),
    )


def test_pictures_stand_beside_their_story(tmp_path: Path) -> None:
    pictures = [a_picture('The "quay"', "At low *water*"), a_picture("[Boat]", 'It "leaves"'), a_picture()]
    (story,) = written(a_story("Boat", "It leaves.", pictures=pictures))
    assert {name: data for name, data in story.files.items() if data == PNG}.keys() == {
        "boat.png",
        "boat.2.png",
        "boat.3.png",
    }
    read = read_back(tmp_path, story)
    assert read.picture is not None
    assert (read.picture.file, read.picture.alt) == ("stories/2019-05/boat.png", "The “quay”")
    assert tree.plain(read.picture.caption) == "At low *water*"
    inside = [block for block in read.body if isinstance(block, Picture)]
    assert [picture.file for picture in inside] == [
        "stories/2019-05/boat.2.png",
        "stories/2019-05/boat.3.png",
    ]
    assert (inside[0].alt, tree.plain(inside[0].caption)) == ("[Boat]", "It “leaves”")


def test_stories_of_one_name_are_told_apart_and_those_without_are_none() -> None:
    assert [story.slug for story in written(a_story("Boat"), a_story("\x00 "), a_story("Boat!"))] == [
        "boat",
        "boat-2",
    ]


def test_another_language_than_the_publications_is_said(tmp_path: Path) -> None:
    (story,) = written(a_story("المركب الأخير", "يغادر في الحادية عشرة."), language="ar")
    assert read_back(tmp_path, story).language == "ar"
    assert b"lang:" not in written(a_story("Boat"))[0].files["boat.md"]

"""Print within the pipeline: made once, made anew when anything it depends on has changed."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from broadsheet.config import load_config
from broadsheet.diagnostics import diagnose
from broadsheet.editions.print import fonts
from broadsheet.editions.print.job import Job
from broadsheet.press import print_run, print_step
from broadsheet.press.cache import Cache
from broadsheet.press.pictures import prepare_pictures
from broadsheet.press.print_outcome import Goal, PrintOutcome
from broadsheet.press.print_step import Brief, brief_of, flatplan_only, look_of, print_edition
from broadsheet.press.workshop import Workshop
from broadsheet.sources.folder.assemble import load_folder
from tests.support.publications import example, in_own_theme

STORY = "stories/the-library-at-night.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example(tmp_path / "paper")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """One entry for every run of the typesetter: whether pages were set."""
    made: list[bool] = []

    def run(job: Job, step: print_step.Step, goal: Goal, _: Workshop) -> PrintOutcome:
        step("Setting pages")
        made.append(goal is Goal.PAGES)
        return PrintOutcome({"issue": job.issue.id, "run": len(made)}, b"%PDF", ("Words.",), ())

    monkeypatch.setattr(print_run, "run_print", run)
    return made


def brief(root: Path) -> Brief:
    loaded = load_folder(root)
    assert loaded.issue
    assert loaded.config
    prepared = prepare_pictures(loaded.issue, root, cache=Cache(root / "cache"))
    return brief_of(root, loaded.config, prepared, Workshop())


def printed(root: Path) -> PrintOutcome:
    return print_edition(brief(root), lambda _: None, cache=Cache(root / "cache"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_second_build_asks_no_typesetter(root: Path, runs: list[bool]) -> None:
    assert printed(root) == printed(root)
    assert runs == [True]


def test_without_a_cache_the_pages_are_set_each_time(root: Path, runs: list[bool]) -> None:
    for _ in range(2):
        print_edition(brief(root), lambda _: None, cache=Cache(root / "broadsheet.toml"))
    assert runs == [True, True]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (STORY, "1,204 books", "1,205 books"),
        ("broadsheet.toml", 'paper = "A4"', 'paper = "A5"'),
        ("broadsheet.toml", 'theme = "classic"', 'theme = "classic"\nbody_size = 10'),
        ("issues/2026-11/issue.toml", "number = 143", "number = 144"),
        ("stories/pictures/mill.svg", "<rect", "<circle"),
    ],
)
def test_a_changed_source_is_set_anew(root: Path, runs: list[bool], file: str, old: str, new: str) -> None:
    printed(root)
    replace(root / file, old, new)
    printed(root)
    assert runs == [True, True]


@pytest.mark.parametrize("name", ["ink.ttf", "family/ink.otf", "ink.woff2"])
def test_a_new_font_is_looked_at(root: Path, runs: list[bool], name: str) -> None:
    printed(root)
    (root / "fonts" / name).parent.mkdir(parents=True)
    (root / "fonts" / name).write_bytes(b"OTTO")
    printed(root)
    assert runs == [True, True]


def test_an_extra_of_fonts_is_looked_at(
    root: Path, runs: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(root)
    monkeypatch.setattr(fonts, "_EXTRA_WHEELS", {})
    printed(root)
    assert runs == [True, True]


def test_another_program_makes_its_own_pages(
    root: Path, runs: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    printed(root)
    monkeypatch.setattr(print_step, "_program", lambda: "another theme, template or typesetter")
    printed(root)
    assert runs == [True, True]


def test_a_story_that_no_issue_lists_changes_nothing(root: Path, runs: list[bool]) -> None:
    printed(root)
    (root / "stories" / "for-december.md").write_text(
        "---\ntitle: For December\n---\nSnow.\n", encoding="utf-8"
    )
    printed(root)
    assert runs == [True]


def test_a_flatplan_is_made_anew_each_time_and_sets_no_page(root: Path, runs: list[bool]) -> None:
    for _ in range(2):
        flatplan_only(brief(root), lambda _: None, Goal.PLAN)
    assert runs == [False, False]


def test_an_unknown_theme_is_an_error_that_names_those_there_are(root: Path, runs: list[bool]) -> None:
    replace(root / "broadsheet.toml", 'theme = "classic"', 'theme = "baroque"')
    for outcome in (printed(root), flatplan_only(brief(root), lambda _: None, Goal.PLAN)):
        (found,) = outcome.diagnostics
        assert (found.code, outcome.pdf) == ("print-unknown-theme", None)
        assert "classic" in found.hints[0]
    assert runs == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("town.toml", "\n", "\n[sizes]\nhead1 = 36\n"), ("town.typ", "\n", "\n// Ink.\n")],
)
def test_a_changed_theme_of_one_s_own_is_set_anew(
    root: Path, runs: list[bool], name: str, old: str, new: str
) -> None:
    in_own_theme(root)
    printed(root)
    replace(root / "themes" / name, old, new)
    printed(root)
    assert runs == [True, True]


def test_a_theme_that_is_saved_meanwhile_is_for_the_next_build(root: Path, runs: list[bool]) -> None:
    in_own_theme(root)
    asked = brief(root)
    replace(root / "themes/town.typ", "#let", "// Ink.\n#let")
    print_edition(asked, lambda _: None, cache=Cache(root / "cache"))
    assert look_of(asked) != look_of(brief(root))
    printed(root)
    assert runs == [True, True]


def test_a_font_under_another_name_is_set_anew(root: Path, runs: list[bool]) -> None:
    (root / "fonts").mkdir()
    (root / "fonts/ink.ttf").write_bytes(b"OTTO")
    printed(root)
    (root / "fonts/ink.ttf").rename(root / "fonts/brass.ttf")
    printed(root)
    assert runs == [True, True]


def test_what_is_to_be_said_of_a_theme_is_said_each_time(root: Path, runs: list[bool]) -> None:
    remark = diagnose("print-low-contrast", "the ink is pale")
    asked = dataclasses.replace(brief(root), remarks=(remark,))
    outcomes = [print_edition(asked, lambda _: None, cache=Cache(root / "cache")) for _ in range(2)]
    outcomes.append(flatplan_only(asked, lambda _: None, Goal.PLAN))
    assert [outcome.diagnostics for outcome in outcomes] == [(remark,)] * 3
    assert runs == [True, False]


def test_settings_come_from_the_configuration(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs: list[Job] = []

    def run(job: Job, _: print_step.Step, goal: Goal, __: Workshop) -> PrintOutcome:
        assert goal is Goal.PAGES
        jobs.append(job)
        return PrintOutcome(None, None, (), ())

    monkeypatch.setattr(print_run, "run_print", run)
    replace(
        root / "broadsheet.toml",
        'paper = "A4"',
        'paper = "Letter"\ncolumns = 2\nbody_size = 10\nlayout = "flowing"',
    )
    with (root / "broadsheet.toml").open("a", encoding="utf-8") as file:
        file.write('\n[print.fonts]\nhead = "Noto Sans"\n\n[print.colours]\naccent = "#003366"\n')
    assert load_config(root)[1] == ()
    printed(root)
    settings = jobs[0].settings
    assert (settings.paper.name, settings.columns, settings.body_size) == ("Letter", 2, 10)
    assert settings.layout == "flowing"
    assert (settings.head_face, settings.text_face, settings.colours) == (
        "Noto Sans",
        None,
        {"accent": "#003366"},
    )

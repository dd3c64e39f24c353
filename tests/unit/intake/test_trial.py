"""Which settings of an issue are tried, and which is taken; the press is a fake that lands on what the test says."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from broadsheet.diagnostics import diagnose
from broadsheet.intake import trial
from broadsheet.intake.issues import Plan, Setting, draft_of
from broadsheet.intake.trial import AUTO, Trial, Verdict
from broadsheet.press.compile import Compiled, Request
from broadsheet.press.print_outcome import Goal
from broadsheet.press.workshop import Workshop
from broadsheet.sources.backissue.model import Recovered
from tests.unit.intake.recovered import a_story, an_issue

OVER = diagnose("fit-infeasible", "It does not land.", hints=["Write more."])
GLYPH = diagnose("print-missing-glyph", "Nobody has that.")
Tried = list[tuple[int | str, list[str]]]
Judge = Callable[..., tuple[Tried, Verdict]]


@pytest.fixture
def judge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Tries `recovered` where `lands` says what the press does with pages and teasers; gives what was tried."""

    def make(recovered: Recovered, lands: Callable[[Any, list[str]], object]) -> tuple[Tried, Verdict]:
        tried: Tried = []

        def compile_issue(request: Request, *, workshop: object) -> Compiled:
            file = request.root / "issues" / str(request.issue_id) / "issue.toml"
            table = tomllib.loads(file.read_text(encoding="utf-8"))
            teasers = [each["story"] for each in table["stories"] if isinstance(each, dict)]
            assert isinstance(workshop, Workshop)
            # A number of pages is asked for its plan first, then for its pages.
            if request.goal is (Goal.PAGES if table["pages"] == "auto" else Goal.LANDING):
                tried.append((table["pages"], teasers))
            outcome = lands(table["pages"], teasers)
            if isinstance(outcome, int):
                loaded: Any = object()
                return Compiled(loaded, (), fit={"pages": {"actual": outcome}})
            return Compiled(None, (outcome,))  # type: ignore[arg-type]

        monkeypatch.setattr(trial, "compile_issue", compile_issue)
        bench = tmp_path / "bench"
        bench.mkdir()
        (tmp_path / "broadsheet.toml").write_text("format = 1\n", encoding="utf-8")
        (tmp_path / "fonts").mkdir()
        with Workshop() as workshop:
            draft = draft_of(recovered, "news.txt", "2019-05", Plan(is_issue=True, since=None, language="en"))
            verdict = Trial(tmp_path, bench, workshop).verdict(draft)
        assert (bench / "broadsheet.toml").exists()
        assert (bench / "fonts").is_dir()
        return tried, verdict

    return make


LONG = a_story("Long", "word " * 500)
SHORT = a_story("Short", "A word.")


def test_the_pages_it_had_are_kept_where_it_lands_on_them(judge: Judge) -> None:
    tried, verdict = judge(an_issue(LONG, SHORT, pages=4), lambda pages, _: pages)
    assert tried == [(4, [])]
    assert verdict == Verdict(Setting(4), 4)


def test_else_it_takes_as_many_as_it_needs(judge: Judge) -> None:
    tried, verdict = judge(an_issue(LONG, pages=4), lambda pages, _: 2 if pages == "auto" else OVER)
    assert tried == [(4, []), ("auto", [])]
    assert verdict == Verdict(AUTO, 2)


def test_texts_too_short_for_any_rectangle_become_teasers(judge: Judge) -> None:
    tried, verdict = judge(an_issue(LONG, SHORT), lambda _, teasers: 2 if teasers else OVER)
    assert tried == [("auto", []), ("auto", ["2019-05/short"])]
    assert verdict == Verdict(Setting("auto", ("short",)), 2)


def test_at_last_a_text_that_fits_nowhere_becomes_a_teaser_the_shortest_first(judge: Judge) -> None:
    middle = a_story("Middle", "word " * 200)
    tried, verdict = judge(an_issue(LONG, middle), lambda _, teasers: 2 if teasers else OVER)
    assert [teasers for _, teasers in tried] == [[], [], [], [], [], ["2019-05/middle"]]
    assert verdict == Verdict(Setting("auto", ("middle",)), 2)


def test_else_one_number_of_pages_after_the_other_is_tried(judge: Judge) -> None:
    tried, verdict = judge(an_issue(LONG, pages=2), lambda pages, _: 3 if pages == 3 else OVER)
    assert [pages for pages, _ in tried] == [2, "auto", 1, 3]
    assert verdict == Verdict(Setting(3), 3)


def test_what_never_lands_is_left_with_the_usual_setting(judge: Judge) -> None:
    tried, verdict = judge(an_issue(LONG), lambda *_: OVER)
    assert [pages for pages, _ in tried] == ["auto", 1, 2, 3, 4]
    assert verdict == Verdict(AUTO, None, (OVER,))


def test_what_no_number_of_pages_mends_is_not_tried_on(judge: Judge) -> None:
    tried, verdict = judge(an_issue(LONG, SHORT, pages=4), lambda *_: GLYPH)
    assert [pages for pages, _ in tried] == [4, "auto"]
    assert verdict.errors == (GLYPH,)

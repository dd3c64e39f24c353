"""What is kept between builds: the typesetter while its fonts stay the same, and the last plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.editions.print.typesetter import Typesetter
from broadsheet.fit.search import Quest
from broadsheet.press.compile import Request, compile_issue
from broadsheet.press.workshop import Workshop
from tests.support.publications import EXAMPLE_ISSUE, example


def test_the_typesetter_is_kept_until_the_fonts_change(tmp_path: Path) -> None:
    with Workshop() as workshop:
        first = workshop.typesetter(tmp_path)
        assert workshop.typesetter(tmp_path) is first
        (tmp_path / "fonts").mkdir()
        (tmp_path / "fonts" / "ink.ttf").write_bytes(b"OTTO")
        assert workshop.typesetter(tmp_path) is not first


def test_two_builds_share_a_typesetter_and_the_second_starts_from_the_first_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, started, known = example(tmp_path / "paper"), [], []
    start, last = Typesetter._start, Quest.last  # noqa: SLF001 - what starts the worker

    def counted() -> object:
        started.append(True)
        return start()

    def noted(quest: Quest) -> object:
        known.append(quest.known)
        return last(quest)

    monkeypatch.setattr(Typesetter, "_start", staticmethod(counted))
    monkeypatch.setattr(Quest, "last", noted)
    story = root / "stories" / "the-library-at-night.md"
    with Workshop() as workshop:
        first = compile_issue(Request(root), workshop=workshop)
        story.write_text(story.read_text(encoding="utf-8").replace("1,204", "1,205"), encoding="utf-8")
        second = compile_issue(Request(root), workshop=workshop)
    assert first.artefacts["print.pdf"] != second.artefacts["print.pdf"]
    assert started == [True]
    assert known[0] == ()
    assert len(known[-1]) == 4
    assert workshop.fits[EXAMPLE_ISSUE].plan


def test_what_the_pulse_raises_ends_the_build(tmp_path: Path) -> None:
    def stop() -> None:
        raise InterruptedError

    with Workshop(pulse=stop) as workshop, pytest.raises(InterruptedError):
        compile_issue(Request(example(tmp_path / "paper")), workshop=workshop)

"""What stays on the board when a build fails, and who is told."""

from __future__ import annotations

import threading
from dataclasses import replace

from broadsheet.preview.board import Board, Phase
from tests.unit.preview.builds import ERROR, WARNING, failed, good, pdf


def test_a_build_is_shown_whole() -> None:
    board = Board("paper")
    board.built(good(), 1.2)
    proof = board.proof
    assert (proof.phase, proof.publication, proof.issue, proof.seconds) == (
        Phase.BUILT,
        "Harbour News",
        "2026-11",
        1.2,
    )
    assert proof.pages == ((595, 842), (595, 842))
    assert proof.carried == frozenset()


def test_a_failed_build_keeps_the_last_pages_under_its_errors() -> None:
    board = Board()
    board.built(good(), 1)
    before = board.proof
    board.built(failed(), 1)
    after = board.proof
    assert after.phase is Phase.FAILED
    assert after.diagnostics == (WARNING, ERROR)
    assert (after.artefacts, after.digests, after.pages) == (before.artefacts, before.digests, before.pages)
    assert after.carried == frozenset(before.artefacts)


def test_what_a_failed_build_did_make_is_shown() -> None:
    board = Board()
    board.built(good(), 1)
    made = good(issue_txt=b"NEW")
    no_pages = {name: data for name, data in made.artefacts.items() if name != "print.pdf"}
    board.built(replace(made, artefacts=no_pages, diagnostics=(ERROR,), fit={"verified": False}), 1)
    assert board.proof.artefacts["issue.txt"] == b"NEW"
    assert board.proof.carried == {"print.pdf"}
    assert board.proof.fit == good().fit, "the verdict goes with the pages that are shown"


def test_a_good_build_that_no_longer_makes_something_takes_it_away() -> None:
    board = Board()
    board.built(good(), 1)
    board.built(replace(good(), artefacts={"print.pdf": pdf((420, 595))}), 1)
    assert set(board.proof.artefacts) == set(board.proof.digests) == {"print.pdf"}
    assert board.proof.pages == ((420, 595),)


def test_while_a_build_runs_the_last_one_stays() -> None:
    board = Board()
    board.built(good(), 1)
    board.building("Setting pages")
    assert (board.proof.phase, board.proof.step) == (Phase.BUILDING, "Setting pages")
    assert "print.pdf" in board.proof.artefacts


def test_what_the_machine_refused_is_an_error_on_the_board() -> None:
    board = Board()
    board.built(good(), 1)
    board.broke("The disk is full.", 0.1)
    assert board.proof.phase is Phase.FAILED
    assert [found.message for found in board.proof.diagnostics] == ["The disk is full."]
    assert "print.pdf" in board.proof.artefacts


def test_only_what_is_new_is_told() -> None:
    board = Board()
    board.building()
    number, _ = board.next(-1, 0) or (-1, None)
    assert board.next(number, 0) is None
    board.built(good(), 1)
    news = board.next(number, 0)
    assert news is not None
    assert news[1].phase is Phase.BUILT


def test_closing_lets_everybody_go() -> None:
    board = Board()
    number, _ = board.next(-1, 0) or (-1, None)
    waiting = threading.Thread(target=board.next, args=(number, 60))
    waiting.start()
    board.close()
    waiting.join(5)
    assert not waiting.is_alive()
    assert board.next(-1, 60) is None

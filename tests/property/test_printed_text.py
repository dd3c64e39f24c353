"""What is handed to the typesetter is the beginning of each story, to the end of a sentence, markup and all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.editions.print.copy import StoryCopy, story_copies
from broadsheet.editions.print.pieces import piece_data
from broadsheet.fit.cuts import Cut, cuts
from broadsheet.fit.measured import MarkRoom, MeasuredPiece, MeasuredStory
from broadsheet.issue import tree
from broadsheet.issue.sentences import sentence_ends
from broadsheet.markup.breaks import ZERO_WIDTH_SPACE
from broadsheet.sources.folder.assemble import load_folder
from tests.support.publications import EXAMPLE, Invented, invent

LINES_A_SENTENCE = 2


@cache
def copies(seed: int) -> tuple[StoryCopy, ...]:
    """The stories of the example (seed 0), or of an invented issue."""
    with TemporaryDirectory() as name:
        root = (
            EXAMPLE
            if seed == 0
            else invent(Path(name) / "paper", Invented(seed, stories=4, words=300, pages=2))
        )
        issue = load_folder(root).issue
        assert issue
        return tuple(copy for copy in story_copies(issue, lede_words=3) if not copy.teaser)


def measured(copy: StoryCopy) -> MeasuredStory:
    """Heights made up: two lines a sentence."""
    pieces = tuple(
        MeasuredPiece(
            piece, tuple(LINES_A_SENTENCE * end for end in (*piece.ends, max(1, len(piece.sentences))))
        )
        for piece in copy.pieces
    )
    notes = tuple(range(2, 2 + len(copy.story.notes)))
    return MeasuredStory(
        story=copy.story,
        notes=notes,
        lead=copy.lead,
        teaser=False,
        heads=(8,),
        pieces=pieces,
        mark=MarkRoom(1, 4),
    )


def printed(copy: MeasuredStory, cut: Cut) -> str:
    """The words of the pieces that a cut keeps, as the templates get them."""
    kept = copy.pieces[: cut.pieces + bool(cut.sentences)]
    data = [
        piece_data(piece.piece, sentences=cut.sentences if index == cut.pieces else None)
        for index, piece in enumerate(kept)
    ]
    return squeezed("".join(words for piece in json.loads(json.dumps(data)) for words in _words(piece)))


def _words(node: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for child in node:
            yield from _words(child)
    elif isinstance(node, dict):
        yield from _words(node.get("s", "") if node.get("k") == "code" else "")
        for key in ("caption", "head", "rows", "verse", "c"):
            yield from _words(node.get(key, ""))


def squeezed(text: str) -> str:
    return "".join(text.replace(ZERO_WIDTH_SPACE, "").split())


def told(copy: StoryCopy) -> str:
    return squeezed("".join(text for block in copy.story.body for text in tree.texts(block)))


@given(st.integers(0, 12), st.integers(0, 99), st.integers(0, 999))
@settings(max_examples=300)
def test_what_is_printed_is_a_prefix_of_the_story(seed: int, which: int, where: int) -> None:
    copy = copies(seed)[which % len(copies(seed))]
    story = measured(copy)
    possible = cuts(story)
    cut = possible[where % len(possible)]
    assert told(copy).startswith(printed(story, cut))
    if cut.point is None:
        assert printed(story, cut) == told(copy)


@given(st.integers(0, 12), st.integers(0, 99), st.integers(0, 999))
@settings(max_examples=300)
def test_a_cut_falls_where_a_sentence_ends(seed: int, which: int, where: int) -> None:
    copy = copies(seed)[which % len(copies(seed))]
    possible = cuts(measured(copy))
    cut = possible[where % len(possible)]
    if not cut.sentences:
        return
    piece = copy.pieces[cut.pieces]
    text = "".join(tree.plain(sentence.inlines) for sentence in piece.sentences)
    kept = "".join(tree.plain(sentence.inlines) for sentence in piece.sentences[: cut.sentences])
    assert len(kept) in sentence_ends(text, copy.story.language)

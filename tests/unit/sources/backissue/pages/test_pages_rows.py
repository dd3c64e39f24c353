"""Words → the lines of a region."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.sources.backissue.pages.faces import Face
from broadsheet.sources.backissue.pages.rows import rows_of
from broadsheet.sources.backissue.pages.words import Word

LARGE, SMALL = Face(30.0, bold=False, italic=False), Face(9.0, bold=False, italic=False)


def test_two_large_letters_side_by_side_begin_no_word_of_each_other() -> None:
    words = [
        *(Word("A", 0, 20, 30, LARGE), Word("B", 21, 40, 12, LARGE)),
        *(Word("late", 21, 40, 24, SMALL), Word("tide", 41, 60, 12, SMALL), Word("low", 41, 60, 2, SMALL)),
        *(Word("water", 41, 60, 24, SMALL), Word("again", 41, 60, 36, SMALL)),
    ]
    letters = "".join(row.text for row in rows_of(words, leftward=False))
    assert sorted(letters.replace(" ", "")) == sorted("".join(word.text for word in words))


def test_an_indented_line_opens_a_paragraph_and_a_centred_one_does_not() -> None:
    def rows(*edges: tuple[float, float]) -> list[bool]:
        words = [Word("tide", left, right, 12.0 * at, SMALL) for at, (left, right) in enumerate(edges, 1)]
        return [row.opens for row in rows_of(words, leftward=False)]

    assert rows((0, 100), (0, 70), (9, 100), (0, 60)) == [False, False, True, False]
    assert rows((0, 100), (20, 80), (10, 90), (30, 70)) == [False, False, False, False]


def test_words_far_apart_in_unlike_sizes_are_of_two_lines() -> None:
    name, number = Word("Harbour", 0, 150, 30, LARGE), Word("12", 300, 310, 30, SMALL)
    assert [row.text for row in rows_of([name, number], leftward=False)] == ["Harbour", "12"]
    near, page = replace(number, left=160, right=170), replace(number, page=True)
    assert [len(rows_of([name, each], leftward=False)) for each in (near, page)] == [1, 1]

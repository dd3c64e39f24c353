"""Heads told by their type."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.sources.backissue.contents import contents_of
from broadsheet.sources.backissue.display import heads_by_type, nameplate_of, plain_lines
from broadsheet.sources.backissue.model import Line, Type
from broadsheet.sources.backissue.vocabulary import vocabulary

WORDS = vocabulary("en")
TEXT, HEAD, LEAD = Type(9), Type(16), Type(21)
BODY = "The ferry leaves at eleven every day of the week."


def lines_of(*said: tuple[str, Type]) -> list[Line]:
    """Lines of one column; a change of type opens."""
    kinds = [None, *(type_ for _, type_ in said)]
    return [
        Line(text, 1, number, 1, opens=type_ != before, type=type_)
        for number, ((text, type_), before) in enumerate(zip(said, kinds, strict=False), 1)
    ]


def heads(lines: list[Line], *known: Type) -> list[str]:
    contents = contents_of(lines, WORDS)
    named = [head for head in contents.heads if head] if contents else []
    return [
        " ".join(line.text for line in lines[head.start : head.end])
        for head in heads_by_type(lines, contents, named, WORDS, known=known)
    ]


def test_without_a_contents_list_the_largest_type_in_use_is_that_of_heads() -> None:
    body = [(BODY, TEXT)] * 4
    lines = lines_of(
        ("Harbour News", Type(40)),
        *[("The last boat", HEAD), ("home", HEAD), *body],
        *[("A crosshead", Type(9, bold=True)), *body],
        *[("A new roof", HEAD), *body],
    )
    assert heads(lines) == ["The last boat home", "A new roof"]


def test_type_above_all_text_alone_is_no_type_of_heads() -> None:
    name = lines_of(("Harbour", Type(40)), ("No. 12", Type(11)), ("News", Type(40)), ("The last boat", HEAD))
    text = lines_of((BODY, TEXT), ("A new roof", HEAD), (BODY, TEXT))
    assert heads([*name, *text]) == ["The last boat", "A new roof"]


def test_a_head_that_the_contents_list_names_teaches_the_type_of_the_others() -> None:
    lines = lines_of(
        ("Harbour News", Type(40)),
        *[("In this issue", Type(9, bold=True)), ("A new roof 2", TEXT), ("The old piano 2", TEXT)],
        *[("Nobody names this", LEAD), (BODY, TEXT), ("A new roof", HEAD), (BODY, TEXT)],
        *[("Neither this", HEAD), (BODY, TEXT), ("The old piano", HEAD), (BODY, TEXT)],
    )
    assert heads(lines) == ["Nobody names this", "A new roof", "Neither this", "The old piano"]


def test_an_entry_means_the_words_that_are_set_as_a_head() -> None:
    lines = lines_of(
        *[("Contents", Type(9, bold=True)), ("The old piano 1", TEXT), ("A new roof 1", TEXT)],
        *[("The old piano", TEXT), (BODY, TEXT), (BODY, TEXT)],
        *[("The old piano", HEAD), (BODY, TEXT), ("A new roof", HEAD), (BODY, TEXT)],
    )
    found = heads_by_type(lines, contents_of(lines, WORDS), [], WORDS)
    assert [head.start for head in found] == [6, 8]


def test_crossheads_that_the_contents_list_names_are_no_heads_where_others_are_larger() -> None:
    small = Type(9, italic=True)
    lines = lines_of(
        *[
            ("Contents", Type(9, bold=True)),
            ("A new roof 1", TEXT),
            ("The slates 1", TEXT),
            ("The tower 2", TEXT),
        ],
        *[("A new roof", HEAD), ("The slates", small), (BODY, TEXT), ("The tower", HEAD), (BODY, TEXT)],
    )
    assert heads(lines) == ["A new roof", "The tower"]


def test_a_quote_in_the_type_of_heads_is_none() -> None:
    quote = "It will outlast him, and it will outlast the mole."
    lines = lines_of(
        *[("The last boat home", HEAD), ("He says of his engine: It will outlast him, and it", TEXT)],
        *[("will outlast the mole. Nobody knows.", TEXT), (quote, HEAD), (BODY, TEXT)],
        *[("“Nobody knows”", HEAD), (BODY, TEXT), ("A new roof", HEAD), (BODY, TEXT)],
    )
    assert heads(lines) == ["The last boat home", "A new roof"]


def test_a_quote_in_the_type_of_heads_with_space_around_every_line_is_none() -> None:
    quote = [("It will outlast him, and", HEAD), ("it will outlast the mole.", HEAD)]
    lines = lines_of(
        *[("The last boat home", HEAD), ("He says of his engine: It will outlast him, and it", TEXT)],
        *[("will outlast the mole. Nobody knows.", TEXT), *quote, (BODY, TEXT)],
        *[("A new roof", HEAD), (BODY, TEXT)],
    )
    spaced = [replace(line, opens=True) if line.text.startswith("it ") else line for line in lines]
    assert heads(spaced) == ["The last boat home", "A new roof"]


def test_a_quotation_ends_where_its_marks_do_however_its_lines_are_set() -> None:
    lines = lines_of(
        *[("The last boat home", HEAD), (BODY, TEXT), ("“Nobody knows when the", HEAD), ("mole was", HEAD)],
        *[("built.”", HEAD), (BODY, TEXT), ("A new roof", HEAD), (BODY, TEXT)],
    )
    lines = [replace(line, opens=True) if line.text in {"mole was", "built.”"} else line for line in lines]
    assert heads(lines) == ["The last boat home", "A new roof"]


def test_the_largest_type_on_page_one_is_the_name() -> None:
    lines = lines_of(
        *[("Harbour", Type(40)), ("News", Type(40)), ("The last boat home", LEAD), (BODY, TEXT)],
        *[("A new roof", HEAD), (BODY, TEXT), ("The old piano", HEAD), (BODY, TEXT)],
    )
    found = heads_by_type(lines, None, [], WORDS)
    name = nameplate_of(lines, found)
    assert name
    assert name.value == "Harbour News"
    assert plain_lines(lines, found) == {0, 1, 3, 5, 7}


def test_flat_text_tells_nothing() -> None:
    lines = [Line(BODY, 1, 1, 1)]
    assert heads_by_type(lines, None, [], WORDS) == []
    assert nameplate_of(lines, []) is None
    assert plain_lines(lines, []) == frozenset()


def test_a_type_known_from_other_issues_is_that_of_heads_however_small() -> None:
    bold = Type(9, bold=True)
    lines = lines_of(
        *[("A new roof", bold), (BODY, TEXT), (BODY, TEXT)],
        *[("Slates", Type(12)), ("The old piano", bold), (BODY, TEXT)],
    )
    assert heads(lines) == []
    assert heads(lines, Type(1.0, bold=True)) == ["A new roof", "The old piano"]


def test_a_known_type_that_an_issue_has_not_says_nothing() -> None:
    lines = lines_of(*[("A new roof", HEAD), (BODY, TEXT), ("The old piano", HEAD), (BODY, TEXT)])
    assert heads(lines, Type(3.0)) == heads(lines) == ["A new roof", "The old piano"]

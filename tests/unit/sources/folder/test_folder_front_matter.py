from __future__ import annotations

from typing import Any

import pytest

from broadsheet.sources.folder.front_matter import FrontMatter, read_front_matter
from broadsheet.sources.folder.yaml_values import DEEPEST
from tests.unit.sources.folder.folders import said

FILE = "stories/a.md"


def read(text: str) -> FrontMatter:
    matter, found = read_front_matter(text, FILE)
    assert found == ()
    assert matter
    return matter


def values(text: str) -> dict[str, Any]:
    return {key: entry.value for key, entry in read(text).entries.items()}


def fault(text: str) -> tuple[str, str]:
    matter, found = read_front_matter(text, FILE)
    assert matter is None
    return said(found)[0]


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: A\n---\nBody.\n", "Body.\n", 4),
        ("\n\n---\ntitle: A\n---  \n\nBody.", "\nBody.", 6),
        ("---\ntitle: A\n...\nBody.", "Body.", 4),
        ("+++\ntitle = 'A'\n+++\nBody.", "Body.", 4),
        ("Title: A\n\nBody.", "\nBody.", 2),
        ("---\n---\nBody.", "Body.", 3),
        ("---\ntitle: A\n---", "", 4),
        ("Just a text.\n\n---\n\nMore.", "Just a text.\n\n---\n\nMore.", 1),
        ("Dear all: hello.\n", "Dear all: hello.\n", 1),
        ("", "", 1),
    ],
)
def test_the_body_begins_where_the_front_matter_ends(text: str, body: str, line: int) -> None:
    matter = read(text)
    assert (matter.body, matter.body_line) == (body, line)


def test_keys_are_one_whatever_their_case_and_joints() -> None:
    assert set(values("---\nTitle: a\nPULL-QUOTE: b\nfeaturedImage: c\nmin_words: 3\n---")) == {
        "title", "pullquote", "featuredimage", "minwords",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("no", "no"), ("yes", "yes"), ("1:30", "1:30"), ("007", "007"), ("0x1F", "0x1F"), ("1_000", "1_000"),
        ("2026-10-28", "2026-10-28"), ("2026-02-30", "2026-02-30"), (".inf", ".inf"), ("12", 12), ("-3", -3),
        ("1.5", 1.5), ("1.5e3", 1500.0), ("true", True), ("False", False), ("null", None), ("~", None), ("", None),
        ("'12'", "12"), ('"true"', "true"), ("[a, 1]", ["a", 1]), ("{a: {b: no}}", {"a": {"b": "no"}}),
        ("99999999999999999999", "99999999999999999999"), ("!!python/name:os.system x", "x"), ("!ruby/sym s", "s"),
        ('"a\\0b"', "ab"), ("2 # why", 2), ("|\n  a\n  b\nx: y", "a\nb\n"),
    ],
)  # fmt: skip
def test_a_plain_word_is_what_a_person_means_by_it(yaml: str, value: object) -> None:
    assert values(f"---\nkey: {yaml}\n---")["key"] == value


def test_each_key_has_its_line_and_the_words_it_was_written_with() -> None:
    matter = read("---\na: 1.10\nb:\n  - x\n\nc: 'it''s'\n---")
    assert [(e.key, e.line, e.written) for e in matter.entries.values()] == [
        ("a", 2, "1.10"), ("b", 3, None), ("c", 6, "it's"),
    ]  # fmt: skip
    matter = read("+++\na = 1\n\nb = 'x'\n[t]\nc = 2\n+++")
    assert [(e.key, e.line) for e in matter.entries.values()] == [("a", 2), ("b", 4), ("t", 5)]


def test_anchors_serve_until_they_explode() -> None:
    assert values("---\na: &x [1, 2]\nb: *x\n---") == {"a": [1, 2], "b": [1, 2]}
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )
    assert fault(f"---\n{bomb}---") == ("source-bad-front-matter", f"{FILE}:5")
    assert fault("---\na: &a [*a]\n---") == ("source-bad-front-matter", f"{FILE}:2")


def test_depth_has_a_limit_and_no_depth_kills() -> None:
    deep = "[" * DEEPEST + "]" * DEEPEST
    assert "a" in values(f"---\na: {deep}\n---")
    assert fault(f"---\na: [{deep}]\n---")[0] == "source-bad-front-matter"
    assert fault(f"---\na: {'[' * 30_000}\n---")[0] == "source-bad-front-matter"
    assert fault(f"+++\na = {'[' * 30_000}\n+++")[0] == "source-bad-front-matter"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: A\ndate: a: b\n---", 3),
        ("---\ntitle: 'A\ndate: b\n---", 2),
        ("---\n\ttitle: A\n---", 2),
        ("---\ntitle: @home\n---", 2),
        ("---\n- a\n---", 2),
        ("---\njust words\n---", 2),
        ("---\na: *nobody\n---", 2),
        ("---\na: 1\n--- b\n---", 3),
        ("---\ntitle: A\n", 1),
        ("\n+++\ntitle = 'A'\n", 2),
        ("+++\n\ntitle = A\n+++", 3),
        (f"---\ntitle: {'A' * 64_000}\n---", 1),
    ],
)
def test_broken_front_matter_has_its_line(text: str, line: int) -> None:
    assert fault(text) == ("source-bad-front-matter", f"{FILE}:{line}")


def test_of_two_equal_keys_the_last_counts() -> None:
    matter, found = read_front_matter("---\ntitle: A\nTitle: B\n---", FILE)
    assert matter
    assert matter.entries["title"].value == "B"
    assert said(found) == [("source-duplicate-key", f"{FILE}:3")]

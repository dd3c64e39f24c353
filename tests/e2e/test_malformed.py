"""A hundred broken folders: every mistake is named with its place, and nothing ends in a traceback."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.cli import main
from tests.support.publications import EXAMPLE_ISSUE, example

Breakage = Callable[[Path, random.Random], None]
MAIN = "broadsheet.toml"
ISSUE = f"issues/{EXAMPLE_ISSUE}/issue.toml"
YAML_BOMB = "l0: &l0 [x]\n" + "".join(f"l{n}: &l{n} [{','.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
STORY = "stories/the-library-at-night.md"


def replacing(file: str, old: str, new: str) -> Breakage:
    def act(root: Path, _: random.Random) -> None:
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return act


def garbling(file: str) -> Breakage:
    """Some bytes of the file become other bytes."""

    def act(root: Path, draw: random.Random) -> None:
        data = bytearray((root / file).read_bytes())
        for _ in range(12):
            data[draw.randrange(len(data))] = draw.randrange(256)
        (root / file).write_bytes(bytes(data))

    return act


def truncating(file: str) -> Breakage:
    def act(root: Path, draw: random.Random) -> None:
        data = (root / file).read_bytes()
        (root / file).write_bytes(data[: draw.randrange(1, len(data))])

    return act


def shuffling_lines(file: str) -> Breakage:
    def act(root: Path, draw: random.Random) -> None:
        lines = (root / file).read_text(encoding="utf-8").splitlines(keepends=True)
        draw.shuffle(lines)
        (root / file).write_text("".join(lines), encoding="utf-8")

    return act


def removing(file: str) -> Breakage:
    return lambda root, _: (root / file).unlink()


def writing(file: str, data: bytes) -> Breakage:
    def act(root: Path, _: random.Random) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(data)

    return act


CERTAIN: dict[str, Breakage] = {
    "no format": replacing(MAIN, "format = 1", ""),
    "newer format": replacing(MAIN, "format = 1", "format = 9"),
    "unknown key": replacing(MAIN, "tagline", "tagine"),
    "unknown table": replacing(MAIN, "[print]", "[printt]"),
    "toml syntax": replacing(MAIN, 'name = "Harbour News"', 'name = "Harbour News'),
    "wrong type": replacing(MAIN, "pages = 4", 'pages = "four"'),
    "no pages": replacing(MAIN, "pages = 4", "pages = 0"),
    "unknown paper": replacing(MAIN, '"A4"', '"A44"'),
    "bad language": replacing(MAIN, 'language = "en"', 'language = "english language"'),
    "bad timezone": replacing(MAIN, "Europe/London", "Europe/Lundon"),
    "secret": replacing(MAIN, "[print]", '[delivery]\npassword = "x"\n\n[print]'),
    "no publication": replacing(MAIN, "[publication]", "[publications]"),
    "main not utf-8": writing(MAIN, b'format = 1\n[publication]\nname = "\xff"\n'),
    "main empty": writing(MAIN, b""),
    "unknown theme": replacing(MAIN, '"classic"', '"clasic"'),
    "issue date": replacing(ISSUE, "2026-11-01", "2026-13-01"),
    "issue without stories": writing(ISSUE, b"date = 2026-11-01\n"),
    "missing story": replacing(ISSUE, "a-bean-with-a-past", "a-been-with-a-past"),
    "story twice": replacing(ISSUE, "a-bean-with-a-past", "the-library-at-night"),
    "lead elsewhere": replacing(ISSUE, "volume = 12", 'lead = "nothing"'),
    "bad order": replacing(ISSUE, "volume = 12", 'order = "random"'),
    "furniture kind": replacing(ISSUE, 'kind = "dates"', 'kind = "date"'),
    "furniture place": replacing(ISSUE, 'kind = "dates"', 'kind = "dates"\nplace = "page:99"'),
    "too many pages": replacing(ISSUE, "pages = 4", "pages = 400"),
    "no title": replacing(STORY, "title:", "titel:"),
    "yaml syntax": replacing(STORY, 'title: "', 'title: "x" "'),
    "yaml bomb": replacing(STORY, "---\n", f"---\n{YAML_BOMB}"),
    "unclosed matter": writing(STORY, b"---\ntitle: Open\n\nText.\n"),
    "story not utf-8": writing(STORY, b"---\ntitle: A\n---\n\n\xff\xfe\xfd text.\n"),
    "path outside": replacing(STORY, "pictures/library.svg", "../../../etc/passwd"),
    "same slug": replacing(STORY, "title:", "slug: a-bean-with-a-past\ntitle:"),
    "columns too many": replacing(
        ISSUE, '"the-library-at-night"', '{ story = "the-library-at-night", columns = 9 }'
    ),
    "page too far": replacing(
        ISSUE, '"the-library-at-night"', '{ story = "the-library-at-night", page = 60 }'
    ),
    "no glyph": replacing(STORY, "Since September", "Since \U00013080 September"),
}
FORGIVEN: dict[str, Breakage] = {
    "keep out of range": replacing(STORY, "title:", "keep: 7\ntitle:"),
    "priority out of range": replacing(STORY, "title:", "priority: 9\ntitle:"),
    "unknown shortcode": replacing(STORY, "Since September", "{{< youtube x >}} Since September"),
    "unknown tag": replacing(STORY, "Since September", "<marquee>Since</marquee> September"),
    "relative link": replacing(STORY, "Since September", "[Since](../since) September"),
    "missing picture": removing("stories/pictures/library.svg"),
    "broken picture": writing("stories/pictures/library.svg", b"<svg"),
    "fake picture": writing("stories/pictures/library.svg", b"MZ\x90\x00"),
    "future date": replacing(STORY, "2026-10-24", "2027-10-24"),
    "unreadable date": replacing(STORY, "2026-10-24", "some day"),
    "quote not in text": replacing(STORY, "They come up", "They never come up"),
}
GARBLED = [
    (f"{kind.__name__} {file} {seed}", kind(file), seed)
    for seed in range(6)
    for kind in (garbling, truncating, shuffling_lines)
    for file in (MAIN, ISSUE, STORY)
] + [
    (f"{kind.__name__} picture {seed}", kind("stories/pictures/library.svg"), seed)
    for seed in range(5)
    for kind in (garbling, truncating)
]


def run(root: Path, capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str]:
    status = main([*command, "-C", str(root)])
    return status, capsys.readouterr().err


@pytest.mark.parametrize("name", CERTAIN)
def test_a_mistake_is_an_error_with_code_place_and_hint(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example(tmp_path / "paper")
    CERTAIN[name](root, random.Random(1))
    status, said = run(root, capsys, "build")
    assert status == 1, said
    assert "error[" in said
    assert "Traceback" not in said
    assert "internal error" not in said
    assert str(tmp_path) not in said
    assert not (root / "out" / EXAMPLE_ISSUE / "print.pdf").exists()


@pytest.mark.parametrize("name", FORGIVEN)
def test_a_lesser_mistake_is_a_warning_and_the_issue_is_made(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example(tmp_path / "paper")
    FORGIVEN[name](root, random.Random(1))
    status, said = run(root, capsys, "check")
    assert status == 0, said
    assert "warning[" in said
    assert run(root, capsys, "check", "--strict")[0] == 1


@pytest.mark.parametrize(("name", "breakage", "seed"), GARBLED, ids=[name for name, _, _ in GARBLED])
def test_a_garbled_folder_is_built_or_explained(
    name: str, breakage: Breakage, seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example(tmp_path / name.replace("/", "-"))
    breakage(root, random.Random(seed))
    status, said = run(root, capsys, "check")
    assert status in (0, 1), said
    assert "Traceback" not in said
    assert "internal error" not in said
    assert (status == 0) or "error[" in said


def test_there_are_a_hundred_of_them() -> None:
    assert len(CERTAIN) + len(FORGIVEN) + len(GARBLED) >= 100

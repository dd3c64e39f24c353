"""The documents name only what exists: links and their anchors, paths, make targets, kinds of changes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "broadsheet"
# Test cases and examples are texts of others, which say what they like.
FOLDERS = (".", "bench", "changelog.d", "docs", "docs/*", "tests", "tests/*")
DOCUMENTS = sorted(path for folder in FOLDERS for path in ROOT.glob(f"{folder}/*.md"))
ARCHITECTURE = ROOT / "ARCHITECTURE.md"
ARCHITECTURE_LINES = 200
PICTURE = ROOT / "docs" / "images" / "front-page.png"
PICTURE_BYTES = 200_000

FENCED = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)]*))?\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
MAKE = re.compile(r"`make ([a-z]+)")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
# What a publication or its build holds, as against this repository.
OF_A_PUBLICATION = ("out/", "issues/", "stories/", ".broadsheet/")

every_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@cache
def prose(path: Path) -> str:
    """The document without its fenced blocks."""
    return FENCED.sub("", path.read_text(encoding="utf-8"))


def links(path: Path) -> list[tuple[str, str]]:
    """The file and the anchor of every link into this repository; code is no link."""
    found = LINK.findall(CODE.sub("`code`", prose(path)))
    return [(file, anchor) for file, anchor in found if "://" not in file]


def anchor_of(heading: str) -> str:
    """The anchor that renderers of Markdown make of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def anchors(path: Path) -> set[str]:
    return {anchor_of(heading) for heading in HEADING.findall(prose(path))}


@every_document
def test_linked_files_exist(document: Path) -> None:
    assert [file for file, _ in links(document) if not (document.parent / file).exists()] == []


@every_document
def test_linked_headings_exist(document: Path) -> None:
    lost = [
        f"{file}#{anchor}"
        for file, anchor in links(document)
        if anchor and anchor not in anchors(document.parent / file if file else document)
    ]
    assert lost == []


@every_document
def test_make_targets_exist(document: Path) -> None:
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(MAKE.findall(document.read_text(encoding="utf-8"))) - targets == set()


def test_every_document_can_be_found_from_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    listed = {(index.parent / file).resolve() for file, _ in links(index)}
    documents = {path for path in DOCUMENTS if path.is_relative_to(index.parent)} - {index}
    assert sorted(documents - listed) == []


def test_decisions_are_numbered_without_a_gap() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "adr").glob("*.md"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("decision", sorted((ROOT / "docs" / "adr").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_says_why_and_what_follows(decision: Path) -> None:
    first, *others = HEADING.findall(prose(decision))
    assert first.startswith(f"{decision.name[:4]}. ")
    assert others == ["Context", "Decision", "Consequences"]


# -- ARCHITECTURE.md ------------------------------------------------------------------------------------------------


def paths_in(document: Path) -> list[str]:
    """What is written as a path: code with a slash in it, or the name of a module or template."""
    words = CODE.findall(prose(document))
    looks_like_one = re.compile(r"[\w.-]+(/[\w.-]*)+|[\w-]+\.(py|typ)")
    return [w for w in words if looks_like_one.fullmatch(w) and not w.startswith(OF_A_PUBLICATION)]


def exists(name: str) -> bool:
    """Whether a path exists in the package or the repository; a bare file name, anywhere in the package."""
    if "/" not in name:
        return next(PACKAGE.rglob(name), None) is not None
    return any((folder / name).exists() for folder in (PACKAGE, ROOT, PACKAGE / "editions" / "print"))


def test_the_architecture_is_read_in_one_sitting() -> None:
    assert len(ARCHITECTURE.read_text(encoding="utf-8").splitlines()) <= ARCHITECTURE_LINES


def test_the_architecture_names_only_what_exists() -> None:
    assert [name for name in paths_in(ARCHITECTURE) if not exists(name)] == []


def test_the_architecture_names_every_package() -> None:
    packages = [path.parent.relative_to(PACKAGE) for path in PACKAGE.rglob("__init__.py")]
    named = {name.rstrip("/") for name in paths_in(ARCHITECTURE)}
    assert sorted(str(path) for path in packages if str(path) != "." and str(path) not in named) == []


def test_a_path_that_is_gone_is_noticed() -> None:
    assert exists("press/compile.py")
    assert exists("compile.py")
    assert not exists("press/lamp.py")
    assert not exists("lamp.py")


# -- README.md ------------------------------------------------------------------------------------------------------


def test_the_picture_of_page_one_is_small_and_sharp() -> None:
    from PIL import Image

    assert PICTURE.stat().st_size <= PICTURE_BYTES
    with Image.open(PICTURE) as picture:
        a4_inches = 8.27
        assert round(picture.width / a4_inches) == 110


def test_the_readme_goes_with_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["readme"] == "README.md"


# -- changelog.d ----------------------------------------------------------------------------------------------------


def test_every_change_is_of_a_known_kind() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["towncrier"]
    kinds = {kind["directory"] for kind in settings["type"]}
    fragments = {path.name for path in (ROOT / "changelog.d").iterdir()} - {"template.md"}
    assert {
        name for name in fragments if not re.fullmatch(rf"[a-z0-9-]+\.({'|'.join(kinds)})\.md", name)
    } == set()


def test_code_in_a_document_is_no_link(tmp_path: Path) -> None:
    document = tmp_path / "lamp.md"
    document.write_text(
        "`[lamp](oil.md)`\n```\n[lamp](oil.md)\n```\n[lamp](wick.md#trim)\n", encoding="utf-8"
    )
    assert list(chain(links(document))) == [("wick.md", "trim")]

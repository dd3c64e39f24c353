"""Every document in folder/: what is wrong with a publication folder, as an editor reads it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import broadsheet.sources.folder
from broadsheet.diagnostics.catalogue import CATALOGUE
from broadsheet.diagnostics.render import render
from broadsheet.sources.folder import load_folder
from tests.cases.folder_document import Case, cases, update

DOCUMENTS = sorted((Path(__file__).parent / "folder").glob("*.md"))
ALL = [(document, case) for document in DOCUMENTS for case in cases(document)]
EVERY_CASE = [case for _, case in ALL]
# These need bytes, sizes or links that a document cannot hold.
IN_UNIT_TESTS = {"source-undecodable", "source-unreadable", "source-too-large", "source-too-many-stories"}


def said_about(files: dict[str, str], folder: Path) -> str:
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return "".join(f"{render(each)}\n" for each in load_folder(folder).diagnostics)


@pytest.mark.parametrize(("document", "case"), ALL, ids=[f"{d.stem}: {c.title}" for d, c in ALL])
def test_a_folder_is_told_what_is_wrong_with_it(
    document: Path, case: Case, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    rendered = said_about(case.files, tmp_path)
    if request.config.getoption("--update", default=False):
        update(document, case.title, rendered)
    else:
        assert rendered == case.expected


def test_every_code_of_this_stage_has_a_case() -> None:
    told = set(re.findall(r"\[([a-z-]+)\]: ", "".join(each.expected for each in EVERY_CASE)))
    assert codes_raised() - told == IN_UNIT_TESTS


def codes_raised() -> set[str]:
    """The codes that stand in the modules which read a folder, Markdown apart."""
    package = Path(broadsheet.sources.folder.__file__).parents[2]
    modules = [
        *(package / "config").glob("*.py"),
        *(package / "strings").glob("*.py"),
        *(package / "sources" / "folder").glob("*.py"),
    ]
    written = "".join(module.read_text(encoding="utf-8") for module in modules)
    return set(re.findall(r'"((?:config|source)-[a-z-]+)"', written)) & CATALOGUE.keys()

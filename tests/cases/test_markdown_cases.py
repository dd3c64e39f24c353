"""Every document in markdown/: a text in a language, the model it becomes, and what its author is told.

A case is a heading and three fenced blocks: `md LANGUAGE`, `model` (see `model_dump`) and `diagnostics`. Line 1 of
the text is line 1 of the story `stories/ferry.md`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

import broadsheet.sources.folder.markdown
from broadsheet.diagnostics.catalogue import CATALOGUE
from broadsheet.diagnostics.render import render
from broadsheet.sources.folder.markdown import BodyContext, read_body
from tests.cases.model_dump import dump

DOCUMENTS = sorted((Path(__file__).parent / "markdown").glob("*.md"))
CASE = re.compile(
    r"^## (?P<title>[^\n]+)\n(?P<words>[^`]*)(?P<fence>`{4,})md (?P<language>\S+)\n(?P<text>.*?)^(?P=fence)\n\n"
    r"(?P=fence)model\n(?P<model>.*?)^(?P=fence)\n\n(?P=fence)diagnostics\n(?P<diagnostics>.*?)^(?P=fence)$",
    re.MULTILINE | re.DOTALL,
)
# These need more text than a document should hold, or no body at all.
IN_UNIT_TESTS = {"source-too-large", "source-over-limit", "source-misplaced"}


class Outcome(NamedTuple):
    model: str
    diagnostics: str


def cases(document: Path) -> list[re.Match[str]]:
    return list(CASE.finditer(document.read_text(encoding="utf-8")))


def outcome(case: re.Match[str]) -> Outcome:
    body = read_body(case["text"], BodyContext("stories/ferry.md", 1, case["language"]))
    model = dump(body)
    return Outcome(f"{model}\n" if model else "", "".join(f"{render(each)}\n" for each in body.diagnostics))


def update(document: Path) -> None:
    def renewed(case: re.Match[str]) -> str:
        model, diagnostics = outcome(case)
        fence = case["fence"]
        head = case[0][: case.start("model") - case.start()]
        return f"{head}{model}{fence}\n\n{fence}diagnostics\n{diagnostics}{fence}"

    document.write_text(CASE.sub(renewed, document.read_text(encoding="utf-8")), encoding="utf-8")


ALL = [
    pytest.param(case, id=f"{document.stem}: {case['title']}")
    for document in DOCUMENTS
    for case in cases(document)
]


@pytest.mark.parametrize("case", ALL)
def test_a_text_becomes_this_model(case: re.Match[str], request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--update", default=False):
        assert outcome(case) == (case["model"], case["diagnostics"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.stem)
def test_every_section_of_a_document_is_a_case(document: Path, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update", default=False):
        update(document)
    text = document.read_text(encoding="utf-8")
    outside = CASE.sub("", text)
    assert not re.findall(r"^## .+", outside, re.MULTILINE)


def test_every_code_of_this_stage_has_a_case() -> None:
    text = "".join(document.read_text(encoding="utf-8") for document in DOCUMENTS)
    assert (
        codes_raised() - set(re.findall(r"^(?:error|warning)\[([a-z-]+)\]", text, re.MULTILINE))
        == IN_UNIT_TESTS
    )


def codes_raised() -> set[str]:
    modules = Path(broadsheet.sources.folder.markdown.__file__).parent.glob("*.py")
    written = "".join(module.read_text(encoding="utf-8") for module in modules)
    return (set(re.findall(r'"(source-[a-z-]+)"', written)) | {"source-path-outside"}) & CATALOGUE.keys()

"""The reference says all that the program knows, and nothing that it does not."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.cli import COMMANDS, main
from broadsheet.config import load_config, origins
from broadsheet.diagnostics.catalogue import CATALOGUE
from broadsheet.sources.folder.fields import KEYS
from broadsheet.sources.folder.front_matter import folded
from tools import reference, toml_keys

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
EXAMPLE = ROOT / "src" / "broadsheet" / "examples" / "harbour-news"
CODE = re.compile(r"`([^`\n]+)`")


def page(name: str) -> str:
    return (REFERENCE / name).read_text(encoding="utf-8")


# -- pages made from the program ------------------------------------------------------------------------------------


def test_the_pages_are_up_to_date() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.reference", "--check"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_page_that_is_not_up_to_date_is_named(tmp_path: Path) -> None:
    for name, text in reference.pages().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "glossary.md").write_text("lamp", encoding="utf-8")
    (tmp_path / "commands.md").unlink()
    assert reference.outdated(tmp_path) == ["commands.md", "glossary.md"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_documented(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    options = set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", capsys.readouterr().out)) - {"-h"}
    section = page("commands.md").split(f"## broadsheet {command}\n")[1].split("\n## ")[0]
    common = page("commands.md").split("\n## ")[0]
    assert sorted(option for option in options if option not in section and option not in common) == []


def test_every_diagnostic_is_documented() -> None:
    headings = set(re.findall(r"^### (\S+)$", page("diagnostics.md"), re.MULTILINE))
    assert headings == set(CATALOGUE)


def test_every_setting_in_force_is_documented() -> None:
    config, _ = load_config(EXAMPLE)
    assert config is not None
    keys = {re.sub(r"\[\d+\]", "", origin.key) for origin in origins(config, EXAMPLE)}
    tables = {"strings", "lists", "segments"}
    documented = toml_keys.MEANINGS["broadsheet.toml"].keys() | tables
    assert sorted(keys - documented) == []


def test_a_key_nobody_has_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(toml_keys.MEANINGS["issue.toml"], "lamp", "A key that does not exist.")
    with pytest.raises(SystemExit, match="lamp"):
        reference.pages()


# -- pages written by hand ------------------------------------------------------------------------------------------


def test_every_field_of_the_front_matter_is_documented_by_all_its_names() -> None:
    table = page("story.md").split("### Dates")[0]
    named = {folded(word) for word in CODE.findall(table)}
    assert sorted(name for names in KEYS.values() for name in names if name not in named) == []


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    """The fit reports of a printed issue and of one that does not land, for a wish that is in the way."""
    folder = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("example") / "publication"))
    command = [sys.executable, "-m", "broadsheet"]
    subprocess.run([*command, "build"], cwd=folder, check=True, capture_output=True)
    issue = folder / "issues" / "2026-11" / "issue.toml"
    listed, wished = '"a-bean-with-a-past"', '{ story = "a-bean-with-a-past", columns = 5 }'
    issue.write_text(issue.read_text(encoding="utf-8").replace(listed, wished), encoding="utf-8")
    subprocess.run([*command, "build", "--out", "none"], cwd=folder, check=False, capture_output=True)
    return [json.loads(path.read_bytes()) for path in sorted(folder.glob("*/2026-11/fit.json"))]


def key_paths(data: object, path: str = "") -> Iterator[str]:
    """`a.b[]` for every value in `data` that is neither an object nor a list."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from key_paths(value, f"{path}.{key}".removeprefix("."))
    elif isinstance(data, list):
        for value in data:
            yield from key_paths(value, f"{path}[]")
    else:
        yield path


def test_every_key_of_the_fit_report_is_documented_and_no_other(reports: list[object]) -> None:
    assert len(reports) == 2
    rows = re.findall(r"^\| `([^`]+)` \|", page("fit-json.md"), re.MULTILINE)
    found = {path for report in reports for path in key_paths(report)} - {"grid", "faults", "nearest"}
    assert sorted(rows) == sorted(found)

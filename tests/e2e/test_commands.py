"""Commands on a whole publication: what they print for people and for programs, and what they leave alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from broadsheet.cli import main
from broadsheet.press.cache import Cache
from tests.support.publications import EXAMPLE_ISSUE, example

Capture = pytest.CaptureFixture[str]
BUILT = Path("out") / EXAMPLE_ISSUE
DIAGNOSTIC = {"code", "severity", "message", "file", "line", "hints"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built. Tests leave it as it is."""
    made = example(tmp_path_factory.mktemp("commands") / "paper")
    assert main(["build", "-C", str(made)]) == 0
    return made


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    return example(tmp_path / "paper")


def said(root: Path, capsys: Capture, *command: str) -> Any:  # noqa: ANN401 - JSON
    capsys.readouterr()
    main([*command, "-C", str(root), "--json"])
    return json.loads(capsys.readouterr().out)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# -- one JSON object ------------------------------------------------------------------------------------------------


def test_build_says_where_and_what_and_how_long(root: Path, capsys: Capture) -> None:
    told = said(root, capsys, "build")
    assert set(told) == {"issue", "out", "artefacts", "diagnostics", "fit", "seconds"}
    assert (told["issue"], told["out"]) == (EXAMPLE_ISSUE, str(root / BUILT))
    assert "print.pdf" in told["artefacts"]
    assert told["seconds"] > 0


def test_build_with_errors_has_the_same_shape_and_no_place(fresh: Path, capsys: Capture) -> None:
    (fresh / "stories" / "the-library-at-night.md").unlink()
    told = said(fresh, capsys, "build")
    assert (told["issue"], told["out"], told["fit"], told["artefacts"]) == (None, None, None, [])
    assert {tuple(sorted(found)) for found in told["diagnostics"]} == {tuple(sorted(DIAGNOSTIC))}


def test_check_says_what_is_wrong(root: Path, capsys: Capture) -> None:
    assert said(root, capsys, "check") == {"issue": EXAMPLE_ISSUE, "diagnostics": []}


def test_fit_says_the_plan(root: Path, capsys: Capture) -> None:
    told = said(root, capsys, "fit")
    assert told["issue"] == EXAMPLE_ISSUE
    assert len(told["stories"]) == 8
    assert told["verified"] is False, "no page was set"


def test_fit_without_a_plan_says_why(fresh: Path, capsys: Capture) -> None:
    replace(fresh / "broadsheet.toml", 'theme = "classic"', 'theme = "baroque"')
    told = said(fresh, capsys, "fit")
    assert told["issue"] == EXAMPLE_ISSUE
    assert [found["code"] for found in told["diagnostics"]] == ["print-unknown-theme"]


def test_fit_has_a_line_for_every_story_or_words(root: Path, capsys: Capture) -> None:
    assert main(["fit", "-C", str(root)]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 8
    assert main(["fit", "-C", str(root), "--explain"]) == 0
    assert "Page 4" in capsys.readouterr().out


# -- what is old ----------------------------------------------------------------------------------------------------


def test_check_notices_that_the_sources_have_changed_since(fresh: Path, capsys: Capture) -> None:
    assert main(["build", "-C", str(fresh)]) == 0
    assert said(fresh, capsys, "check")["diagnostics"] == []
    replace(fresh / "stories" / "the-library-at-night.md", "1,204", "1,205")
    assert [found["code"] for found in said(fresh, capsys, "check")["diagnostics"]] == ["print-stale"]
    assert main(["check", "-C", str(fresh), "--strict"]) == 1
    replace(fresh / "stories" / "the-library-at-night.md", "title:", "slug: the-night-desk\ntitle:")
    codes = [found["code"] for found in said(fresh, capsys, "check")["diagnostics"]]
    assert codes == ["print-stale", "web-moved-story"]


@pytest.mark.parametrize(
    ("old", "new"),
    [('paper = "A4"', 'paper = "Letter"'), ("[print]", '[print]\ncolours = { accent = "#003366" }')],
)
def test_check_notices_that_the_pages_were_set_in_another_look(
    fresh: Path, capsys: Capture, old: str, new: str
) -> None:
    assert main(["build", "-C", str(fresh)]) == 0
    replace(fresh / "broadsheet.toml", old, new)
    assert [found["code"] for found in said(fresh, capsys, "check")["diagnostics"]] == ["print-stale"]
    assert main(["build", "-C", str(fresh)]) == 0
    assert said(fresh, capsys, "check")["diagnostics"] == []


def test_check_notices_that_the_pages_built_are_not_as_planned(fresh: Path, capsys: Capture) -> None:
    assert main(["build", "-C", str(fresh)]) == 0
    replace(fresh / "out" / EXAMPLE_ISSUE / "fit.json", '"verified": true', '"verified": false')
    assert [found["code"] for found in said(fresh, capsys, "check")["diagnostics"]] == [
        "print-differs-from-plan"
    ]
    assert main(["check", "-C", str(fresh)]) == 1


def test_what_was_never_built_is_not_old(fresh: Path, capsys: Capture) -> None:
    assert said(fresh, capsys, "check")["diagnostics"] == []


def test_pages_that_another_edition_overtook_are_said_to_be_old(fresh: Path, capsys: Capture) -> None:
    assert main(["build", "-C", str(fresh)]) == 0
    replace(fresh / "stories" / "the-library-at-night.md", "1,204", "1,205")
    assert main(["build", "-C", str(fresh), "--edition", "mail"]) == 0
    capsys.readouterr()
    assert [found["code"] for found in said(fresh, capsys, "check")["diagnostics"]] == ["print-stale"]


# -- what a build leaves alone --------------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [["--edition", "print"], ["--edition", "print", "--edition", "print"]])
def test_a_build_replaces_only_the_files_of_its_editions(fresh: Path, options: list[str]) -> None:
    others = {"mail.html": "mail", "web/index.html": "web"}
    for name, text in others.items():
        (fresh / BUILT / name).parent.mkdir(parents=True, exist_ok=True)
        (fresh / BUILT / name).write_text(text)
    (fresh / BUILT / "print.pdf").write_text("old")
    assert main(["build", "-C", str(fresh), *options]) == 0
    assert {name: (fresh / BUILT / name).read_text() for name in others} == others
    assert (fresh / BUILT / "print.pdf").read_bytes().startswith(b"%PDF")


def test_an_edition_that_is_not_there_is_wrong_usage(fresh: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "-C", str(fresh), "--edition", "papyrus"])
    assert ended.value.code == 2


def test_an_issue_that_does_not_land_leaves_no_old_pages(fresh: Path) -> None:
    assert main(["build", "-C", str(fresh)]) == 0
    assert main(["build", "-C", str(fresh), "--pages", "1"]) == 1
    names = {path.name for path in (fresh / BUILT).iterdir()}
    assert {"fit.json", "issue.json", "diagnostics.json", "mail.html", "issue.txt"} <= names
    assert not names & {"print.pdf", "page-one.png"}


def test_errors_in_the_sources_leave_the_old_outputs(fresh: Path) -> None:
    assert main(["build", "-C", str(fresh)]) == 0
    before = (fresh / BUILT / "print.pdf").read_bytes()
    (fresh / "stories" / "the-library-at-night.md").unlink()
    assert main(["build", "-C", str(fresh)]) == 1
    assert (fresh / BUILT / "print.pdf").read_bytes() == before


def test_out_names_another_place(fresh: Path, tmp_path: Path) -> None:
    assert main(["build", "-C", str(fresh), "--out", str(tmp_path / "press")]) == 0
    assert (tmp_path / "press" / EXAMPLE_ISSUE / "print.pdf").exists()
    assert not (fresh / "out").exists()


@pytest.mark.parametrize("name", ["", "..", "../2026-11", "2026-12"])
def test_an_issue_that_is_not_there_is_an_error_in_one_piece(fresh: Path, capsys: Capture, name: str) -> None:
    assert main(["build", name or "none", "-C", str(fresh)]) == 1
    assert "config-no-issue" in capsys.readouterr().err


# -- how much is loaded ---------------------------------------------------------------------------------------------


def modules(*command: str) -> set[str]:
    """The modules in memory when `command` is done."""
    listing = "import atexit, sys; atexit.register(lambda: print(*sys.modules))"
    program = f"{listing}; from broadsheet.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    call = [sys.executable, "-c", program, *command]
    done = subprocess.run(call, capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.splitlines()[-1].split())


def test_a_warm_build_imports_neither_typesetter_nor_numbers(root: Path) -> None:
    loaded = modules("build", "-C", str(root))
    assert loaded & {"typst", "numpy", "pypdfium2", "segno"} == set()
    assert "broadsheet.fit.search" not in loaded


@pytest.mark.parametrize("command", [[], ["--help"], ["--version"]])
def test_help_imports_nothing_but_a_little_of_the_standard_library(command: list[str]) -> None:
    loaded = modules(*command)
    assert {name for name in loaded if name.startswith("broadsheet")} == {"broadsheet", "broadsheet.cli"}
    assert loaded & {"shutil", "json", "pathlib", "dataclasses", "msgspec"} == set()


def test_a_build_keeps_the_cache_within_its_limit(fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pruned: list[Path] = []
    monkeypatch.setattr(Cache, "prune", lambda self: pruned.append(self._folder))
    assert main(["build", "-C", str(fresh)]) == 0
    assert pruned == [fresh / ".broadsheet" / "cache"]

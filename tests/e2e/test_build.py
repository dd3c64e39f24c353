"""The main job, as a user does it: a folder in, four fitted pages out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from broadsheet.editions.print.readback.links import read_links, read_outline
from tests.support.publications import EXAMPLE_ISSUE, example

ARTEFACTS = (
    *("print.pdf", "page-one.png", "fit.json", "issue.json", "diagnostics.json"),
    *("mail.html", "mail.txt", "mail.eml", "issue.txt", "issue.epub"),
    *(
        "web/index.html",
        "web/style.css",
        "web/feed.atom",
        "web/feed.json",
        "web/archive.json",
        "web/card.jpg",
    ),
)


def broadsheet(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "broadsheet", *args],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built once for every test that only looks at it."""
    root = tmp_path_factory.mktemp("built") / "paper"
    assert broadsheet("new", str(root), "--example").returncode == 0
    done = broadsheet("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    return root


def fit_of(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / "out" / EXAMPLE_ISSUE / "fit.json").read_text())
    return found


def test_the_example_lands_on_four_pages_verified_and_optimal(built: Path) -> None:
    fit = fit_of(built)
    assert fit["pages"] == {"target": 4, "actual": 4}
    assert fit["verified"] is True
    assert set(fit["faults"].values()) == {0}
    assert fit["solver"]["status"] == "optimal"
    assert fit["solver"]["cost"] == fit["solver"]["bound"]


def test_every_column_of_the_example_is_full(built: Path) -> None:
    columns = fit_of(built)["columns"]
    assert [(c["page"], c["column"]) for c in columns] == [(p, c) for p in range(1, 5) for c in range(1, 4)]
    assert all(column["gap_lines"] == 0 for column in columns)


def test_in_this_issue_lists_every_story_in_reading_order_with_its_true_page(built: Path) -> None:
    pdf = (built / "out" / EXAMPLE_ISSUE / "print.pdf").read_bytes()
    fit = fit_of(built)
    assert [(b.title, b.page) for b in read_outline(pdf)] == [
        (c["title"], c["page"]) for c in fit["contents"]
    ]
    jumps = [link.target for link in read_links(pdf) if link.page == 1 and link.target is not None]
    assert jumps == [entry["page"] for entry in fit["contents"]]


def test_every_cut_story_leads_to_its_permalink(built: Path) -> None:
    pdf = (built / "out" / EXAMPLE_ISSUE / "print.pdf").read_bytes()
    linked = {link.uri for link in read_links(pdf)}
    wanted = {story["continues_at"] for story in fit_of(built)["stories"] if story["cut"]}
    assert wanted
    assert wanted <= linked


def test_the_same_input_gives_the_same_bytes_anywhere(built: Path, tmp_path: Path) -> None:
    other = example(tmp_path / "somewhere else" / "ßöme")
    done = broadsheet("build", "-C", str(other), PYTHONHASHSEED="77", TZ="America/Lima", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    for name in ARTEFACTS:
        here, there = (root / "out" / EXAMPLE_ISSUE / name for root in (built, other))
        assert here.read_bytes() == there.read_bytes(), name


def test_a_second_build_says_the_same_from_the_cache(built: Path) -> None:
    before = {name: (built / "out" / EXAMPLE_ISSUE / name).read_bytes() for name in ARTEFACTS}
    done = broadsheet("build", "-C", str(built), "--json")
    said = json.loads(done.stdout)
    assert said["fit"]["verified"] is True
    assert {name for name in said["artefacts"] if "/" not in name} == {
        name for name in ARTEFACTS if "/" not in name
    }
    assert before == {name: (built / "out" / EXAMPLE_ISSUE / name).read_bytes() for name in ARTEFACTS}


def test_no_name_or_path_of_the_machine_is_in_any_artefact(built: Path) -> None:
    traces = {str(built), str(Path.home()), os.uname().nodename, "/tmp/", "broadsheet-"}  # noqa: S108
    for name in ARTEFACTS:
        data = (built / "out" / EXAMPLE_ISSUE / name).read_bytes()
        assert [trace for trace in traces if len(trace) > 3 and trace.encode() in data] == [], name


def test_build_says_in_three_lines_how_it_went_and_where_things_are(built: Path) -> None:
    lines = broadsheet("build", "-C", str(built)).stdout.splitlines()
    assert len(lines) == 3
    assert "4 pages, proved optimal" in lines[0]
    assert lines[1].endswith("out/2026-11/print.pdf")


def test_an_issue_that_does_not_land_says_what_would_and_that_lands(tmp_path: Path) -> None:
    root = example(tmp_path / "paper")
    done = broadsheet("build", "-C", str(root), "--pages", "12", "--json")
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert "print.pdf" not in said["artefacts"]
    assert said["fit"]["solver"]["status"] == "infeasible"
    nearest = said["fit"]["nearest"]["pages"]
    again = broadsheet("build", "-C", str(root), "--pages", str(nearest))
    assert again.returncode == 0, again.stderr


def test_pages_auto_finds_a_number_that_lands(tmp_path: Path) -> None:
    done = broadsheet("build", "-C", str(example(tmp_path / "paper")), "--pages", "auto", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["fit"]["verified"] is True

"""`preview`: what is saved is in the browser at once, and nothing of it goes anywhere else."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.support.publications import EXAMPLE_ISSUE, example
from tests.unit.preview.asking import Listener

ROOT = Path(__file__).parents[2]
NODE_MODULES = ROOT / "tests" / "npm" / "node_modules"
PAGE = ROOT / "tests" / "unit" / "preview" / "page.mjs"
STORY = "stories/the-library-at-night.md"
PATIENCE = 60  # seconds
# Started in the background, as a machine does, a process ignores Ctrl-C unless told otherwise.
PREVIEW = """
import signal, sys
from broadsheet.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(["preview", *sys.argv[1:]]))
"""

Preview = subprocess.Popen[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return example(tmp_path / "paper")


@pytest.fixture
def running(root: Path) -> Iterator[Preview]:
    command = [sys.executable, "-c", PREVIEW, "-C", str(root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def address(running: Preview) -> str:
    assert running.stdout is not None
    found = re.fullmatch(r"Preview: (http://127\.0\.0\.1:\d+/[\w-]{32}/)\n", running.stdout.readline())
    assert found
    return found[1]


def edit(root: Path, old: str, new: str) -> None:
    story = root / STORY
    story.write_text(story.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def fetched(url: str) -> str:
    with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - an address of this machine
        text: str = answer.read().decode()
    return text


def until(page: Listener, phase: str) -> dict[str, object]:
    while news := page.news():
        if news["phase"] == phase:
            return news
    raise AssertionError("the preview ended")


def test_a_saved_change_is_told_and_shown_and_a_broken_story_leaves_the_last_good_text(
    root: Path, running: Preview
) -> None:
    url = address(running)
    assert "<title>Preview</title>" in fetched(url)
    with closing(Listener(url)) as page:
        first = until(page, "built")
        assert (first["publication"], first["issue"]) == ("Harbour News", EXAMPLE_ISSUE)
        assert "1,204" in fetched(f"{url}files/issue.txt")
        edit(root, "1,204", "1,299")
        until(page, "building")
        second = until(page, "built")
        assert second["texts"] != first["texts"]
        assert "1,299" in fetched(f"{url}files/issue.txt")
        edit(root, "\ntitle: ", "\ntitle: [")
        third = until(page, "failed")
    assert third["texts"] == [text | {"carried": True} for text in second["texts"]]  # type: ignore[attr-defined]
    assert "source-bad-front-matter" in json.dumps(third["diagnostics"])
    assert "1,299" in fetched(f"{url}files/issue.txt")
    assert not (root / "out").exists()


def test_ctrl_c_is_how_it_ends(running: Preview) -> None:
    with closing(Listener(address(running))) as page:
        until(page, "built")
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 0
        assert page.news() is None
    assert running.stderr is not None
    said = running.stderr.read()
    assert said.endswith("\nThe preview is closed.\n")
    assert "Traceback" not in said


def test_the_page_can_be_used_by_all_asks_nobody_else_and_keeps_its_place(
    root: Path, running: Preview
) -> None:
    command = ["node", str(PAGE), str(NODE_MODULES), address(running), "1,299"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as browser:
        assert browser.stdout is not None
        assert browser.stdout.readline() == "ready\n"
        edit(root, "1,204", "1,299")
        seen = json.loads(browser.stdout.readline())
    assert seen["violations"] == {
        f"{scheme} {width}": [] for scheme in ("light", "dark") for width in (1600, 390)
    }
    assert (seen["foreign"], seen["errors"], seen["windows"]) == ([], [], 2)
    assert seen["frames"][0] == seen["frames"][1], "a link in the mail leads nowhere"
    assert seen["scrolled"][0] == seen["scrolled"][1] > 0
    assert {"pages", "files"} <= set(seen["loaded"]) <= {"pages", "files", "mail", "web", "book"}

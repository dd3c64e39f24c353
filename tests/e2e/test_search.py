"""The search of a site, as a reader on a telephone uses it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from broadsheet.cli import main
from tests.conformance.web.published import Published, served
from tests.support.publications import EXAMPLE_ISSUE, example

HERE = Path(__file__).parent
NODE_MODULES = HERE.parent / "npm" / "node_modules"


def test_a_word_of_a_story_is_found_and_leads_to_it(tmp_path: Path) -> None:
    root = example(tmp_path / "paper")
    settings = root / "broadsheet.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\n[web]\nsearch = true\n", encoding="utf-8")
    assert main(["build", "--edition", "web", "-C", str(root)]) == 0
    paper = Published(root)
    with served(paper) as origin:
        command = ["node", str(HERE / "search.mjs"), str(NODE_MODULES), origin, paper.base, "envelopes"]
        seen = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    title, path = seen["results"][0]
    assert path.startswith(f"{paper.base}{EXAMPLE_ISSUE}/")
    assert title == seen["landed"]
    assert (paper.site / path.removeprefix(paper.base) / "index.html").is_file()
    assert not any(seen[name] for name in ("foreign", "errors", "refused", "violations")), seen

"""Judges of what pages tell machines, and of how fast and how well connected they are."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conformance.judges import JudgeError
from tests.conformance.mail.browser import CHROMIUM
from tests.conformance.mail.programs import NPM, ask, installed

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
FAST = 0.95
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def feedsmith(feeds: Sequence[Path]) -> list[dict[str, Any]]:
    """What another reader of feeds finds in `feeds`: a title, and of every entry title, url and content."""
    installed("feedsmith", "package.json")
    read: list[dict[str, Any]] = json.loads(ask(["node", str(NPM / "read-feeds.mjs"), *map(str, feeds)]).out)
    return read


def schema_org(pages: Sequence[Path]) -> list[str]:
    """What the types of schema.org (`schema-dts`) do not allow in the JSON-LD of `pages`, a line each."""
    compiler = installed("typescript", "bin", "tsc")
    lines = ["import type { NewsArticle, PublicationIssue, WithContext } from 'schema-dts';"]
    for number, page in enumerate(pages):
        found = _DATA.search(page.read_text(encoding="utf-8"))
        if found is None:
            raise JudgeError(f"{page} has no JSON-LD")
        kind = json.loads(found[1])["@type"]
        lines.append(f"export const page{number}: WithContext<{kind}> = {found[1]};")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.ts"
        (Path(folder) / "node_modules").symlink_to(NPM / "node_modules")  # where the types are found
        file.write_text("\n".join(lines), encoding="utf-8")
        options = ("--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "node")
        said = ask(["node", str(compiler), *options, str(file)], statuses=(0, 1, 2)).out.decode()
    return [line for line in said.splitlines() if "error" in line]


def broken_links(address: str) -> list[str]:
    """The links that linkinator, beginning at `address`, follows on the same host in vain."""
    program = installed("linkinator", "build", "src", "cli.js")
    options = ("--recurse", "--format", "json", "--skip", "^https?://(?!127)")
    said = ask(["node", str(program), address, *options], statuses=(0, 1)).out.decode()
    links = json.loads(said[said.index("{") :])["links"]
    if not links:
        raise JudgeError("linkinator followed no link")
    return [f"{each['url']} from {each.get('parent')}" for each in links if each["state"] == "BROKEN"]


def lighthouse(address: str, *, fast: float = FAST) -> dict[str, float]:
    """Lighthouse's scores of a page by category, from 0 to 1.

    How fast a page is depends on what else the machine does: where that is below `fast`, it is looked at up to three
    times, and the best counts.
    """
    best = _lighthouse(address)
    for _ in range(2):
        if best["performance"] < fast:
            again = _lighthouse(address)
            best["performance"] = max(best["performance"], again["performance"])
    return best


def _lighthouse(address: str) -> dict[str, float]:
    program = installed("lighthouse", "cli", "index.js")
    os.environ["CHROME_PATH"] = str(CHROMIUM)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        flags = f"--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir={folder}/profile"
        ask(
            [
                *("node", str(program), address, f"--chrome-flags={flags}", "--quiet"),
                *(f"--only-categories={','.join(_CATEGORIES)}", "--disable-full-page-screenshot"),
                # Other tests share this machine: it is slow enough without playing a telephone. The network is one's.
                "--throttling.cpuSlowdownMultiplier=1",
                *("--output=json", f"--output-path={folder}/report.json"),
            ],
            home=Path(folder),
        )
        report = json.loads((Path(folder) / "report.json").read_text(encoding="utf-8"))
    return {name: report["categories"][name]["score"] or 0.0 for name in _CATEGORIES}

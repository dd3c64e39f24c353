"""The locks under requirements/, read as data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked package: the version, the machines it is for, and how many files of it are allowed."""

    requirement: Requirement
    hashes: int

    @property
    def name(self) -> str:
        return self.requirement.name

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")

    def applies(self) -> bool:
        """Whether this machine's Python installs it."""
        return self.requirement.marker is None or self.requirement.marker.evaluate()


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.lock").read_text(encoding="utf-8")


def pins(name: str) -> list[Pin]:
    """The pins of `requirements/NAME.lock`, in its order."""
    code = re.sub(r"^\s*#.*\n", "", lock_text(name), flags=re.MULTILINE)
    entries = code.replace("\\\n", " ").splitlines()
    return [Pin(Requirement(entry.split(" --hash")[0]), len(HASH.findall(entry))) for entry in entries]

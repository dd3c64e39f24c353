"""What is installed is what was locked: complete, by hash, from wherever this machine gets its packages."""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement

from tests.meta.locks import ROOT, lock_text, pins

PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def group(name: str) -> list[Requirement]:
    """The requirements of a dependency group (PEP 735) with the groups it includes."""
    entries: list[str | dict[str, str]] = PYPROJECT["dependency-groups"][name]
    return [
        requirement
        for entry in entries
        for requirement in ([Requirement(entry)] if isinstance(entry, str) else group(entry["include-group"]))
    ]


CORE = [Requirement(text) for text in PYPROJECT["project"]["dependencies"]]
WANTED = {"bootstrap": group("bootstrap"), "core": CORE, "dev": CORE + group("dev")}
NPM = ROOT / "tests" / "npm"
NPM_LOCKED: dict[str, dict[str, Any]] = json.loads((NPM / "package-lock.json").read_bytes())["packages"]
every_lock = pytest.mark.parametrize("lock", WANTED)


@every_lock
def test_a_lock_satisfies_what_pyproject_asks_for(lock: str) -> None:
    locked = {pin.name: pin.version for pin in pins(lock) if pin.applies()}
    unmet = [str(wanted) for wanted in WANTED[lock] if locked.get(wanted.name, "") not in wanted.specifier]
    assert unmet == []


@every_lock
def test_every_pin_is_exact_and_has_hashes(lock: str) -> None:
    loose = [
        pin.name
        for pin in pins(lock)
        if not pin.hashes or not str(pin.requirement.specifier).startswith("==")
    ]
    assert loose == []


@every_lock
def test_a_lock_names_no_address(lock: str) -> None:
    """The machine's own configuration says where packages come from."""
    assert "://" not in lock_text(lock)


def test_developers_run_the_versions_users_run() -> None:
    dev = {str(pin.requirement) for pin in pins("dev")}
    assert [pin.name for pin in pins("core") if str(pin.requirement) not in dev] == []


def test_an_npm_package_is_exact_and_has_a_hash() -> None:
    packages = {name: package for name, package in NPM_LOCKED.items() if name}
    assert packages
    loose = [
        name
        for name, package in packages.items()
        if not re.fullmatch(r"\d+\.\d+\.\d+[\w.-]*", package["version"])
        or not package.get("integrity", "").startswith("sha512-")
    ]
    assert loose == []


def test_the_npm_lock_names_no_address() -> None:
    assert [name for name, package in NPM_LOCKED.items() if "resolved" in package] == []


def test_the_npm_lock_holds_what_package_json_names() -> None:
    wanted: dict[str, str] = json.loads((NPM / "package.json").read_bytes())["devDependencies"]
    assert NPM_LOCKED[""]["devDependencies"] == wanted
    assert {name: NPM_LOCKED[f"node_modules/{name}"]["version"] for name in wanted} == wanted

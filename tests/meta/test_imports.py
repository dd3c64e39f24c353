"""The import contracts of pyproject.toml catch what they forbid; `make check` says that they are kept."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT_IMPORTS = str(Path(sys.prefix, "bin", "lint-imports"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package and its contracts, to be spoiled."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("breach.py", '"""A module that has no place among the layers."""'),
        ("diagnostics/breach.py", "import broadsheet.issue"),
        ("diagnostics/breach.py", "import broadsheet.units"),
        ("issue/breach.py", "import os"),
        ("fit/breach.py", "import typst"),
        ("units.py", "import typst"),
    ],
)
def test_a_breach_is_caught(tree: Path, module: str, code: str) -> None:
    (tree / "src" / "broadsheet" / module).write_text(code, encoding="utf-8")
    command = [LINT_IMPORTS, "--no-cache", "--no-logo"]
    search = {"PYTHONPATH": str(tree / "src")}
    done = subprocess.run(command, cwd=tree, env=search, capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert "broadsheet.breach" in done.stdout or f"{module[:-3].replace('/', '.')} -> " in done.stdout

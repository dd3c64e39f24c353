"""Readers of PDFs by others, asked for all files at once: what the seconds of the importer are held against.

What comes from Python's index lives in a throw-away environment in build/peers and nowhere else: PyMuPDF is under the
AGPL, so it must not come near the locks of this project.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_ENVIRONMENT = Path(__file__).parents[3] / "build" / "peers"
_EACH = "import sys, {module}\nfor path in sys.argv[1:]:\n    {call}"
_OURS = "recovery.recover(open(path, 'rb').read(), path)"
_PYTHON_PEERS = {
    "pymupdf4llm (PyMuPDF 2.0)": (
        "pymupdf==2.0",
        _EACH.format(module="pymupdf4llm", call="pymupdf4llm.to_markdown(path)"),
    ),
    "kreuzberg 4.10.4": (
        "kreuzberg==4.10.4",
        _EACH.format(module="kreuzberg", call="kreuzberg.extract_file_sync(path)"),
    ),
}


@dataclass(frozen=True, slots=True)
class Spent:
    """`processor` are seconds of all its processes together; `trouble` says why there is nothing to tell, ""
    nothing.
    """

    seconds: float = 0.0
    processor: float = 0.0
    trouble: str = ""


class Clock:
    """Seconds since it was made, on the wall and of the processes that ended since."""

    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), _of_children()

    def spent(self) -> Spent:
        return Spent(time.perf_counter() - self._wall, _of_children() - self._processor)


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ours(files: Sequence[Path]) -> Spent:
    """Our recovery without anything after it, in one process."""
    code = _EACH.format(module="broadsheet.sources.backissue.recovery as recovery", call=_OURS)
    return _timed([[sys.executable, "-c", code, *map(str, files)]])


def peers(files: Sequence[Path]) -> Iterator[tuple[str, Spent]]:
    """What each peer needs for the text of all `files`, in one process; `pdftotext` takes one file a call."""
    yield "pdftotext", _pdftotext(files)
    for name, (package, code) in _PYTHON_PEERS.items():
        trouble = _installed(package)
        command = [str(_ENVIRONMENT / "bin" / "python"), "-I", "-c", code, *map(str, files)]
        yield name, Spent(trouble=trouble) if trouble else _timed([command])


def _pdftotext(files: Sequence[Path]) -> Spent:
    tool = shutil.which("pdftotext")
    if tool is None:
        return Spent(trouble="not installed: Debian has it in poppler-utils")
    return _timed([[tool, str(path), os.devnull] for path in files])


def _timed(commands: Sequence[Sequence[str]]) -> Spent:
    clock = Clock()
    for command in commands:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)  # noqa: S603
        if done.returncode:
            return Spent(trouble=_last_line(done.stderr))
    return clock.spent()


def _installed(package: str) -> str:
    """Put `package` into the environment; why that failed, "" if it did not."""
    python = _ENVIRONMENT / "bin" / "python"
    if not python.exists():
        venv.create(_ENVIRONMENT, with_pip=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
    done = subprocess.run(install, capture_output=True, text=True, check=False)  # noqa: S603 - its own pip
    return f"not installed: {_last_line(done.stderr)}" if done.returncode else ""


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or ["it said nothing"])[-1][:200]

"""Documents as their readers follow them: files to write, commands to run, what is then to be seen.

A fenced block right behind a line that holds nothing but a file name in backticks and a colon is written to that
file. Blocks of `console` are run: lines from `$ ` on are commands, the lines below one are what it shows, where
`…` stands for anything. Commands end with status 0, unless the fence says otherwise: `console exit=1` is about the
last command of its block.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"(?:\A|\n)`(?P<name>[^`\n]+)`:\n+\Z")
_STATUS = re.compile(r"\bexit=(\d)\b")
_SECONDS = 180


@dataclass(frozen=True, slots=True)
class Writing:
    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Running:
    """`shown` is empty where the document shows nothing."""

    command: str
    shown: str
    status: int


Step = Writing | Running


def steps(document: str) -> Iterator[Step]:
    """What `document` tells its reader to do, in order."""
    end = 0
    for block in _FENCE.finditer(document):
        named = _FILE.search(document[end : block.start()])
        end = block.end()
        if named:
            yield Writing(named["name"], block["text"])
        elif block["info"].split()[:1] == ["console"]:
            yield from _runs(block["text"], block["info"])


def _runs(text: str, info: str) -> Iterator[Running]:
    status = _STATUS.search(info)
    _, *parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    for number, part in enumerate(parts, 1):
        command, _, shown = part.partition("\n")
        is_last = number == len(parts)
        yield Running(command, shown.strip(), int(status[1]) if status and is_last else 0)


def follow(document: str, folder: Path) -> None:
    """Do all that `document` says, in `folder`; raises AssertionError where it is not as it says."""
    here = folder
    for step in steps(document):
        if isinstance(step, Writing):
            (here / step.file).parent.mkdir(parents=True, exist_ok=True)
            (here / step.file).write_text(step.text, encoding="utf-8")
        elif step.command.startswith("cd "):
            here = (here / step.command.removeprefix("cd ")).resolve()
        else:
            _run(step, here)


def _run(step: Running, here: Path) -> None:
    programs = f"{Path(sys.prefix, 'bin')}{os.pathsep}/usr/bin{os.pathsep}/bin"
    done = subprocess.run(
        ["sh", "-c", step.command],
        cwd=here,
        env={"PATH": programs, "LANG": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
        timeout=_SECONDS,
    )
    assert done.returncode == step.status, f"`{step.command}` ended with {done.returncode}:\n{done.stdout}"
    assert is_shown(step.shown, done.stdout), f"`{step.command}` shows:\n{done.stdout}\nnot:\n{step.shown}"


def is_shown(shown: str, output: str) -> bool:
    """Whether `output` is what the document shows, `…` standing for anything; a document may show nothing."""
    pattern = ".*".join(map(re.escape, shown.split("…")))
    return not shown or re.fullmatch(pattern, output.strip(), re.DOTALL) is not None

"""How the judges of mail that are programs are run: one process for many inputs, and no word of theirs is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.judges import JudgeError

NPM = Path(__file__).parents[2] / "npm"
TIMEOUT_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program wrote."""

    out: bytes
    errors: str


def ask(
    command: Sequence[str], given: bytes = b"", *, home: Path | None = None, statuses: Sequence[int] = (0,)
) -> Answer:
    """Run `command` with `given` on its standard input, and `home` as its user's folder.

    Raises `JudgeError` if it is not installed, takes too long, or ends with none of `statuses`.
    """
    path = shutil.which(command[0])
    if path is None:
        raise JudgeError(f"{command[0]} is not installed; `make test` installs it")
    # Messages of programs are read, and dates are written, in one language and one zone everywhere.
    environment = os.environ | {"LC_ALL": "C.UTF-8", "TZ": "UTC"} | ({"HOME": str(home)} if home else {})
    try:
        done = subprocess.run(
            [path, *command[1:]],
            input=given,
            capture_output=True,
            check=False,
            env=environment,
            timeout=TIMEOUT_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise JudgeError(f"{command[0]} was silent for {TIMEOUT_SECONDS} s") from error
    errors = done.stderr.decode("utf-8", "replace")
    if done.returncode not in statuses:
        raise JudgeError(f"{command[0]} ended with status {done.returncode}:\n{errors}")
    return Answer(done.stdout, errors)


def installed(package: str, *parts: str) -> Path:
    """A file of an npm package."""
    path = NPM.joinpath("node_modules", package, *parts)
    if not path.is_file():
        raise JudgeError(f"{path} is missing; `make test` installs it")
    return path


def existing(files: Sequence[Path]) -> list[Path]:
    """`files`, each of which there is: a judge that skips one would pass it."""
    missing = [str(file) for file in files if not file.is_file()]
    if missing:
        raise JudgeError(f"no such file: {', '.join(missing)}")
    return [file.resolve() for file in files]

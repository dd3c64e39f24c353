"""The parent's side of the typesetter: starts the worker, asks it, and replaces it when it has grown."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from broadsheet.diagnostics import MachineError

WORKER = "broadsheet.editions.print.typesetter_worker"
# A package that a theme imports in whatever spelling is looked for here, and not found.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
_OFFLINE = {
    **{spelt: _NOWHERE for name in _PROXIES for spelt in (name, name.lower())},
    "NO_PROXY": "",
    "no_proxy": "",
}

RECYCLE_BYTES = 600 * 1024 * 1024


class RefusedError(Exception):
    """The typesetter would not set this; the message is its own."""

    def __init__(self, message: str, where: str) -> None:
        super().__init__(message)
        self.where = where


@dataclass(frozen=True, slots=True)
class Face:
    """A face the typesetter can set; its own ones have no `path`. `index`: which of the faces in its file."""

    family: str
    style: str
    path: str | None
    index: int = 0


class Typesetter:
    """A worker process, started at the first question. Use as a context manager."""

    def __init__(self, fonts: Sequence[Path]) -> None:
        self._fonts = [str(folder) for folder in fonts]
        self._process: subprocess.Popen[str] | None = None
        self._faces: tuple[Face, ...] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind and self._process:  # whoever was interrupted does not wait for an answer
            self._process.kill()
        self.close()

    def query(self, root: Path, main: str, selectors: Sequence[str]) -> list[list[Any]]:
        """The values of every `metadata` labelled by each selector in the compiled document."""
        found: list[list[Any]] = self._ask(
            {"do": "query", "root": str(root), "main": main, "selectors": list(selectors)}
        )
        return found

    def compile(self, root: Path, main: str, output: Path, timestamp: int) -> None:
        """Compile `main` to a tagged PDF; the same input and timestamp give the same bytes."""
        self._ask(
            {"do": "compile", "root": str(root), "main": main, "output": str(output), "timestamp": timestamp}
        )

    def faces(self) -> tuple[Face, ...]:
        """The faces the typesetter can see; asked once, as its fonts are read once."""
        if self._faces is None:
            self._faces = tuple(Face(*face) for face in self._ask({"do": "faces"}))
        return self._faces

    def families(self) -> tuple[str, ...]:
        """The names of their families, sorted."""
        return tuple(sorted({face.family for face in self.faces()}))

    def close(self) -> None:
        if self._process is None:
            return
        process, self._process = self._process, None
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):  # what a dead worker was still to be told
            process.stdin.close()
        process.wait()
        process.stdout.close()

    def _ask(self, request: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(json.dumps({**request, "fonts": self._fonts}) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = ""
        if not line:
            self.close()
            raise MachineError("The typesetter stopped without an answer. Is there enough memory?")
        answer = json.loads(line)
        if "failed" in answer:
            raise MachineError(f"The typesetter cannot work: {answer['failed']}.")
        if "refused" in answer:
            raise RefusedError(answer["refused"], answer["where"])
        if answer["peak"] > RECYCLE_BYTES:
            self.close()
        return answer["done"]

    @staticmethod
    def _start() -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603 - this interpreter, our own module
            [sys.executable, "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # how a worker dies is said in one line, by the parent
            text=True,
            encoding="utf-8",
            env={**os.environ, **_OFFLINE},
        )

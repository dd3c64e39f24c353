"""The parent's side of the workers: as many sources at a time as there are processors, each within its limits."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.intake.sources import Source, shown

SECONDS = 120.0
"""Of the processor's work that a source may take; of the clock's it is given `_PATIENCE` times as many."""

_PATIENCE = 10.0
_WORKER = "broadsheet.intake.worker"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a source: its recovery stands in `file`, unless there is a `fault`."""

    source: Source
    file: Path
    fault: Diagnostic | None


@dataclass(slots=True)
class _Reader:
    process: subprocess.Popen[str]
    seconds: float
    source: Source | None = None
    file: Path = Path()
    deadline: float = 0.0

    @property
    def answers(self) -> IO[str]:
        assert self.process.stdout is not None
        return self.process.stdout

    def ask(self, source: Source, file: Path, asked: Mapping[str, str]) -> None:
        assert self.process.stdin is not None
        self.source, self.file = source, file
        self.deadline = time.monotonic() + _PATIENCE * self.seconds
        with suppress(BrokenPipeError):  # a worker that is dead says so by its silence
            paths = {"source": str(source.path), "into": str(file)}
            request = {**asked, **paths, "seconds": self.seconds}
            self.process.stdin.write(json.dumps(request) + "\n")
            self.process.stdin.flush()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(BrokenPipeError):
                assert pipe is not None
                pipe.close()


def read_all(
    sources: Sequence[Source], spool: Path, asked: Mapping[str, str] = {}, *, seconds: float = SECONDS
) -> Generator[Answer]:
    """The answers as they come, in no order. Recoveries are laid into `spool`; `asked` is what else workers are told
    (see `worker.py`).
    """
    waiting = deque(sources)
    count = min(os.cpu_count() or 1, len(sources))
    idle: list[_Reader] = []
    busy: list[_Reader] = []
    try:
        with selectors.DefaultSelector() as selector:
            while waiting or busy:
                while waiting and len(busy) < count:
                    reader = idle.pop() if idle else _Reader(_start(), seconds)
                    source = waiting.popleft()
                    reader.ask(source, spool / source.sha256, asked)
                    selector.register(reader.answers, selectors.EVENT_READ, reader)
                    busy.append(reader)
                for reader, fault in list(_finished(selector, busy)):
                    selector.unregister(reader.answers)
                    busy.remove(reader)
                    if reader.process.poll() is None:
                        idle.append(reader)
                    assert reader.source is not None
                    yield Answer(reader.source, reader.file, fault)
    finally:
        for reader in (*idle, *busy):
            reader.end()


def _start() -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603 - this interpreter, our own module
        [sys.executable, "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # how a worker dies is said in one line, by the parent
        text=True,
        encoding="utf-8",
    )


def _finished(
    selector: selectors.DefaultSelector, busy: Sequence[_Reader]
) -> Iterator[tuple[_Reader, Diagnostic | None]]:
    """Wait until a reader has answered, has died or has had its time."""
    patience = max(0.0, min(reader.deadline for reader in busy) - time.monotonic())
    ready = [key.data for key, _ in selector.select(patience)]
    for reader in list(busy):
        if reader in ready:
            yield reader, _fault(reader)
        elif reader.deadline <= time.monotonic():
            reader.end()
            yield reader, _slow(reader)


def _fault(reader: _Reader) -> Diagnostic | None:
    assert reader.source is not None
    line = reader.answers.readline()
    span = Span(shown(reader.source.path))
    if not line:
        reader.end()
        if reader.process.returncode == -signal.SIGPROF:
            return _slow(reader)
        message = f"{reader.source.name} was given up: reading it took all memory, or broke the reader."
        return diagnose("import-over-limit", message, span)
    said: dict[str, Any] = json.loads(line)
    if "refused" not in said:
        return None
    message = f"{reader.source.name} cannot be brought home: {said['refused'].rstrip('.')}."
    return diagnose("import-unreadable", message, span)


def _slow(reader: _Reader) -> Diagnostic:
    assert reader.source is not None
    message = f"{reader.source.name} was given up after {reader.seconds:g} seconds of work."
    return diagnose("import-over-limit", message, Span(shown(reader.source.path)))

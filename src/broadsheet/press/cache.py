"""What was costly to make, kept under a key made from everything it was made of.

The folder may be deleted at any time, even during a build: an entry is either whole or not there, and a
missing one is made again. Several processes may share it without a lock.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache as remembered
from hashlib import blake2b
from pathlib import Path

from broadsheet.diagnostics import Diagnostic, diagnose

LIMIT_BYTES = 500_000_000
_DIGEST_BYTES = 32


class Cache:
    """A content-addressed store in `folder`, which is created when the first entry is put.

    A disk that is full or read-only makes it a store that keeps nothing; `diagnostics` then says so.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._failure: OSError | None = None

    @staticmethod
    def key(*parts: bytes | str) -> str:
        """A name for what `parts` and this version of the program make: 64 hexadecimal digits."""
        state = blake2b(digest_size=32)
        for part in (_program_version(), *parts):
            data = part.encode() if isinstance(part, str) else part
            # The length first: ("ab", "c") and ("a", "bc") are different keys.
            state.update(len(data).to_bytes(8, "big"))
            state.update(data)
        return state.hexdigest()

    def get(self, key: str) -> bytes | None:
        """What was put under `key`; None when it is missing, damaged or unreadable."""
        path = self._folder / key
        try:
            entry = path.read_bytes()
        except OSError:
            return None
        digest, data = entry[:_DIGEST_BYTES], entry[_DIGEST_BYTES:]
        if digest != _digest(key, data):
            return None
        with suppress(OSError):
            os.utime(path)  # access times are off on most disks, so `prune` goes by this one
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep `data` under `key`; after the first failure nothing more is tried."""
        if self._failure:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(self._folder / key, _digest(key, data) + data)
        except FileNotFoundError:
            return  # somebody deleted the folder just now, which they may
        except OSError as error:
            self._failure = error

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """One warning when entries could not be kept, else nothing."""
        if self._failure is None:
            return ()
        reason = self._failure.strerror or type(self._failure).__name__
        return (diagnose("press-cache-unwritable", f"Nothing can be kept for the next build: {reason}."),)

    def prune(self, limit_bytes: int = LIMIT_BYTES) -> None:
        """Remove what was not used for longest until at most `limit_bytes` remain.

        Halves left by a killed process are entries like others here, and go in their turn.
        """
        entries = sorted(self._entries())
        excess = sum(size for _, _, size in entries) - limit_bytes
        for _, name, size in entries:
            if excess <= 0:
                break
            with suppress(OSError):
                (self._folder / name).unlink()
            excess -= size

    def _entries(self) -> Iterator[tuple[int, str, int]]:
        """Time of last use in nanoseconds, name and size of every entry."""
        with suppress(OSError), os.scandir(self._folder) as folder:
            for entry in folder:
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    yield status.st_mtime_ns, entry.name, status.st_size


def cache_of(root: Path) -> Cache:
    """The cache of the publication in `root`."""
    return Cache(root / ".broadsheet" / "cache")


@remembered
def _program_version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("broadsheet")
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "unreleased"


def _digest(key: str, data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_BYTES, key=key.encode()[:64]).digest()


def _replace(path: Path, data: bytes) -> None:
    descriptor, half = tempfile.mkstemp(dir=path.parent, prefix="half-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(half).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(half).unlink()
        raise

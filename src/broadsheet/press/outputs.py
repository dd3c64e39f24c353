"""Outputs put in place whole: one build of an issue at a time, one exchange of the finished folder.

A build writes everything into a staging folder beside the target, with hard links to the files it does not
own, and then exchanges the two in one system call. Killed at any moment it leaves the complete old set or the
complete new one; what else it leaves has a name that starts with a dot and is removed by the next build. This
holds for killed processes, not for a power cut: nothing is forced to the disk, a build can be repeated.
"""

from __future__ import annotations

import ctypes
import fcntl
import math
import os
import secrets
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from broadsheet.diagnostics import MachineError

WAIT_SECONDS = 30.0
_PAUSE_SECONDS = 0.05
_AT_FDCWD = -100  # linux/fcntl.h
_RENAME_EXCHANGE = 2  # linux/fs.h


@contextmanager
def issue_lock(root: Path, issue_id: str, *, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Keep other builds of this issue out until the block ends, or raise MachineError after `wait_seconds`.

    The system frees the lock when its holder dies, so a killed build never blocks. Deleting `.broadsheet`
    under a running build frees it too; then the last of two builds wins, and its outputs are still whole.
    """
    descriptor = _open_lock(root / ".broadsheet" / "locks", issue_id)
    try:
        if not _acquired(descriptor, wait_seconds):
            raise MachineError(
                f"Another build of issue {issue_id} is still running after {wait_seconds:g} seconds. "
                "Wait for it to end, or stop it."
            )
        yield
    finally:
        os.close(descriptor)


def _open_lock(folder: Path, issue_id: str) -> int:
    assert PurePosixPath(issue_id).name == issue_id, "an issue is named by its folder"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / f"{issue_id}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise MachineError(f"The lock of issue {issue_id} cannot be written: {error.strerror}.") from error


def _acquired(descriptor: int, wait_seconds: float) -> bool:
    for _ in range(math.ceil(wait_seconds / _PAUSE_SECONDS)):
        if _locked_now(descriptor):
            return True
        time.sleep(_PAUSE_SECONDS)
    return _locked_now(descriptor)


def _locked_now(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def publish(files: Mapping[str, bytes | Path], out_dir: Path, *, owned: Collection[str]) -> None:
    """Make `out_dir` hold `files` and, as they were, all its other files except the `owned` ones.

    Names are relative paths with `/`; an owned name may be a folder. So the build of one edition replaces
    only its own files, and what it no longer makes disappears. Files get mode 0644 less the umask.
    MachineError when the disk refuses; `out_dir` is then as before.
    """
    assert all(_is_inside(name) for name in (*files, *owned)), "outputs stay in their folder"
    target = out_dir.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        with _staging(target) as staging:
            if target.exists():
                _carry_over(target, staging, replaced=frozenset((*files, *owned)))
            for name in sorted(files):
                _write(staging / name, files[name])
            swap_in(staging, target)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise MachineError(
            f"The outputs in {out_dir} cannot be written: {reason}. The old ones are untouched."
        ) from error


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and str(path) == name


def _recover(target: Path) -> None:
    """Clear away what killed builds left, and put the old set back if it was between two names."""
    aside = _aside(target)
    if aside.exists():
        if target.exists():
            shutil.rmtree(aside, ignore_errors=True)
        else:
            aside.rename(target)
    prefix = _staging_prefix(target)
    for path in [each for each in target.parent.iterdir() if each.name.startswith(prefix)]:
        if _is_abandoned(path):
            shutil.rmtree(path, ignore_errors=True)


def _aside(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _staging_prefix(target: Path) -> str:
    return f".{target.name}.staging-"


@contextmanager
def _staging(target: Path) -> Iterator[Path]:
    """An empty folder beside `target`, locked while its maker lives, so that nobody else clears it away."""
    folder = target.with_name(_staging_prefix(target) + secrets.token_hex(4))
    folder.mkdir()
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        yield folder
    finally:
        os.close(descriptor)
        shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(staging: Path) -> bool:
    try:
        descriptor = os.open(staging, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:
        return False
    try:
        return _locked_now(descriptor)
    finally:
        os.close(descriptor)


def _carry_over(target: Path, staging: Path, *, replaced: frozenset[str]) -> None:
    for name, path in _files_but(target, replaced):
        destination = staging / name
        destination.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(path, destination, follow_symlinks=False)
        except OSError:  # a file system without hard links
            shutil.copy2(path, destination, follow_symlinks=False)


def _files_but(folder: Path, replaced: frozenset[str], *, prefix: str = "") -> Iterator[tuple[str, Path]]:
    """Name and path of every file below `folder`, except those in `replaced` or in a folder that is."""
    for path in sorted(folder.iterdir()):
        name = prefix + path.name
        if name in replaced:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files_but(path, replaced, prefix=f"{name}/")
        else:
            yield name, path


def _write(path: Path, content: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with os.fdopen(descriptor, "wb") as file:
        if isinstance(content, bytes):
            file.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, file)


def swap_in(staging: Path, target: Path) -> None:
    """Put the folder `staging` in the place of `target`, on the same file system, and remove the old one."""
    if not target.exists():
        staging.rename(target)
    elif _exchange(staging, target):
        shutil.rmtree(staging, ignore_errors=True)
    else:
        _swap_in_two_steps(staging, target)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names at once (Linux, renameat2); False where system or file system cannot."""
    try:
        renameat2 = ctypes.CDLL(None).renameat2
    except AttributeError:  # no such call in this C library
        return False
    flags = ctypes.c_uint(_RENAME_EXCHANGE)
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), flags) == 0)


def _swap_in_two_steps(staging: Path, target: Path) -> None:
    """Between the two renames there is no target; the next build puts the old one back after a kill."""
    aside = _aside(target)
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)

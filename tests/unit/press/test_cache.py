"""The cache gives back what was put, or nothing."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.press.cache import Cache

KEY = Cache.key("galley", b"one")
OTHER_KEY = Cache.key("galley", b"two")
PARTS = st.lists(st.binary(max_size=4), max_size=4)

WRITER = """
import sys
from pathlib import Path
from broadsheet.press.cache import Cache

cache = Cache(Path(sys.argv[1]))
for turn in range(200):
    cache.put(Cache.key("shared"), sys.argv[2].encode() * 50_000)
"""


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    """As on a full disk, no file can grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def entries(cache_folder: Path) -> list[str]:
    return sorted(path.name for path in cache_folder.iterdir())


def last_used(path: Path, second: int) -> None:
    os.utime(path, (second, second))


def test_what_was_put_is_given_back(cache: Cache) -> None:
    cache.put(KEY, b"lines")
    assert cache.get(KEY) == b"lines"


def test_nothing_was_put_under_another_key(cache: Cache) -> None:
    cache.put(KEY, b"lines")
    assert cache.get(OTHER_KEY) is None


def test_the_last_one_put_counts(cache: Cache) -> None:
    cache.put(KEY, b"lines")
    cache.put(KEY, b"other lines")
    assert cache.get(KEY) == b"other lines"


def test_a_half_entry_is_nothing(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"lines" * 100)
    path = tmp_path / "cache" / KEY
    for length in range(path.stat().st_size):
        os.truncate(path, path.stat().st_size - 1)
        assert cache.get(KEY) is None, length


def test_a_changed_byte_makes_an_entry_nothing(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"lines")
    path = tmp_path / "cache" / KEY
    path.write_bytes(path.read_bytes().replace(b"lines", b"lives"))
    assert cache.get(KEY) is None


def test_an_entry_under_a_wrong_name_is_nothing(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"lines")
    (tmp_path / "cache" / KEY).rename(tmp_path / "cache" / OTHER_KEY)
    assert cache.get(OTHER_KEY) is None


def test_the_folder_may_be_deleted_at_any_time(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, b"lines")
    shutil.rmtree(tmp_path / "cache")
    assert cache.get(KEY) is None
    cache.put(KEY, b"lines")
    assert cache.get(KEY) == b"lines"
    assert cache.diagnostics == ()


def test_a_folder_deleted_while_an_entry_is_written_is_no_fault(
    cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(half: Path, path: Path) -> None:
        shutil.rmtree(tmp_path / "cache")
        os.replace(half, path)  # noqa: PTH105 -- Path.replace is what is replaced here

    monkeypatch.setattr(Path, "replace", late)
    cache.put(KEY, b"lines")
    assert cache.get(KEY) is None
    assert cache.diagnostics == ()


def test_a_folder_that_cannot_be_made_is_no_cache_and_one_warning(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = Cache(tmp_path / "file" / "cache")
    cache.put(KEY, b"lines")
    cache.put(OTHER_KEY, b"lines")
    assert cache.get(KEY) is None
    assert [diagnostic.code for diagnostic in cache.diagnostics] == ["press-cache-unwritable"]
    cache.prune()


def test_a_full_disk_is_no_cache_and_leaves_no_half(cache: Cache, tmp_path: Path) -> None:
    with files_limited_to(1_000):
        cache.put(KEY, bytes(5_000))
    assert cache.get(KEY) is None
    assert entries(tmp_path / "cache") == []
    assert [diagnostic.message for diagnostic in cache.diagnostics] == [
        "Nothing can be kept for the next build: File too large."
    ]


def test_what_was_used_last_is_pruned_last(cache: Cache, tmp_path: Path) -> None:
    keys = [Cache.key(str(number)) for number in range(4)]
    for second, key in enumerate(keys):
        cache.put(key, bytes(1_000))
        last_used(tmp_path / "cache" / key, second)
    assert cache.get(keys[0]) is not None
    cache.prune(limit_bytes=2_500)
    assert [cache.get(key) is not None for key in keys] == [True, False, False, True]


def test_halves_of_killed_builds_are_pruned_too(cache: Cache, tmp_path: Path) -> None:
    cache.put(KEY, bytes(1_000))
    half = tmp_path / "cache" / "half-x"
    half.write_bytes(bytes(1_000))
    last_used(half, 0)
    cache.prune(limit_bytes=1_500)
    assert entries(tmp_path / "cache") == [KEY]


def test_pruning_what_was_never_made_is_harmless(cache: Cache) -> None:
    cache.prune(limit_bytes=0)


def test_processes_share_a_folder_without_a_torn_entry(cache: Cache, tmp_path: Path) -> None:
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", WRITER, str(tmp_path / "cache")]
    writers = [subprocess.Popen([*command, letter], env=environment) for letter in "ab"]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(cache.get(Cache.key("shared")))
        cache.prune(limit_bytes=0)
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= {None, b"a" * 50_000, b"b" * 50_000}


@given(PARTS, PARTS)
def test_different_parts_make_different_keys(one: list[bytes], other: list[bytes]) -> None:
    assert (Cache.key(*one) == Cache.key(*other)) == (one == other)


def test_another_version_of_the_program_makes_other_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("broadsheet.press.cache._program_version", lambda: "999")
    assert Cache.key("galley", b"one") != KEY

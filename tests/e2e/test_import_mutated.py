"""Sources that something has been at: each ends in stories or in a diagnostic, and the others come home."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from broadsheet.diagnostics import Severity
from broadsheet.intake import Order, bring_home
from broadsheet.sources.folder.pool import scan_pool
from tests.support.flat_issues import flat_issue

SEED = 2019
COUNT = 24
SOAK_SEEDS = range(SEED + 1, SEED + 11)
SOAK_COUNT = 1_000


def mutated(draw: random.Random, count: int) -> Iterator[bytes]:
    """An issue with bytes changed, lines moved, parts left out, or doubled again and again."""
    whole = flat_issue().encode()
    for number in range(count):
        data, lines = bytearray(whole), flat_issue().split("\n")
        match number % 4:
            case 0:
                for _ in range(draw.randint(1, 60)):
                    data[draw.randrange(len(data))] = draw.randrange(256)
                yield bytes(data)
            case 1:
                draw.shuffle(lines)
                yield "\n".join(lines).encode()
            case 2:
                start, end = sorted(draw.sample(range(len(data)), 2))
                yield bytes(data[:start] + data[end:])
            case _:
                part = draw.sample(lines, 5)
                yield whole + "\n".join(part * draw.randint(1, 200)).encode("utf-16-le")


def old_issues(folder: Path, seed: int, count: int) -> int:
    """Lay down `count` mutated issues and three files that are none; how many different ones that are."""
    folder.mkdir()
    changed = set[bytes]()
    for number, data in enumerate(mutated(random.Random(seed), count)):
        (folder / f"{number:04}.txt").write_bytes(data)
        changed.add(data)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "zeros.txt").write_bytes(bytes(100_000))
    (folder / "not-one.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    return len(changed) + 3


def assert_all_end(root: Path, seed: int, count: int) -> None:
    different = old_issues(root / "old", seed, count)
    done = bring_home(Order(root / "home", (str(root / "old"),), is_issue=False))
    refused = [fault for fault in done.diagnostics if fault.severity is Severity.ERROR]
    assert len(done.brought) + len(refused) == different
    assert {fault.code for fault in refused} <= {"import-nothing-found", "import-unreadable"}
    assert {fault.code for fault in done.diagnostics if fault not in refused} <= {"import-guessed-encoding"}
    assert len(done.brought) > count / 2
    pool = scan_pool(root / "home", "en")
    written = [story for story in pool.stories if story.problem]
    assert (written, pool.diagnostics) == ([], ())


def test_every_source_ends_in_stories_or_a_diagnostic(tmp_path: Path) -> None:
    assert_all_end(tmp_path, SEED, COUNT)


@pytest.mark.soak
@pytest.mark.parametrize("seed", SOAK_SEEDS)
def test_every_one_of_ten_thousand_sources_ends_so(seed: int, tmp_path: Path) -> None:
    assert_all_end(tmp_path, seed, SOAK_COUNT)

"""Sources that something has been at: each ends in stories or in a diagnostic, and the others come home."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from broadsheet.intake import Order, bring_home
from broadsheet.sources.folder.pool import scan_pool
from tests.support.flat_issues import flat_issue

SEED = 2019
COUNT = 24


def mutated(draw: random.Random) -> Iterator[bytes]:
    """An issue with bytes changed, lines moved, parts left out, or doubled again and again."""
    whole = flat_issue().encode()
    for number in range(COUNT):
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


def test_every_source_ends_in_stories_or_a_diagnostic(tmp_path: Path) -> None:
    draw = random.Random(SEED)
    (tmp_path / "old").mkdir()
    for number, data in enumerate(mutated(draw)):
        (tmp_path / "old" / f"{number:02}.txt").write_bytes(data)
    (tmp_path / "old" / "empty.txt").write_bytes(b"")
    (tmp_path / "old" / "zeros.txt").write_bytes(bytes(100_000))
    (tmp_path / "old" / "not-one.pdf").write_bytes(b"%PDF-1.7\n%%EOF")
    done = bring_home(Order(tmp_path / "home", (str(tmp_path / "old"),), is_issue=False))
    assert len(done.brought) + len(done.diagnostics) == COUNT + 3
    assert {fault.code for fault in done.diagnostics} <= {"import-nothing-found", "import-unreadable"}
    assert len(done.brought) > COUNT / 2
    pool = scan_pool(tmp_path / "home", "en")
    written = [story for story in pool.stories if story.problem]
    assert (written, pool.diagnostics) == ([], ())

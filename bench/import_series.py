"""A series of back issues in one command: killed in the middle and begun again, it must end like one that was not.

    CORPORA=DIR PYTHONPATH=. python bench/import_series.py [--sources N] [--pdfs FOLDER]

Lays N PDFs of the family `dev` into a folder, each another issue, and imports them once from beginning to end. Then
into another publication, where the whole group of processes is killed after half of that time, again after another
quarter, and the same command is left to end. Both folders are compared, every file and every byte. Below, seconds a
page of it all and of readers by others, which make text of the same files and nothing more. `--pdfs` lays the PDFs
into FOLDER, where those that are there already are taken as they are.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2  # type: ignore[import-untyped]

from bench.support.backissues.inputs import issues
from bench.support.backissues.outside import Clock, Spent, ours, peers

CORPORA = Path(os.environ["CORPORA"])
FAMILY = "dev"
FEW = 24
KILLED_AFTER = (0.5, 0.25)
"""Shares of the time that an import needs which nobody kills."""

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class Run:
    """One call of the command; `home` are the issues that are whole after it."""

    name: str
    spent: Spent
    home: int

    @property
    def row(self) -> str:
        return _row(self.name, f"{self.spent.seconds:.0f}", self.home)


def lay(folder: Path, count: int) -> list[Path]:
    """`count` PDFs in `folder`, each another issue, set anew only if one of them is missing."""
    files = [folder / f"{number:03}.pdf" for number in range(count)]
    if not all(path.exists() for path in files):
        folder.mkdir(parents=True, exist_ok=True)
        for path, made in zip(files, islice(issues(CORPORA, FAMILY, count), count), strict=True):
            path.write_bytes(made.pdf)
    return files


def imported(name: str, old: Path, root: Path, kill_after: float | None = None) -> Run:
    """Call `broadsheet import`; kill all of its processes after so many seconds, unless it has ended."""
    clock = Clock()
    command = [sys.executable, "-m", "broadsheet", "import", str(old), "-C", str(root)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    ) as importing:
        try:
            _, said = importing.communicate(timeout=kill_after)
        except subprocess.TimeoutExpired:
            os.killpg(importing.pid, signal.SIGKILL)
            importing.communicate()
            name = f"{name}, killed"
        else:
            if importing.returncode:
                print(said.decode(errors="replace"), file=sys.stderr)
                name = f"{name}, exit {importing.returncode}"
    return Run(name, clock.spent(), len(list(root.glob("issues/*/issue.toml"))))


def both_ways(old: Path, room: Path) -> Iterator[Run]:
    """Import from beginning to end into `clean`, then in spite of everything into `killed`."""
    clean = imported("from beginning to end", old, room / "clean")
    yield clean
    yield imported("another folder", old, room / "killed", clean.spent.seconds * KILLED_AFTER[0])
    yield imported("again", old, room / "killed", clean.spent.seconds * KILLED_AFTER[1])
    yield imported("again", old, room / "killed")


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def compared(clean: Path, killed: Path) -> Iterator[str]:
    """What the folders have and do not have in common; nothing is left out."""
    one, other = content(clean), content(killed)
    differing = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    yield f"{len(one):,} files in one folder, {len(other):,} in the other; {len(differing)} differ or are missing."
    yield from (f"- {name}" for name in differing[:_MOST_NAMED])


def pages_of(files: Sequence[Path]) -> int:
    return sum(len(pypdfium2.PdfDocument(path)) for path in files)


def speeds(clean: Run, files: Sequence[Path], pages: int) -> Iterator[str]:
    """Seconds a page: the import, its reading alone, the peers."""
    yield _row("reader", "s a page", "processor s a page")
    yield _row("---", "---:", "---:")
    for name, spent in chain(_of_ours(clean, files), peers(files)):
        figures = [f"{each / pages:.3f}" for each in (spent.seconds, spent.processor)]
        yield _row(name, *([spent.trouble, ""] if spent.trouble else figures))


def _of_ours(clean: Run, files: Sequence[Path]) -> Iterator[tuple[str, Spent]]:
    yield "broadsheet import", clean.spent
    yield "its recovery alone", ours(files)


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def asked_for() -> Namespace:
    parser = ArgumentParser()
    parser.add_argument("--sources", type=int, default=FEW)
    parser.add_argument("--pdfs", type=Path)
    return parser.parse_args()


def main() -> None:
    asked = asked_for()
    with TemporaryDirectory() as name:
        room = Path(name)
        # What a killed import leaves in the folder for temporary files goes with this one.
        os.environ["TMPDIR"] = name
        files = lay(asked.pdfs or room / "pdfs", asked.sources)
        old = room / "old"
        old.mkdir()
        for path in files:
            (old / path.name).symlink_to(path.resolve())
        pages = pages_of(files)
        print(f"{len(files)} PDFs, each another issue, {pages} pages.\n")
        print(_row("import", "s", "issues at home after it"))
        print(_row("---", "---:", "---:"), flush=True)
        runs = []
        for run in both_ways(old, room):
            print(run.row, flush=True)
            runs.append(run)
        print("\n" + "\n".join(compared(room / "clean", room / "killed")) + "\n", flush=True)
        for line in speeds(runs[0], files, pages):
            print(line, flush=True)


if __name__ == "__main__":
    main()

"""The process that takes sources apart: whatever a file does to it, the import goes on without it.

One request a line on standard input, one answer a line out, as JSON:

    {"source": PATH, "into": PATH}  →  {} when the recovery stands in the second file, or {"refused": WHY}
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from pathlib import Path

import msgspec

from broadsheet.sources.backissue.recovery import recover

MEMORY = 2_000_000_000  # bytes of address space


def answer(source: Path, into: Path) -> dict[str, str]:
    """Recover `source` and write down what was found."""
    try:
        data = source.read_bytes()
    except OSError as error:
        return {"refused": error.strerror or type(error).__name__}
    try:
        into.write_bytes(msgspec.msgpack.encode(recover(data, source.name)))
    except MemoryError:
        return {"refused": f"it needs more than {MEMORY // 1_000_000_000} GB of memory"}
    except ValueError as error:
        return {"refused": str(error)}
    except Exception as error:  # noqa: BLE001 - one bad source never stops the others
        return {
            "refused": f"this is a fault of Broadsheet, please report it ({type(error).__name__}: {error})"
        }
    return {}


def serve() -> None:
    # Ctrl-C reaches the whole group of processes; the parent says what becomes of this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        request = json.loads(line)
        sys.stdout.write(json.dumps(answer(Path(request["source"]), Path(request["into"]))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()

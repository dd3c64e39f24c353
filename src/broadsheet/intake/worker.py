"""The process that takes sources apart: whatever a file does to it, the import goes on without it.

One request a line on standard input, one answer a line out, as JSON:

    {"source": PATH, "into": PATH, "seconds": 120}  →  {} when the recovery stands in "into", or {"refused": WHY}

It may take so many seconds of the processor's work; a worker that needs more dies of SIGPROF. A request may name a
"profile" with which to read. With what is "confirmed" of the source, its profile is learned in the place of a recovery.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from broadsheet.sources.backissue.habits import profile_of
from broadsheet.sources.backissue.model import Recovered
from broadsheet.sources.backissue.profile import Confirmed, Profile
from broadsheet.sources.backissue.recovery import manuscript_of, recover

MEMORY = 2_000_000_000  # bytes of address space


def answer(source: Path, into: Path, asked: Mapping[str, str] = {}) -> dict[str, str]:
    """Recover `source`, or learn from it, as `asked`, and write down what was found."""
    try:
        data = source.read_bytes()
    except OSError as error:
        return {"refused": error.strerror or type(error).__name__}
    try:
        into.write_bytes(msgspec.msgpack.encode(_made(data, source.name, asked)))
    except MemoryError:
        return {"refused": f"it needs more than {MEMORY // 1_000_000_000} GB of memory"}
    except ValueError as error:
        return {"refused": str(error)}
    except Exception as error:  # noqa: BLE001 - one bad source never stops the others
        return {
            "refused": f"this is a fault of Broadsheet, please report it ({type(error).__name__}: {error})"
        }
    return {}


def _made(data: bytes, name: str, asked: Mapping[str, str]) -> Recovered | Profile:
    if "confirmed" in asked:
        confirmed = msgspec.msgpack.decode(Path(asked["confirmed"]).read_bytes(), type=Confirmed)
        return profile_of(manuscript_of(data, name).lines, confirmed)
    if "profile" in asked:
        return recover(data, name, msgspec.msgpack.decode(Path(asked["profile"]).read_bytes(), type=Profile))
    return recover(data, name)


def serve() -> None:
    # Ctrl-C reaches the whole group of processes; the parent says what becomes of this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for line in sys.stdin:
        request = json.loads(line)
        # Ends this process in whatever code it is. How busy the machine is must not decide what comes home.
        signal.setitimer(signal.ITIMER_PROF, request["seconds"])
        sys.stdout.write(json.dumps(answer(Path(request["source"]), Path(request["into"]), request)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()

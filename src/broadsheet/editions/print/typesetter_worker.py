"""The worker process that holds the typesetter. One request a line on standard input, one answer a line out.

Typst's query cache is never evicted, so measuring lives in a process that can be thrown away; the parent stays
small. Requests and answers are JSON:

    {"do": "query", "main": "measure.typ", "root": DIR, "fonts": [DIR…], "selectors": ["<story>", …]}
    {"do": "compile", "main": "pages.typ", "root": DIR, "fonts": […], "output": FILE, "timestamp": SECONDS}
    {"do": "faces", "fonts": […]}

    {"done": VALUE, "peak": BYTES}, {"refused": MESSAGE, "where": …} or {"failed": REASON}
"""

from __future__ import annotations

import json
import signal
import sys
from functools import cache
from pathlib import Path
from typing import Any

import typst

STANDARDS: list[Any] = ["ua-1", "a-2a"]


@cache
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=list(folders))


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Do what `request` asks; a typesetter's or the machine's complaint is an answer too."""
    try:
        fonts = _fonts(tuple(request["fonts"]))
        return {"done": _DEEDS[request["do"]](request, fonts), "peak": _peak_bytes()}
    except RuntimeError as error:  # TypstError, and what a query raises instead
        return {"refused": str(error), "where": getattr(error, "diagnostic", "")}
    except OSError as error:  # a full disk, a folder that has gone
        return {"failed": error.strerror or str(error)}


def _query(request: dict[str, Any], fonts: typst.Fonts) -> list[Any]:
    compiler = _compiler(request, fonts)
    try:
        return [json.loads(compiler.query(selector, field="value")) for selector in request["selectors"]]
    except typst.TypstError:
        raise
    except RuntimeError:
        compiler.compile(format="pdf")  # a query does not say where; this refuses the same, and does
        raise


def _compile(request: dict[str, Any], fonts: typst.Fonts) -> str:
    _compiler(request, fonts).compile(
        output=request["output"], pdf_standards=STANDARDS, timestamp=request["timestamp"]
    )
    return str(request["output"])


def _compiler(request: dict[str, Any], fonts: typst.Fonts) -> typst.Compiler:
    """Packages would be looked for in `root`, where none are, and are not downloaded: see the parent."""
    root = request["root"]
    return typst.Compiler(
        _main(request), root=root, font_paths=fonts, package_path=root, package_cache_path=root
    )


def _faces(_: dict[str, Any], fonts: typst.Fonts) -> list[tuple[str, str, str | None, int]]:
    return [(face.family, face.style, face.path, face.index) for face in fonts.fonts()]


_DEEDS = {"query": _query, "compile": _compile, "faces": _faces}


def _main(request: dict[str, Any]) -> str:
    return str(Path(request["root"]) / request["main"])


def _peak_bytes() -> int:
    """The most memory this process has held. (What getrusage says includes the process that started it.)"""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) * 1024


def serve() -> None:
    # Ctrl-C reaches the whole group of processes; the parent says what becomes of this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()

"""Reading a text file of the publication folder: bytes to clean text, with everything that can be wrong named."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from broadsheet.diagnostics import Diagnostic, Span, diagnose

MEGABYTE = 1_000_000

# No edition can set these, XML and Typst refuse some, and YAML refuses to read a file that holds one.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_NEWLINES = re.compile(r"\r\n?")


def without_controls(text: str) -> str:
    return _CONTROLS.sub("", text)


def read_text(root: Path, file: str, limit: int = MEGABYTE) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text of `file` (relative to `root`), its lines ended in one way; None when it cannot be read.

    More than `limit` bytes are refused.
    """
    try:
        with (root / file).open("rb") as source:
            data = source.read(limit + 1)
    except OSError as error:
        return None, (_refused(file, error),)
    if len(data) > limit:
        return None, (too_large(file, limit),)
    return decoded(data, file)


def read_head(root: Path, file: str, size: int) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The text in the first `size` bytes of `file`, as `read_text`."""
    try:
        with (root / file).open("rb", buffering=0) as source:
            data = source.read(size)
    except OSError as error:
        return None, (_refused(file, error),)
    return decoded(data, file, is_whole=len(data) < size)


def decoded(data: bytes, file: str, *, is_whole: bool = True) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """`data` as text. A character cut off at the end of a part is no fault."""
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(data, final=is_whole)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Save it as UTF-8 in your editor." + _guess(data)
        message = f"The text is not UTF-8: byte 0x{data[error.start]:02x} fits no character."
        return None, (diagnose("source-undecodable", message, Span(file, line), hints=[hint]),)
    text = _NEWLINES.sub("\n", text)
    control = _CONTROLS.search(text)
    if not control:
        return text, ()
    line = text.count("\n", 0, control.start()) + 1
    message = f"The control character U+{ord(control[0]):04X} was dropped, and any others like it."
    return without_controls(text), (diagnose("source-control-character", message, Span(file, line)),)


def _guess(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return " It looks like UTF-16."
    return " It looks like Windows-1252 or Latin-1." if b"\x00" not in data else ""


def _refused(file: str, error: OSError) -> Diagnostic:
    return unreadable(file, error.strerror or type(error).__name__)


def unreadable(file: str, reason: str) -> Diagnostic:
    return diagnose("source-unreadable", f"The file cannot be read: {reason}.", Span(file))


def too_large(file: str, limit: int = MEGABYTE) -> Diagnostic:
    return diagnose("source-too-large", f"This file has more than {limit // 1000:,} kB.", Span(file))

"""What is in the EPUB of a proof, for the frames that show its chapters."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from functools import lru_cache

_ROOM = "EPUB/"
_ENTRY = re.compile(r'<li><a href="([^"#]+)"[^>]*>(.*?)</a></li>')
_NAV = "nav.xhtml"


@lru_cache(maxsize=2)
def files_of(book: bytes) -> dict[str, bytes]:
    """Everything in the book's own folder; nothing where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(book)) as packed:
            names = [name for name in packed.namelist() if name.startswith(_ROOM)]
            return {name.removeprefix(_ROOM): packed.read(name) for name in names}
    except zipfile.BadZipFile:
        return {}


def chapters_of(book: bytes) -> Iterator[tuple[str, str]]:
    """File and title of every chapter that the book's contents name, the contents first."""
    contents = files_of(book).get(_NAV, b"").decode(errors="replace")
    if contents:
        yield _NAV, "Contents"
    yield from ((name, html.unescape(title)) for name, title in dict(_ENTRY.findall(contents)).items())

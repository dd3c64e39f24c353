"""The pages of print.pdf as pictures, made when a browser asks for them and kept by content."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import OrderedDict

RENDERER = "broadsheet.preview.render_page"
_KEPT_PICTURES = 96  # an issue has at most 64 pages
_AT_ONCE = 4
_PATIENCE_SECONDS = 30


PageSize = tuple[int, int]
"""Width and height in points."""


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page. Call it from the thread that builds: PDFium knows only one."""
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

    with PdfDocument(pdf) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
    return tuple((round(width), round(height)) for width, height in sizes)


class PagePictures:
    """Safe to use from any thread."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._keeping = threading.Lock()
        self._rendering = threading.Semaphore(_AT_ONCE)

    def picture(self, pdf: bytes, digest: str, number: int) -> bytes | None:
        """Page `number` as a PNG; None when it cannot be made."""
        key = digest, number
        with self._rendering:
            known = self._look_up(key)
            if known is None:
                known = _rendered(pdf, number)
                if known:
                    self._keep(key, known)
        return known

    def _look_up(self, key: tuple[str, int]) -> bytes | None:
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: tuple[str, int], picture: bytes) -> None:
        with self._keeping:
            self._kept[key] = picture
            while len(self._kept) > _KEPT_PICTURES:
                self._kept.popitem(last=False)


def _rendered(pdf: bytes, number: int) -> bytes | None:
    """None when the renderer fails, which is not worth the life of the preview."""
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter, our own module
            [sys.executable, "-m", RENDERER, str(number)],
            input=pdf,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None

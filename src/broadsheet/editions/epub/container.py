"""The container of a book: a ZIP file that says first of all what it is (OCF, EPUB 3.3, 4.2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_KIND = b"application/epub+zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that ZIP knows: the same bytes whenever they are packed
_STORED = (".jpg", ".png")  # pressed already
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{room}/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


def zipped(files: Mapping[str, bytes], room: str) -> bytes:
    """The book of `files`, which lie in its folder `room`; the same bytes for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr(_entry("mimetype", zipfile.ZIP_STORED), _KIND)
        book.writestr(_entry("META-INF/container.xml", zipfile.ZIP_DEFLATED), _CONTAINER.format(room=room))
        for name, data in files.items():
            way = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            book.writestr(_entry(f"{room}/{name}", way), data)
    return out.getvalue()


def _entry(name: str, way: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = way
    entry.create_system = 3  # Unix, on whatever system it is packed
    entry.external_attr = 0o644 << 16
    return entry

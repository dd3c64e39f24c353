"""Stream data that ends in a carriage return, made plain to every reader.

PDF/A (ISO 19005-2, 6.1.7.1) wants an end-of-line before `endstream` that is not part of the data. Typst writes a
line feed. When the last byte of compressed data happens to be a carriage return, the two look like one CR LF, and
a reader that trusts the marker more than `/Length` counts a byte too few. Writing CR LF there leaves no doubt.
"""

from __future__ import annotations

import re

_AMBIGUOUS = re.compile(rb"(?<=\r)\nendstream")
_XREF_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")
_START = re.compile(rb"startxref\n(\d+)\n")


def plain_stream_ends(pdf: bytes) -> bytes:
    """`pdf` as Typst writes it (one classic cross-reference table), with no ambiguous stream end."""
    inserted = [match.start() for match in _AMBIGUOUS.finditer(pdf)]
    if not inserted:
        return pdf
    start = _START.search(pdf, pdf.rindex(b"startxref"))
    assert start is not None, "a finished PDF says where its table is"
    table = int(start[1])
    body, rest = pdf[:table], pdf[table:]

    def moved(offset: int) -> int:
        return offset + sum(place < offset for place in inserted)

    rest = _XREF_ENTRY.sub(lambda entry: b"%010d %s n" % (moved(int(entry[1])), entry[2]), rest)
    rest = rest.replace(start[0], b"startxref\n%d\n" % moved(table))
    return _AMBIGUOUS.sub(b"\r\nendstream", body) + rest

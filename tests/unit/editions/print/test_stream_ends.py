"""A stream that ends in CR is read to its last byte, and the cross-reference table leads to every object."""

from __future__ import annotations

import io

import pikepdf

from broadsheet.editions.print.stream_ends import plain_stream_ends


def pdf_with_streams(*contents: bytes) -> bytes:
    """A PDF as Typst writes it: LF before endstream, one classic table."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    objects += [b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data) for data in contents]
    for number, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(out)


def streams_of(pdf: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as document:
        return [obj.read_raw_bytes() for obj in document.objects if isinstance(obj, pikepdf.Stream)]


def test_data_that_ends_in_a_carriage_return_is_kept_and_marked_off() -> None:
    contents = (b"one\r", b"two", b"three\r\r", b"four\n")
    plain = plain_stream_ends(pdf_with_streams(*contents))
    assert plain.count(b"\r\nendstream") == 2
    assert b"\r\r\nendstream" in plain
    assert streams_of(plain) == list(contents)


def test_other_files_are_left_alone() -> None:
    pdf = pdf_with_streams(b"one", b"two\n")
    assert plain_stream_ends(pdf) is pdf

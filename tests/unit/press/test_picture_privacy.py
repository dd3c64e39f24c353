"""Nothing that a camera, a program or a person wrote beside the pixels is in what comes out."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from broadsheet.press.pictures import encode_picture
from tests.unit.press.test_picture_encoding import encoded, photograph

SECRETS = ("Wren Camera", "Ada Author", "Sandy Cove", "/home/ada", "seen at noon", "serial 4711", "(c) Ada")
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="Ada Author" '
    b'dc:source="/home/ada/cove.jpg" dc:coverage="Sandy Cove"/></rdf:RDF></x:xmpmeta>'
)
JPEG_MARKERS = {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}  # JFIF header, tables, frame, Huffman codes, scan
PNG_CHUNKS = {b"IHDR", b"IDAT", b"IEND"}


def tagged_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Wren Camera"
    exif[0x013B] = "Ada Author"
    exif[0x8298] = "(c) Ada"
    exif[0x9C9C] = "seen at noon".encode("utf-16-le")  # XPComment
    exif.get_ifd(0x8769)[0xA431] = "serial 4711"
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 19.0, 47.11), 29: "2026:11:01"})
    return exif.tobytes()


def segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def iptc() -> bytes:
    """IPTC-IIM by-line and sub-location in Photoshop's resource 0x0404."""
    records = b"".join(
        struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text
        for number, text in ((80, b"Ada Author"), (92, b"Sandy Cove"))
    )
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">L", len(records)) + records


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def tagged_jpeg() -> bytes:
    """A photograph with all that programs add: EXIF, XMP, IPTC, a thumbnail, comments, a profile, a tail."""
    thumbnail = encoded(photograph(size=(16, 16)), "JPEG", comment=b"Wren Camera")
    plain = encoded(photograph(), "JPEG", exif=tagged_exif(), comment=b"seen at noon", icc_profile=profile())
    extra = (
        segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP)
        + segment(0xED, iptc())
        + segment(0xE2, b"MPF\0" + b"serial 4711")
        + segment(0xEF, thumbnail)
        + segment(0xFE, b"/home/ada/cove.jpg")
    )
    return plain[:2] + extra + plain[2:] + b"Sandy Cove after the end"


def tagged_png() -> bytes:
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Ada Author")
    words.add_text("Comment", "seen at noon", zip=True)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return encoded(
        photograph("RGBA"), "PNG", pnginfo=words, exif=tagged_exif(), icc_profile=profile(), dpi=(300, 300)
    )


def tagged_tiff() -> bytes:
    tags = {270: "seen at noon", 271: "Wren Camera", 315: "Ada Author", 316: "/home/ada", 700: XMP}
    return encoded(photograph(), "TIFF", tiffinfo=tags, icc_profile=profile())


TAGGED = {
    "jpeg": tagged_jpeg(),
    "png": tagged_png(),
    "tiff": tagged_tiff(),
    "webp": encoded(photograph(), "WEBP", exif=tagged_exif(), xmp=XMP, icc_profile=profile()),
    "gif": encoded(photograph().quantize(200), "GIF", comment=b"seen at noon, Ada Author"),
}
every_tagged = pytest.mark.parametrize("data", TAGGED.values(), ids=TAGGED.keys())


def forms(secret: str) -> tuple[bytes, ...]:
    return secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be")


def told(data: bytes) -> list[str]:
    return [secret for secret in SECRETS if any(form in data for form in forms(secret))]


def position(data: bytes) -> dict[int, object]:
    """The GPS tags of a picture."""
    return dict(Image.open(BytesIO(data)).getexif().get_ifd(0x8825))


def jpeg_markers(data: bytes) -> Iterator[int]:
    """Every marker up to the scan, and what follows the picture's end."""
    at = 2
    while data[at + 1] != 0xDA:
        yield data[at + 1]
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    yield 0xDA
    assert data.endswith(b"\xff\xd9")
    assert data.count(b"\xff\xd9") == data.count(b"\xff\xd8") == 1


def png_chunks(data: bytes) -> Iterator[bytes]:
    at = 8
    while at < len(data):
        yield data[at + 4 : at + 8]
        at += 12 + int.from_bytes(data[at : at + 4])


@every_tagged
def test_the_source_does_tell(data: bytes) -> None:
    assert len(told(data)) >= 2


def test_the_tagged_jpeg_tells_everything() -> None:
    assert told(TAGGED["jpeg"]) == list(SECRETS)


def test_the_place_is_in_the_source_and_not_in_the_result() -> None:
    data = encoded(photograph(), "JPEG", exif=tagged_exif())
    assert position(data)[2] == (54.0, 19.0, 47.11)
    assert position(encode_picture(data).data) == {}


@every_tagged
def test_the_result_tells_nothing(data: bytes) -> None:
    assert told(encode_picture(data).data) == []


@every_tagged
def test_the_result_has_no_room_for_words(data: bytes) -> None:
    picture = encode_picture(data)
    if picture.suffix == ".jpg":
        assert set(jpeg_markers(picture.data)) <= JPEG_MARKERS
    else:
        assert set(png_chunks(picture.data)) <= PNG_CHUNKS

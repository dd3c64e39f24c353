"""What a picture says about who took it, where and with what stays out of every artefact."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from PIL import Image

from tests.support.publications import compiled, example

SECRETS = ("Hasselbracht X9", "Wilhelmina Querfeld", "Nordstrand-Sued", "secret-comment-41", "54.5107")


def tagged_jpeg() -> bytes:
    """A photograph with camera, author, place and comment in EXIF, XMP, IPTC and a JPEG comment."""
    picture = Image.effect_noise((900, 600), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = SECRETS[0]
    exif[0x013B] = SECRETS[1]
    exif[0x010E] = SECRETS[2]
    out = io.BytesIO()
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><place>{SECRETS[2]} {SECRETS[4]}</place></x:xmpmeta>".encode()
    picture.save(out, "JPEG", exif=exif, xmp=xmp, comment=SECRETS[3].encode())
    data = out.getvalue()
    author = SECRETS[1].encode()
    record = b"\x1c\x02\x50" + len(author).to_bytes(2, "big") + author
    block = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + len(record).to_bytes(4, "big") + record
    return data[:2] + b"\xff\xed" + (len(block) + 2).to_bytes(2, "big") + block + data[2:]


@pytest.fixture(scope="module")
def artefacts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = example(tmp_path_factory.mktemp("tagged") / "paper")
    (root / "stories/pictures/holiday.jpg").write_bytes(tagged_jpeg())
    story = root / "stories/the-mill-will-turn-again.md"
    story.write_text(re.sub(r"pictures/mill\.svg", "pictures/holiday.jpg", story.read_text()))
    made = compiled(root)
    assert "print.pdf" in made.artefacts, made.diagnostics
    return dict(made.artefacts)


def test_the_fixture_holds_every_secret() -> None:
    data = tagged_jpeg()
    assert [secret for secret in SECRETS if secret.encode() not in data] == []


def test_no_secret_of_a_photograph_is_in_any_artefact(artefacts: dict[str, bytes]) -> None:
    for name, data in artefacts.items():
        for part in (data, *(_streams(data) if name.endswith(".pdf") else ())):
            assert [secret for secret in SECRETS if secret.encode() in part] == [], name


def test_the_photograph_is_in_the_pdf(artefacts: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(artefacts["print.pdf"])) as pdf:
        kinds = [str(obj.get("/Filter")) for obj in pdf.objects if isinstance(obj, pikepdf.Stream)]
    assert "/DCTDecode" in kinds


def _streams(data: bytes) -> list[bytes]:
    """Every stream of a PDF, raw and decoded."""
    found = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for obj in pdf.objects:
            if isinstance(obj, pikepdf.Stream):
                found.append(obj.read_raw_bytes())
                if str(obj.get("/Filter")) != "/DCTDecode":
                    found.append(obj.read_bytes())
    return found

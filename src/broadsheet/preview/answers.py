"""What is found at which address below the token, with the policy its reader's browser is to keep."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from broadsheet.preview.board import BOOK, PDF, Proof
from broadsheet.preview.books import files_of
from broadsheet.preview.mail_frame import Look, framed, in_look
from broadsheet.preview.pages import PagePictures

_SHELL = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_LOCKED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
# Without scripts a frame of the same origin is harmless; of another origin it might not load its own pictures.
_SANDBOX = "; sandbox allow-same-origin"
_MAIL = _LOCKED + _SANDBOX + "; style-src 'unsafe-inline'; img-src 'self'"
_MAIL_BARE = _LOCKED + _SANDBOX + "; style-src 'unsafe-inline'; img-src 'none'"
_FRAME = _LOCKED + _SANDBOX + "; style-src 'self'; img-src 'self'"
_FILE = _LOCKED + _SANDBOX + "; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'"
_FILE_PDF = _LOCKED + "; style-src 'unsafe-inline'; object-src 'self'"  # viewers refuse to work in a sandbox

_STATIC = (
    "preview.css",
    "preview.js",
    "icon.svg",
    "fonts/source-sans.woff2",
    "fonts/source-serif.woff2",
    "fonts/vazirmatn.woff2",
)
_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".eml": "message/rfc822",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml; charset=utf-8",
}
_PAGE_ADDRESS = re.compile(r"pages/([0-9a-f]+)/([1-9][0-9]{0,2})\.png")
_FRAME_ADDRESS = re.compile(r"(web|book)/[0-9a-f]+/(light|dark)/(.*)", re.DOTALL)
_MAIL_ADDRESS = re.compile(r"mail/([0-9a-f]+)/(light|dark)/(full|bare)")


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    type: str
    policy: str = _LOCKED


@dataclass(frozen=True, slots=True)
class Desk:
    """All that answers are made from. `base` is the address of the shell page: the token between slashes."""

    base: str
    pictures: PagePictures


def answer(address: str, proof: Proof, desk: Desk) -> Answer | None:
    """What is at `address`, as it stands in a request but without the base; None where there is nothing.

    Addresses are looked up among names that are known; none is ever made a path.
    """
    name = unquote(address.partition("?")[0])
    if name == "":
        return Answer(_static("index.html"), _TYPES[".html"], _SHELL)
    if name in _STATIC:
        return Answer(_static(name), _type(name))
    if name.startswith("files/"):
        return _file(name.removeprefix("files/"), proof)
    made = (kind(found, proof, desk) for form, kind in _FORMS if (found := form.fullmatch(name)))
    return next(made, None)


@cache
def _static(name: str) -> bytes:
    return resources.files("broadsheet.preview").joinpath("page", name).read_bytes()


def _type(name: str) -> str:
    return _TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")


def _file(name: str, proof: Proof) -> Answer | None:
    data = proof.artefacts.get(name)
    if data is None:
        return None
    kind = _type(name)
    return Answer(data, kind, _FILE_PDF if kind == _TYPES[".pdf"] else _FILE)


def _page(found: re.Match[str], proof: Proof, desk: Desk) -> Answer | None:
    digest, number = found[1], int(found[2])
    if proof.digests.get(PDF) != digest or number > len(proof.pages):
        return None
    picture = desk.pictures.picture(proof.artefacts[PDF], digest, number)
    return Answer(picture, _TYPES[".png"]) if picture else None


def _framed(found: re.Match[str], proof: Proof, desk: Desk) -> Answer | None:  # noqa: ARG001 - one form for all
    """A file of the web edition or of the book, in the look that its frame is for."""
    look: Look = "dark" if found[2] == "dark" else "light"
    if found[1] == "web":
        name = found[3] if found[3] and not found[3].endswith("/") else f"{found[3]}index.html"
        data = proof.artefacts.get(f"web/{name}")
    else:
        name = found[3]
        data = files_of(proof.artefacts.get(BOOK, b"")).get(name)
    if data is None:
        return None
    if name.endswith((".html", ".css")):
        data = in_look(data.decode(errors="replace"), look).encode()
    return Answer(data, _type(name), _FRAME)


def _mail(found: re.Match[str], proof: Proof, desk: Desk) -> Answer | None:
    digest, shown = found[1], found[3]
    if proof.digests.get("mail.html") != digest:
        return None
    look: Look = "dark" if found[2] == "dark" else "light"
    html = proof.artefacts["mail.html"].decode(errors="replace")
    page = framed(html, look, proof.artefacts.keys(), _address_below(desk.base))
    return Answer(page.encode(), _TYPES[".html"], _MAIL_BARE if shown == "bare" else _MAIL)


def _address_below(base: str) -> Callable[[str], str]:
    return lambda name: f"{base}files/{quote(name)}"


_FORMS = ((_PAGE_ADDRESS, _page), (_FRAME_ADDRESS, _framed), (_MAIL_ADDRESS, _mail))

"""Where links may lead and where pictures may lie."""

from __future__ import annotations

import posixpath
import re
import string
from collections.abc import Iterator
from enum import Enum, auto
from typing import Protocol

from markdown_it.common.normalize_url import normalizeLink

from broadsheet.sources.folder.markdown.typography import CJK
from broadsheet.sources.folder.paths import inside

# What browsers pass over in an address (WHATWG URL §4.4) and more that only hides a scheme: control characters,
# white space at the ends, soft hyphens, marks of no width and of direction.
_INVISIBLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(
    r"(https?)://([^\s/?#\\@]*@)?((?:[\w.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?)([/?#].*)?", re.IGNORECASE
)
_LOCAL = re.compile(r"(mailto|tel):[^/\\?#].*", re.IGNORECASE)
# What needs no encoding; most addresses are such.
_ENCODED = re.compile(r"(?:[A-Za-z0-9;/?:@&=+$,_.!~*'()#-]|%[0-9A-Fa-f]{2})+")
# A bare address ends where a sentence in Chinese or Japanese goes on without a space, and somewhere.
_BARE = re.compile(rf"(?<![a-z0-9])https?://[^\s<>\"«»“”„‘’‹›|`\\^{{}}{CJK}]{{1,2000}}", re.IGNORECASE)
_TRAILING = ".,;:!?…*_~"
_OF_THE_MACHINE = frozenset({"file", *string.ascii_lowercase})  # C:\\ has a scheme of one letter


class Lost(Enum):
    """Why a link that is no address of the web cannot be followed."""

    NOWHERE = auto()
    ELSEWHERE = auto()


class Guide(Protocol):
    """Knows where the stories of the publication stand on the web."""

    def way(self, address: str, file: str) -> str | Lost:
        """The URL of the story that `address` names where it stands in `file`."""

    def is_dead(self, url: str) -> bool:
        """Whether `url` is below the publication's own address, and no story of the issue it names is there."""


class _Stranger:
    def way(self, _address: str, _file: str) -> str | Lost:
        return Lost.ELSEWHERE

    def is_dead(self, _url: str) -> bool:
        return False


STRANGER: Guide = _Stranger()
"""A guide who knows no way."""


class Refused(Enum):
    """Why a picture cannot be taken."""

    OUTSIDE = auto()
    REMOTE = auto()
    NO_FILE = auto()


def safe_url(address: str) -> str | None:
    """`address` as an ASCII URL if it is http, https, mailto, tel or a fragment; else None."""
    url = _INVISIBLE.sub("", address).strip().replace(" ", "%20")
    if web := _WEB.fullmatch(url):
        url = f"{web[1].lower()}://{web[2] or ''}{web[3].lower()}{web[4] or ''}"
    elif local := _LOCAL.fullmatch(url):
        scheme = local[1].lower()
        url = scheme + url[len(scheme) :].replace("%20", "" if scheme == "tel" else "%20")
    elif len(url) == 1 or not url.startswith("#"):
        return None
    encoded = url if _ENCODED.fullmatch(url) else normalizeLink(url)
    return encoded if encoded.isascii() and (not web or _WEB.fullmatch(encoded)) else None


def bare_urls(text: str) -> Iterator[tuple[int, int]]:
    """The places of the web addresses in running text, without the punctuation that follows them."""
    for match in _BARE.finditer(text):
        end = match.end()
        while text[end - 1] in _TRAILING or _is_unbalanced(text[match.start() : end]):
            end -= 1
        if not text[match.start() : end].endswith("//"):
            yield match.start(), end


def _is_unbalanced(address: str) -> bool:
    """Whether its last character closes what was opened outside."""
    if address[-1] == "'":
        return address.count("'") % 2 == 1
    opening = {")": "(", "]": "["}.get(address[-1])
    return opening is not None and address.count(address[-1]) > address.count(opening)


def local_path(address: str) -> tuple[str, str] | None:
    """The path and fragment (with its `#`) of `address`; None when it has a scheme or names a host."""
    url = _INVISIBLE.sub("", address).strip()
    if _SCHEME.match(url) or re.match(r"[/\\]{2}", url):
        return None
    before, hash_sign, fragment = url.partition("#")
    return before.partition("?")[0], hash_sign + fragment


def picture_file(address: str, story: str) -> str | Refused:
    """The path of a picture relative to the publication folder.

    `address` is relative to the folder of the file `story`, or begins with a slash: then to the publication's.
    """
    url = _INVISIBLE.sub("", address).strip()
    if re.match(r"(?:https?:)?[/\\]{2}", url, re.IGNORECASE):
        return Refused.REMOTE
    scheme = _SCHEME.match(url)
    if scheme:
        return Refused.OUTSIDE if scheme[1].lower() in _OF_THE_MACHINE else Refused.NO_FILE
    path = re.split(r"[?#]", url)[0].strip()
    if not path or path.endswith(("/", "\\")):
        return Refused.NO_FILE
    return inside(posixpath.dirname(story), path) or Refused.OUTSIDE

"""Page one of the print edition as other editions show it: photographed once, then kept."""

from __future__ import annotations

from hashlib import blake2b

import msgspec

from broadsheet.edition import PageOne, Shown
from broadsheet.press.cache import Cache

_RECIPE = "1"  # raised whenever a change of the camera changes the bytes that come out


class _Kept(msgspec.Struct, frozen=True):
    """What the cache keeps of one picture."""

    data: bytes
    width: int
    height: int


def page_one_of(pdf: bytes, cache: Cache) -> PageOne:
    """Shows the first page of `pdf`."""
    digest = blake2b(pdf, digest_size=16).hexdigest()

    def show(width: int, ratio: float) -> Shown:
        key = cache.key("page one", _RECIPE, digest, str(width), str(ratio))
        kept = cache.get(key)
        if kept is None:
            from broadsheet.editions.print.thumbnail import photograph

            kept = msgspec.msgpack.encode(_Kept(*photograph(pdf, width, ratio)))
            cache.put(key, kept)
        made = msgspec.msgpack.decode(kept, type=_Kept)
        return Shown(
            f"{blake2b(made.data, digest_size=8).hexdigest()}.jpg", made.data, made.width, made.height
        )

    return show

"""A picture fit to print, as the cache keeps it."""

from __future__ import annotations

import msgspec

LONGEST_SIDE = 3_000  # pixels: 180 to the inch on the long side of A3


class BrokenPictureError(ValueError):
    """The picture cannot be used; the message completes "cannot be used: …"."""


class PictureFile(msgspec.Struct, frozen=True):
    """A picture fit to print: `suffix` is .jpg, .png or .svg, `width` and `height` as in the model.

    `animated` says that only the first frame was taken, `dropped` what is missing of a drawing.
    """

    data: bytes
    suffix: str
    width: int
    height: int
    animated: bool = False
    dropped: tuple[str, ...] = ()

"""What a face can do beyond showing its characters."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from broadsheet.editions.print.typesetter import Face

_SMALL_CAPS = b"smcp"  # OpenType 1.9, registered features
# The typesetter's own faces are in no file; what they have is known.
_OWN_WITH_SMALL_CAPS = frozenset({"Libertinus Serif", "New Computer Modern"})


def has_small_caps(families: Iterable[str], faces: Sequence[Face]) -> bool:
    """Whether text set in `families`, of those among `faces`, has small capitals: the first that is there decides."""
    uprights = {face.family: face for face in reversed(faces) if face.style == "normal"}
    first = next((uprights[family] for family in families if family in uprights), None)
    if first is None:
        return False
    if first.path is None:
        return first.family in _OWN_WITH_SMALL_CAPS
    return _SMALL_CAPS in _features(first.path, first.index, Path(first.path).stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _features(path: str, index: int, _changed: int) -> frozenset[bytes]:
    """The tags of the substitutions that the face at `index` of a font file has.

    OpenType 1.9: "Organization of an OpenType font", and the header and feature list of "GSUB". A library for fonts
    takes longer to be imported than all else that a build does before it measures.
    """
    data = Path(path).read_bytes()
    try:
        start = struct.unpack_from(">L", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
        (tables,) = struct.unpack_from(">4xH", data, start)
        records = (struct.unpack_from(">4s4xL", data, start + 12 + 16 * number) for number in range(tables))
        substitutions = dict(records).get(b"GSUB")
        if substitutions is None:
            return frozenset()
        listed = substitutions + struct.unpack_from(">6xH", data, substitutions)[0]
        (count,) = struct.unpack_from(">H", data, listed)
        return frozenset(data[listed + 2 + 6 * number :][:4] for number in range(count))
    except struct.error:
        return frozenset()

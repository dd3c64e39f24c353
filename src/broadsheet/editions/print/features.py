"""What a face can do beyond showing its characters."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from broadsheet.editions.print.typesetter import Face

_SMALL_CAPS = "smcp"  # OpenType 1.9, registered features
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
def _features(path: str, index: int, _changed: int) -> frozenset[str]:
    """The tags of the substitutions that the face at `index` of a font file has."""
    from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]

    try:
        with Path(path).open("rb") as file, TTFont(file, lazy=True, fontNumber=index) as font:
            records = font["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in font else ()
            return frozenset(record.FeatureTag for record in records)
    except (TTLibError, struct.error, LookupError, ValueError, AttributeError, AssertionError):
        # What the typesetter reads, fontTools may not.
        return frozenset()

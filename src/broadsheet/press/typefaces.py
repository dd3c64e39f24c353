"""The faces that words are set in, as a key of the cache knows them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path

from broadsheet.diagnostics import MachineError
from broadsheet.editions.print.fonts import FONT_PACKAGES, extra_packages, own_fonts


def typefaces(root: Path) -> tuple[bytes | str, ...]:
    """All faces there are for the publication in `root`. Of two files that hold the same face the typesetter takes one
    by their names, and remarks name them.
    """
    own = own_fonts(root)
    names = (path.relative_to(root).as_posix() for path in own)
    digests = (blake2b(path.read_bytes()).digest() for path in own)
    packaged = (f"{package} {version(package)}" for package in (*FONT_PACKAGES, *extra_packages()))
    return (*packaged, *names, *digests)


@cache
def version(package: str) -> str:
    """Of a package that is needed."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError as error:
        raise MachineError(f"The package “{package}” is not installed. Install Broadsheet again.") from error

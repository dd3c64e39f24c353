"""Paths as people write them, kept inside the publication folder."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote


def inside(folder: str, written: str) -> str | None:
    """`written` in a file of `folder`, as a path relative to the publication folder; None when it leads out of it.

    A leading slash means the publication folder itself, as it means the site in a web page. Percent codes and
    backslashes are read as what they hide.
    """
    plain = unquote(written).replace("\\", "/")
    joined = posixpath.normpath(
        posixpath.join(folder, plain) if not plain.startswith("/") else plain.lstrip("/")
    )
    leads_out = joined == ".." or joined.startswith("../") or "\x00" in joined or ":" in joined.split("/")[0]
    return None if leads_out else joined

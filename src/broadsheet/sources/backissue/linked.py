"""Addresses as the links of a PDF have them, whole where print broke or shortened them."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.sources.backissue.model import Line
from broadsheet.sources.backissue.vocabulary import key


def linked_url(url: str, lines: Sequence[Line]) -> str:
    """The address that `lines` lead to, where it is `url` and perhaps more; else `url` itself."""
    said = key(url.removeprefix("https://").removeprefix("http://"))
    links = dict.fromkeys(link for line in lines for link in line.links if link.startswith("http"))
    return next((link for link in links if said and said in key(link)), url)

"""The page of a mail → its blocks, within bounds: no page makes the parser take ages, and nothing is fetched."""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

from broadsheet.sources.backissue.mail.blocks import Block
from broadsheet.sources.backissue.mail.letters import Letter
from broadsheet.sources.backissue.mail.walking import Walker

_MOST_CHARACTERS = 10_000_000  # of a page
_MOST_MARKS = 400_000  # of elements in it
_LONGEST_TAG = 50_000  # characters outside of quotes: libxml2 compares each attribute with every other
_SPECIAL = re.compile("[>\"']")


def blocks_of(letter: Letter, name: str) -> list[Block]:
    """The blocks of the page of `letter`, which takes the page's title for its subject where it has none.

    ValueError says, under `name`, why it cannot be read.
    """
    if len(letter.html) > _MOST_CHARACTERS or letter.html.count("<") > _MOST_MARKS:
        raise ValueError(
            f"{name} has a page of {len(letter.html):,} characters, larger than that of any mail"
        )
    if _longest_tag(letter.html) > _LONGEST_TAG:
        raise ValueError(f"{name} cannot be read as a page: a tag in it is too long")
    parser = etree.HTMLParser(
        encoding="utf-8",
        recover=True,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    html = letter.html.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(html, parser) if html.strip() else None
    except etree.LxmlError as fault:
        raise ValueError(f"{name} cannot be read as a page: {fault}") from fault
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ValueError(
            f"{name} cannot be read as a page: it is nested too deep, or a text in it is too long"
        )
    if root is None:
        return []
    title = root.find(".//title")
    if title is not None and title.text:
        letter.headers.setdefault("subject", " ".join(title.text.split()))
    return Walker(root).blocks()


def _longest_tag(html: str) -> int:
    """The most characters that a tag has outside of quotes, in time that grows as the page does."""
    longest = at = 0
    while (start := html.find("<", at)) != -1:
        at, length = _tag(html, start + 1) if html[start + 1 : start + 2].isalpha() else (start + 1, 0)
        longest = max(longest, length)
    return longest


def _tag(html: str, start: int) -> tuple[int, int]:
    """Where the tag that begins at `start` ends, and its length without what stands in quotes."""
    at, length = start, 0
    while found := _SPECIAL.search(html, at):
        length += found.start() - at
        at = found.end()
        if found[0] == ">":
            return at, length
        before = html[found.start() - 1]
        if before == "=" or before.isspace():  # elsewhere a quote is a letter
            end = html.find(found[0], at)
            if end == -1:
                break
            at = end + 1
    return len(html), length + len(html) - at

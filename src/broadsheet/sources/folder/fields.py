"""Front matter by meaning: which key stands for which field, and what counts as a value of it.

Posts of Hugo, Jekyll, Pelican and Eleventy load as they are, so a field has many names, a value that another
program understands better is passed over with a warning, and every key nobody asked for ends in `extra`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import chain
from typing import TypeVar
from urllib.parse import urlsplit, urlunsplit

from broadsheet.config.wording import repr_of
from broadsheet.diagnostics import Diagnostic, Span, diagnose
from broadsheet.issue.model import ALL_EDITIONS, Carry, Keep
from broadsheet.sources.folder.front_matter import Entry, FrontMatter
from broadsheet.sources.folder.markdown.links import safe_url
from broadsheet.sources.folder.plain_values import Plain
from broadsheet.strings.tags import language_tag

T = TypeVar("T")

# Parameters of campaigns and networks; a site's own, such as WordPress's ?p=101, stay.
_TRACKING = re.compile(
    r"(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_hs\w+|ref)(=|$)", re.IGNORECASE
)

# Each field's keys, folded, the first present one counting.
KEYS = {
    "title": ("title",),
    "short_title": ("shorttitle", "linktitle"),
    "date": ("date", "published", "publishdate", "pubdate"),
    "time": ("time",),
    "bylines": ("byline", "bylines", "authors", "author", "by"),
    "standfirst": ("standfirst", "teaser", "deck", "description", "subtitle", "summary"),
    "eyebrow": ("eyebrow",),
    "dateline": ("dateline",),
    "slug": ("slug",),
    "language": ("lang", "language", "locale"),
    "permalink": ("permalink", "canonical", "canonicalurl", "url", "link"),
    "picture": ("image", "cover", "featuredimage", "thumbnail"),
    "pull_quotes": ("pullquote", "pullquotes"),
    "priority": ("priority",),
    "keep": ("keep",),
    "min_words": ("minwords",),
    "continues": ("continues",),
    "carry": ("carry",),
    "section": ("section", "categories", "category"),
    "tags": ("tags",),
    "alternates": ("alternates",),
    "draft": ("draft",),
    "status": ("status",),
}
_OURS = frozenset(chain.from_iterable(KEYS.values()))
_KEEPS: Mapping[str, Keep] = {"auto": "auto", "whole": "whole", "teaser": "teaser"}
_CARRIES: Mapping[str, Carry] = {"whole": "whole", "excerpt": "excerpt"}
_TRUE = {"true", "yes", "on", "1"}
_FALSE = {"false", "no", "off", "0"}


class Fields:
    """Takes fields out of front matter one by one; `extra` is what nobody took."""

    def __init__(self, matter: FrontMatter, file: str) -> None:
        self.entries = matter.entries
        self.file = file
        self.taken: set[str] = set()
        self.found: list[Diagnostic] = []

    def take(self, name: str, read: Callable[[Entry], T | None], expected: str) -> T | None:
        """The first of the field's keys that `read` can read; a value it cannot read is a warning."""
        for key in KEYS[name]:
            entry = self.entries.get(key)
            if entry is None or _is_empty(entry.value):
                continue
            value = read(entry)
            if value is not None:
                self.taken.add(key)
                return value
            self.found.append(self.bad(entry, expected))
        return None

    def bad(self, entry: Entry, expected: str) -> Diagnostic:
        message = f"`{entry.key}` is {repr_of(entry.value)}, which is passed over; it should be {expected}."
        return diagnose("source-bad-field", message, Span(self.file, entry.line))

    def line(self, name: str) -> int:
        """The line of the field that was taken, the file's first one where there is none."""
        return next(
            (self.entries[key].line for key in KEYS[name] if key in self.taken & self.entries.keys()), 1
        )

    def extra(self) -> dict[str, Plain]:
        return {
            entry.key: entry.value
            for key, entry in self.entries.items()
            if key not in self.taken and not (key in _OURS and _is_empty(entry.value))
        }


def _is_empty(value: object) -> bool:
    """`image: false` and `teaser:` say that there is none."""
    return value is None or value is False or value in ("", [], {})


def as_text(entry: Entry) -> str | None:
    """One line of text; a number or a word like `true` is the text it was written as."""
    if isinstance(entry.value, list | dict):
        return None
    text = entry.written if entry.written is not None else str(entry.value)
    return " ".join(text.split()) or None


def as_names(entry: Entry) -> tuple[str, ...] | None:
    """Names: a list, or one text. "Ida Marsh and Tom Reed" stays one; Pelican divides with semicolons. A table goes
    by its `name`.
    """
    value = entry.value.split(";") if isinstance(entry.value, str) else entry.value
    values = value if isinstance(value, list) else [value]
    names = tuple(name for name in map(_name, values) if name)
    return names or None


def _name(value: Plain) -> str:
    if isinstance(value, dict):
        named = {key.casefold(): each for key, each in value.items()}
        value = named.get("name") or named.get("title") or ""
    return " ".join(str(value).split()) if isinstance(value, str | int) else ""


def as_words(entry: Entry) -> tuple[str, ...] | None:
    """A list of words, or one text with commas."""
    if isinstance(entry.value, str):
        return tuple(word.strip() for word in entry.value.split(",") if word.strip()) or None
    return as_names(entry)


def as_first(entry: Entry) -> str | None:
    words = as_words(entry)
    return words[0] if words else None


def as_truth(entry: Entry) -> bool | None:
    word = str(entry.value).casefold()
    return True if word in _TRUE else False if word in _FALSE else None


def as_language(entry: Entry) -> str | None:
    return language_tag(entry.value) if isinstance(entry.value, str) else None


def as_whole_number(low: int, high: int) -> Callable[[Entry], int | None]:
    """A reader of whole numbers from `low` to `high`."""

    def read(entry: Entry) -> int | None:
        written = str(entry.value)
        value = int(written) if re.fullmatch(r"\d{1,9}", written) else -1
        return value if low <= value <= high else None

    return read


def as_keep(entry: Entry) -> Keep | None:
    """A `Keep`: "auto", "whole", "teaser" or a share between 0 and 1."""
    if isinstance(entry.value, str):
        return _KEEPS.get(entry.value)
    return entry.value if isinstance(entry.value, float) and 0 < entry.value < 1 else None


def as_carry(entry: Entry) -> dict[str, Carry] | None:
    """What editions carry: one word for all of them, or a table of editions with a word each."""
    table = entry.value if isinstance(entry.value, dict) else {ALL_EDITIONS: entry.value}
    read = {name: _CARRIES.get(str(value)) for name, value in table.items()}
    return {name: value for name, value in read.items() if value} if all(read.values()) else None


def as_addresses(entry: Entry) -> dict[str, str] | None:
    """Web addresses by language tag."""
    if not isinstance(entry.value, dict):
        return None
    tags = {key: language_tag(key) for key in entry.value}
    addresses = {key: web_address(value) for key, value in entry.value.items()}
    if not all(tags.values()) or not all(addresses.values()):
        return None
    return {str(tags[key]): str(addresses[key]) for key in tags}


def as_permalink(entry: Entry, site: str) -> str | None:
    """A web address as it is, a path behind the publication's `site`; a pattern of some generator is neither."""
    text = as_text(entry) or ""
    is_path = site and "/" in text and ":" not in text and not text.startswith("//")
    address = web_address(f"{site}/{text.lstrip('/')}" if is_path else text)
    return without_tracking(address) if address else None


def without_tracking(address: str) -> str:
    """`address` without the parameters that follow a reader from a campaign to a page."""
    parts = urlsplit(address)
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair)]
    return urlunsplit(parts._replace(query="&".join(kept)))


def web_address(text: object) -> str | None:
    """`text` as an ASCII http or https URL, if it is one."""
    url = safe_url(text) if isinstance(text, str) else None
    return url if url and url.startswith("http") else None

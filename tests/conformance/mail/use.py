"""A place in a mail where something is used that not every mail program may know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Audience(Enum):
    """Who sees a part of a mail: Outlook for Windows obeys conditional comments, and to others they are comments."""

    ALL = "all"
    OUTLOOK = "Outlook for Windows"
    OTHERS = "all but Outlook for Windows"


@dataclass(frozen=True, slots=True)
class Use:
    """A feature (by caniemail's name for it) in use.

    `element` is where: the element's name, or "style" for a rule in a sheet. `value` is that of the property or
    attribute. A program that lacks any feature of `within` never comes to see this use: rules in a `@media` that it
    does not know are not there for it.
    """

    slug: str
    element: str
    value: str
    line: int
    within: frozenset[str] = frozenset()
    audience: Audience = Audience.ALL

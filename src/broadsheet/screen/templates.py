"""The templates of an edition, and what must not be in what they print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def environment(package: str, *escaped: str) -> Environment:
    """The templates in the folder `templates` of `package`. In those with the endings `escaped` every value is; sheets
    are no HTML, and nothing in them comes from a reader.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=select_autoescape(escaped),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def for_xml(text: str) -> str:
    """`text` without the characters that XML 1.0 (2.2) forbids, however they are written."""
    return _FORBIDDEN.sub("", text)

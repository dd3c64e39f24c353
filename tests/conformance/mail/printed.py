"""Our own mails as the judges get them, with the orders they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import msgspec

from broadsheet.edition import Order
from broadsheet.editions.mail.edition import MAIL
from broadsheet.screen.look import theme_names
from broadsheet.testing.orders import order_of
from tests.conformance.mail.browser import Job

EVERYTHING = """\
---
title: All that a story can hold
date: 2026-10-20
byline: [Ida Marsh, مینا سپیدار]
standfirst: One of *each*, and a word in <span lang="fa">زبان دیگر</span>.
eyebrow: The desk
carry: whole
image: {file: ferry.svg, alt: A ferry, caption: The *Ida*, credit: Tess Lorrimer}
---
Emphasis *once* and **twice**, `code <b>`, H~2~O, 12 m^2^, [a link](https://example.org/n/1), a note.[^1]

## A crosshead

- one
- two

3. three
4. four

> “It turns.”

| Boat | Leaves |
|:-----|-------:|
| Ida  |  11.00 |

Term
: what it means

```
x = 1
```

***

![A mill](ferry.svg)

[^1]: Or two.
"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A mail in `folder`, as out/ISSUE/ has it, and the `order` it was made from."""

    folder: Path
    order: Order

    @property
    def html(self) -> Path:
        return self.folder / "mail.html"

    @property
    def message(self) -> Path:
        return self.folder / "mail.eml"

    def job(self, width: int, scheme: Literal["light", "dark"]) -> Job:
        """The mail opened by a reader whose program shows pictures."""
        issue = self.order.issue
        served = {f"{issue.publication.url.rstrip('/')}/{issue.id}/mail/": self.folder / "mail"}
        return Job(self.html, width=width, scheme=scheme, served=served)


def everything(folder: Path) -> Path:
    """The publication in `folder` with one more story in its latest issue, which holds all that a story can."""
    (folder / "stories/everything.md").write_text(EVERYTHING, encoding="utf-8")
    drawing = (folder / "stories/pictures/ferry.svg").read_bytes()
    (folder / "stories/ferry.svg").write_bytes(drawing)
    issue = folder / "issues/2026-11/issue.toml"
    text = issue.read_text(encoding="utf-8")
    assert "stories = [" in text
    issue.write_text(text.replace("stories = [", 'stories = [\n  "everything",', 1), encoding="utf-8")
    return folder


def printed(root: Path, cache: Path) -> Iterator[tuple[str, Printed]]:
    """The mail of the publication in `root` in every theme, by the theme's name."""
    order = order_of(root, cache)
    for theme in theme_names():
        table = msgspec.structs.replace(order.config.print, theme=theme)
        asked = replace(order, config=msgspec.structs.replace(order.config, print=table))
        folder = cache / theme
        for name, data in MAIL.make(asked).artefacts.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        yield theme, Printed(folder, asked)

"""An archive of many issues: how fast its pages are made, and what one more issue costs.

    PYTHONPATH=. python bench/web.py [ISSUES]

Makes ISSUES (500) issues of ten invented stories each as pages and puts one after the other into a site. Pages a
second are those of stories and indexes over the time for everything but reading sources: pictures are taken from the
cache, as they would be. Then one issue more; and where the package for it is installed, the index of the search.
"""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from broadsheet.edition import Order
from broadsheet.editions.web.edition import WEB
from broadsheet.press.site import Site, put_in
from broadsheet.testing.filler import publication
from broadsheet.testing.orders import order_of

ISSUES, STORIES = 500, 10
FIRST = dt.date(1985, 1, 1)


def orders(first: Order, count: int) -> Iterator[Order]:
    """`count` issues, a month apart, each of the same stories."""
    issue = first.issue
    told = tuple(
        msgspec.structs.replace(issue.stories[at % len(issue.stories)], slug=f"story-{at}", file=f"{at}.md")
        for at in range(STORIES)
    )
    about = msgspec.structs.replace(issue.publication, url="https://harbour.example")
    for number in range(count):
        day = FIRST + dt.timedelta(days=30 * number)
        made = msgspec.structs.replace(
            issue,
            id=f"{day:%Y-%m-%d}",
            date=day,
            number=str(number),
            publication=about,
            stories=told,
            lead="story-0",
        )
        yield replace(first, issue=made)


def put(order: Order, folder: Path, *, search: bool = False) -> tuple[float, float]:
    """Seconds for the pages of one issue, and for putting them into the site, whose shared files are made anew."""
    started = time.perf_counter()
    table = msgspec.structs.replace(order.config.web, search=search)
    config = msgspec.structs.replace(order.config, web=table)
    made = WEB.make(order).artefacts
    paused = time.perf_counter()
    put_in(Site(folder, order.root, config), order.issue, made)
    return paused - started, time.perf_counter() - paused


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ISSUES
    with TemporaryDirectory() as name:
        room = Path(name)
        *issues, last = orders(order_of(publication(room / "paper", "en", ""), room / "kept"), count + 1)
        put(issues[0], room / "warm")
        making, putting = map(sum, zip(*(put(order, room / "site") for order in issues), strict=True))
        pages = len(list((room / "site").rglob("index.html")))
        print("| what | seconds | pages a second |\n| --- | ---: | ---: |")
        print(f"| {count} issues, {pages:,} pages made | {making:.1f} | {pages / making:.0f} |")
        both = making + putting
        print(f"| the same, the site renewed after every issue | {both:.1f} | {pages / both:.0f} |")
        print(f"| one more | {sum(put(last, room / 'site')):.3f} | |")
        if find_spec("pagefind"):
            print(
                f"| the same with the index of the search | {sum(put(last, room / 'site', search=True)):.1f} | |"
            )


if __name__ == "__main__":
    main()

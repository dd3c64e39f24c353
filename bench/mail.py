"""How large and how fast the mail is, beside the same mail in MJML.

    PYTHONPATH=. python bench/mail.py [RUNS]

The peer is the `mjml` of npm (`make test` installs it with the rest of `tests/npm`). Both make the example issue in
each theme; times are medians of warm runs, ours from the values of the page to the finished HTML with every style in
its element.
"""

from __future__ import annotations

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from bench.support.mjml import compiled, source_of
from broadsheet.edition import Order, Shown
from broadsheet.editions.mail.links import SAMPLE, links_of
from broadsheet.editions.mail.page import CONTENT, Page, PageMaker
from broadsheet.editions.mail.printing import print_mail
from broadsheet.issue.carried import carried_stories
from broadsheet.issue.model import Picture
from broadsheet.screen.look import Look, look_of, theme_names
from broadsheet.testing.orders import order_of
from tests.support.publications import EXAMPLE

RUNS = 200
_WARM = 20


def page_of(order: Order) -> tuple[Page, Look]:
    """The page of the example as the mail edition makes it."""
    links = links_of(order.issue, order.config, SAMPLE)

    def source(picture: Picture, ratio: float) -> tuple[str, Shown]:
        shown = order.show(picture, CONTENT * 2, ratio)
        return links.pictures + shown.name, shown

    maker = PageMaker(order.issue, order.strings, links, source)
    mail = order.config.mail
    stories = carried_stories(order.issue, "mail", mail.carry, mail.excerpt_words)
    cards = tuple(maker.card(carried, number) for number, carried in enumerate(stories, 1))
    look, _ = look_of(order.config, order.root, order.issue.publication.language, "mail")
    return maker.page(stories, cards, order.issue.publication.name), look


def milliseconds(page: Page, look: Look, runs: int) -> float:
    times = []
    for run in range(runs + _WARM):
        before = time.perf_counter()
        print_mail(page, look)
        if run >= _WARM:
            times.append(time.perf_counter() - before)
    return statistics.median(times) * 1000


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print("| theme | ours, bytes | MJML, bytes | ratio | target | ours, ms | MJML, ms | target |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    with TemporaryDirectory() as cache:
        order = order_of(EXAMPLE, Path(cache))
        for theme in theme_names():
            chosen = msgspec.structs.replace(order.config.print, theme=theme)
            config = msgspec.structs.replace(order.config, print=chosen)
            page, look = page_of(replace(order, config=config))
            size = len(print_mail(page, look).encode())
            peers, peers_ms = compiled(source_of(page, look), runs)
            ours_ms = milliseconds(page, look, runs)
            print(
                f"| {theme} | {size:,} | {peers:,} | {size / peers:.2f} | ≤ 0.5 "
                f"| {ours_ms:.2f} | {peers_ms:.1f} | ≤ 5 |"
            )


if __name__ == "__main__":
    main()

"""Orders as editions get them, without pages having been planned."""

from __future__ import annotations

from pathlib import Path

from broadsheet.diagnostics.render import render
from broadsheet.edition import Order
from broadsheet.press.cache import Cache
from broadsheet.press.drawn import draws
from broadsheet.press.pictures import prepare_pictures
from broadsheet.press.shown import shows
from broadsheet.sources.folder.assemble import load_folder
from broadsheet.strings import load_strings


def order_of(root: Path, cache: Path) -> Order:
    """The latest issue of the publication in `root` as an order; pictures are kept in the folder `cache`."""
    loaded = load_folder(root)
    assert loaded.issue, "\n".join(map(render, loaded.diagnostics))
    assert loaded.config
    kept = Cache(cache)
    prepared = prepare_pictures(loaded.issue, root, cache=kept)
    strings, _ = load_strings(prepared.issue.publication.language, loaded.config.strings)
    files = prepared.files
    return Order(root, loaded.config, prepared.issue, strings, shows(files, kept, root), draws(files))

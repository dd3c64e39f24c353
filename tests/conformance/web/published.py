"""Our own sites and books as the judges get them."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from broadsheet.cli import main
from tests.conformance.mail.browser import Job
from tests.conformance.mail.printed import everything
from tests.support.declaration import Setting, publish
from tests.support.publications import example

LANGUAGES = ("en", "fa", "ja")
ISSUE = "2026-11"
THEMES = ("classic", "bulletin", "clear")


@dataclass(frozen=True, slots=True)
class Published:
    """A publication that was built; the English one has all that a story can hold."""

    root: Path

    @property
    def site(self) -> Path:
        return self.root / "out/site"

    @property
    def issue(self) -> Path:
        return self.site / ISSUE

    @property
    def book(self) -> Path:
        return self.root / f"out/{ISSUE}/issue.epub"

    @property
    def base(self) -> str:
        """The path at which the site is to lie on its server."""
        table = tomllib.loads((self.root / "broadsheet.toml").read_text(encoding="utf-8"))
        return f"{urlsplit(table['publication']['url']).path.rstrip('/')}/"

    @property
    def pages(self) -> list[Path]:
        return sorted(self.site.rglob("*.html"))


def published(folder: Path, language: str) -> Published:
    """The publication in `language`, built into `folder`, each in another theme."""
    theme = THEMES[LANGUAGES.index(language) % len(THEMES)] if language in LANGUAGES else "classic"
    root = (
        everything(example(folder)) if language == "en" else publish(folder, Setting(language, theme=theme))
    )
    assert main(["build", "-C", str(root)]) == 0
    return Published(root)


class _Silent(SimpleHTTPRequestHandler):
    base = "/"

    def translate_path(self, path: str) -> str:
        return super().translate_path(f"/{path.removeprefix(self.base)}")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own word
        """Nobody reads it."""


@contextmanager
def served(paper: Published) -> Iterator[str]:
    """The site on this machine alone, below its own path; its origin."""
    handler = type("_Here", (_Silent,), {"base": paper.base})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(paper.site)))
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


def jobs(address: str, paths: list[str]) -> Iterator[Job]:
    """Every page below `address` on a telephone and on a desk, in light and in dark."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    parts = urlsplit(address)
    for path, width, scheme in product(paths, (360, 1280), schemes):
        origin = f"{parts.scheme}://{parts.netloc}"
        yield Job(f"{address}{path}", width=width, scheme=scheme, ignored=(), origin=origin)

"""The contract of a print theme: what its pages keep to in every language, on every paper and in black."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from pypdfium2 import PdfDocument  # type: ignore[import-untyped]

from broadsheet.diagnostics import has_errors
from broadsheet.diagnostics.render import render
from broadsheet.editions.print.contrast import faint
from broadsheet.editions.print.fonts import FOLDER as FONTS
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import Theme
from broadsheet.editions.print.theme_file import FOLDER, find_theme
from broadsheet.press.compile import Compiled, Request, compile_issue
from broadsheet.press.workshop import Workshop
from broadsheet.testing.filler import publication

LANGUAGES = ("en", "fa", "he")
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3, level AA


class ThemeContract:
    """A suite of tests for pytest: a subclass says which theme, and where its publication is.

    `root` is a folder with the theme in `themes/`, and in `fonts/` the faces it brings; without one the theme is
    built in.
    """

    name: str
    papers: tuple[str, ...] = ("Letter", "A5")  # beside A4
    root: Path | None = None
    workshop: Workshop

    @classmethod
    def setup_class(cls) -> None:
        cls.workshop = Workshop()

    @classmethod
    def teardown_class(cls) -> None:
        cls.workshop.close()

    def test_its_file_says_all_that_is_needed(self) -> None:
        self._theme()

    def test_heads_are_larger_the_more_they_weigh(self) -> None:
        theme = self._theme()
        sizes = [theme.sizes[name] for name in ("nameplate", "head1", "head2", "head3")]
        assert sizes == sorted(sizes, reverse=True)
        assert theme.sizes["head3"] > theme.body.size

    def test_type_can_be_read_on_its_ground(self) -> None:
        theme = self._theme()
        assert theme.contrast.least >= LEAST_CONTRAST
        for settings in (PrintSettings(theme), PrintSettings(theme, black=True)):
            assert list(faint(settings.dressed())) == []

    def test_pages_land_in_every_language(self) -> None:
        for language in LANGUAGES:
            self._check(language, "A4")

    def test_pages_land_on_every_paper(self) -> None:
        for paper in self.papers:
            self._check("en", paper)

    def test_pages_land_in_the_flowing_layout(self) -> None:
        self._check("en", "A4", 'layout = "flowing"')

    def test_in_black_nothing_is_coloured(self) -> None:
        with self._built("en", 'paper = "A4"\ncolours = "black"') as made:
            assert not any(_is_coloured(page) for page in _pictures_of(made.artefacts["print.pdf"]))

    def _theme(self) -> Theme:
        with TemporaryDirectory() as empty:
            theme, found = find_theme(self.name, self.root or Path(empty))
        assert theme, "\n".join(render(each) for each in found)
        return theme

    def _check(self, language: str, paper: str, more: str = "") -> None:
        """An issue lands, and its pages are as planned, without a fault."""
        with self._built(language, f'paper = "{paper}"\n{more}') as made:
            fit = made.fit
            assert fit
            assert fit["verified"], (language, paper)
            assert not any(fit["faults"].values()), (language, paper, fit["faults"])
            assert not any(column["gap_lines"] for column in fit["columns"]), (language, paper)

    @contextmanager
    def _built(self, language: str, settings: str) -> Iterator[Compiled]:
        with TemporaryDirectory() as name:
            folder = publication(Path(name) / "paper", language, f'theme = "{self.name}"\n{settings}')
            for part in _parts(self.root):
                copytree(part, folder / part.name)
            made = compile_issue(Request(folder), workshop=self.workshop)
            assert not has_errors(made.diagnostics), "\n".join(render(each) for each in made.diagnostics)
            yield made


def _parts(root: Path | None) -> tuple[Path, ...]:
    """The folders of `root` that make up its themes: a link to one would lead out of the publication."""
    return tuple(root / name for name in (FOLDER, FONTS) if (root / name).is_dir()) if root else ()


def _pictures_of(pdf: bytes) -> Iterator[bytes]:
    """Each page as rows of red, green and blue."""
    with PdfDocument(pdf) as document:
        for page in document:
            yield page.render().to_pil().convert("RGB").tobytes()


def _is_coloured(page: bytes) -> bool:
    return page[0::3] != page[1::3] or page[1::3] != page[2::3]

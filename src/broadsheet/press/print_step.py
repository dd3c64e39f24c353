"""The print edition within the pipeline: its settings from the configuration, its results from the cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache as remembered
from hashlib import blake2b
from importlib import resources
from pathlib import Path

import msgspec

from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic
from broadsheet.editions.print.job import Job
from broadsheet.editions.print.settings import PrintSettings
from broadsheet.editions.print.theme import Theme
from broadsheet.editions.print.theme_file import find_theme
from broadsheet.issue import interchange
from broadsheet.press.cache import Cache
from broadsheet.press.pictures import Prepared
from broadsheet.press.print_outcome import Goal, PrintOutcome
from broadsheet.press.typefaces import typefaces, version
from broadsheet.press.workshop import Workshop
from broadsheet.strings import load_strings
from broadsheet.units import paper

Step = Callable[[str], None]

# All of the program but what comes before an issue and after its pages.
_PARTS = ("diagnostics", "editions", "fit", "issue", "markup", "press", "strings", "units.py")


@dataclass(frozen=True, slots=True)
class Brief:
    """What print is asked to make: the folder `root` for its fonts, its configuration, the issue and its pictures.

    `theme` is None where none can be used, and `remarks` are on it; `dress` is all of the theme and the fonts that a
    key is made of. Both are read once a build: a file may be saved meanwhile.
    """

    root: Path
    config: Config
    prepared: Prepared
    workshop: Workshop
    theme: Theme | None
    remarks: tuple[Diagnostic, ...] = ()
    dress: tuple[bytes | str, ...] = ()


def brief_of(root: Path, config: Config, prepared: Prepared, workshop: Workshop) -> Brief:
    theme, remarks = find_theme(config.print.theme, root)
    return Brief(root, config, prepared, workshop, theme, remarks, _dress(root, theme) if theme else ())


def print_edition(brief: Brief, step: Step, *, cache: Cache) -> PrintOutcome:
    """The finished, verified pages; from the cache when nothing they depend on has changed."""
    if brief.theme is None:
        return PrintOutcome(None, None, (), brief.remarks)
    key = cache.key("print", _program(), *_dependencies(brief))
    kept = cache.get(key)
    if kept is not None:
        return _remarked(brief, msgspec.msgpack.decode(kept, type=PrintOutcome))
    from broadsheet.press.print_run import run_print

    outcome = run_print(_job(brief, brief.theme), step, Goal.PAGES, brief.workshop)
    cache.put(key, msgspec.msgpack.encode(outcome))
    return _remarked(brief, outcome)


def flatplan_only(brief: Brief, step: Step, goal: Goal) -> PrintOutcome:
    """The plan, and advice about it if that is the goal, made anew without setting a page."""
    if brief.theme is None:
        return PrintOutcome(None, None, (), brief.remarks)
    from broadsheet.press.print_run import run_print

    return _remarked(brief, run_print(_job(brief, brief.theme), step, goal, brief.workshop))


def _remarked(brief: Brief, outcome: PrintOutcome) -> PrintOutcome:
    return msgspec.structs.replace(outcome, diagnostics=(*brief.remarks, *outcome.diagnostics))


def _job(brief: Brief, theme: Theme) -> Job:
    wanted, issue = brief.config.print, brief.prepared.issue
    sheet = paper(wanted.paper)
    assert sheet is not None, "the configuration was checked"
    black = wanted.colours == "black"
    chosen = {} if isinstance(wanted.colours, str) else msgspec.structs.asdict(wanted.colours)
    settings = PrintSettings(
        theme=theme,
        language=issue.publication.language,
        layout=wanted.layout,
        paper=sheet,
        columns=wanted.columns,
        body_size=wanted.body_size,
        text_face=wanted.fonts.text,
        head_face=wanted.fonts.head,
        colours={name: value for name, value in chosen.items() if value},
        black=black,
        cover=wanted.cover,
    )
    strings, _ = load_strings(issue.publication.language, brief.config.strings)
    return Job(issue, brief.prepared.files, settings, strings, brief.root)


def look_of(brief: Brief) -> str:
    """What the pages depend on besides their issue, in one word."""
    if brief.theme is None:
        return ""
    chosen = msgspec.json.encode((brief.config.print, brief.config.strings))
    return Cache.key("look", chosen, *brief.dress)


def _dependencies(brief: Brief) -> tuple[bytes | str, ...]:
    """All that the pages depend on; pictures are named by their content in the issue."""
    config, issue = msgspec.json.encode(brief.config), interchange.dump(brief.prepared.issue)
    return (config, issue, *brief.dress)


def _dress(root: Path, theme: Theme) -> tuple[bytes | str, ...]:
    """The theme and the fonts."""
    return (msgspec.json.encode(theme), *typefaces(root))


_PACKAGES = ("typst", "segno", "pypdfium2", "pillow", "persiantools", "hijridate", "pyluach")


@remembered
def _program() -> str:
    """The code, templates and typesetter that make the pages: an entry never outlives what made it."""
    digest = blake2b()
    for name in _PACKAGES:
        digest.update(f"{name} {version(name)}\n".encode())
    package = Path(str(resources.files("broadsheet")))
    for part in _PARTS:
        place = package / part
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.suffix in {".py", ".typ", ".toml"}:
                digest.update(path.read_bytes())
    return digest.hexdigest()

"""The search of a site: an index of all its pages, made by a package of its own (`broadsheet[search]`)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from broadsheet.config.schema import Config
from broadsheet.diagnostics import Diagnostic, MachineError, Span, diagnose
from broadsheet.press.outputs import swap_in

BEING_WRITTEN = ".being-written"
"""A folder on the site for what is not whole yet; nothing in it outlives a build."""

_SEARCH = "pagefind"
_SECONDS = 600


def searchable(config: Config) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Whether the site is to be searched and can be."""
    if not config.web.search:
        return False, ()
    if find_spec(_SEARCH) is None:
        message = "The site has no search: the package that makes its index is not installed."
        hint = "Install it with `pip install broadsheet[search]`, or set `search = false` in [web]."
        return False, (diagnose("web-no-search", message, Span("broadsheet.toml"), hints=[hint]),)
    return True, ()


def index(folder: Path) -> None:
    """Make the index of all pages beside the old one, and exchange the two."""
    staging = folder / BEING_WRITTEN / _SEARCH
    shutil.rmtree(staging.parent, ignore_errors=True)
    command = [sys.executable, "-m", _SEARCH, "--site", str(folder), "--output-path", str(staging)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, capture_output=True, text=True, errors="replace", check=False, timeout=_SECONDS
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise MachineError(
                f"The index for the search cannot be made: {(said or ['it said nothing'])[-1]}"
            )
        swap_in(staging, folder / _SEARCH)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise MachineError(f"The index for the search cannot be made: {error}") from error
    finally:
        shutil.rmtree(staging.parent, ignore_errors=True)

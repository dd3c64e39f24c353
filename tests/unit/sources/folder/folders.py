"""Publication folders written in a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from broadsheet.diagnostics import Diagnostic
from broadsheet.issue.model import Story
from broadsheet.sources.folder import Loaded, load_folder

CONFIG = 'format = 1\n[publication]\nname = "Harbour News"\nlanguage = "en"\n'
FERRY = "---\ntitle: New ferry times\n---\nThe first boat leaves at six.\n"
ISSUE = 'date = 2026-11-01\nstories = ["ferry"]\n'
TOML, STORY = "issues/2026-11/issue.toml", "stories/ferry.md"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for file, content in files.items():
        path = root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def load(root: Path, files: Mapping[str, str | bytes]) -> Loaded:
    """Load a folder of `files`; what they leave out is a small issue of one story."""
    return load_folder(write(root, {"broadsheet.toml": CONFIG, TOML: ISSUE, STORY: FERRY, **files}))


def story(root: Path, text: str, config: str = CONFIG) -> Story:
    """The story whose file holds `text`."""
    loaded = load(root, {STORY: text, "broadsheet.toml": config})
    assert loaded.issue, loaded.diagnostics
    return loaded.issue.stories[0]


def said(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    return [(each.code, str(each.span)) for each in found]

"""The publication folder: broadsheet.toml, issue.toml and Markdown stories → one `Issue`."""

from __future__ import annotations

from broadsheet.sources.folder.assemble import Loaded, load_folder
from broadsheet.sources.folder.issues import issue_ids

__all__ = ["Loaded", "issue_ids", "load_folder"]

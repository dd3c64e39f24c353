"""Back issues brought home: what was flattened becomes a structured issue again.

So far: flat text whose contents list names its stories.
"""

from __future__ import annotations

from broadsheet.sources.backissue.recovery import recover

__all__ = ["recover"]

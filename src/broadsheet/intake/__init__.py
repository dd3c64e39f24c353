"""Back issues brought home: sources are read, and what was found becomes stories and issues of a publication folder.

`series.py` is the parent. Nothing an editor changed is written over, and `issue.toml` comes last: an import that is
killed leaves no issue that is only half there.
"""

from __future__ import annotations

from broadsheet.intake.home import Order
from broadsheet.intake.series import Homecoming, bring_home

__all__ = ["Homecoming", "Order", "bring_home"]

"""`python -m broadsheet`."""

from __future__ import annotations

import sys

from broadsheet.cli import main

sys.exit(main())

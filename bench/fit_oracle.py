"""The search of the fit against CP-SAT on small issues, where CP-SAT also tries layouts that are not guillotine.

Call: `PYTHONPATH=. python bench/fit_oracle.py [COUNT]`. Prints a Markdown table.
"""

from __future__ import annotations

import sys

from tests.support.oracle import compared, table


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    print("\n".join(table(compared(seed) for seed in range(count))))


if __name__ == "__main__":
    main()

"""`fit.json`: the plan, and what was measured on the finished pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from broadsheet.fit.report import fit_data

if TYPE_CHECKING:
    from broadsheet.editions.print.verify import Verification
    from broadsheet.fit.fitting import Fitted

Data = dict[str, Any]


def fit_report(issue_id: str, fitted: Fitted, found: Verification | None) -> Data:
    """The report as docs/reference/fit-json.md has it; `found` is None when nothing was printed."""
    data = fit_data(issue_id, fitted)
    if found is None:
        return data
    faults = {name: getattr(found.faults, name) for name in found.faults.__slots__}
    return {
        **data,
        "pages": {**data["pages"], "actual": found.pages},
        "columns": [
            {"page": place.page, "column": place.column + 1, "gap_lines": gap}
            for place, gap in sorted(found.gaps.items(), key=lambda item: (item[0].page, item[0].column))
        ],
        "contents": [{"title": bookmark.title, "page": bookmark.page} for bookmark in found.contents],
        "faults": faults,
        "notes": {"hyphens_at_column_end": found.hyphens_at_column_end},
        "verified": found.verified and not found.faults.total,
    }

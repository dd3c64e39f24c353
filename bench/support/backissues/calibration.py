"""What many scorecards come to: means with intervals, and how right the importer is where it is sure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.support.backissues.fields import Verdict

COVERAGES = (1.0, 0.9, 0.7)
_RESAMPLES = 1000
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean over issues, and where 95 % of the means of as many drawn with replacement lie."""

    mean: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.2f} [{self.low:.2f}, {self.high:.2f}]"


def interval(values: Sequence[float | None]) -> Interval | None:
    """Of those that are not None; None if none is."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    draw = random.Random(len(known))
    means = sorted(sum(draw.choices(known, k=len(known))) / len(known) for _ in range(_RESAMPLES))
    cut = int(_TAIL * _RESAMPLES)
    return Interval(sum(known) / len(known), means[cut], means[-cut - 1])


def accuracy(verdicts: Sequence[Verdict], coverage: float) -> float | None:
    """The share that is right among the surest `coverage` of the fields claimed."""
    claimed = [(each.confidence, each.right) for each in verdicts if each.confidence is not None]
    surest = sorted(claimed, key=lambda each: -each[0])[: round(coverage * len(claimed))]
    return sum(right for _, right in surest) / len(surest) if surest else None

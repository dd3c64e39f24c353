"""The assignment of rows to columns with the greatest sum: the Hungarian algorithm, in shortest augmenting paths."""

from __future__ import annotations

import math
from collections.abc import Sequence


def best_pairs(values: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column), each row and column once at most, as many as the shorter side has."""
    if not values or not values[0]:
        return []
    if len(values) > len(values[0]):
        turned = [list(column) for column in zip(*values, strict=True)]
        return sorted((row, column) for column, row in best_pairs(turned))
    return _assigned([[-value for value in row] for row in values])


def _assigned(costs: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """No more rows than columns. Row and column 0 of the bookkeeping are sentinels."""
    height, width = len(costs), len(costs[0])
    of_row, of_column = [0.0] * (height + 1), [0.0] * (width + 1)
    row_at = [0] * (width + 1)
    for row in range(1, height + 1):
        row_at[0], column = row, 0
        distance, before = [math.inf] * (width + 1), [0] * (width + 1)
        seen = [False] * (width + 1)
        while row_at[column]:
            seen[column] = True
            here, nearest, step = row_at[column], 0, math.inf
            for other in range(1, width + 1):
                if seen[other]:
                    continue
                cost = costs[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < distance[other]:
                    distance[other], before[other] = cost, column
                if distance[other] < step:
                    step, nearest = distance[other], other
            for other in range(width + 1):
                if seen[other]:
                    of_row[row_at[other]] += step
                    of_column[other] -= step
                else:
                    distance[other] -= step
            column = nearest
        while column:
            row_at[column] = row_at[before[column]]
            column = before[column]
    return sorted((row - 1, column - 1) for column, row in enumerate(row_at) if column and row)

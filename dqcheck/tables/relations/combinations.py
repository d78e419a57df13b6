"""Totals of positions between which others stand that have no part in them (``of which`` columns), by least squares.

Where there are more lines than positions, the weights with which the others give a position are determined; when they
are ones and noughts, it is a total.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from dqcheck.tables.relations.candidates import Between, SumCandidate, candidate
from dqcheck.tables.relations.number_lines import Indices, NumberLines, Numbers

_NEIGHBOURS = 12
"""Positions on one side that are taken together."""
_MOST_TOGETHER = 80
"""Positions up to which all of them are taken together."""
_SPARE_LINES = 3
"""Lines beyond the number of weights that are to be determined."""
_MOST_LINES = 60
_NEAR_WHOLE = 0.05
"""Distance of a weight from a whole number that roundings explain."""
_KEPT_SHARE = 0.85
"""Share of the lines that are kept when those that fit worst are set aside as possible faults."""
_MOST_TARGETS = 400


def combinations(
    lines: NumberLines, positions: Sequence[int], between: Between, needed: float
) -> Iterator[SumCandidate]:
    """Every position that is the sum of some of the others, near it or anywhere."""
    weighing, given = lines.weighing.sum(axis=1).tolist(), lines.given.sum(axis=1).tolist()
    active = [position for position in positions if weighing[position] >= 3]
    if len(active) > _MOST_TARGETS:
        return
    for index, target in enumerate(active):
        for others in (active[index + 1 : index + 1 + _NEIGHBOURS], active[max(0, index - _NEIGHBOURS) : index]):
            if given[target] >= len(others) + _SPARE_LINES:
                yield from _of(lines, target, others, between, needed + 1, 2.0, 0.3)
    if 3 <= len(active) <= _MOST_TOGETHER:
        for target in (one for one in active if given[one] >= len(active) - 1 + _SPARE_LINES):
            others = [other for other in active if other != target]
            yield from _of(lines, target, others, between, needed, 6.0, 0.0)


def _of(
    lines: NumberLines, target: int, others: Sequence[int], between: Between, needed: float, odd: float, weight: float
) -> Iterator[SumCandidate]:
    rows = np.asarray(others, dtype=np.intp)
    if len(rows) < 3:
        return
    usable = np.nonzero(lines.given[target] & (lines.given[rows].sum(axis=0) >= 2))[0][:_MOST_LINES]
    if len(usable) < len(rows) + _SPARE_LINES:
        return
    weights = _weights(lines.values[rows][:, usable], lines.values[target, usable])
    if weights is None:
        return
    whole = np.round(weights)
    if np.abs(weights - whole).max() >= _NEAR_WHOLE or not set(whole.tolist()) <= {0.0, 1.0} or whole.sum() < 2:
        return
    parts = [int(row) for row, one in zip(rows, whole, strict=True) if one]
    found = candidate(lines, target, parts, odd + weight * between.oddness(target, parts), needed, "combination")
    if found.believed:
        yield found


def _weights(given: Numbers, stated: Numbers) -> Numbers | None:
    """The weights of least squares, determined once more without the lines that fit worst; None where the lines do not
    determine them."""
    sizes = np.sqrt((given * given).sum(axis=1))
    if not sizes.all():
        return None
    scaled = given / sizes[:, None]
    kept: Indices = np.arange(len(stated))
    weights: Numbers | None = None
    for _ in range(2):
        if len(kept) < len(given) + 2:
            break
        solved, _, rank, _ = np.linalg.lstsq(scaled[:, kept].T, stated[kept], rcond=1e-9)
        if rank < len(given):
            return None
        weights = solved / sizes
        left = np.abs(stated - weights @ given)
        kept = np.nonzero(left <= np.sort(left)[int(_KEPT_SHARE * (len(left) - 1))] + 1e-9)[0]
    return weights

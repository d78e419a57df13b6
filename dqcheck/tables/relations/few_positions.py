"""Runs among few positions: all of them are listed once for so many positions, and added up at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dqcheck.tables.relations.number_lines import Flags, Indices, NumberLines, Numbers, drift

MOST_FEW = 40
"""Positions, and ..."""
MOST_FEW_LINES = 127
"""... lines of a table that is small in this sense."""


@dataclass(slots=True, eq=False)
class RunShapes:
    """The runs beside a total among so many positions in the order in which they are looked for, an entry each: the
    index of the total, of the lowest and the highest part, the stride, the number of parts, and how odd it looks.

    A run is the difference of two rows, ``until`` and ``before``, of ``added``: what each row of it adds up (rows by
    positions). ``lanes`` is the row of ``members`` that holds every position of the run's lane.
    """

    totals: Indices
    low: Indices
    high: Indices
    strides: Indices
    sizes: Indices
    odd: Numbers
    until: Indices
    before: Indices
    added: Numbers
    lanes: Indices
    members: Flags

    def parts(self, run: int) -> list[int]:
        """The parts of a run, from the nearest to the total on."""
        found = list(range(int(self.low[run]), int(self.high[run]) + 1, int(self.strides[run])))
        return found if self.totals[run] < self.low[run] else found[::-1]

    def weights(self, some: Indices) -> Numbers:
        """Ones where a part is (runs by positions)."""
        at, low, strides = np.arange(self.added.shape[1]), self.low[some, None], self.strides[some, None]
        found: Numbers = ((at >= low) & (at <= self.high[some, None]) & ((at - low) % strides == 0)).astype(float)
        return found


@lru_cache(maxsize=32)
def run_shapes(count: int, strides: tuple[int, ...]) -> RunShapes:
    """All runs among so many positions."""
    at = np.arange(count)
    runs, added = [], [np.zeros((1, count))]
    members: list[Flags] = []
    rows = 1
    for stride in strides:
        lanes = (at[:, None] - at) % stride == 0
        added.append((lanes & (at <= at[:, None])).astype(float))
        firsts = np.arange(1, max(stride, 2) + 1)
        sizes = np.arange(2, count // stride + 2)
        last = at[:, None, None] + firsts[:, None] + stride * (sizes - 1)
        total, first, size = np.nonzero(last < count)
        begin, size = total + firsts[first], sizes[size]
        end = begin + stride * (size - 1)
        odd = 0.5 * (stride - 1) + np.where(firsts[first] != stride, 0.3, 0.0)
        lane = sum(len(one) for one in members)
        for turned in (False, True):
            low, high = (count - 1 - end, count - 1 - begin) if turned else (begin, end)
            before = np.where(low >= stride, rows + low - stride, 0)
            totals, steps = count - 1 - total if turned else total, np.full(len(total), stride)
            runs.append((totals, low, high, steps, size, odd, rows + high, before, lane + low % stride))
        members.append(lanes[:stride])
        rows += count
    totals, low, high, steps, size, odd, until, before, lane_of = (
        np.concatenate(one) for one in zip(*runs, strict=True)
    )
    return RunShapes(
        totals, low, high, steps, size, odd, until, before, np.concatenate(added), lane_of, np.concatenate(members)
    )


def fitting_shapes(
    lines: NumberLines, order: Indices, searched: Flags, shapes: RunShapes, chosen: Sequence[int]
) -> Indices:
    """The runs that fit on one of the chosen lines, by their index: those of a total that is searched."""
    at = order[:, None]
    values, steps = lines.values[at, chosen], lines.steps[at, chosen]
    stated = lines.given[at, chosen] & (values != 0) & searched[:, None]
    step = np.where(shapes.members[:, :, None], steps, 0.0).max(axis=1, initial=0.0)[shapes.lanes]
    reach = drift(shapes.sizes)[:, None] * step + (1e-9 * np.abs(values))[shapes.totals]
    added = shapes.added @ values
    gap = added[shapes.until] - added[shapes.before] - values[shapes.totals]
    hits: Indices = np.nonzero(((np.abs(gap) <= reach) & stated[shapes.totals]).any(axis=1))[0]
    return hits

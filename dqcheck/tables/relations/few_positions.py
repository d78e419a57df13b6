"""Runs among few positions: all of them are listed once for so many positions, and added up at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dqcheck.tables.relations.number_lines import Flags, Indices, NumberLines, Numbers

MOST_FEW = 16
"""Positions, and ..."""
MOST_FEW_LINES = 127
"""... lines of a table that is small in this sense."""
_DRIFT_STEPS = 3.0
_LEAST_DRIFT_STEPS = 1.01


@dataclass(slots=True, eq=False)
class RunShapes:
    """The runs beside a total among so many positions in the order in which they are looked for, an entry each: index
    of the total and of the parts, from the nearest on, number of parts, stride, and whether the first part stands a
    stride away. ``weights`` are ones where a part is (runs by positions), ``lanes`` the row of ``members`` that holds
    every position of the run's lane."""

    totals: Indices
    parts: tuple[tuple[int, ...], ...]
    sizes: Indices
    strides: Indices
    odd: Numbers
    weights: Numbers
    lanes: Indices
    members: Flags


def drift(sizes: Indices | int) -> Numbers:
    """How many steps a run of so many parts may be off."""
    steps: Numbers = np.maximum(_LEAST_DRIFT_STEPS, _DRIFT_STEPS * np.sqrt((sizes + 1) / 12.0))
    return steps


@lru_cache(maxsize=64)
def run_shapes(count: int, strides: tuple[int, ...]) -> RunShapes:
    """All runs among so many positions."""
    found: list[tuple[int, tuple[int, ...], int, float, tuple[int, ...]]] = []
    for stride in strides:
        for order in (range(count), range(count)[::-1]):
            for total in range(count - stride - 1):
                for first in range(1, max(stride, 2) + 1):
                    parts, odd = order[total + first :: stride], 0.5 * (stride - 1) + (0.3 if first != stride else 0.0)
                    lane = tuple(order[(total + first) % stride :: stride])
                    found += [
                        (order[total], tuple(parts[:size]), stride, odd, lane) for size in range(2, len(parts) + 1)
                    ]
    lanes = {lane: at for at, lane in enumerate(dict.fromkeys(one[4] for one in found))}
    weights, members = np.zeros((len(found), count)), np.zeros((len(lanes), count), dtype=bool)
    for at, one in enumerate(found):
        weights[at, list(one[1])] = 1.0
    for lane, at in lanes.items():
        members[at, list(lane)] = True
    return RunShapes(
        np.array([one[0] for one in found], dtype=np.intp),
        tuple(one[1] for one in found),
        np.array([len(one[1]) for one in found], dtype=np.intp),
        np.array([one[2] for one in found], dtype=np.intp),
        np.array([one[3] for one in found]),
        weights,
        np.array([lanes[one[4]] for one in found], dtype=np.intp),
        members,
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
    fits = np.abs(shapes.weights @ values - values[shapes.totals]) <= reach
    hits: Indices = np.nonzero((fits & stated[shapes.totals]).any(axis=1))[0]
    return hits

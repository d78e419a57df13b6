"""Rates that fail of one base and hold of a wider one: the sum of columns side by side (all cases of three kinds)."""

import numpy as np
from numpy.typing import NDArray

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.statements import Outcomes
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import HeldRelation

_FEWEST_LINES = 8
_WIDEST = 6
"""Positions side by side that are added up."""
_REACH = 0.51


def of_wider_base(table: Labelled, one: Outcomes) -> bool:
    """Whether a pattern of quotients that fails on some lines holds on all of them where its base is a sum of
    neighbours."""
    pattern, lines = one.pattern, np.nonzero(one.holds | one.fails)[0]
    if pattern.kind != "quotient" or not one.fails.any():
        return False
    return _holds_wider(table, pattern.axis, (pattern.target, pattern.parts[0]), float(pattern.scale), lines)


def named_of_wider_base(table: Labelled, one: HeldRelation) -> bool:
    """The same of a quotient that a label names, though not its base."""
    told, lines = one.told, np.sort(np.concatenate([one.holds, one.fails]))
    if told.kind != "quotient" or told.stated or not len(one.fails) or len(told.plus) != 1:
        return False
    return _holds_wider(table, told.axis, (told.target, told.plus[0]), float(one.scale), lines)


def _holds_wider(table: Labelled, axis: Axis, pair: tuple[int, int], scale: float, lines: NDArray[np.intp]) -> bool:
    if len(lines) < _FEWEST_LINES:
        return False
    target, counted = pair
    values, figures, steps = table.grid.values, table.figures, table.grid.steps
    if axis == "rows":
        values, figures, steps = values.T, figures.T, steps.T
    told, part = values[lines, target], values[lines, counted] * scale
    reach = _REACH * steps[lines, target] + 1e-9
    for first in range(values.shape[1] - 1):
        base = values[lines, first].copy()
        for last in range(first + 1, min(first + _WIDEST, values.shape[1])):
            base += values[lines, last]
            given = figures[lines, first : last + 1].any(axis=1).all()
            if first <= target <= last or not given or not base.all():
                continue
            if bool((np.abs(part / base - told) <= reach).all()):
                return True
    return False

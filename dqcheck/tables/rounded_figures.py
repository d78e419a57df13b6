"""Figures that were rounded to tens, hundreds or thousands before they were written: all end with the same noughts,
and their sums are off by what roundings make of them. Where sums are exact, round amounts were added."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.candidates import SumCandidate
from dqcheck.tables.relations.number_lines import Numbers
from dqcheck.tables.table_patterns import Axis, lines_along, sums_along

_AXES: tuple[Axis, ...] = ("rows", "columns")
_BASES = (1_000_000.0, 100_000.0, 10_000.0, 1000.0, 100.0, 10.0)
_FEWEST_FIGURES = 8
"""Different figures, all of them but one multiples of a base, from which on that is no chance: that one is wrong, or an
exception."""
_FEWEST_OF_COLUMN = 4
"""Different figures of a column from which on it counts with others of its kind."""
_FEWEST_OFF = 2
_OFF_SHARE = 0.25
"""Lines of sums, and their share, that are off by roundings only, so that figures were rounded."""
_LARGEST = 1e15
_LOOKED_AT = 64
"""First figures that are looked at before all of them."""


def as_rounded(table: Labelled) -> Labelled:
    """The table with the steps to which figures were rounded, along each axis whose sums show it."""
    steps = table.grid.steps.copy()
    bases = [_base(table.grid.values[table.figures[:, column], column]) for column in range(steps.shape[1])]
    for column, base in enumerate(_together(table, bases)):
        whole = table.figures[:, column] & (steps[:, column] == 1)
        steps[whole, column] = max(base, 1.0)
    if not (steps > table.grid.steps).any():
        return table
    return replace(table, rounded={axis: steps for axis in _AXES if _is_off(table, axis, steps)})


def _is_off(table: Labelled, axis: Axis, steps: Numbers) -> bool:
    """Whether sums along an axis are off by what roundings to coarse steps make of them, and none is contradicted that
    adds up as the figures stand."""
    across = steps > table.grid.steps if axis == "rows" else (steps > table.grid.steps).T
    found = _sums(replace(table, rounded={axis: steps}), axis)
    mine = [one for one in found if across[[one.target, *one.parts]].any()]
    held, exact = sum(one.holds for one in mine), sum(one.exact for one in mine)
    if held - exact < max(_FEWEST_OFF, _OFF_SHARE * held):
        return False
    kept = {(one.target, frozenset(one.parts)) for one in found}
    return all((one.target, frozenset(one.parts)) in kept for one in _sums(table, axis))


def _sums(table: Labelled, axis: Axis) -> list[SumCandidate]:
    return sums_along(table, axis, lines_along(table, axis)[0])


def _together(table: Labelled, bases: Sequence[float]) -> list[float]:
    """The bases of all columns, also of those with too few figures of their own where all of these are rounded alike,
    but for one figure."""
    few = {at: table.grid.values[table.figures[:, at], at] for at, base in enumerate(bases) if base == 1}
    few = {at: values for at, values in few.items() if _multiples(values, _BASES[-1], _FEWEST_OF_COLUMN)}
    found = list(bases)
    for base in _BASES if few else ():
        mine = {at: values for at, values in few.items() if _multiples(values, base, _FEWEST_OF_COLUMN)}
        if mine and _multiples(np.concatenate(list(mine.values())), base, _FEWEST_FIGURES):
            for at in mine:
                found[at] = base
            break
    return found


def _base(values: Numbers) -> float:
    """The greatest power of ten of which all figures but one are multiples; 1 where they are too few or not whole."""
    if not _multiples(values, _BASES[-1], _FEWEST_FIGURES):  # then of no greater one
        return 1.0
    return next(base for base in _BASES if _multiples(values, base, _FEWEST_FIGURES))


def _multiples(values: Numbers, base: float, fewest: int) -> bool:
    """Whether all figures but one at most, and no fewer than so many different ones, are multiples of a base."""
    figures = np.abs(values[values != 0])
    if len(figures) < fewest or len(np.unique(figures[:_LOOKED_AT][figures[:_LOOKED_AT] % base != 0])) > 1:
        return False
    figures = np.unique(figures)
    if len(figures) < fewest or (figures != np.round(figures)).any() or figures[-1] >= _LARGEST:
        return False
    return int((figures % base != 0).sum()) <= 1

"""Figures of a table that were rounded one by one: formulas that its form tells are off by what roundings make of them,
in more lines than one."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.number_lines import Indices
from dqcheck.tables.told_relations import HeldRelation

_FEWEST_ROUNDED = 2
"""So many formulas of a table off by no more than roundings are no slips of the pen."""


def without_roundings(table: Labelled, told: Sequence[HeldRelation]) -> list[HeldRelation]:
    """The relations of a table, where several of its sums and differences of whole numbers are off by what roundings of
    their figures can make, without these lines: nothing is said of them."""
    near = [_near(table, one) for one in told]
    if sum(len(lines) for lines in near) < _FEWEST_ROUNDED:
        return list(told)
    return [
        replace(one, fails=np.setdiff1d(one.fails, lines)) if len(lines) else one
        for one, lines in zip(told, near, strict=True)
    ]


def _near(table: Labelled, one: HeldRelation) -> Indices:
    """The failing lines of a sum or difference whose gap is half a unit for each of its figures at most. One that holds
    nowhere, or whose signs are reversed, says nothing of roundings."""
    told, grid = one.told, table.grid
    if told.kind not in ("sum", "difference") or not one.telling or one.reversed_:
        return np.empty(0, dtype=np.intp)
    signs = np.array([1.0] * len(told.plus) + [-1.0] * len(told.less))
    values = grid.values if told.axis == "rows" else grid.values.T
    given = grid.given if told.axis == "rows" else grid.given.T
    at = np.ix_(np.array([told.target, *told.parts], dtype=np.intp), one.fails)
    found, figures = values[at], given[at].sum(axis=0)
    gap = np.abs(found[0] - (found[1:] * signs[:, None]).sum(axis=0))
    whole = (found == np.round(found)).all(axis=0)
    near: Indices = one.fails[whole & (gap <= figures / 2)]
    return near

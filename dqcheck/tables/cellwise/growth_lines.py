"""Rows or columns of growth from one period to the next: each figure of a row ``Tốc độ tăng trưởng`` is the change of
the row above it since the column before, or the index that puts that one at 100."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from dqcheck.tables.cellwise.cell_statements import CellRelation, CellStatement, Oriented
from dqcheck.tables.wordings import WORDS

_INDEX_POINTS = 60
"""A rate of growth from which on it is an index: the period before is 100."""
_NEAR = 2
"""Positions before a rate of growth among which its amounts stand."""
_MOST_TARGETS = 100
_FEWEST_LINES = 3
"""Lines, over all rates of growth of a table, that must bear them out ..."""
_FEWEST_SHARE = 0.4
"""... and the share of all lines that these must be."""
_SURE_LINES = 6
_SURE_FAILURES_SHARE = 0.15
_ROUNDING_REACH = 0.51


def growth_lines(data: Oriented) -> Iterator[CellRelation]:
    """The growth from period to period along one axis that is borne out: rates, and indices."""
    filled = data.filled
    growth, percent = data.says(WORDS.rows.growth), data.says(WORDS.formulas.percent)
    rates: list[CellStatement] = []
    indices: list[CellStatement] = []
    for target in [at for at in filled if growth[at] and not WORDS.formulas.codes.search(data.labels[at])][
        :_MOST_TARGETS
    ]:
        before = [at for at in filled if at < target][-_NEAR:]
        amounts = next((at for at in reversed(before) if not (growth[at] or percent[at])), None)
        if amounts is not None:
            found = _statements(data, target, amounts)
            of_indices = sum(index for index, _ in found) * 2 > len(found)
            (indices if of_indices else rates).extend(one for index, one in found if index == of_indices)
    for claim, stated in (("table-growth", rates), ("table-percentage", indices)):
        holding = sum(one.holds for one in stated)
        if holding >= _FEWEST_LINES and holding >= _FEWEST_SHARE * len(stated):
            failing = len(stated) - holding
            sure = holding >= _SURE_LINES and failing <= _SURE_FAILURES_SHARE * len(stated)
            yield CellRelation(claim=claim, statements=tuple(stated), doubt=not sure)


def _statements(data: Oriented, target: int, amounts: int) -> list[tuple[bool, CellStatement]]:
    """For each two lines that follow one another whether an index is stated, and the statement."""
    found: list[tuple[bool, CellStatement]] = []
    lines = [int(line) for line in np.nonzero(data.given[amounts])[0]]
    for before, now in pairwise(lines):
        first, second = data.values[amounts, before], data.values[amounts, now]
        if not data.given[target, now] or first <= 0 or first == second:
            continue
        stated, step = data.values[target, now], data.steps[target, now]
        index = stated > _INDEX_POINTS
        base = 100 * second / first - (0 if index else 100)
        spread = sum(_share(data, amounts, line) for line in (before, now)) * 100 * second / first
        roles = {"stated": (data.cell(target, now),)}
        one, other = (data.cell(amounts, now),), (data.cell(amounts, before),)
        roles |= {"part": one, "whole": other} if index else {"now": one, "before": other}
        holds = bool(abs(stated - base) <= _ROUNDING_REACH * step + spread + 1e-9)
        found.append((bool(index), CellStatement(roles=roles, holds=holds)))
    return found


def _share(data: Oriented, position: int, line: int) -> float:
    """Half the step of a figure with decimals as a share of it; whole numbers count."""
    value = float(data.values[position, line])
    return 0.0 if value.is_integer() or not value else 0.5 * float(data.steps[position, line]) / abs(value)

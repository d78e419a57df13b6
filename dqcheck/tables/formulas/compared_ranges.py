"""The range of a formula against that of the formulas beside it: which of them leaves something out."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from dqcheck.model.formulas import Position
from dqcheck.tables.formulas.declared_sums import (
    Area,
    Reference,
    area_of,
    cell_count,
    cells_of,
    is_linear,
    sheet_of,
    within,
)
from dqcheck.tables.formulas.evaluation import slack_of
from dqcheck.tables.formulas.formula_faults import FormulaFault
from dqcheck.tables.formulas.formula_sheet import FormulaSheet
from dqcheck.tables.formulas.neighbour_cells import OddCell
from dqcheck.tables.formulas.syntax import AreaReference

_NEAR_BOUND = 3
"""Rows or columns by which the range of a formula at the end of a line of formulas may differ."""
_MOST_CELLS = 40
_YEARS = (1900, 2100)


class ComparedRange(NamedTuple):
    """How the range of a cell's formula differs from what those of the neighbours would be there: ``shorter``,
    ``longer`` or ``other``, with the cells that make the difference."""

    kind: Literal["shorter", "longer", "other"]
    cells: tuple[Position, ...] = ()


def compared(cell: Position, own: Reference, wanted: Reference) -> ComparedRange:
    """How one reference of a cell's formula differs from that of the neighbours' formula."""
    if not (isinstance(own, AreaReference) and isinstance(wanted, AreaReference)) or sheet_of(own) or sheet_of(wanted):
        return ComparedRange("other")
    mine, theirs = area_of(own, cell), area_of(wanted, cell)
    if within(mine, theirs):
        return ComparedRange("shorter", _between(mine, theirs))
    return ComparedRange("longer", _between(theirs, mine)) if within(theirs, mine) else ComparedRange("other")


def _between(inner: Area, outer: Area) -> tuple[Position, ...]:
    if cell_count(outer) - cell_count(inner) > _MOST_CELLS:
        return ()
    return tuple(cell for cell in cells_of(outer) if not within((*cell, *cell), inner))


def is_near(cell: Position, own: Reference, wanted: Reference) -> bool:
    """Whether two ranges differ in one bound only, by little."""
    if sheet_of(own) != sheet_of(wanted) or not isinstance(own, AreaReference):
        return False
    gaps = [abs(a - b) for a, b in zip(area_of(own, cell), area_of(wanted, cell), strict=True)]
    return sum(map(bool, gaps)) == 1 and max(gaps) <= _NEAR_BOUND


def beyond_block(sheet: FormulaSheet, odd: OddCell, own: Reference, wanted: Reference) -> FormulaFault | None:
    """The fault of a range that is longer than those beside it, where it goes beyond the block: it takes in the heads
    of the columns, or begins anew behind a blank."""
    extra = compared(odd.cell, own, wanted).cells
    filled = tuple(cell for cell in extra if sheet.stored(cell) is not None)
    formula = sheet.expressions[odd.number]
    given, stored = sheet.evaluator.amount(formula, *odd.cell), sheet.stored(odd.cell)
    if not filled or given is None or stored is None or given.value == stored.value:
        return None
    inner = area_of(wanted, odd.cell)
    if min(extra, key=lambda cell: _distance(cell, inner)) in filled and not _is_head(sheet, odd, filled):
        return None
    return FormulaFault(
        kind="beyond", cell=odd.cell, given=given.value, slack=slack_of(given), cells=filled, wanted=formula,
        neighbours=odd.around, doubt=not (odd.amidst and is_linear(formula)),
    )  # fmt: skip


def _distance(cell: Position, area: Area) -> int:
    rows, columns = max(area[0] - cell[0], cell[0] - area[2], 0), max(area[1] - cell[1], cell[1] - area[3], 0)
    return rows + columns


def _is_head(sheet: FormulaSheet, odd: OddCell, cells: Sequence[Position]) -> bool:
    """Whether cells stand in a line of years, which heads the columns of the neighbours too."""
    for row, column in cells:
        beside = [(row + at[0] - odd.cell[0], column + at[1] - odd.cell[1]) for at in odd.neighbours]
        amounts = [sheet.typed(cell) for cell in (*beside, (row, column))]
        years = {one.value for one in amounts if one is not None and _YEARS[0] <= one.value <= _YEARS[1]}
        if len(years) < 2 or len(years) * 2 < len(amounts):
            return False
    return True

"""Totals of one row or column whose ranges begin or end in different places: what one of them leaves out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dqcheck.model.formulas import Position
from dqcheck.tables.formulas.declared_sums import added_up, area_of, is_sum, sheet_of
from dqcheck.tables.formulas.formula_faults import FormulaFault
from dqcheck.tables.formulas.formula_sheet import STRANGE, FormulaSheet
from dqcheck.tables.formulas.stored_values import WIDE, ZERO
from dqcheck.tables.formulas.syntax import AreaReference

_NEAR_BOUND = 3
"""Cells by which ranges may begin or end apart, to be of one block."""
_NEAR_TOTALS = 6
"""Columns or rows between two totals of one block, at the most."""
_YEARS = (1900, 2100)


class TotalInLine(NamedTuple):
    """A total at ``place`` in its line, of the cells from ``first`` to ``last`` across it."""

    place: int
    first: int
    last: int
    cell: Position


def totals_in_line(sheet: FormulaSheet) -> Iterator[FormulaFault]:
    """The totals that leave out what another total of their line counts."""
    for across in (True, False):
        lines: dict[int, list[TotalInLine]] = {}
        for cell, number in sheet.numbers.items():
            if number != STRANGE and (total := _total(sheet, cell, number, across=across)) is not None:
                lines.setdefault(cell[0 if across else 1], []).append(total)
        for totals in lines.values():
            if len({(one.first, one.last) for one in totals}) > 1:
                yield from _of_line(sheet, sorted(totals), across=across)


def _total(sheet: FormulaSheet, cell: Position, number: int, *, across: bool) -> TotalInLine | None:
    """The total in a cell of one range in its own column (in a row of totals), or in its own row."""
    expression = sheet.expressions[number]
    parts = added_up(expression) if is_sum(expression) else None
    if parts is None or len(parts) != 1 or not isinstance(parts[0], AreaReference) or sheet_of(parts[0]):
        return None
    top, left, bottom, right = area_of(parts[0], cell)
    if across:
        return TotalInLine(cell[1], top, bottom, cell) if left == right == cell[1] else None
    return TotalInLine(cell[0], left, right, cell) if top == bottom == cell[0] else None


def _of_line(sheet: FormulaSheet, totals: Sequence[TotalInLine], *, across: bool) -> Iterator[FormulaFault]:
    for at, own in enumerate(totals):
        near = [
            one
            for one in totals[max(0, at - _NEAR_TOTALS) : at + _NEAR_TOTALS + 1]
            if abs(one.place - own.place) <= _NEAR_TOTALS
            and max(abs(one.first - own.first), abs(one.last - own.last)) <= _NEAR_BOUND
        ]
        first, last = min(one.first for one in near), max(one.last for one in near)
        left_out = [*_outward(sheet, own, first, -1, across=across), *_outward(sheet, own, last, 1, across=across)]
        stored = sheet.stored(own.cell)
        if not left_out or stored is None:
            continue
        total = sum((amount.value for cell in left_out if (amount := sheet.stored(cell)) is not None), ZERO)
        wider = next(one for one in near if (one.first, one.last) != (own.first, own.last))
        yield FormulaFault(
            kind="short", cell=own.cell, given=WIDE.add(stored.value, total), cells=tuple(left_out),
            wanted=sheet.expression(wider.cell), neighbours=len(near) - 1, doubt=True,
        )  # fmt: skip


def _outward(sheet: FormulaSheet, own: TotalInLine, bound: int, side: int, *, across: bool) -> Iterator[Position]:
    """The cells between a range and the bound of the others that are filled as its nearest cell is, but for zeros; none
    behind a blank, in the line of the totals or in a line of years."""
    edge, line = (own.first, own.cell) if side < 0 else (own.last, own.cell)

    def cell(at: int) -> Position:
        return (at, line[1]) if across else (line[0], at)

    if sheet.stored(cell(edge)) is None:
        return
    kind = sheet.numbers.get(cell(edge))
    for at in range(edge + side, bound + side, side):
        here = cell(at)
        amount = sheet.stored(here)
        if amount is None or here == own.cell or sheet.numbers.get(here) != kind:
            return
        if across and kind is None and _YEARS[0] <= amount.value <= _YEARS[1] and side < 0:
            return
        if amount.value:
            yield here

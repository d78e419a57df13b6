"""Sums over the wrong cells: a subtotal counted twice, a row left out between the range and its total, hidden rows."""

from collections.abc import Iterator, Sequence

from dqcheck.model.formulas import Position
from dqcheck.tables.formulas.cell_names import row_name
from dqcheck.tables.formulas.declared_sums import (
    Area,
    Reference,
    added_up,
    area_of,
    cell_count,
    cells_of,
    is_sum,
    sheet_of,
    within,
)
from dqcheck.tables.formulas.evaluation import slack_of
from dqcheck.tables.formulas.formula_faults import FormulaFault
from dqcheck.tables.formulas.formula_sheet import STRANGE, FormulaSheet
from dqcheck.tables.formulas.stored_values import WIDE, ZERO
from dqcheck.tables.formulas.syntax import Expression
from dqcheck.tables.row_labels import begins_total, some_of

_MOST_PARTS = 20_000
"""Formulas in the ranges of a sheet's sums that are looked at for subtotals."""
_FEWEST_IN_RANGE = 3
_MOST_LEFT_OUT = 2
_MOST_HIDDEN_SHOWN = 40


def range_faults(sheet: FormulaSheet) -> Iterator[FormulaFault]:
    """The faults of sums that can be told from the ranges that they add up."""
    left = _MOST_PARTS
    for cell, number in sheet.numbers.items():
        if number == STRANGE or (stored := sheet.stored(cell)) is None:
            continue
        expression = sheet.expressions[number]
        parts = _own_parts(expression)
        if parts is None or (not stored.value and not stored.size):
            continue
        areas = [area_of(one, cell) for one in parts]
        counted = sum(cell_count(area) for area in areas)
        if counted < 2:
            continue
        if left > 0:
            twice = _twice(sheet, cell, areas)
            left -= len(twice) + 1
            if twice:
                amounts = [amount.value for one in twice if (amount := sheet.stored(one)) is not None]
                given = WIDE.subtract(stored.value, sum(amounts, ZERO))
                yield FormulaFault(kind="twice", cell=cell, given=given, cells=twice)
                continue
        if (missed := _left_out(sheet, cell, areas)) and (amount := sheet.stored(missed[0])) is not None:
            amounts = [one.value for at in missed if (one := sheet.stored(at)) is not None]
            if any(amounts):
                yield FormulaFault(
                    kind="short", cell=cell, given=WIDE.add(stored.value, sum(amounts, ZERO)), cells=missed, doubt=True
                )
        if hidden := _hidden(sheet, cell, areas):
            amounts = [amount.value for one in hidden if (amount := sheet.stored(one)) is not None]
            given = WIDE.subtract(stored.value, sum(amounts, ZERO))
            if any(amounts) and abs(given) > slack_of(stored):
                yield FormulaFault(kind="hidden", cell=cell, given=given, cells=hidden[:_MOST_HIDDEN_SHOWN], doubt=True)


def _own_parts(expression: Expression) -> Sequence[Reference] | None:
    """What a formula of the sheet adds up, all in the sheet itself; None for any other."""
    parts = added_up(expression) if is_sum(expression) else None
    if parts is None or any(sheet_of(one) for one in parts):
        return None
    return parts


def _twice(sheet: FormulaSheet, cell: Position, areas: Sequence[Area]) -> tuple[Position, ...]:
    """The cells of a sum that add up others of its cells."""
    found = []
    for area in areas:
        for part in sheet.formulas_in(area):
            expression = sheet.expression(part)
            inner = None if expression is None or part == cell else _own_parts(expression)
            if inner is None:
                continue
            summed = [area_of(one, part) for one in inner]
            amount = sheet.stored(part)
            if amount is None or not amount.value or any(within((*part, *part), one) for one in summed):
                continue
            if all(_holds_all(areas, one) for one in summed):
                found.append(part)
    return tuple(found)


def _holds_all(areas: Sequence[Area], part: Area) -> bool:
    """Whether ranges hold all cells of another one."""
    if any(within(part, one) for one in areas):
        return True
    return 1 < cell_count(part) <= len(areas) and all(
        any(within((*cell, *cell), one) for one in areas) for cell in cells_of(part)
    )


def _left_out(sheet: FormulaSheet, cell: Position, areas: Sequence[Area]) -> tuple[Position, ...]:
    """The cells between a range and the total below it that are filled as its cells are."""
    if len(areas) != 1:
        return ()
    (top, left, bottom, right), (row, column) = areas[0], cell
    if left != right or left != column or bottom - top + 1 < _FEWEST_IN_RANGE or not bottom + 1 < row:
        return ()
    missed: list[Position] = []
    for at in range(bottom + 1, row):
        if sheet.stored((at, column)) is None:
            if any(sheet.stored((below, column)) is not None for below in range(at, row)):
                return ()
            break
        missed.append((at, column))
    inside = list(cells_of(areas[0]))
    if not 0 < len(missed) <= _MOST_LEFT_OUT or any(sheet.stored(one) is None for one in inside):
        return ()
    kinds = {sheet.numbers.get(one) for one in inside}
    if len(kinds) != 1 or any(sheet.numbers.get(one) not in kinds for one in missed):
        return ()
    names = [row_name(sheet.sheet, at, column) for at, _ in missed]
    if any(not name or begins_total(name) or some_of(name) for name in names):
        return ()
    return tuple(missed)


def _hidden(sheet: FormulaSheet, cell: Position, areas: Sequence[Area]) -> tuple[Position, ...]:
    """The cells of hidden rows that a visible total counts."""
    if not sheet.written.hidden_rows or cell[0] in sheet.written.hidden_rows:
        return ()
    return tuple(
        (row, column)
        for top, left, bottom, right in areas
        if bottom > top
        for hidden in [sheet.hidden_between(top, bottom)]
        if len(hidden) <= bottom - top  # else all is folded away, and the total stands for it
        for row in hidden
        for column in range(left, min(right, left + _MOST_HIDDEN_SHOWN) + 1)
        if (amount := sheet.stored((row, column))) is not None and amount.value
    )

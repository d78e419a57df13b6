"""A cell among formulas that read the same: a number typed in their midst, or a formula unlike theirs."""

from collections.abc import Iterator
from decimal import Decimal

from dqcheck.model.formulas import Position
from dqcheck.tables.formulas.compared_ranges import ComparedRange, beyond_block, compared, is_near
from dqcheck.tables.formulas.declared_sums import (
    Reference,
    area_of,
    differing,
    is_corrected,
    is_linear,
    is_sum,
    references,
    sheet_of,
    within,
)
from dqcheck.tables.formulas.evaluation import slack_of
from dqcheck.tables.formulas.formula_faults import FormulaFault
from dqcheck.tables.formulas.formula_sheet import FormulaSheet
from dqcheck.tables.formulas.neighbour_cells import DOWN, OddCell, odd_cells
from dqcheck.tables.formulas.result_faults import same_number, slack_between
from dqcheck.tables.formulas.stored_values import Amount, UnknowableError
from dqcheck.tables.formulas.syntax import Expression

_NEAR_SHARE = Decimal("0.1")
"""How far a typed total at the end of a line of totals may be from what theirs gives, to be one of them."""


def neighbour_faults(sheet: FormulaSheet) -> Iterator[FormulaFault]:
    """The faults of cells that differ from their neighbours."""
    for one in odd_cells(sheet):
        if one.cell in sheet.numbers:
            yield from _unlike(sheet, one)
        elif (fault := _typed(sheet, one)) is not None:
            yield fault


def _typed(sheet: FormulaSheet, odd: OddCell) -> FormulaFault | None:
    """A number typed where its neighbours reckon; it holds where it is what their formula gives."""
    wanted, stored = sheet.expressions[odd.number], sheet.stored(odd.cell)
    given = _given(sheet, odd, wanted)
    if stored is None or given is None:
        return None
    holds = same_number(stored, given)
    if not odd.between:
        gap = abs(stored.value - given.value)
        if not (is_sum(wanted) and _lies_across(wanted, odd)) or gap > _NEAR_SHARE * abs(given.value):
            return None
    return FormulaFault(
        kind="typed",
        cell=odd.cell,
        given=given.value,
        slack=slack_between(stored, given, holds=holds),
        wanted=wanted,
        neighbours=odd.around,
        doubt=not (odd.between and is_linear(wanted)),
        holds=holds,
    )


def _unlike(sheet: FormulaSheet, odd: OddCell) -> Iterator[FormulaFault]:
    """A formula that gives something else than that of its neighbours would; that only its range is longer is no fault
    within its block."""
    own, wanted, stored = sheet.expression(odd.cell), sheet.expressions[odd.number], sheet.stored(odd.cell)
    if own is None or stored is None or _agrees_across(sheet, odd) or _gathers(own, odd):
        return
    pairs = differing(own, wanted)
    single = pairs[0] if pairs is not None and len(pairs) == 1 else None
    range_ = ComparedRange("other") if single is None else compared(odd.cell, *single)
    if single is not None and range_.kind == "longer":
        fault = beyond_block(sheet, odd, *single) if odd.between or is_near(odd.cell, *single) else None
        if fault is not None:
            yield fault
        return
    given = _given(sheet, odd, wanted)
    if given is None or same_number(stored, given):
        return
    if not odd.between and (single is None or not is_near(odd.cell, *single)):
        return
    if pairs is None and not is_corrected(own, wanted):
        return
    short = range_.kind == "shorter"
    sure = odd.amidst and is_linear(wanted) and pairs is not None
    yield FormulaFault(
        kind="short" if short else "unlike",
        cell=odd.cell,
        given=given.value,
        slack=slack_of(given),
        cells=tuple(cell for cell in range_.cells if sheet.stored(cell) is not None) if short else (),
        wanted=wanted,
        neighbours=odd.around,
        doubt=not sure,
    )


def _gathers(own: Expression, odd: OddCell) -> bool:
    """Whether a formula refers to its neighbours: it is a total of theirs."""
    areas = [area_of(one, odd.cell) for one in references(own) if not sheet_of(one)]
    return any(within((*cell, *cell), area) for cell in odd.neighbours for area in areas)


def _agrees_across(sheet: FormulaSheet, odd: OddCell) -> bool:
    """Whether a cell beside it, across the direction of the neighbours, has the same formula."""
    number = sheet.numbers[odd.cell]
    return any(sheet.numbers.get(cell) == number for cell in odd.across(-2, -1, 1, 2))


def _given(sheet: FormulaSheet, odd: OddCell, wanted: Expression) -> Amount | None:
    """What the formula of the neighbours gives in a cell; None where it refers to less than it does for them."""
    beside = odd.neighbours[0]
    for one in references(wanted):
        if _filled(sheet, one, odd.cell) < max(1, _filled(sheet, one, beside)):
            return None
        if within((*odd.cell, *odd.cell), area_of(one, odd.cell)) and not sheet_of(one):
            return None
    return sheet.evaluator.amount(wanted, *odd.cell)


def _filled(sheet: FormulaSheet, reference: Reference, cell: Position) -> int:
    """The numbers that a reference of a cell's formula meets."""
    try:
        return sheet.values.area(sheet_of(reference) or sheet.name, area_of(reference, cell)).numbers
    except UnknowableError:
        return 0


def _lies_across(wanted: Expression, odd: OddCell) -> bool:
    """Whether a formula refers to its own column in a row of formulas, or to its own row in a column of them."""
    at = 0 if odd.axis == DOWN else 1
    areas = [area_of(one, odd.cell) for one in references(wanted) if not sheet_of(one)]
    return bool(areas) and all(area[at] == area[at + 2] == odd.cell[at] for area in areas)

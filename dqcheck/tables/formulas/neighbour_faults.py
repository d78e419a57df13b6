"""A cell among formulas that read the same: a number typed in their midst, or a formula unlike theirs."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from dqcheck.model.formulas import Position
from dqcheck.model.record import record
from dqcheck.tables.formulas.declared_sums import (
    Reference,
    area_of,
    cells_of,
    differing,
    is_corrected,
    is_linear,
    is_sum,
    references,
    sheet_of,
    within,
)
from dqcheck.tables.formulas.evaluation import slack_of
from dqcheck.tables.formulas.formula_faults import FaultKind, FormulaFault
from dqcheck.tables.formulas.formula_sheet import STRANGE, FormulaSheet
from dqcheck.tables.formulas.result_faults import same_number, slack_between
from dqcheck.tables.formulas.stored_values import Amount, UnknowableError
from dqcheck.tables.formulas.syntax import AreaReference, CellReference, Expression

FEWEST_NEIGHBOURS = 4
"""Neighbours with one formula that make it theirs."""
_FARTHEST = 12
"""Neighbours that are looked at on each side."""
_SURE_ON_EACH_SIDE = 2
_NEAR_SHARE = Decimal("0.1")
"""How far a typed total at the end of a row of totals may be from what theirs gives, to be one of them."""
_NEAR_BOUND = 3
"""Rows or columns by which the range of a formula at the end of a row of formulas may differ."""
_MOST_EXCEPTIONS = 2
_EXCEPTION_SHARE = 0.1
"""Cells, or their share of the neighbours, that may differ from one formula in a row or column."""
_MOST_CELLS = 40
DOWN, ACROSS = (1, 0), (0, 1)


@record
class OddCell:
    """A cell beside formulas numbered ``number``, of which ``before`` and ``behind`` so many follow one another."""

    cell: Position
    number: int
    before: int
    behind: int
    axis: tuple[int, int]

    @property
    def between(self) -> bool:
        """Whether they stand on both sides."""
        return bool(self.before and self.behind)


def neighbour_faults(sheet: FormulaSheet) -> Iterator[FormulaFault]:
    """The faults of cells that differ from their neighbours."""
    for axis in (DOWN, ACROSS):
        odd = {one.cell: one for one in _odd_cells(sheet, axis)}
        crowded = Counter((one.number, _line(one)) for one in odd.values())
        for one in odd.values():
            few = max(_MOST_EXCEPTIONS, _EXCEPTION_SHARE * (one.before + one.behind))
            if crowded[one.number, _line(one)] > few or _is_row_of_its_own(one, odd):
                continue
            fault = _typed(sheet, one) if one.cell not in sheet.numbers else _unlike(sheet, one)
            if fault is not None:
                yield fault


def _line(odd: OddCell) -> int:
    return odd.cell[1] if odd.axis == DOWN else odd.cell[0]


def _is_row_of_its_own(odd: OddCell, others: dict[Position, OddCell]) -> bool:
    """Whether the cells beside it, across the direction of the formulas, are odd too: then so is their whole row."""
    (row, column), (down, across) = odd.cell, odd.axis
    return any((row + side * across, column + side * down) in others for side in (-1, 1))


def _odd_cells(sheet: FormulaSheet, axis: tuple[int, int]) -> Iterator[OddCell]:
    down, across = axis
    seen: set[Position] = set()
    for (row, column), number in sheet.numbers.items():
        if number == STRANGE:
            continue
        for side in (1, -1):
            cell = (row + side * down, column + side * across)
            if cell in seen or min(cell) < 0 or sheet.numbers.get(cell) == number:
                continue
            before, behind = _run(sheet, cell, number, axis, -1), _run(sheet, cell, number, axis, 1)
            if before + behind >= FEWEST_NEIGHBOURS and sheet.stored(cell) is not None:
                seen.add(cell)
                yield OddCell(cell=cell, number=number, before=before, behind=behind, axis=axis)


def _run(sheet: FormulaSheet, cell: Position, number: int, axis: tuple[int, int], side: int) -> int:
    row, column = cell
    count = 0
    while count < _FARTHEST:
        row, column = row + side * axis[0], column + side * axis[1]
        if sheet.numbers.get((row, column)) != number:
            break
        count += 1
    return count


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
        neighbours=odd.before + odd.behind,
        doubt=not (odd.between and is_linear(wanted)),
        holds=holds,
    )


def _unlike(sheet: FormulaSheet, odd: OddCell) -> FormulaFault | None:
    """A formula that gives something else than that of its neighbours would."""
    own, wanted, stored = sheet.expression(odd.cell), sheet.expressions[odd.number], sheet.stored(odd.cell)
    if own is None or stored is None or _agrees_across(sheet, odd):
        return None
    given = _given(sheet, odd, wanted)
    if given is None or same_number(stored, given):
        return None
    pairs = differing(own, wanted)
    kind: FaultKind = "unlike"
    cells: tuple[Position, ...] = ()
    if pairs is None:
        if not (odd.between and is_corrected(own, wanted)):
            return None
    elif len(pairs) == 1:
        kind, cells = _ranges(sheet, odd, *pairs[0])
    if not odd.between and (pairs is None or len(pairs) != 1 or not _near(odd, *pairs[0])):
        return None
    sure = min(odd.before, odd.behind) >= _SURE_ON_EACH_SIDE and is_linear(wanted) and pairs is not None
    return FormulaFault(
        kind=kind, cell=odd.cell, given=given.value, slack=slack_of(given), cells=cells, wanted=wanted,
        neighbours=odd.before + odd.behind, doubt=not sure,
    )  # fmt: skip


def _agrees_across(sheet: FormulaSheet, odd: OddCell) -> bool:
    """Whether a cell beside it, across the direction of the neighbours, has the same formula."""
    (row, column), (down, across) = odd.cell, odd.axis
    number = sheet.numbers[odd.cell]
    return any(sheet.numbers.get((row + side * across, column + side * down)) == number for side in (-2, -1, 1, 2))


def _given(sheet: FormulaSheet, odd: OddCell, wanted: Expression) -> Amount | None:
    """What the formula of the neighbours gives in a cell; None where it refers to less than it does for them."""
    (row, column), (down, across) = odd.cell, odd.axis
    side = -1 if odd.before else 1
    beside = (row + side * down, column + side * across)
    for one in references(wanted):
        if _filled(sheet, one, odd.cell) < max(1, _filled(sheet, one, beside)):
            return None
        if within((*odd.cell, *odd.cell), area_of(one, odd.cell)) and not sheet_of(one):
            return None
    return sheet.evaluator.amount(wanted, row, column)


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


def _ranges(
    sheet: FormulaSheet, odd: OddCell, own: Reference, wanted: Reference
) -> tuple[FaultKind, tuple[Position, ...]]:
    """Whether a range is shorter or longer than that of the neighbours, with the cells that make the difference."""
    if not (isinstance(own, AreaReference) and isinstance(wanted, AreaReference)):
        return "unlike", ()
    mine, theirs = area_of(own, odd.cell), area_of(wanted, odd.cell)
    if sheet_of(own) or sheet_of(wanted):
        return "unlike", ()
    kind: FaultKind = "short" if within(mine, theirs) else "beyond" if within(theirs, mine) else "unlike"
    inner, outer = (mine, theirs) if kind == "short" else (theirs, mine)
    if kind == "unlike":
        return kind, ()
    cells = (cell for cell in cells_of(outer) if not within((*cell, *cell), inner) and sheet.stored(cell) is not None)
    return kind, tuple(cell for _, cell in zip(range(_MOST_CELLS), cells, strict=False))


def _near(odd: OddCell, own: Reference, wanted: Reference) -> bool:
    """Whether two references differ in one bound only, by little."""
    if sheet_of(own) != sheet_of(wanted) or isinstance(own, CellReference):
        return False
    gaps = [abs(a - b) for a, b in zip(area_of(own, odd.cell), area_of(wanted, odd.cell), strict=True)]
    return sum(map(bool, gaps)) == 1 and max(gaps) <= _NEAR_BOUND

"""Cells beside formulas that read the same, and differ from them."""

from collections import Counter
from collections.abc import Iterator, Mapping

from dqcheck.model.formulas import Position
from dqcheck.model.record import record
from dqcheck.tables.formulas.formula_sheet import STRANGE, FormulaSheet

FEWEST_NEIGHBOURS = 4
"""Neighbours with one formula that make it theirs."""
_FARTHEST = 12
"""Neighbours that are looked at on each side."""
_MOST_EXCEPTIONS = 3
_EXCEPTION_SHARE = 0.1
"""Cells, or their share of the neighbours, that may differ from one formula in a row or column."""
_AMIDST = 2
DOWN, ACROSS = (1, 0), (0, 1)


@record
class OddCell:
    """A cell beside formulas numbered ``number``; ``before`` and ``behind`` are their cells along ``axis``, the nearest
    first."""

    cell: Position
    number: int
    before: tuple[Position, ...]
    behind: tuple[Position, ...]
    axis: tuple[int, int]

    @property
    def between(self) -> bool:
        """Whether they stand on both sides."""
        return bool(self.before and self.behind)

    @property
    def around(self) -> int:
        """How many they are."""
        return len(self.before) + len(self.behind)

    @property
    def neighbours(self) -> tuple[Position, ...]:
        """Their cells, the nearest first on each side."""
        return *self.before, *self.behind

    @property
    def amidst(self) -> bool:
        """Whether at least two stand on each side."""
        return min(len(self.before), len(self.behind)) >= _AMIDST

    def across(self, *steps: int) -> Iterator[Position]:
        """The cells beside it, across the direction of the neighbours."""
        (row, column), (down, across) = self.cell, self.axis
        for step in steps:
            yield row + step * across, column + step * down


def odd_cells(sheet: FormulaSheet) -> Iterator[OddCell]:
    """The cells with a number that differ from formulas beside them, but for those of which there are many."""
    for axis in (DOWN, ACROSS):
        odd = {one.cell: one for one in _along(sheet, axis)}
        crowded = Counter((one.number, _line(one)) for one in odd.values() if one.between)
        for one in odd.values():
            few = max(_MOST_EXCEPTIONS, _EXCEPTION_SHARE * one.around)
            if crowded[one.number, _line(one)] <= few and not _is_line_of_its_own(one, odd):
                yield one


def _line(odd: OddCell) -> int:
    return odd.cell[1] if odd.axis == DOWN else odd.cell[0]


def _is_line_of_its_own(odd: OddCell, others: Mapping[Position, OddCell]) -> bool:
    """Whether the cells beside it, across the direction of the formulas, are odd too: then so is their whole line."""
    return any(cell in others for cell in odd.across(-1, 1))


def _along(sheet: FormulaSheet, axis: tuple[int, int]) -> Iterator[OddCell]:
    seen: set[Position] = set()
    line = 1 if axis == DOWN else 0
    frequent = Counter((number, cell[line]) for cell, number in sheet.numbers.items())
    for cell, number in sheet.numbers.items():
        if number == STRANGE or frequent[number, cell[line]] < FEWEST_NEIGHBOURS:
            continue
        for side in (1, -1):
            beside = _next_filled(sheet, cell, axis, side)
            if beside is None or beside in seen or sheet.numbers.get(beside) == number:
                continue
            before, behind = _run(sheet, beside, number, axis, -1), _run(sheet, beside, number, axis, 1)
            if len(before) + len(behind) >= FEWEST_NEIGHBOURS:
                seen.add(beside)
                yield OddCell(cell=beside, number=number, before=before, behind=behind, axis=axis)


def _next_filled(sheet: FormulaSheet, cell: Position, axis: tuple[int, int], side: int) -> Position | None:
    """The next cell with a number, the one behind a blank cell at the farthest."""
    for step in (1, 2):
        beside = (cell[0] + side * step * axis[0], cell[1] + side * step * axis[1])
        if min(beside) < 0:
            return None
        if sheet.stored(beside) is not None:
            return beside
        if not sheet.is_blank(beside):
            return None
    return None


def _run(sheet: FormulaSheet, cell: Position, number: int, axis: tuple[int, int], side: int) -> tuple[Position, ...]:
    """The cells on one side with a formula, the nearest first; single cells between them may be blank or typed."""
    found: list[Position] = []
    missing = 0
    for step in range(1, _FARTHEST + 1):
        beside = (cell[0] + side * step * axis[0], cell[1] + side * step * axis[1])
        if sheet.numbers.get(beside) == number:
            found.append(beside)
            missing = 0
        else:
            missing += 1
            if missing > 1 or beside in sheet.numbers or not (sheet.is_blank(beside) or sheet.stored(beside)):
                break
    return tuple(found)

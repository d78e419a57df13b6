"""The formulas of one sheet, understood and numbered: cells whose formulas read the same in R1C1 have one number."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dqcheck.model.document import Sheet
from dqcheck.model.formulas import Position, WrittenFormulas
from dqcheck.tables.formulas.cell_names import ColumnNames
from dqcheck.tables.formulas.evaluation import Evaluator
from dqcheck.tables.formulas.relative_forms import NotUnderstoodError, relative
from dqcheck.tables.formulas.stored_values import Amount, StoredValues, UnknowableError
from dqcheck.tables.formulas.syntax import Expression, Operation, parse_formula

STRANGE = -1
"""The number of all formulas that are not understood."""


@dataclass(slots=True)
class Understood:
    """The formulas of a sheet: of each cell the number of its expression, of each number the expression."""

    numbers: dict[Position, int] = field(default_factory=dict)
    expressions: list[Expression] = field(default_factory=list)


def understood(written: WrittenFormulas) -> Understood:
    """The formulas of a sheet in their common form."""
    found = Understood()
    by_text: dict[str, int] = {}
    by_expression: dict[Expression, int] = {}
    for cell, text in written.texts.items():
        try:
            form = relative(text, *written.origins.get(cell, cell), dialect=written.dialect)
            number = by_text.get(form)
            if number is None:
                expression = parse_formula(form)
                number = by_expression.setdefault(expression, len(found.expressions))
                if number == len(found.expressions):
                    found.expressions.append(expression)
                by_text[form] = number
        except NotUnderstoodError:
            number = STRANGE
        found.numbers[cell] = number
    return found


class FormulaSheet:
    """A sheet with its formulas and what they give. Cells are keyed by row and column counted from zero."""

    def __init__(self, sheet: Sheet, written: WrittenFormulas, values: StoredValues) -> None:
        self.sheet, self.written, self.values = sheet, written, values
        found = understood(written)
        self.numbers, self.expressions = found.numbers, found.expressions
        self.names = ColumnNames(sheet)
        self._stored: dict[Position, Amount | None] = {}
        self.evaluator = Evaluator(values, sheet.name, self._nested, self._hides)

    @property
    def name(self) -> str:
        """The name of the sheet."""
        return self.sheet.name

    def expression(self, cell: Position) -> Expression | None:
        """The formula of a cell; None where it has none that is understood."""
        number = self.numbers.get(cell, STRANGE)
        return None if number == STRANGE else self.expressions[number]

    def stored(self, cell: Position) -> Amount | None:
        """The number that a cell stores; None where it stores none."""
        if cell in self._stored:
            return self._stored[cell]
        try:
            found = self.values.value(self.name, *cell)
        except UnknowableError:
            found = None
        amount = self._stored[cell] = found if isinstance(found, Amount) else None
        return amount

    def is_blank(self, cell: Position) -> bool:
        """Whether nothing stands in a cell."""
        try:
            return cell not in self.numbers and self.values.raw(self.name, *cell) is None
        except UnknowableError:
            return True

    def typed(self, cell: Position) -> Amount | None:
        """The number that somebody typed into a cell; None for formulas and everything else."""
        return None if cell in self.numbers else self.stored(cell)

    @cached_property
    def rows_by_column(self) -> Mapping[int, Sequence[int]]:
        """The rows of the formulas of each column, in their order."""
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.numbers):
            found.setdefault(column, []).append(row)
        return found

    def formulas_in(self, area: tuple[int, int, int, int]) -> Iterator[Position]:
        """The cells of a range that hold a formula."""
        top, left, bottom, right = area
        for column in range(left, right + 1) if right - left < len(self.rows_by_column) else self.rows_by_column:
            rows = self.rows_by_column.get(column, ()) if left <= column <= right else ()
            for at in range(bisect_left(rows, top), bisect_right(rows, bottom)):
                yield rows[at], column

    @cached_property
    def _subtotals(self) -> frozenset[int]:
        return frozenset(number for number, one in enumerate(self.expressions) if _is_subtotal(one))

    def _nested(self, sheet: str, area: tuple[int, int, int, int]) -> Sequence[Position]:
        if not self._subtotals:
            return ()
        return [cell for cell in self.formulas_in(area) if self.numbers[cell] in self._subtotals]

    @cached_property
    def _hidden(self) -> Sequence[int]:
        return sorted(self.written.hidden_rows)

    def hidden_between(self, top: int, bottom: int) -> Sequence[int]:
        """The hidden rows of a range of rows."""
        return self._hidden[bisect_left(self._hidden, top) : bisect_right(self._hidden, bottom)]

    def _hides(self, area: tuple[int, int, int, int]) -> bool:
        return bool(self.hidden_between(area[0], area[2]))


def _is_subtotal(expression: Expression) -> bool:
    return isinstance(expression, Operation) and (
        expression.name == "SUBTOTAL" or any(map(_is_subtotal, expression.operands))
    )

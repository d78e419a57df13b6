"""What a formula gives on the stored values of the cells it refers to.

Reckoned exactly, but for quotients; a spreadsheet reckons in binary floating point, and the size of the operands says
how much it may have lost. Rules for blanks, texts and errors: ECMA-376 part 1, 18.17 and OpenDocument 1.3 part 4, 6.
"""

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from dqcheck.model.formulas import Position
from dqcheck.tables.formulas.stored_values import (
    ERROR_VALUE,
    WIDE,
    ZERO,
    Amount,
    AreaTotals,
    CellValue,
    ErrorValue,
    StoredValues,
    UnknowableError,
)
from dqcheck.tables.formulas.syntax import COMPARING, AreaReference, CellReference, Constant, Expression, Operation

NOISE = Decimal("1e-12")
"""Share of the size of the operands that binary arithmetic may lose."""
_HUNDRED = Decimal(100)
_MOST_DECIMALS = 30

Nested = Callable[[str, tuple[int, int, int, int]], Sequence[Position]]
"""The cells of a range of a sheet that hold a SUBTOTAL: another one leaves them out."""


class Evaluator:
    """Evaluates formulas of one sheet. ``hidden`` tells whether a range has hidden rows."""

    def __init__(
        self, values: StoredValues, sheet: str, nested: Nested, hidden: Callable[[tuple[int, int, int, int]], bool]
    ) -> None:
        self._values, self._sheet, self._nested, self._hidden = values, sheet, nested, hidden

    def result(self, expression: Expression, row: int, column: int) -> CellValue:
        """What a formula gives in a cell. Raises UnknowableError."""
        if isinstance(expression, Constant):
            value = expression.value
            return Amount(value, abs(value)) if isinstance(value, Decimal) else value
        if isinstance(expression, CellReference):
            return self._values.value(expression.sheet or self._sheet, *expression.at(row, column))
        if isinstance(expression, AreaReference):
            raise UnknowableError("a range")
        return self._operation(expression, row, column)

    def amount(self, expression: Expression, row: int, column: int) -> Amount | None:
        """The number that a formula gives in a cell; None where it gives an error, a text or nothing known."""
        try:
            found = self.result(expression, row, column)
        except UnknowableError:
            return None
        return found if isinstance(found, Amount) else None

    def _operation(self, operation: Operation, row: int, column: int) -> CellValue:
        name, operands = operation.name, operation.operands
        if name in ("SUM", "AVERAGE"):
            return self._gathered(name, operands, row, column)
        if name == "SUBTOTAL":
            return self._subtotal(operands, row, column)
        if name == "IF":
            return self._chosen(operands, row, column)
        if name in ("ISERROR", "IFERROR"):
            found = self.result(operands[0], row, column)
            if name == "ISERROR":
                return isinstance(found, ErrorValue)
            return self.result(operands[1], row, column) if isinstance(found, ErrorValue) else found
        if name == "ISBLANK":
            if not isinstance(operands[0], CellReference):
                raise UnknowableError(name)
            return self.result(operands[0], row, column) is None
        given = [self.result(one, row, column) for one in operands]
        if any(isinstance(one, ErrorValue) for one in given):
            return ERROR_VALUE
        if name in COMPARING:
            return _compared(name, *given)
        return _reckoned(name, [_number(one) for one in given])

    def _gathered(self, name: str, operands: Sequence[Expression], row: int, column: int) -> CellValue:
        total, size, count = ZERO, ZERO, 0
        for one in operands:
            found = self._totals(one, row, column)
            if found.faults:
                return ERROR_VALUE
            if found.strange:
                raise UnknowableError("in a range")
            total, size, count = WIDE.add(total, found.total), WIDE.add(size, found.size), count + found.numbers
        return _mean(name, total, size, count)

    def _totals(self, operand: Expression, row: int, column: int) -> AreaTotals:
        if isinstance(operand, AreaReference):
            return self._values.area(operand.first.sheet or self._sheet, operand.at(row, column))
        found = self.result(operand, row, column)
        if isinstance(found, Amount):
            return AreaTotals(found.value, found.size, 1, 0, 0)
        if isinstance(operand, CellReference) and not isinstance(found, ErrorValue):  # texts of cells are left out
            return AreaTotals(ZERO, ZERO, 0, 0, 0)
        return AreaTotals(ZERO, ZERO, 0, int(isinstance(found, ErrorValue)), int(not isinstance(found, ErrorValue)))

    def _subtotal(self, operands: Sequence[Expression], row: int, column: int) -> CellValue:
        code, area = operands
        kinds = {9: "SUM", 109: "SUM", 1: "AVERAGE", 101: "AVERAGE"}
        kind = kinds.get(int(code.value)) if isinstance(code, Constant) and isinstance(code.value, Decimal) else None
        if kind is None or not isinstance(area, AreaReference):
            raise UnknowableError("SUBTOTAL")
        sheet, cells = area.first.sheet or self._sheet, area.at(row, column)
        if sheet.casefold() != self._sheet.casefold() or self._hidden(cells):
            raise UnknowableError("filtered")
        found = self._values.area(sheet, cells)
        total, size, count = found.total, found.size, found.numbers
        for at in self._nested(sheet, cells):
            part = self._values.value(sheet, *at)
            if isinstance(part, Amount):
                total, count = WIDE.subtract(total, part.value), count - 1
        if found.faults:
            return ERROR_VALUE
        if found.strange:
            raise UnknowableError("in a range")
        return _mean(kind, total, size, count)

    def _chosen(self, operands: Sequence[Expression], row: int, column: int) -> CellValue:
        condition = self.result(operands[0], row, column)
        if isinstance(condition, ErrorValue):
            return ERROR_VALUE
        if isinstance(condition, str) or condition is None:
            raise UnknowableError("a condition")
        truth = bool(condition.value) if isinstance(condition, Amount) else condition
        if not truth and len(operands) < 3:
            return False
        chosen = operands[1 if truth else 2]
        found = self.result(chosen, row, column)
        return Amount(ZERO, ZERO) if found is None else found


def slack_of(found: Amount) -> Decimal:
    """How far a stored result may lie from the exact one."""
    return WIDE.multiply(max(found.size, abs(found.value)), NOISE)


def _mean(name: str, total: Decimal, size: Decimal, count: int) -> CellValue:
    if name == "SUM":
        return Amount(total, size)
    return Amount(WIDE.divide(total, count), WIDE.divide(size, count)) if count else ERROR_VALUE


def _number(value: CellValue) -> Amount:
    """A value as an operand of arithmetic: a blank is zero. Raises UnknowableError for texts and truths."""
    if value is None:
        return Amount(ZERO, ZERO)
    if isinstance(value, Amount):
        return value
    raise UnknowableError("no number")


def _reckoned(name: str, operands: Sequence[Amount]) -> CellValue:
    first = operands[0]
    if name == "negative":
        return Amount(-first.value, first.size)
    if name == "%":
        return Amount(WIDE.divide(first.value, _HUNDRED), WIDE.divide(first.size, _HUNDRED))
    second = operands[1]
    if name in "+-":
        sign = WIDE.add if name == "+" else WIDE.subtract
        return Amount(sign(first.value, second.value), WIDE.add(first.size, second.size))
    if name == "*":
        return Amount(WIDE.multiply(first.value, second.value), WIDE.multiply(first.size, second.size))
    if name == "/":
        if not second.value:
            return ERROR_VALUE
        if abs(second.value) <= slack_of(second):
            raise UnknowableError("divided by what is lost")
        lost = WIDE.divide(WIDE.multiply(first.size, second.size), WIDE.multiply(second.value, second.value))
        return Amount(WIDE.divide(first.value, second.value), abs(lost))
    return _rounded(first, second)


def _rounded(number: Amount, places: Amount) -> CellValue:
    digits = int(places.value)
    if digits != places.value or abs(digits) > _MOST_DECIMALS:
        raise UnknowableError("ROUND")
    step = Decimal(1).scaleb(-digits)
    steps = WIDE.divide(number.value, step)
    whole = steps.to_integral_value(ROUND_HALF_UP, WIDE)
    halfway = abs(abs(WIDE.subtract(steps, whole)) - Decimal("0.5"))
    if halfway and WIDE.multiply(halfway, step) <= slack_of(number):
        raise UnknowableError("between two steps")
    return Amount(WIDE.multiply(whole, step), number.size)


def _compared(name: str, first: CellValue, second: CellValue) -> CellValue:
    """Whether a comparison is true. Raises UnknowableError where the kinds of values decide, or what binary arithmetic
    lost."""
    if (isinstance(first, str) or isinstance(second, str)) and name in ("=", "<>"):
        if isinstance(first, Amount | bool) or isinstance(second, Amount | bool):
            return name == "<>"
        return ((first or "") == (second or "")) is (name == "=")
    one, other = _number(first), _number(second)
    gap = WIDE.subtract(one.value, other.value)
    if gap and abs(gap) <= slack_of(Amount(gap, WIDE.add(one.size, other.size))):
        raise UnknowableError("nearly equal")
    return {"=": gap == 0, "<>": gap != 0, "<": gap < 0, "<=": gap <= 0, ">": gap > 0, ">=": gap >= 0}[name]

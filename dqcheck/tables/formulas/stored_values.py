"""The stored values of a workbook's cells as formulas see them, and the sums of ranges of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from decimal import Context, Decimal
from itertools import accumulate
from typing import NamedTuple

from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.formulas import Position

WIDE = Context(prec=120)
"""Sums of stored numbers are exact in it, whatever their sizes, up to ``_EXACT`` places on each side."""
ZERO = Decimal(0)
_EXACT = 30
"""Decimal places before and behind the point between which numbers may begin."""
_ROW_BY_ROW = 64
"""Rows of a range up to which its cells are added one by one; taller ones take the running sums of their columns."""
_FAULTY = ("#", "Err:")
Kind = tuple[int, int, int]
"""Whether a cell counts as a number, as an error, as something that is not known."""
_NUMBER, _ERROR, _STRANGE, _NOTHING = (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)


class Amount(NamedTuple):
    """A number with the size of what it was reckoned from: binary programs lose a share of that."""

    value: Decimal
    size: Decimal


class UnknowableError(Exception):
    """The result of a formula depends on what is not understood: a date, a text as a number, a sheet that is not
    there."""


class ErrorValue:
    """The value of a cell that holds an error, and of what is reckoned from it."""


ERROR_VALUE = ErrorValue()
CellValue = Amount | str | bool | None | ErrorValue


class AreaTotals(NamedTuple):
    """What the numbers of a range come to: their sum, the sum of their sizes, how many they are; ``faults`` cells hold
    an error, ``strange`` ones what cannot be added or left out."""

    total: Decimal
    size: Decimal
    numbers: int
    faults: int
    strange: int


class StoredValues:
    """The values of the sheets of a workbook. ``unsaved`` are the formulas of each sheet whose result was never
    saved."""

    def __init__(self, workbook: Workbook, unsaved: Mapping[str, frozenset[Position]] | None = None) -> None:
        self._sheets = {sheet.name.casefold(): sheet for sheet in workbook.sheets}
        self._unsaved = {name.casefold(): cells for name, cells in (unsaved or {}).items()}
        self._columns: dict[tuple[str, int], tuple[list[list[Decimal]], list[list[int]]]] = {}
        self._unsaved_of: dict[tuple[str, int], list[int]] = {}

    def sheet(self, name: str) -> Sheet:
        """A sheet by its name. Raises UnknowableError."""
        try:
            return self._sheets[name.casefold()]
        except KeyError:
            raise UnknowableError(name) from None

    def raw(self, sheet: str, row: int, column: int) -> Raw:
        """What a cell stores; None beyond the sheet. Raises UnknowableError."""
        rows = self.sheet(sheet).rows
        if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
            return rows[row][column]
        if row < 0 or column < 0:
            raise UnknowableError("beyond the sheet")
        return None

    def value(self, sheet: str, row: int, column: int) -> CellValue:
        """The value of a cell. Raises UnknowableError for dates and for formulas without a saved result."""
        raw = self.raw(sheet, row, column)
        if raw is None:
            if (row, column) in self._unsaved.get(sheet.casefold(), ()):
                raise UnknowableError("never saved")
            return None
        return read_value(raw)

    def area(self, sheet: str, area: tuple[int, int, int, int]) -> AreaTotals:
        """What the numbers of a range come to. Raises UnknowableError."""
        top, left, bottom, right = area
        rows = self.sheet(sheet).rows
        if top < 0 or left < 0:
            raise UnknowableError("beyond the sheet")
        bottom, right = min(bottom, len(rows) - 1), min(right, max(map(len, rows[:1]), default=0) - 1)
        total, size, count, faults, strange = ZERO, ZERO, 0, 0, 0
        for column in range(left, right + 1):
            one = self._column_part(sheet.casefold(), column, top, bottom)
            total, size = WIDE.add(total, one.total), WIDE.add(size, one.size)
            count, faults, strange = count + one.numbers, faults + one.faults, strange + one.strange
        return AreaTotals(total, size, count, faults, strange)

    def _column_part(self, sheet: str, column: int, top: int, bottom: int) -> AreaTotals:
        rows = self._sheets[sheet].rows
        if bottom - top < _ROW_BY_ROW:
            total = size = ZERO
            counts = [0, 0, 0]
            for row in range(top, bottom + 1):
                number, kind = _kind_of(rows[row][column])
                if number:
                    total, size = WIDE.add(total, number), WIDE.add(size, abs(number))
                counts[0] += kind[0]
                counts[1] += kind[1]
                counts[2] += kind[2]
            counts[2] += self._unsaved_between(sheet, column, top, bottom)
            return AreaTotals(total, size, *counts)
        sums = self._columns.get((sheet, column))
        if sums is None:
            sums = self._columns[sheet, column] = _running([_kind_of(row[column]) for row in rows])
        total, size = (WIDE.subtract(one[bottom + 1], one[top]) for one in sums[0])
        count, faults, strange = (one[bottom + 1] - one[top] for one in sums[1])
        return AreaTotals(total, size, count, faults, strange + self._unsaved_between(sheet, column, top, bottom))

    def _unsaved_between(self, sheet: str, column: int, top: int, bottom: int) -> int:
        cells = self._unsaved.get(sheet)
        if not cells:
            return 0
        rows = self._unsaved_of.get((sheet, column))
        if rows is None:
            rows = self._unsaved_of[sheet, column] = sorted(row for row, at in cells if at == column)
        return bisect_right(rows, bottom) - bisect_left(rows, top)


def read_value(raw: Raw) -> CellValue:
    """What a formula sees of a cell. Raises UnknowableError."""
    kind = type(raw)
    if kind is float or kind is int or kind is Decimal:
        number = exact(raw)  # type: ignore[arg-type]  # it was looked at
        if number is None:
            raise UnknowableError("too large or too small")
        return Amount(number, abs(number))
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str):
        return ERROR_VALUE if raw.startswith(_FAULTY) else raw
    raise UnknowableError(type(raw).__name__)


def exact(raw: "int | float | Decimal") -> Decimal | None:
    """A stored number as it is written with the fewest digits; None where sums of it would not be exact."""
    if isinstance(raw, float):
        if raw.is_integer() and -1e15 < raw < 1e15:
            return Decimal(int(raw))
        number = Decimal(repr(raw))
    else:
        number = Decimal(raw)
    return number if number.is_finite() and -_EXACT < number.adjusted() < _EXACT else None


def _kind_of(raw: Raw) -> tuple[Decimal, Kind]:
    """What a cell adds to a range: its number, and whether it is one, an error, or something that is not known."""
    kind = type(raw)
    if raw is None or kind is bool:
        return ZERO, _NOTHING
    if kind is float or kind is int or kind is Decimal:
        number = exact(raw)  # type: ignore[arg-type]  # it was looked at
        return (ZERO, _STRANGE) if number is None else (number, _NUMBER)
    if isinstance(raw, str):
        return ZERO, _ERROR if raw.startswith(_FAULTY) else _NOTHING
    return ZERO, _STRANGE


def _running(parts: Sequence[tuple[Decimal, Kind]]) -> tuple[list[list[Decimal]], list[list[int]]]:
    """The running sums of the cells of a column: of numbers and their sizes, and of the three counts."""
    numbers = [part[0] for part in parts]
    sums = [list(accumulate(given, WIDE.add, initial=ZERO)) for given in (numbers, map(abs, numbers))]
    return sums, [list(accumulate((part[1][at] for part in parts), initial=0)) for at in (0, 1, 2)]

"""Whether a row is the sum of others, in every column in which sums say something."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from dqcheck.model.quantity import ZERO, Quantity
from dqcheck.model.record import record
from dqcheck.numerals.intervals import EXACT, TWO

FEWEST_COLUMNS = 2
"""Columns in which a row that nothing names as a total must be the sum of others."""
ENOUGH_DIGITS = 7
"""Digits, over all of these columns, that are no chance together."""
_SHARE_OF_FAULTS = 4
"""A row with one wrong figure is still a total where this many times as many columns hold."""

Figures = Mapping[int, Quantity]
"""The figures of a row by column, of those columns only that can be added up."""


@record
class Addition:
    """How the figures of a row compare with the sums of other rows: the columns in which they are equal within
    rounding (``held``), those in which they are not, and how many digits the equal ones have together."""

    held: tuple[int, ...] = ()
    failed: tuple[int, ...] = ()
    digits: int = 0

    @property
    def likely(self) -> bool:
        """Whether the columns speak for the sum: some hold, and no more fail."""
        return bool(self.held) and len(self.held) >= len(self.failed)

    @property
    def certain(self) -> bool:
        """Whether this is no chance, so that nothing else need say that the row is a total."""
        return (
            len(self.held) >= FEWEST_COLUMNS
            and self.digits >= ENOUGH_DIGITS
            and len(self.failed) * _SHARE_OF_FAULTS <= len(self.held)
        )


NOTHING_ADDED = Addition()


class RunningSum:
    """The sums of some rows by column, to which rows are added one after the other."""

    def __init__(self) -> None:
        self._sums: dict[int, tuple[Decimal, Decimal]] = {}
        self._seen: dict[int, int] = {}
        self.rows = 0

    def add(self, figures: Figures) -> None:
        """Add a row."""
        self.rows += 1
        for column, figure in figures.items():
            value, slack = self._sums.get(column, (ZERO, ZERO))
            self._sums[column] = EXACT.add(value, figure.value), EXACT.add(slack, figure.quantum)
            self._seen[column] = self._seen.get(column, 0) + 1

    def compare(self, total: Figures) -> Addition:
        """The figures of a row against the sums. A column of zeros says nothing, nor does one in which the rows have no
        figure; one in which but one row has a figure counts without its digits."""
        held: list[int] = []
        failed: list[int] = []
        digits = 0
        for column, stated in total.items():
            value, slack = self._sums.get(column, (ZERO, ZERO))
            if column not in self._seen or not (value or stated.value):
                continue
            if abs(EXACT.subtract(stated.value, value)) * TWO <= slack + stated.quantum:
                held.append(column)
                digits += _digits(stated) if self._seen[column] > 1 else 0
            else:
                failed.append(column)
        return Addition(held=tuple(held), failed=tuple(failed), digits=digits)

    def exceeds(self, total: Figures) -> bool:
        """Whether the sums have passed the figures of a row in some column; of no use where figures are negative."""
        return any(
            self._sums[column][0] - self._sums[column][1] > stated.value + stated.quantum
            for column, stated in total.items()
            if column in self._sums
        )


def add(rows: Sequence[Figures]) -> RunningSum:
    """The sums of some rows."""
    made = RunningSum()
    for row in rows:
        made.add(row)
    return made


def _digits(figure: Quantity) -> int:
    """The digits with which a figure is written: 120 has three, 12.50 four, 12,000,000 in millions two."""
    step = figure.quantum or Decimal(1)
    return max(figure.value.adjusted() - step.adjusted() + 1, 1) if figure.value else 0

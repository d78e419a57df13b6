"""Whether any row of a list may be the sum of the rows before or behind it: most lists have none, and then nothing
has to be searched."""

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate

from dqcheck.model.quantity import Quantity
from dqcheck.tables.row_roles import Figures

_FEWEST_PARTS = 2
_NOISE = 1e-9


def any_adds_up(rows: Sequence[Figures]) -> bool:
    """Whether the largest figure of some row is, but for roundings, what the figures of a run of neighbours come to in
    its column. A total is one in every column; this is a look at one of them."""
    columns: dict[int, _Column] = {}
    for at, row in enumerate(rows):
        sizes = {column: abs(figure.value) for column, figure in row.items()}
        largest = max(sizes, key=sizes.__getitem__, default=None)
        if largest is None or not sizes[largest]:
            continue
        if largest not in columns:
            columns[largest] = _Column([one.get(largest) for one in rows])
        if columns[largest].adds_up(at):
            return True
    return False


class _Column:
    """The figures of a column, a row without one as zero, and the widest step to which one of them is written."""

    def __init__(self, figures: Sequence[Quantity | None]) -> None:
        self.values = [float(figure.value) if figure is not None else 0.0 for figure in figures]
        self.step = max(float(figure.quantum) for figure in figures if figure is not None) or 0.0
        self.grows = min(self.values) >= 0

    def adds_up(self, at: int) -> bool:
        """Whether a figure is what a run of those right before it or right behind it come to."""
        total, values = self.values[at], self.values
        return self._reaches(total, reversed(values[:at])) or self._reaches(total, values[at + 1 :])

    def _reaches(self, total: float, values: Iterable[float]) -> bool:
        half, noise = self.step / 2, _NOISE * abs(total)
        # Beyond it no more can be taken away where nothing is negative.
        most = total + half * (len(self.values) + 1) + 2 * noise if self.grows else math.inf
        for count, added in enumerate(accumulate(values), 1):
            if added > most:
                return False
            if count >= _FEWEST_PARTS and abs(added - total) <= half * (count + 1) + noise:
                return True
        return False

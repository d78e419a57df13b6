"""Whether any row of a list may be the sum of the rows before or behind it: most lists have none, and then nothing
has to be searched."""

from collections.abc import Iterable, Sequence

from dqcheck.tables.row_roles import Figures

_FEWEST_PARTS = 2
_NOISE = 1e-9


def any_adds_up(rows: Sequence[Figures]) -> bool:
    """Whether the largest figure of some row is, but for roundings, what the figures of a run of neighbours come to in
    its column. A total is one in every column; this is a look at one of them."""
    columns: dict[int, list[float]] = {}
    for at, row in enumerate(rows):
        largest = max(row, key=lambda column: abs(row[column].value), default=None)
        if largest is None or not row[largest].value:
            continue
        if largest not in columns:
            columns[largest] = [float(one[largest].value) if largest in one else 0.0 for one in rows]
        values = columns[largest]
        step = max(float(one[largest].quantum) for one in rows if largest in one) or 0.0
        before, behind = reversed(values[:at]), values[at + 1 :]
        if _reaches(values[at], before, step) or _reaches(values[at], behind, step):
            return True
    return False


def _reaches(total: float, values: Iterable[float], step: float) -> bool:
    added = 0.0
    for count, value in enumerate(values, 1):
        added += value
        if count >= _FEWEST_PARTS and abs(added - total) <= step * (count + 1) / 2 + _NOISE * abs(total):
            return True
    return False

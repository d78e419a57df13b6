"""Rows of a typed table whose cells were merged: their only figure stands right behind the label, and belongs into the
column in which the rows below add up to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dqcheck.model.document import Sheet
from dqcheck.numerals.intervals import EXACT
from dqcheck.tables.number_grid import NumberGrid, number_grid

_FEWEST_ADDED = 2
"""Rows whose figures must add up in another column, for all such rows to have been merged; and rows that make a sum."""


def merged_figures(sheet: Sheet) -> dict[int, tuple[int, int]]:
    """The column in which the only figure of a row stands and the one that it belongs into, by row."""
    grid = number_grid(sheet)
    lone = {row: column for row in range(len(sheet.rows)) if (column := _lone(grid, row)) is not None}
    votes = Counter(
        column
        for row, after in pairwise([*lone, len(sheet.rows)])
        for column in _adding_up(grid, (row, lone[row]), range(row + 1, after))
    )
    if not votes or max(votes.values()) < _FEWEST_ADDED:
        return {}
    column = max(votes, key=lambda one: (votes[one], one))
    return {row: (stands, column) for row, stands in lone.items() if stands != column}


def _lone(grid: NumberGrid, row: int) -> int | None:
    """The column of the only figure of a row, right behind its label and with nothing written behind it."""
    written = [column for column, given in enumerate(grid.written[row]) if given]
    if len(written) < 2 or not grid.given[row, written[-1]] or written[-1] - written[-2] > 1:
        return None
    return written[-1] if any(map(str.isalpha, grid.text(row, written[-2]))) else None


def _adding_up(grid: NumberGrid, total: tuple[int, int], below: Sequence[int]) -> Iterator[int]:
    """The columns in which the figures of the rows below come to a figure."""
    wanted = grid.exactly(*total)
    for column in range(total[1] + 1, grid.given.shape[1]):
        parts = [grid.exactly(row, column) for row in below if grid.given[row, column]]
        if len(parts) >= _FEWEST_ADDED and EXACT.subtract(sum(parts), wanted) == 0:
            yield column

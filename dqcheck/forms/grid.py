"""Cells of a sheet as a person sees them: merged ranges count as one cell."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import TypeGuard

from dqcheck.model.document import CellError, Raw, Sheet
from dqcheck.numerals.folding import normalise

CellRange = tuple[int, int, int, int]

_FIGURE = re.compile(r"[\d.,\s%+\-–]*\d[\d.,\s%]*")
_YEARS = range(1990, 2101)
_FIGURE_CHARACTERS = 60
"""Characters of the longest text that is taken for a figure."""


def blank(cell: Raw) -> bool:
    """Whether nothing is written in a cell."""
    return cell is None or (type(cell) is str and not cell.strip())


def is_number(cell: Raw) -> TypeGuard[int | float]:
    """Whether a cell stores a number (a truth value is none)."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def is_figure(cell: Raw) -> bool:
    """Whether a cell holds a figure or a date, stored or typed: nothing that a header would hold. A bare year may be a
    label."""
    if type(cell) is str:
        text = cell.strip()
        if len(text) > _FIGURE_CHARACTERS or _FIGURE.fullmatch(text) is None:
            return False
        return not (len(text) == 4 and text.isdecimal() and int(text) in _YEARS)
    if is_number(cell):
        return cell not in _YEARS
    return isinstance(cell, dt.date | dt.time | dt.timedelta | CellError)


def label(cell: Raw) -> str:
    """The text of a cell as a label: one line, single spaces; a year as its digits."""
    if type(cell) is str:
        return normalise(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell % 1 == 0:
        return str(int(cell))
    return ""


def within(merged: Sequence[CellRange], top: int, bottom: int) -> dict[tuple[int, int], CellRange]:
    """The merged range of every cell of the rows from ``top`` to ``bottom``; a range is cut to 256 columns."""
    found: dict[tuple[int, int], CellRange] = {}
    for span in merged:
        first, left, last, right = span
        if last < top or first > bottom:
            continue
        for row in range(max(first, top), min(last, bottom) + 1):
            for column in range(left, min(right, left + 255) + 1):
                found[row, column] = span
    return found


def cell_of(sheet: Sheet, row: int, column: int) -> Raw:
    """A cell, None beyond the sheet."""
    if 0 <= row < len(sheet.rows):
        cells = sheet.rows[row]
        if 0 <= column < len(cells):
            return cells[column]
    return None


def filled(row: Sequence[Raw]) -> list[int]:
    """The columns of a row in which something is written."""
    return [
        index for index, cell in enumerate(row) if cell is not None and not (type(cell) is str and not cell.strip())
    ]

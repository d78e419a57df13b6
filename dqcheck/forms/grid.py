"""Cells of a sheet as a person sees them: merged ranges count as one cell."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeGuard

from dqcheck.language.wording import Wording
from dqcheck.model.document import CellError, Raw, Sheet
from dqcheck.numerals.folding import normalise
from dqcheck.numerals.pieces import measure_of, split

CellRange = tuple[int, int, int, int]

At = tuple[int, int]
"""Row and column of a cell, counted from zero."""

_FIGURE = Wording(r"[\d.,\s%+\-–]*\d[\d.,\s%]*", cased=True)
_TELLING_DIGITS = 3
"""Characters of a number from which on it is one in spite of what stands around it."""
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Years that may head a column."""
_FISCAL_YEAR = Wording(r"((?:19|20)\d\d)[-–]((?:19|20)?\d\d)", cased=True)
_FIGURE_CHARACTERS = 60
"""Characters of the longest text that is taken for a figure."""


LISTED = 8
"""Names that a sentence lists."""


def some(names: Sequence[str]) -> tuple[str, ...]:
    """The first of many names, and how many more there are."""
    more = len(names) - LISTED
    return tuple(names) if more < 1 else (*names[:LISTED], f"… (+{more})")


def blank(cell: Raw) -> bool:
    """Whether nothing is written in a cell."""
    return cell is None or (type(cell) is str and not cell.strip())


def is_number(cell: Raw) -> TypeGuard[int | float]:
    """Whether a cell stores a number (a truth value is none)."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def heads_year(cell: Raw) -> bool:
    """Whether a stored number may be a year that heads a column. By comparison: a range looks through all its numbers
    for a float."""
    return (type(cell) is float or type(cell) is int) and _FIRST_YEAR <= cell <= _LAST_YEAR and cell % 1 == 0


def is_figure(cell: Raw) -> bool:
    """Whether a cell holds a figure or a date, stored or typed: nothing that a header would hold. A bare year may be a
    label, and so may ``2021-22``."""
    if type(cell) is str:
        text = cell.strip()
        if len(text) > _FIGURE_CHARACTERS or text[:1].isalpha():
            return False
        if _FIGURE.fullmatch(text) is None:
            return _is_marked_figure(text)
        return not _is_year(text)
    if is_number(cell):
        return not heads_year(cell)
    return isinstance(cell, dt.date | dt.time | dt.timedelta | CellError)


def _is_marked_figure(text: str) -> bool:
    """Whether a text is a figure with money, brackets or marks of notes: not a short number that may count columns or
    stand in a label."""
    pieces = split(text)
    if pieces is None or (pieces.unit and measure_of(pieces.unit) is None):
        return False
    return bool(pieces.before) or (len(pieces.token) >= _TELLING_DIGITS and not pieces.token.isdecimal())


def _is_year(text: str) -> bool:
    fiscal = _FISCAL_YEAR.fullmatch(text)
    if fiscal is not None:
        return (int(fiscal[1]) + 1) % 100 == int(fiscal[2]) % 100 or int(fiscal[1]) < int(fiscal[2])
    return len(text) == 4 and text.isdecimal() and _FIRST_YEAR <= int(text) <= _LAST_YEAR


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


def down(rows: Sequence[int], column: int) -> list[At]:
    """The cells of a column in some rows."""
    return [(row, column) for row in rows]


def filled(row: Sequence[Raw]) -> list[int]:
    """The columns of a row in which something is written."""
    return [
        index for index, cell in enumerate(row) if cell is not None and not (type(cell) is str and not cell.strip())
    ]

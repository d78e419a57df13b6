"""What the texts beside and above a cell call it."""

from dqcheck.model.document import Raw, Sheet

_FARTHEST_ABOVE = 400
"""Rows above a cell in which the head of its column may stand."""


def row_name(sheet: Sheet, row: int, column: int) -> str:
    """The first text with letters to the left of a cell; empty where there is none."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return next((" ".join(one.split()) for one in cells[:column] if _is_name(one)), "")  # type: ignore[union-attr]


def column_name(sheet: Sheet, row: int, column: int) -> str:
    """The nearest text with letters above a cell, or above the cells that are merged with it; empty where there is
    none."""
    for above in range(row - 1, max(-1, row - _FARTHEST_ABOVE), -1):
        cells = sheet.rows[above]
        if column < len(cells) and isinstance(text := cells[column], str) and _is_name(text):
            return " ".join(text.split())
    return ""


def _is_name(raw: Raw) -> bool:
    return isinstance(raw, str) and any(map(str.isalpha, raw))

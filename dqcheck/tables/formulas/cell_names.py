"""What the texts beside and above a cell call it."""

from bisect import bisect_left

from dqcheck.model.document import Raw, Sheet


def row_name(sheet: Sheet, row: int, column: int) -> str:
    """The first text with letters to the left of a cell; empty where there is none."""
    cells = sheet.rows[row] if row < len(sheet.rows) else ()
    return next((" ".join(one.split()) for one in cells[:column] if _is_name(one)), "")  # type: ignore[union-attr]


class ColumnNames:
    """The texts that head the cells of a sheet's columns; each column is looked through once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._rows: dict[int, list[int]] = {}

    def above(self, row: int, column: int) -> str:
        """The nearest text with letters above a cell; empty where there is none."""
        rows = self._rows.get(column)
        if rows is None:
            cells = (line[column] if column < len(line) else None for line in self._sheet.rows)
            rows = self._rows[column] = [at for at, cell in enumerate(cells) if _is_name(cell)]
        at = bisect_left(rows, row) - 1
        return " ".join(str(self._sheet.rows[rows[at]][column]).split()) if at >= 0 else ""


def _is_name(raw: Raw) -> bool:
    return isinstance(raw, str) and any(map(str.isalpha, raw))

"""A small table with formulas, written as text: for examples of rules."""

import re

from dqcheck.model.document import Raw, Sheet, Workbook
from dqcheck.model.formulas import Position, WrittenFormulas

HIDDEN = "~"
"""The mark before a line that is hidden."""
_CELL = re.compile(r"(-?\d+(?:\.\d+)?)?\s*(?:=(.+))?")


def written_table(text: str, sheet: str) -> tuple[Workbook, dict[str, WrittenFormulas]]:
    """A workbook and its formulas: a line a row, its cells between semicolons, a stored number before its formula."""
    rows: list[list[Raw]] = []
    texts: dict[Position, str] = {}
    hidden: set[int] = set()
    for row, line in enumerate(text.strip().splitlines()):
        if line.startswith(HIDDEN):
            hidden.add(row)
        cells: list[Raw] = []
        for column, written in enumerate(line.removeprefix(HIDDEN).split(";")):
            found = _CELL.fullmatch(written.strip())
            cells.append(written.strip() or None if found is None else _number(found[1]))
            if found is not None and found[2]:
                texts[row, column] = found[2]
        rows.append(cells)
    width = max(map(len, rows), default=0)
    filled = tuple(tuple(row + [None] * (width - len(row))) for row in rows)
    workbook = Workbook(source="example", path="", media="xlsx", sheets=(Sheet(name=sheet, rows=filled),))
    return workbook, {sheet: WrittenFormulas(texts=texts, hidden_rows=hidden)}


def _number(text: str | None) -> Raw:
    if text is None:
        return None
    return int(text) if "." not in text else float(text)

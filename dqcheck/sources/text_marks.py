"""Text of cells that is struck out or raised, and values that merged ranges cover: the values of a workbook without
what is no longer stated or cannot be seen, and what has to be told of that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dqcheck.model.document import Raw, Remark, Sheet
from dqcheck.model.place import Place, cell_address
from dqcheck.sources.composing import gathered
from dqcheck.sources.text_runs import RunText

_MOST_COVERED_CELLS = 5_000_000
"""Cells under merged ranges that are looked at; no program leaves so many."""

Position = tuple[int, int]
"""Row and column of a cell, counted from zero."""

STRUCK = None
"""What stands for a cell whose whole content is struck out."""

Marked = Mapping[str, Mapping[Position, RunText | None]]
"""By sheet, the cells with text that is struck out or raised; ``STRUCK`` for one that is struck out as a whole."""


def as_seen(sheets: Sequence[Sheet], marked: Marked) -> tuple[tuple[Sheet, ...], tuple[Remark, ...]]:
    """The sheets with what is seen in them, and the remarks."""
    struck: list[tuple[str, Place]] = []
    raised: list[tuple[str, Place]] = []
    covered: list[tuple[str, Place]] = []
    seen = []
    for sheet in sheets:
        changes: dict[Position, Raw] = {}
        for position, text in sorted(marked.get(sheet.name, {}).items()):
            value = _at(sheet, position)
            place = _place(sheet, position)
            if text is None:
                if value is not None:
                    struck.append((_written(value), place))
                    changes[position] = None
            elif isinstance(value, str):
                struck += ((" ".join(piece.split()), place) for piece in text.struck_texts if piece.strip())
                raised += ((piece, place) for piece in text.raised_texts)
                changes[position] = text.text if text.text.strip() else None
        for position in _covered(sheet):
            covered.append((_written(_at(sheet, position)), _place(sheet, position)))
            changes[position] = None
        seen.append(_changed(sheet, changes) if changes else sheet)
    remarks = (("source.covered", covered), ("source.struck", struck), ("source.raised", raised))
    return tuple(seen), tuple(remark for key, found in remarks for remark in gathered(key, found))


def _covered(sheet: Sheet) -> Iterator[Position]:
    """Cells under a merged range that hold something else than what is shown for it."""
    looked_at, rows = 0, sheet.rows
    for first, left, last, right in sheet.merged:
        for row in range(first, min(last, len(rows) - 1) + 1):
            begin = left + (row == first)  # behind the cell that is shown
            cells = rows[row][begin : right + 1]
            looked_at += len(cells)
            if looked_at > _MOST_COVERED_CELLS:
                return
            if cells.count(None) < len(cells):
                shown = _at(sheet, (first, left))
                for column, cell in enumerate(cells, begin):
                    if cell is not None and cell != shown:
                        yield row, column


def _at(sheet: Sheet, position: Position) -> Raw:
    row, column = position
    return sheet.rows[row][column] if row < len(sheet.rows) and column < len(sheet.rows[row]) else None


def _place(sheet: Sheet, position: Position) -> Place:
    return Place(sheet=sheet.name, cell=cell_address(*position))


def _written(value: Raw) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _changed(sheet: Sheet, changes: Mapping[Position, Raw]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    for (row, column), value in changes.items():
        rows[row][column] = value
    return replace(sheet, rows=rows)

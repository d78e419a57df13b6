"""The cells of a relation as they stand on the sheet: a small grid with what is stated, its parts, and the suspect."""

from collections.abc import Collection, Sequence
from typing import Literal

from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.place import column_letters, row_number
from dqcheck.model.record import record
from dqcheck.reporters.view import suspects

CellMark = Literal["stated", "part", "suspect", "between"]

_FEWEST_CELLS = 2
MOST_LINES = 12
"""Rows or columns of a grid: of more those between the first and the last parts are left out."""
_LAST_LINES = 4
_GAP = "…"


@record
class ShownCell:
    """A cell of the grid: what is written, and what it is in the relation. Cells between have no part in it."""

    text: str
    mark: CellMark


@record
class NeighbourGrid:
    """A grid with the letter and label of each column, and number, label and cells of each row. Where lines are left
    out one without letter or number (0) stands for them."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[int, str, tuple[ShownCell, ...]], ...]


def neighbourhood(finding: Finding, others: Sequence[Finding] = ()) -> NeighbourGrid | None:
    """The grid of a finding on a table that no form describes, with the figures of ``others`` that follow from it on
    the same sheet: a row and a column that cross at one cell. None for one that is no grid."""
    if finding.table or not _in_cells(finding):
        return None
    sheet = (finding.evidence[0].source, finding.evidence[0].place.sheet)
    marks: dict[tuple[int, int], tuple[CellMark, Evidence]] = {}
    for one in (finding, *(other for other in others if _in_cells(other))):
        for index, piece in enumerate(one.evidence):
            if (piece.source, piece.place.sheet) == sheet and piece.place.cell is not None:
                at = _position(piece.place.cell)
                mark = _mark(one, index)
                if at not in marks or mark == "suspect" or (mark == "stated" and marks[at][0] == "part"):
                    marks[at] = (mark, piece)
    if len(marks) < _FEWEST_CELLS:
        return None
    told = {at for at, (mark, _) in marks.items() if mark != "part"}
    rows, columns = (_shown({at[axis] for at in marks}, {at[axis] for at in told}) for axis in (0, 1))
    by_row = {at[0]: piece.place.row_label for at, (_, piece) in marks.items()}
    by_column = {at[1]: piece.place.column_label for at, (_, piece) in marks.items()}
    return NeighbourGrid(
        columns=tuple(
            ("", _GAP) if column is None else (column_letters(column), by_column[column] or "") for column in columns
        ),
        rows=tuple(
            (
                0 if row is None else row + 1,
                _GAP if row is None else by_row[row] or "",
                tuple(_cell(None if row is None or column is None else marks.get((row, column))) for column in columns),
            )
            for row in rows
        ),
    )


def _shown(lines: Collection[int], told: Collection[int]) -> Sequence[int | None]:
    """The rows or columns of a grid in their order: of very many those of what is stated and suspected, the first and
    the last parts, and None for those between."""
    every = sorted(lines)
    if len(every) <= MOST_LINES:
        return every
    others = [one for one in every if one not in told]
    first = max(MOST_LINES - _LAST_LINES - len(told), 1)
    kept = sorted({*list(told), *others[:first], *others[-_LAST_LINES:]})
    left_out = next((one for one in others[first:-_LAST_LINES]), None)
    if left_out is None:
        return every
    return [*(one for one in kept if one < left_out), None, *(one for one in kept if one > left_out)]


def _in_cells(finding: Finding) -> bool:
    cells = [piece for piece in finding.evidence if piece.place.cell is not None and piece.place.sheet is not None]
    return len(cells) == len(finding.evidence) >= _FEWEST_CELLS


def _position(address: str) -> tuple[int, int]:
    column = 0
    for letter in address.rstrip("0123456789"):
        column = column * 26 + ord(letter) - ord("A") + 1
    return row_number(address) - 1, column - 1


def _mark(finding: Finding, index: int) -> CellMark:
    if index in suspects(finding):
        return "suspect"
    return "stated" if index == 0 else "part"


def _cell(found: tuple[CellMark, Evidence] | None) -> ShownCell:
    return ShownCell(text="", mark="between") if found is None else ShownCell(text=found[1].text, mark=found[0])

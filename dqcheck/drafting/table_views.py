"""What was understood of the tables of a workbook, for whoever wants to see it: the role of every cell, which rows
stand under which, and the relations between figures."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from dqcheck.drafting.seen_relations import SeenRelation, seen_relations
from dqcheck.drafting.table_parts import TablePart, parts
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.record import record
from dqcheck.tables.any_table import Believed, believed, table_of
from dqcheck.tables.number_grid import NumberGrid
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.outlined_groups import Group

CellRole = Literal["title", "unit", "header", "group", "label", "data", "derived", "suspect", "note"]
ROLES: tuple[CellRole, ...] = ("title", "unit", "header", "group", "label", "data", "derived", "suspect", "note")


@record
class TableView:
    """A sheet with figures: its cells as text, their roles (None: blank), how deep each row stands under the rows that
    add it up, and the relations. ``unit`` is what its unit line says."""

    sheet: str
    cells: tuple[tuple[str, ...], ...]
    roles: tuple[tuple[CellRole | None, ...], ...]
    depths: tuple[int, ...]
    relations: tuple[SeenRelation, ...]
    unit: str = ""

    def count(self, role: CellRole) -> int:
        """The number of cells of a role."""
        return sum(row.count(role) for row in self.roles)

    def rows_of(self, role: CellRole) -> tuple[int, ...]:
        """The rows with a cell of a role, counted from one."""
        return tuple(number for number, row in enumerate(self.roles, 1) if role in row)


def table_views(workbook: Workbook) -> tuple[TableView, ...]:
    """The sheets of a workbook on which there are figures, in their order."""
    found: dict[str, list[TablePart]] = {}
    for part in parts(workbook):
        found.setdefault(part.sheet.name, []).append(part)
    views = []
    for sheet in workbook.sheets:
        table = table_of(sheet)
        if table.figures.any():
            views.append(_view(sheet, table, found.get(sheet.name, [])))
    return tuple(views)


def _view(sheet: Sheet, table: Labelled, headed: Sequence[TablePart]) -> TableView:
    grid = table.grid
    known = believed(table)
    relations = tuple(sorted(seen_relations(table, known, sheet.name), key=lambda one: not one.failing))
    roles = _roles(table, headed)
    for row, column in (cell for one in relations for cell in one.derived):
        if roles[row][column] == "data":
            roles[row][column] = "derived"
    for row, column in (cell for one in relations for cell in one.suspects):
        roles[row][column] = "suspect"
    line = next((part.header.unit_line for part in headed if part.header.unit_line is not None), None)
    if line is not None:
        roles[line.row][line.column] = "unit"
    return TableView(
        sheet=sheet.name,
        cells=tuple(
            tuple(grid.text(row, column).strip() for column in range(len(roles[row]))) for row in range(len(roles))
        ),
        roles=tuple(map(tuple, roles)),
        depths=_depths(len(roles), list(_sums(known))),
        relations=relations,
        unit=line.text if line is not None else "",
    )


def _roles(table: Labelled, headed: Sequence[TablePart]) -> list[list[CellRole | None]]:
    """The role of each cell by where it stands: in a header, above the first, below the last figure, or between."""
    grid, figures = table.grid, table.figures
    with_figures = np.nonzero(figures.any(axis=1))[0]
    first, last = int(with_figures[0]), int(with_figures[-1])
    header_rows = {row for part in headed for row in range(part.header.top, part.header.start)} | set(table.legends)
    top = min((part.header.top for part in headed), default=_top(grid, first))
    found: list[list[CellRole | None]] = []
    for row in range(grid.given.shape[0]):
        in_header = row in header_rows or (not headed and top <= row < first)
        has_figures = bool(figures[row].any())
        text: CellRole = (
            "header" if in_header
            else "label" if has_figures
            else "title" if row < top
            else "note" if row > last
            else "group"
        )  # fmt: skip
        found.append(
            [
                None if not grid.written[row, column]
                else "data" if figures[row, column] and not in_header
                else text
                for column in range(grid.given.shape[1])
            ]
        )  # fmt: skip
    return found


def _top(grid: NumberGrid, first: int) -> int:
    """The first of the rows right above the first figure with several texts each: the header where none was found."""
    top = first
    while top and grid.written[top - 1].sum() > 1:
        top -= 1
    return top


def _sums(known: Believed) -> Iterator[Group]:
    """The rows that are the sums of others, with these."""
    yield from (
        (one.told.target, one.told.plus) for one in known.told if one.told.axis == "rows" and one.told.kind == "sum"
    )
    for one in known.found:
        if one.pattern.axis == "rows" and one.pattern.kind == "sum":
            yield one.pattern.target, one.pattern.parts


def _depths(count: int, sums: Sequence[Group]) -> tuple[int, ...]:
    """How many sums each row is a part of, one inside the other."""
    above: dict[int, int] = {}
    for target, parts_ in sums:
        for part in parts_:
            if part not in above or len(parts_) < 2:
                above[part] = target
    depths = []
    for row in range(count):
        seen = {row}
        while (row := above.get(row, -1)) >= 0 and row not in seen:
            seen.add(row)
        depths.append(len(seen) - 1)
    return tuple(depths)

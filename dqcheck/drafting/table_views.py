"""What was understood of the tables of a workbook, for whoever wants to see it: the role of every cell, which rows
stand under which, and the relations between figures."""

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np

from dqcheck import rulesets
from dqcheck.checks.base import Check
from dqcheck.checks.operands import claimed
from dqcheck.drafting.table_parts import TablePart, parts
from dqcheck.model.document import Sheet, Workbook
from dqcheck.model.place import cell_address, column_letters
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome
from dqcheck.tables.number_grid import NumberGrid, number_grid
from dqcheck.tables.number_labels import Labelled, labelled
from dqcheck.tables.pattern_claims import claims
from dqcheck.tables.relations.number_lines import Flags
from dqcheck.tables.rounded_figures import as_rounded
from dqcheck.tables.statements import Outcomes
from dqcheck.tables.table_outcomes import table_outcomes
from dqcheck.tables.table_patterns import PatternKind, TablePattern

CellRole = Literal["title", "unit", "header", "group", "label", "data", "derived", "suspect", "note"]
ROLES: tuple[CellRole, ...] = ("title", "unit", "header", "group", "label", "data", "derived", "suspect", "note")

_LISTED_PARTS = 4
"""Parts of a sum that are written one by one; longer runs by their first and last."""


@record
class SeenRelation:
    """A relation as it is shown: ``formula`` in column letters or row numbers, the label of what is stated and those of
    the others, the lines on which it holds, and the cells stated where it fails."""

    kind: PatternKind
    formula: str
    stated: str
    others: tuple[str, ...]
    holds: int
    failing: tuple[str, ...]


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
        table = as_rounded(labelled(number_grid(sheet)))
        if table.figures.any():
            views.append(_view(sheet, table, found.get(sheet.name, [])))
    return tuple(views)


def _view(sheet: Sheet, table: Labelled, headed: Sequence[TablePart]) -> TableView:
    grid = table.grid
    told = table_outcomes(table)
    failing = [_failing(one, table, sheet.name) for one in told]
    roles = _roles(table, headed)
    for one in told:
        for row, column in _cells(one.pattern, one.holds):
            if roles[row][column] == "data":
                roles[row][column] = "derived"
    for row, column in (cell for cells in failing for cell in cells):
        roles[row][column] = "suspect"
    line = next((part.header.unit_line for part in headed if part.header.unit_line is not None), None)
    if line is not None:
        roles[line.row][line.column] = "unit"
    patterns = [one.pattern for one in told]
    return TableView(
        sheet=sheet.name,
        cells=tuple(
            tuple(grid.text(row, column).strip() for column in range(len(roles[row]))) for row in range(len(roles))
        ),
        roles=tuple(map(tuple, roles)),
        depths=_depths(len(roles), [p for p in patterns if p.axis == "rows" and p.kind == "sum"]),
        relations=tuple(_shown(one, table, cells) for one, cells in zip(told, failing, strict=True)),
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


def _failing(one: Outcomes, table: Labelled, source: str) -> list[tuple[int, int]]:
    """The cells stated on lines that fail, by the judge: a line with a figure that is not stated is no failure."""
    ruleset = rulesets.load("tables")
    rules = {rule.params.claim: rule for rule in ruleset.rules if isinstance(rule.params, Check)}
    found = []
    for claim in claims(table, [one], source, held=[np.zeros_like(one.holds)]):
        rule = rules.get(claim.kind)
        if rule is not None and claimed(rule, claim, ruleset).outcome is Outcome.FAIL:
            stated = next(claim.roles[role][0] for role in ("total", "stated") if role in claim.roles)
            found.append((-1 - stated.paragraph, stated.start))
    return found


def _cells(pattern: TablePattern, lines: Flags) -> Iterator[tuple[int, int]]:
    """The cells in which a pattern states something, on some lines."""
    for line in np.nonzero(lines)[0].tolist():
        yield pattern.cell(pattern.target, line)


def _depths(count: int, sums: Sequence[TablePattern]) -> tuple[int, ...]:
    """How many sums each row is a part of, one inside the other."""
    above: dict[int, int] = {}
    for one in sums:
        for part in one.parts:
            if part not in above or len(one.parts) < 2:
                above[part] = one.target
    depths = []
    for row in range(count):
        seen = {row}
        while (row := above.get(row, -1)) >= 0 and row not in seen:
            seen.add(row)
        depths.append(len(seen) - 1)
    return tuple(depths)


def _shown(one: Outcomes, table: Labelled, failing: Sequence[tuple[int, int]]) -> SeenRelation:
    pattern = one.pattern
    labels = table.columns if pattern.axis == "columns" else table.rows
    return SeenRelation(
        kind=pattern.kind,
        formula=formula(pattern),
        stated=" ".join(labels[pattern.target].split()),
        others=tuple(" ".join(labels[part].split()) for part in pattern.parts),
        holds=int(one.holds.sum()),
        failing=tuple(cell_address(row, column) for row, column in failing),
    )


def formula(pattern: TablePattern) -> str:
    """A pattern in column letters or row numbers: ``C = D + E``, ``12 = 13 + … + 20``, ``H = G / F × 100``."""

    def name(position: int) -> str:
        return column_letters(position) if pattern.axis == "columns" else str(position + 1)

    parts_ = [name(part) for part in (sorted(pattern.parts) if pattern.kind in ("sum", "average") else pattern.parts)]
    listed = parts_ if len(parts_) <= _LISTED_PARTS else [*parts_[:2], "…", parts_[-1]]
    scale = "" if pattern.scale == 1 else f" × {pattern.scale}"
    if pattern.kind == "sum":
        told = " + ".join(listed)
    elif pattern.kind == "average":
        told = f"({' + '.join(listed)}) / {len(parts_)}"
    elif pattern.kind == "product":
        told = f"{' × '.join(parts_)}{scale}"
    elif pattern.kind == "change":
        told = f"({parts_[0]} − {parts_[1]}) / {parts_[1]}{scale}"
    else:
        told = f"{parts_[0]} / {parts_[1]}{scale}"
    return f"{name(pattern.target)} = {told}"

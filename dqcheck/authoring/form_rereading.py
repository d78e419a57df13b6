"""A blank form read back as a submission is read, with figures put into it: what would not be found is told to whoever
makes the form, before anybody fills it in."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dqcheck import sources
from dqcheck.authoring.form_layout import VALUES, FormBlock, FormLayout, PlacedField
from dqcheck.forms import recognise
from dqcheck.forms.found import Region
from dqcheck.model.document import Raw, Sheet, Workbook

_FILLED_ROWS = 3
"""Rows of a table that are filled to see whether it is found."""


def not_found(layout: FormLayout, data: bytes) -> Mapping[str, tuple[str, ...]]:
    """The fields of each table that would not be read where the form has them, by the names of table and field."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.xlsx"
        path.write_bytes(data)
        workbook = sources.read(path)
    if not isinstance(workbook, Workbook):
        raise TypeError("a form is a workbook")
    filled = replace(workbook, sheets=tuple(_filled(sheet, layout) for sheet in workbook.sheets))
    names = [sheet.name for sheet in filled.sheets]
    regions = recognise(filled, [layout.ruleset]).regions
    found = {}
    for block in layout.blocks:
        own = [one for one in regions if one.table == block.table.name and names[one.sheet] == block.sheet]
        missed = tuple(one.field.name for one in block.fields if not any(_reads(region, block, one) for region in own))
        if missed:
            found[block.table.name] = missed
    return found


def _filled(sheet: Sheet, layout: FormLayout) -> Sheet:
    """The sheet with a value in each field of its tables."""
    rows: list[list[Raw]] = [list(row) for row in sheet.rows]
    for block in layout.blocks:
        if block.sheet == sheet.name:
            for placed in block.fields:
                pairs = block.arrangement == "pairs"
                places: Sequence[tuple[int, int]] = (
                    [(placed.at, VALUES)]
                    if pairs
                    else [(block.first + number, placed.at) for number in range(min(block.count, _FILLED_ROWS))]
                )
                for row, column in places:
                    _put(rows, row, column, _value(placed, row))
    return replace(sheet, rows=tuple(map(tuple, rows)))


def _put(rows: list[list[Raw]], row: int, column: int, value: Raw) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row] += [None] * (column + 1 - len(rows[row]))
    rows[row][column] = value


def _value(placed: PlacedField, row: int) -> Raw:
    """A value that the field may have, another one in each row."""
    if placed.entry.choices:
        return placed.entry.choices[row % len(placed.entry.choices)]
    if placed.field.type in ("text", "reference"):
        return f"{placed.field.name} {row}"
    if placed.field.type == "date":
        return f"{1 + row % 28:02d}/01/2025"
    return float(row + 1)


def _reads(region: Region, block: FormBlock, placed: PlacedField) -> bool:
    """Whether a field is read from where the form has it."""
    if block.arrangement == "pairs":
        cell = region.cells.get(placed.field.name)
        return cell is not None and (cell.row, cell.column) == (placed.at, VALUES)
    column = region.columns.get(placed.field.name)
    return column is not None and column.index == placed.at

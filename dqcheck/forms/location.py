"""Where bound values stand, worked out only when somebody asks."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from dqcheck.forms.found import FieldCell
from dqcheck.model.dataset import Locator
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Value
from dqcheck.model.record import record
from dqcheck.numerals.folding import normalise


@record
class RowsLocator:
    """Records a row each: ``rows`` are row numbers on the sheet, ``columns`` the column and printed header of each
    field, ``labels`` the columns of values by which a person knows a record (its unit, its activity)."""

    file: str
    sheet: str
    rows: Sequence[int]
    columns: Mapping[str, tuple[int, str]]
    labels: Sequence[Sequence[Value]]

    def source(self, row: int) -> str:
        """Name of the file."""
        return self.file

    def sharing(self, known: dict[object, Mapping[str, tuple[int, str]]]) -> "RowsLocator":
        """The same with the columns of an equal header among those ``known``, to which others are added."""
        columns = known.setdefault(tuple(self.columns.items()), self.columns)
        rows, labels = tuple(self.rows), tuple(map(tuple, self.labels))
        return RowsLocator(file=self.file, sheet=self.sheet, rows=rows, columns=columns, labels=labels)

    def place(self, row: int, field: str) -> Place:
        """Place of a value; without a cell when the field has no column."""
        column = self.columns.get(field)
        return Place(
            sheet=self.sheet,
            cell=cell_address(self.rows[row], column[0]) if column is not None else None,
            row_label=" / ".join(text for column in self.labels if (text := normalise(column[row].text))) or None,
            column_label=column[1] if column is not None else None,
        )


@record
class CellsLocator:
    """One record of labels and values: ``cells`` gives sheet, row, column and printed label of each field, ``head`` is
    the heading of its column where that tells it from others."""

    file: str
    sheet: str
    cells: Mapping[str, tuple[str, int, int, str]]
    head: str | None = None

    def source(self, row: int) -> str:
        """Name of the file."""
        return self.file

    def place(self, row: int, field: str) -> Place:
        """Place of a value; only the sheet when the field has no cell."""
        found = self.cells.get(field)
        if found is None:
            return Place(sheet=self.sheet)
        sheet, at, column, label = found
        return Place(sheet=sheet, cell=cell_address(at, column), row_label=label, column_label=self.head)


@record
class GatheredLocator:
    """Records whose values stand anywhere on a sheet: ``cells`` gives the cell of each field in each record, None where
    it has none; ``names`` are what a person knows the records by beside the labels of the cells."""

    file: str
    sheet: str
    cells: Mapping[str, Sequence[FieldCell | None]]
    names: Sequence[str]

    def source(self, row: int) -> str:
        """Name of the file."""
        return self.file

    def place(self, row: int, field: str) -> Place:
        """Place of a value; without a cell when the record has none."""
        own = self.cells.get(field)
        cell = own[row] if own is not None else None
        if cell is None:
            return Place(sheet=self.sheet, row_label=self.names[row] or None)
        return Place(
            sheet=self.sheet,
            cell=cell_address(*cell.at),
            row_label=" / ".join(filter(None, (self.names[row], cell.label))) or None,
            column_label=cell.head or None,
        )


@record
class MemberLocator:
    """Records of a table with families of columns, which share the rows of ``base``: each row is one record for each of
    ``members``, which give the name that a field has in the base."""

    base: RowsLocator
    members: Sequence[Mapping[str, str]]

    def source(self, row: int) -> str:
        """Name of the file."""
        return self.base.file

    def place(self, row: int, field: str) -> Place:
        """Place of a value; without a cell for what a heading says."""
        at, member = divmod(row, len(self.members))
        return self.base.place(at, self.members[member].get(field, field))


@record
class FrameLocator:
    """Records of a frame: ``rows`` are positions in the frame (None: all; of a record: it has none), ``names`` its
    column of each field."""

    file: str
    table: str
    names: Mapping[str, str]
    rows: Sequence[int | None] | None = None

    def source(self, row: int) -> str:
        """Name under which the frame was handed in."""
        return self.file

    def place(self, row: int, field: str) -> Place:
        """Table, row counted from zero, and column."""
        at = row if self.rows is None else self.rows[row]
        return Place(table=self.table, row=at, column=self.names.get(field, field))


class PartsOfTable(Protocol):
    """The files in which the rows of one table lie."""

    def at(self, row: int) -> tuple[str, int]:
        """The file of a row, and the row there; both rows counted from zero."""
        ...


@record
class PartedLocator:
    """Records of a frame whose rows lie in several files."""

    base: Locator
    parts: PartsOfTable

    def source(self, row: int) -> str:
        """Name of the whole."""
        return self.base.source(row)

    def place(self, row: int, field: str) -> Place:
        """File, row counted from zero in it, and column."""
        place = self.base.place(row, field)
        if place.row is None:
            return place
        file, own = self.parts.at(place.row)
        return replace(place, table=file, row=own)


class Chain:
    """Locators of several files or sheets, one after the other."""

    def __init__(self, parts: Sequence[tuple[int, Locator]]) -> None:
        """``parts`` are numbers of records with the locator of each."""
        self._locators = [locator for _, locator in parts]
        self._starts: list[int] = []
        start = 0
        for count, _ in parts:
            self._starts.append(start)
            start += count

    def source(self, row: int) -> str:
        """Name of the file that holds the record."""
        locator, own = self._of(row)
        return locator.source(own)

    def place(self, row: int, field: str) -> Place:
        """Place of a value."""
        locator, own = self._of(row)
        return locator.place(own, field)

    def _of(self, row: int) -> tuple[Locator, int]:
        part = bisect_right(self._starts, row) - 1
        return self._locators[part], row - self._starts[part]

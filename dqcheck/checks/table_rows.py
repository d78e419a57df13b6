"""The rows of a table as they were filed, for rules that relate one row to others: records, totals of some of them, and
rows that break one down. A frame has records only."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dqcheck.checks.base import Tables, meeting, resolve
from dqcheck.checks.conditions import Condition, Where, is_one_of
from dqcheck.model.dataset import PART, TOTAL, Ref, Table
from dqcheck.model.place import row_number
from dqcheck.model.quantity import Label, Missing, Quantity, Value
from dqcheck.numerals.folding import fold

SUBMISSION, EVERY, FILE, SHEET = "submission", "all", "file", "sheet"

GROUPS = (SUBMISSION, EVERY, FILE, SHEET)
"""What rows may be grouped by besides the text of a field."""

GROUP = "group"
"""The role of a cell that should say to which group its row belongs and does not."""

By = str | tuple[str, ...]
"""What rows are grouped by, one or several of ``GROUPS`` and of fields."""


class TableRow(NamedTuple):
    """A row: the table that holds it and its record there."""

    table: Table
    at: int

    def ref(self, field: str) -> Ref:
        """The identity of its value of a field."""
        return Ref(table=self.table.name, row=self.at, field=field)

    def value(self, field: str) -> Value | None:
        """Its value of a field; None when the table has no such column."""
        column = self.table.column(resolve(field, None)[1])
        return None if column is None else column[self.at]

    def seat(self) -> tuple[str, str, int]:
        """Its file, sheet and row number: those of its first field that has a cell."""
        file = self.table.locator.source(self.at)
        for name in self.table.columns:
            place = self.table.locator.place(self.at, name)
            if place.cell is not None:
                return file, place.sheet or "", row_number(place.cell)
        return file, "", self.at


def rows(tables: Tables, name: str, where: Where) -> list[TableRow]:
    """All rows of a table, whatever they are to each other, that meet conditions."""
    held = (tables.get(name + ending) for ending in ("", TOTAL, PART))
    return [TableRow(table, at) for table in held if table is not None for at in meeting(where, name, table)]


def held_fields(tables: Tables, name: str, fields: Sequence[str]) -> tuple[str, ...]:
    """The fields of which a table has a column; that one is lacking is told apart, and leaves the others to decide."""
    held = [table for ending in ("", TOTAL, PART) if (table := tables.get(name + ending)) is not None]
    return tuple(field for field in fields if any(field in table.columns for table in held))


def one_by_one(by: By) -> tuple[str, ...]:
    """What rows are grouped by, each in turn."""
    return (by,) if isinstance(by, str) else by


def within_a_file(by: By) -> tuple[str, ...]:
    """What rows of one table are grouped by: never beyond a file, unless all of a batch or of a submission are asked
    for."""
    given = one_by_one(by)
    return given if given in ((SUBMISSION,), (EVERY,)) else (FILE, *(name for name in given if name != FILE))


def grouping_fields(by: By) -> tuple[str, ...]:
    """The fields by whose text rows are grouped."""
    return tuple(name for name in one_by_one(by) if name not in GROUPS)


def faults_of_groups(by: By) -> Iterator[str]:
    """What is wrong with what rows are grouped by."""
    given = one_by_one(by)
    if len(set(given)) < len(given):
        yield "by: names the same twice"
    if EVERY in given and len(given) > 1:
        yield "by: 'all' puts all rows into one group, so that nothing can stand beside it"


Key = tuple[str | None, ...]
"""What the rows of one group have in common; None where a row does not say it."""


def plain(value: Value | None) -> str | None:
    """What a value says, as it compares with others; None where it says nothing."""
    if value is None or isinstance(value, Missing):
        return None
    if isinstance(value, Quantity):
        return format(value.value.normalize(), "f")
    return fold(value.value if isinstance(value, Label) else value.text) or None


def key_of(by: Sequence[str], row: TableRow) -> Key:
    """To which group a row belongs."""
    ways = {SUBMISSION: _submission, FILE: _file, SHEET: _sheet}
    return tuple(ways[name](row) if name in ways else plain(row.value(name)) for name in by if name != EVERY)


def _submission(row: TableRow) -> str:
    return row.table.submissions[row.at]


def _file(row: TableRow) -> str:
    return row.table.locator.source(row.at)


def _sheet(row: TableRow) -> str:
    return row.seat()[1]


class Groups:
    """Rows by what they have in common. A row that does not say to which group it belongs may be of any that it does
    not contradict."""

    def __init__(self, by: Sequence[str], given: Iterable[TableRow]) -> None:
        self.by = by
        self.rows: dict[Key, list[TableRow]] = {}
        self.unplaced: list[tuple[Key, TableRow]] = []
        for row in given:
            key = key_of(by, row)
            if None in key:
                self.unplaced.append((key, row))
            else:
                self.rows.setdefault(key, []).append(row)

    def of(self, key: Key) -> Sequence[TableRow]:
        """The rows that surely are of a group."""
        return self.rows.get(key, ())

    def open(self, key: Key) -> tuple[Ref, ...]:
        """A cell that does not say whether its row is of this group; empty where there is none."""
        for other, row in self.unplaced:
            if all(part is None or part == own for part, own in zip(other, key, strict=True)):
                return (self.blank_cell(other, row),)
        return ()

    def blank_cell(self, key: Key, row: TableRow) -> Ref:
        """The cell of a row that does not say to which group it belongs."""
        return row.ref(resolve(self.by[key.index(None)], None)[1])


def lacks_named(where: Where, given: Sequence[TableRow]) -> bool:
    """Whether a row that conditions name (``is``) is not there: then nobody knows all rows that were meant."""
    wanted = [(name, text) for name, one in where.items() if isinstance(one, Condition) for text in one.is_]
    return any(
        not any((value := row.value(name)) is not None and is_one_of((text,), value) for row in given)
        for name, text in wanted
    )


def called(fields: Iterable[str], row: TableRow) -> tuple[str, ...]:
    """What the fields that tell a row from others say of it."""
    values = (row.value(name) for name in dict.fromkeys(fields))
    return tuple(text for value in values if value is not None and (text := value.text.strip()))

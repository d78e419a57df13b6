"""The total row of a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import ClassVar

from dqcheck.checks import unit_totals
from dqcheck.checks.base import OPERAND, Check, Combination, Tables, Terms, Values, records
from dqcheck.model.dataset import TOTAL, Ref, Table
from dqcheck.model.place import row_number
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Verdict
from dqcheck.numerals.intervals import Interval


@record
class Footing(Check):
    """A total row below or above a table differs from the sum of its records.

    One combination for each of ``fields`` and each total row: a row that names a reporting unit stands for the records
    of that unit, any other for all records of its sheet. A row between the records, one of several total rows of a
    sheet, and one of a table that goes on on another sheet stand for records that nobody can tell, and are not judged.
    Graded like ``total``. Undecided when a record's value is missing.
    """

    kind: ClassVar[str] = "footing"
    gathers: ClassVar[bool] = True
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"total"})
    tolerance_is_of_figure: ClassVar[bool] = True

    fields_: tuple[str, ...] = field(default=(), metadata=OPERAND)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {
            "total": tuple(f"{self.table}{TOTAL}.{name}" for name in self.fields_),
            "of": tuple(f"{self.table}.{name}" for name in self.fields_),
        }

    def problems(self) -> tuple[str, ...]:
        return ("table: name the table whose total rows are judged",) if self.table is None else ()

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        units, totals = tables.get(self.table or ""), tables.get(f"{self.table}{TOTAL}")
        if units is None or totals is None:
            return
        for row, members in covered(units, totals, records(self, units)):
            for name in self.fields_:
                if name in totals.columns and name in units.columns:
                    yield {
                        "total": (Ref(table=totals.name, row=row, field=name),),
                        "of": tuple(Ref(table=units.name, row=member, field=name) for member in members),
                    }

    def judge(self, values: Values, terms: Terms) -> Verdict:
        return unit_totals.added_up(self.kind, values, terms)

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        return unit_totals.solutions(values, terms)


def covered(units: Table, totals: Table, rows: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
    """Each total row that surely stands for some records, with those records."""
    by_file: dict[str, list[int]] = {}
    by_unit: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        file = units.locator.source(row)
        by_file.setdefault(file, []).append(row)
        by_unit.setdefault((file, units.submissions[row]), []).append(row)
    where = {row: _at(units, row) for row in rows}
    places = [_at(totals, row) for row in _rows(totals)]
    seats = [(totals.locator.source(row), places[row][0], totals.submissions[row]) for row in _rows(totals)]
    shared = Counter(seats)
    for row, (file, sheet, submission) in enumerate(seats):
        members = by_file.get(file, []) if submission == file else by_unit.get((file, submission), [])
        at = places[row][1]
        lines = [where[member][1] for member in members]
        alone = shared[file, sheet, submission] == 1 and all(where[m][0] == sheet for m in members)
        if members and alone and (at < min(lines) or at > max(lines)):
            yield row, members


def _rows(table: Table) -> range:
    return range(len(table.submissions))


def _at(table: Table, row: int) -> tuple[str | None, int]:
    """Sheet and row number of a record: those of its first field that has a cell."""
    for name in table.columns:
        place = table.locator.place(row, name)
        if place.cell is not None:
            return place.sheet, row_number(place.cell)
    return None, row

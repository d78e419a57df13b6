"""The total row of a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import ClassVar

from dqcheck.checks import hierarchies, table_rows, unit_totals
from dqcheck.checks.base import OPERAND, OPTIONAL, Check, Combination, Tables, Terms, Values, records
from dqcheck.checks.conditions import faults
from dqcheck.checks.table_rows import GROUP, GROUPS, By, Groups, TableRow, within_a_file
from dqcheck.model.dataset import TOTAL, Ref, Table
from dqcheck.model.place import column_number, row_number
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Verdict
from dqcheck.numerals.folding import fold
from dqcheck.numerals.intervals import Interval


@record
class Footing(Check):
    """A row that totals others differs from their sum.

    One combination for each of ``fields`` and each total row, with the rows that it adds up as the table shows: a
    group's own rows, those from the last total on, or all. Where only its position says so, a row that names a
    reporting unit stands for the records of that unit, any other for all records of its sheet; then a row between the
    records, one of several total rows of a sheet, and one of a table that goes on on another sheet stand for records
    that nobody can tell, and are not judged. Graded like ``total``. Undecided when a record's value is missing.

    Where the table says itself which row stands under which, every row is held against the sum of those directly under
    it: by ``code`` (``1``, ``1.1``, ``1.1.2``), by ``parent``, which says what the parent's ``name`` is, or by
    ``level``, a number, for rows in the order of their sheet. ``name`` is what findings call a row.
    Such a rule takes the place of the implied one on total rows. ``by`` parts hierarchies that one table holds (years);
    none goes beyond a file. Undecided when a row between two others is not there, when several rows bear the code or
    name of a parent, and when a row does not say its level.
    """

    kind: ClassVar[str] = "footing"
    gathers: ClassVar[bool] = True
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"total"})
    may_lack: ClassVar[frozenset[str]] = frozenset({GROUP})
    tolerance_is_of_figure: ClassVar[bool] = True
    groups: ClassVar[tuple[str, ...]] = GROUPS
    choosing_texts: ClassVar[frozenset[str]] = frozenset({"code"})

    fields_: tuple[str, ...] = field(default=(), metadata=OPERAND)
    code: str | None = field(default=None, metadata=OPTIONAL)
    parent: str | None = field(default=None, metadata=OPTIONAL)
    name: str | None = field(default=None, metadata=OPTIONAL)
    level: str | None = field(default=None, metadata=OPTIONAL)
    by: By = ()

    @property
    def relates_rows(self) -> bool:
        return bool(self.code or self.parent or self.level)

    def choosing(self) -> Mapping[str, tuple[str, ...]]:
        given = {"code": self.code, "parent": self.parent, "name": self.name, "level": self.level}
        return {**Check.choosing(self), **{role: (name,) for role, name in given.items() if name}}

    def naming_fields(self) -> tuple[str, ...]:
        own = (name for name in (self.code, self.name) if name)
        return (*table_rows.grouping_fields(self.by), *own)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        if self.relates_rows:
            own = tuple(f"{self.table}.{name}" for name in self.fields_)
            return {"total": own, "of": own}
        return {
            "total": tuple(f"{self.table}{TOTAL}.{name}" for name in self.fields_),
            "of": tuple(f"{self.table}.{name}" for name in self.fields_),
        }

    def problems(self) -> tuple[str, ...]:
        found = ["table: name the table whose total rows are judged"] if self.table is None else []
        found += [*faults("where", self.where), *table_rows.faults_of_groups(self.by)]
        ways = [word for word in ("code", "parent", "level") if getattr(self, word)]
        if len(ways) > 1:
            found.append(f"{ways[1]}: a hierarchy is told in one way; {ways[0]} says it already")
        if self.parent and not self.name:
            found.append("name: parent says what the parent is called; say in which field that stands")
        elif self.parent and self.parent == self.name:
            found.append(f"parent: {self.parent!r} is name itself, so that every row would be its own parent")
        for word in () if ways else ("name", "by"):
            if getattr(self, word):
                found.append(f"{word}: is one of the hierarchies of a table; give code, parent or level")
        return tuple(found)

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        if self.relates_rows:
            yield from self._of_families(tables)
            return
        units, totals = tables.get(self.table or ""), tables.get(f"{self.table}{TOTAL}")
        if units is None or totals is None:
            return
        for row, members in covered(units, totals, records(self, units)):
            for name in self.fields_:
                if name in totals.columns and name in units.columns:
                    yield {
                        "total": (Ref(table=totals.name, row=row, field=name),),
                        "of": tuple(Ref(table=table, row=member, field=name) for table, member in members),
                    }

    def _of_families(self, tables: Tables) -> Iterator[Combination]:
        """The rows of each hierarchy that others stand under, with those."""
        fields = table_rows.held_fields(tables, self.table or "", self.fields_)
        groups = Groups(within_a_file(self.by), table_rows.rows(tables, self.table or "", self.where))
        for key, rows in groups.rows.items():
            unplaced = groups.open(key)
            for family in self._families(rows):
                unsaid = family.unsaid or unplaced
                for name in fields:
                    found = hierarchies.refs(family, name)
                    yield {**found, GROUP: unsaid} if unsaid else found

    def _families(self, rows: Sequence[TableRow]) -> Iterator[hierarchies.Family]:
        if self.code:
            return hierarchies.by_code(rows, self.code)
        if self.parent and self.name:
            return hierarchies.by_parent(rows, self.name, self.parent)
        return hierarchies.by_level(rows, self.level or "")

    def judge(self, values: Values, terms: Terms) -> Verdict:
        return unit_totals.added_up("footing.parent" if self.relates_rows else self.kind, values, terms)

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        return unit_totals.solutions(values, terms)


Stratum = tuple[str, ...]
"""What a total and all that it adds up say alike."""

Member = tuple[str, int]
"""A row that a total adds up: its table and its record there."""


def covered(units: Table, totals: Table, rows: Sequence[int]) -> Iterator[tuple[int, Sequence[Member]]]:
    """Each total row that surely stands for some rows, with those rows."""
    if any(totals.adds):
        yield from _shown(units, totals, rows)
    yield from _placed(units, totals, rows)


def _shown(units: Table, totals: Table, rows: Sequence[int]) -> Iterator[tuple[int, Sequence[Member]]]:
    """The totals of which the table shows the rows. One of which a row is not among those asked for is left out."""
    seats: dict[tuple[str, str | None, int, Stratum], Member] = {}
    for table, given in ((totals, _rows(totals)), (units, rows)):
        for row in given:
            at = (table.locator.source(row), *_at(table, row), _stratum(table, row, totals.within))
            seats[at] = (table.name, row)
    for row, lines in enumerate(totals.adds):
        if lines:
            file, sheet = totals.locator.source(row), _at(totals, row)[0]
            stratum = _stratum(totals, row, totals.within)
            members = [seats.get((file, sheet, line, stratum)) for line in lines]
            if all(member is not None for member in members):
                yield row, [member for member in members if member is not None]


def _placed(units: Table, totals: Table, rows: Sequence[int]) -> Iterator[tuple[int, Sequence[Member]]]:
    """The totals of which only the position says what they add up."""
    by_file: dict[tuple[str, Stratum], list[int]] = {}
    by_unit: dict[tuple[str, str, Stratum], list[int]] = {}
    left = [row for row in _rows(totals) if not totals.adds or totals.adds[row] is None]
    if not left:
        return
    for row in rows:
        file, stratum = units.locator.source(row), _stratum(units, row, totals.within)
        by_file.setdefault((file, stratum), []).append(row)
        by_unit.setdefault((file, units.submissions[row], stratum), []).append(row)
    where = {row: _at(units, row) for row in rows}
    places = {row: _at(totals, row) for row in left}
    seats = {
        row: (
            totals.locator.source(row),
            places[row][0],
            totals.submissions[row],
            _stratum(totals, row, totals.within),
        )
        for row in left
    }
    shared = Counter(seats.values())
    for row, (file, sheet, submission, stratum) in seats.items():
        of_all = by_file.get((file, stratum), [])
        members = of_all if submission == file else by_unit.get((file, submission, stratum), [])
        at = places[row][1]
        lines = [where[member][1] for member in members]
        alone = shared[seats[row]] == 1 and all(where[m][0] == sheet for m in members)
        if members and alone and (at < min(lines) or at > max(lines)):
            yield row, [(units.name, member) for member in members]


def _stratum(table: Table, row: int, within: Sequence[str]) -> Stratum:
    """What a record says in the fields in which a total is like all that it adds up."""
    return tuple(fold(table.columns[name][row].text) if name in table.columns else "" for name in within)


def _rows(table: Table) -> range:
    return range(len(table.submissions))


def _at(table: Table, row: int) -> tuple[str | None, int]:
    """Sheet and row number of a record (column number in a cross table): those of its first field that has a cell."""
    for name in table.columns:
        place = table.locator.place(row, name)
        if place.cell is not None:
            number = column_number(place.cell) if table.across else row_number(place.cell)
            return place.sheet, number
    return None, row

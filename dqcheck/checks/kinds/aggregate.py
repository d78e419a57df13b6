"""A total over units: a total row, sheet or province figure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import ClassVar

from dqcheck.checks import table_rows, unit_totals
from dqcheck.checks.base import OPTIONAL, Check, Combination, Tables, Terms, Values, meeting, records, resolve
from dqcheck.checks.conditions import Where, faults
from dqcheck.checks.table_rows import GROUP, GROUPS, By, Groups, Key, TableRow, key_of, lacks_named, within_a_file
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Verdict
from dqcheck.numerals.intervals import Interval


@record
class Aggregate(Check):
    """A total row, sheet or province figure differs from the sum over units.

    ``by`` says which records belong together: ``submission``, ``all`` (of the batch), ``file``, ``sheet``, or fields,
    whose text they share. Where both operands are one table, ``where`` picks the row of the total and ``of_where`` the
    rows that are added, by default all others; rows are then never added beyond a file, but by ``submission`` or
    ``all``. ``fields`` in place of ``total`` and ``of`` are columns each of which is added up by itself. A table with
    such a rule has no implied rule on its total rows.

    Graded like ``total``. Undecided when a unit's value is missing, and where nobody can tell what is added: several
    rows are picked as the total of one group, a row does not say to which group it belongs, or none is called what
    ``is`` of ``of_where`` names.
    """

    kind: ClassVar[str] = "aggregate"
    gathers: ClassVar[bool] = True
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"total"})
    may_lack: ClassVar[frozenset[str]] = frozenset({GROUP})
    tolerance_is_of_figure: ClassVar[bool] = True
    groups: ClassVar[tuple[str, ...]] = GROUPS

    total: str = field(default="", metadata=OPTIONAL)
    of: str = field(default="", metadata=OPTIONAL)
    fields_: tuple[str, ...] = field(default=(), metadata=OPTIONAL)
    by: By = "submission"
    of_where: Where = field(default_factory=dict)

    @property
    def relates_rows(self) -> bool:
        return self.claim is None and self._home("total") == self._home("of")

    def _home(self, role: str) -> str:
        """The table of the operands of a role."""
        return resolve(self.fields()[role][0], self.table)[0]

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"total": self.fields_ or (self.total,), "of": self.fields_ or (self.of,)}

    def choosing(self) -> Mapping[str, tuple[str, ...]]:
        home = self._home("of")
        named = tuple(name if "." in name or not home else f"{home}.{name}" for name in self.of_where)
        return {**Check.choosing(self), "of_where": named}

    def naming_fields(self) -> tuple[str, ...]:
        return (*table_rows.grouping_fields(self.by), *self.where, *self.of_where)

    def problems(self) -> tuple[str, ...]:
        if self.claim is not None:
            return ()
        if bool(self.fields_) == bool(self.total or self.of):
            return ("fields: give total and of, or fields, each of which is added up by itself",)
        if not self.fields_ and not (self.total and self.of):
            return ("'total' is missing" if self.of else "'of' is missing",)
        found = [*faults("where", self.where), *faults("of_where", self.of_where)]
        if self.relates_rows and not self.where:
            found.append("where: say which row is the total, for total and of name one table")
        if self.of_where and self.of_where == self.where:
            found.append("of_where: picks the very rows of where, so that there is nothing to add")
        found += table_rows.faults_of_groups(self.by)
        return tuple(found)

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        if self.relates_rows:
            yield from self._of_rows(tables)
        else:
            yield from self._of_tables(tables)

    def _of_tables(self, tables: Tables) -> Iterator[Combination]:
        """Each total with the units of another table that share its group."""
        total_table, unit_table = self._home("total"), self._home("of")
        if total_table not in tables or unit_table not in tables:
            return
        by = table_rows.one_by_one(self.by)
        totals, units = tables[total_table], tables[unit_table]
        groups = Groups(by, (TableRow(units, at) for at in meeting(self.of_where, unit_table, units)))
        for row in (TableRow(totals, at) for at in records(self, totals)):
            yield from self._combinations([row], key_of(by, row), groups, tables)

    def _of_rows(self, tables: Tables) -> Iterator[Combination]:
        """The total row of each group of one table, with the rows that it adds up."""
        table = self._home("total")
        by = within_a_file(self.by)
        totals = table_rows.rows(tables, table, self.where)
        chosen = {(row.table.name, row.at) for row in totals}
        units = table_rows.rows(tables, table, self.of_where)
        groups = Groups(by, (row for row in units if (row.table.name, row.at) not in chosen))
        of_totals = Groups(by, totals)
        for key, own in of_totals.rows.items():
            yield from self._combinations(own, key, groups, tables)
        for key, row in of_totals.unplaced:
            for total, _ in self._pairs(tables):
                yield {"total": (row.ref(total),), GROUP: (of_totals.blank_cell(key, row),)}

    def _pairs(self, tables: Tables) -> Iterable[tuple[str, str]]:
        """The field of each total with that of its units: of several, those that the table has."""
        if self.fields_:
            held = table_rows.held_fields(tables, self._home("of"), self.fields_)
            return zip(held, held, strict=True)
        roles = self.fields()
        return zip(self.own_fields(roles["total"]), self.own_fields(roles["of"]), strict=True)

    def _combinations(
        self, totals: Sequence[TableRow], key: Key, groups: Groups, tables: Tables
    ) -> Iterator[Combination]:
        """The totals of a group with its units: none where a row that is named is not among them."""
        units, unsaid = groups.of(key), groups.open(key)
        known = not lacks_named(self.of_where, units)
        for total, unit in self._pairs(tables):
            found = {
                "total": tuple(row.ref(total) for row in totals),
                "of": tuple(row.ref(unit) for row in units) if known else (),
            }
            yield {**found, GROUP: unsaid} if unsaid else found

    def judge(self, values: Values, terms: Terms) -> Verdict:
        return unit_totals.added_up(self.kind, values, terms)

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        return unit_totals.solutions(values, terms)

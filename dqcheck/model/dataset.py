"""What was meant: typed tables with the place of every value."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import NamedTuple, Protocol

from dqcheck.model.place import Place
from dqcheck.model.quantity import Value
from dqcheck.model.record import record

PREVIOUS = "previous."
"""Before the name of a table: that of the period before."""

TOTAL = ".total"
"""Behind the name of a table: its total rows."""

PART = ".part"
"""Behind the name of a table: its rows that only break a record down."""

PLANNED = "planned."
"""Before the name of a table: what was planned, where its form has a column for that."""

CUMULATIVE = "cumulative."
"""Before the name of a table: sums to date, where its form has a column for these beside the period's own."""

_VERSIONS = (PREVIOUS, PLANNED, CUMULATIVE)


def form_of(table: str) -> str:
    """The table of the form on which a table was filed: ``dossiers`` of ``previous.dossiers``, of
    ``dossiers.total`` and of ``dossiers.part``."""
    if "." not in table:
        return table
    for version in _VERSIONS:
        table = table.removeprefix(version)
    return rows_of(table)


def rows_of(table: str) -> str:
    """The table whose rows a table holds: ``dossiers`` of ``dossiers.total`` and of ``dossiers.part``."""
    return table.removesuffix(TOTAL).removesuffix(PART)


class Locator(Protocol):
    """Finds the place of a value only when someone asks: most values are never reported."""

    def source(self, row: int) -> str:
        """Name of the file that holds the record."""
        ...

    def place(self, row: int, field: str) -> Place:
        """Place of the value of a field in a record."""
        ...


@record
class Table:
    """A table of the form with the records of all files of the batch.

    ``columns`` has one sequence per field, all of the length of ``submissions``; a field that no file has is not there.
    ``submissions`` names the reporting unit of each record. ``adds`` says, in a table of total rows, which rows of the
    sheet (counted from one; columns where ``across``) each of them adds up: None where only its position tells, empty
    where nobody can. ``within`` are the fields in which a total is like all that it adds up: those that headings name,
    those that say of which record a row of a long table is. ``named`` are further columns, by field, that say what rows
    are called and are no values of a record: the key of total rows.
    """

    name: str
    columns: Mapping[str, Sequence[Value]]
    submissions: Sequence[str]
    locator: Locator
    adds: Sequence[tuple[int, ...] | None] = ()
    within: tuple[str, ...] = ()
    across: bool = False
    named: Mapping[str, Sequence[Value]] = field(default_factory=dict)

    def column(self, name: str) -> Sequence[Value] | None:
        """The values of a field, or what it calls the rows; None when the table has no such column."""
        found = self.columns.get(name)
        return self.named.get(name) if found is None else found


UNMATCHED, REPEATED, NO_KEY = -1, -2, -3
"""In place of the record of a value that is looked up: no record has the key, several have it, there is no key."""


class Ref(NamedTuple):
    """The identity of one value of a table: table, record (counted from zero), field. A tuple, because it is hashed
    more often than anything else."""

    table: str
    row: int
    field: str

"""What recognising and binding hand on: where a form stands in a workbook, and what is wrong with the filing itself."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from dqcheck.model.dataset import Table
from dqcheck.model.place import Place
from dqcheck.model.record import record
from dqcheck.model.report import UnreadPart
from dqcheck.model.rule import Severity, TableForm


@record
class LabelProposal:
    """A header that may be short for a ``label`` of a field, to be accepted or not by whoever keeps the rules."""

    ruleset: str
    table: str
    field: str
    header: str
    label: str


@record
class FormDefect:
    """Something wrong with how a workbook was filed, before any figure is judged.

    ``key`` (``form.column-missing``) names the defect and its sentence in the message catalogue, ``facts`` fill it;
    ``sentence`` is the key of a sentence that tells this case better (``form.column-missing.near``).
    ``text`` is what is written at the place, verbatim; ``table`` and ``field`` say what of the form is concerned;
    ``proposals`` are what may be accepted to mend it.
    """

    key: str
    severity: Severity
    source: str
    place: Place = field(default_factory=Place)
    submission: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    text: str = ""
    table: str = ""
    field: str = ""
    sentence: str = ""
    proposals: tuple[LabelProposal, ...] = ()


@record
class Column:
    """A column of a header: its index on the sheet and the labels above it from the top down. ``printed`` are all of
    them where ``labels`` leave out those that only tell the period."""

    index: int
    labels: tuple[str, ...]
    printed: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The labels as one, as printed: ``Hồ sơ tiếp nhận / Tổng số``."""
        return " / ".join(self.printed or self.labels)


@record
class UnitLine:
    """A line such as ``Đơn vị tính: triệu đồng`` above a table, with the units it names."""

    row: int
    column: int
    text: str
    units: tuple[str, ...]


@record
class Header:
    """A header block. Rows are counted from zero: the first and last of the block, the first and the one after the last
    of the data below it. ``blank`` are columns of texts under no label, ``tags`` is a row of tags below the header."""

    top: int
    bottom: int
    start: int
    end: int
    columns: tuple[Column, ...]
    unit_line: UnitLine | None = None
    blank: tuple[Column, ...] = ()
    tags: int | None = None


@record
class FieldCell:
    """Where one value of a field stands: its label, ``unit`` as it is printed beside the label, and ``head``, the
    heading of its column, where that tells it from others."""

    row: int
    column: int
    label: str
    unit: str = ""
    head: str = ""

    @property
    def at(self) -> tuple[int, int]:
        """Row and column, counted from zero."""
        return self.row, self.column


ColumnRole = Literal[
    "current", "previous", "planned", "cumulative", "compared", "period", "unit", "record", "total", "other", ""
]
"""What a column of values holds: figures of the period of the report or of the one before, what was planned, sums to
date, comparisons of other columns; in a table without a period those of a ``period``, or of a ``unit``, each; in a
cross table those of a ``record``, or the ``total`` of these; ``other`` is known to be none of the period, and of an
empty one nothing is known."""


@record
class ValueColumn:
    """A column of values: its index on the sheet, what it holds, and its heading as printed. In a cross table ``row``
    is that of the heading, and ``named`` what it says of the fields that the form's headings name."""

    index: int
    role: ColumnRole = "current"
    head: str = ""
    row: int = 0
    named: Mapping[str, str] = field(default_factory=dict)


@record
class Region:
    """A part of a sheet on which a table of the form was found.

    With ``columns`` (field -> column) it holds a record a row below ``header``; with ``cells`` (field -> cell) it is
    one record of labels and values, in the first of those columns of ``values`` that are of the period (or are a record
    each). ``ambiguous`` are fields that several columns claim, with their labels. ``versions`` are the columns of the
    same fields for the period before, for plans and for sums to date; ``corner`` is the field whose column has no
    label.

    Where the columns of a table are not simply its fields, ``form`` is the table as its header shows it, with a field
    for each column of a family, and ``members`` are what the headings of these say (``dqcheck.forms.families``).
    """

    table: str
    sheet: int
    header: Header | None = None
    columns: Mapping[str, Column] = field(default_factory=dict)
    cells: Mapping[str, FieldCell] = field(default_factory=dict)
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: tuple[ValueColumn, ...] = ()
    versions: Mapping[ColumnRole, Mapping[str, Column]] = field(default_factory=dict)
    corner: str = ""
    unmatched: tuple[str, ...] = ()
    proposals: tuple[LabelProposal, ...] = ()
    unit_line: UnitLine | None = None
    form: TableForm | None = None
    members: tuple[Mapping[str, str], ...] = ()

    @property
    def records(self) -> tuple[ValueColumn, ...]:
        """The columns of a cross table that are a record each."""
        return tuple(column for column in self.values if column.role == "record")


@record
class Recognition:
    """Which form a workbook was filed on. ``ruleset`` is None for an unknown layout; ``nearest`` then names the ruleset
    that comes closest. ``matched`` of ``seen`` headers are the form's; ``unmatched`` are the others, ``unused`` the
    sheets on which nothing of the form stands."""

    ruleset: str | None
    regions: tuple[Region, ...] = ()
    matched: int = 0
    seen: int = 0
    nearest: str | None = None
    unmatched: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    defects: tuple[FormDefect, ...] = ()


@record
class Bound:
    """The tables of one workbook; ``blank`` are those of which only the headers are there. ``unit`` is the reporting
    unit of the file when it has one. ``defects`` are findings; ``notices`` (severity info) only say how the file was
    read: hidden rows, names written once for several rows. ``unread`` are the numbers beside the tables."""

    source: str
    ruleset: str
    tables: Mapping[str, Table]
    blank: frozenset[str] = frozenset()
    unit: str | None = None
    defects: tuple[FormDefect, ...] = ()
    notices: tuple[FormDefect, ...] = ()
    unused: tuple[str, ...] = ()
    unread: tuple[UnreadPart, ...] = ()

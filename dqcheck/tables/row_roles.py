"""The rows of a table as they are written, and what they are found to be to each other."""

from collections.abc import Mapping
from typing import Literal

from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.tables.row_numbering import Placement

MOST_ROWS = 1000
"""Rows beyond which no total without a name is looked for: a list that long is a register."""

Figures = Mapping[int, Quantity]
"""The figures of a row by column, of those columns only that can be added up."""

RowKind = Literal["record", "total", "part", "heading"]


@record
class RowFacts:
    """A row as it is written: its label without its number, how it is placed, and its figures in the columns that can
    be added up. ``written`` says that it has a value in some column; ``named`` that it surely is a record (True), that
    it surely is none (False), or that nothing but the table says so (None)."""

    label: str
    placement: Placement = Placement()
    figures: Figures
    written: bool = True
    named: bool | None = None


@record
class RowRole:
    """What a row is. ``parts`` of a ``total`` are the rows that it adds up: None where only its position can say so,
    empty where nobody can tell. A ``part`` breaks a record down and is none itself. ``unsaid`` tells a total that only
    its figures show."""

    kind: RowKind
    parts: tuple[int, ...] | None = None
    unsaid: bool = False

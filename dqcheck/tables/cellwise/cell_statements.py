"""A relation that is told cell by cell, and the claims that it makes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from dqcheck.language.wording import Wording
from dqcheck.model.claim import Claim, Figure
from dqcheck.model.quantity import Label
from dqcheck.model.record import record
from dqcheck.tables.cell_figures import cell_figure, in_percent
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, Numbers
from dqcheck.tables.suspected_figures import suspected
from dqcheck.tables.table_patterns import Axis

Cell = tuple[int, int]
"""Row and column, counted from zero."""

HUNDRED = Decimal(100)


@record
class CellStatement:
    """What some cells are told to be to each other: cells by the roles of the check kind, and whether it holds; where
    other statements show which cell is wrong, that is the ``suspect``."""

    roles: Mapping[str, tuple[Cell, ...]]
    holds: bool
    suspect: Cell | None = None

    def moved(self, rows: int) -> "CellStatement":
        """The same so many rows further down."""
        roles = {role: tuple((row + rows, column) for row, column in cells) for role, cells in self.roles.items()}
        suspect = None if self.suspect is None else (self.suspect[0] + rows, self.suspect[1])
        return replace(self, roles=roles, suspect=suspect)


@record
class CellRelation:
    """Statements of one kind that bear each other out. ``claim`` is the kind of their claims, ``scale`` that of a
    stated percentage (1 where a cell stores a fraction); ``doubt``: few lines bear it out."""

    claim: str
    statements: tuple[CellStatement, ...]
    doubt: bool
    scale: Decimal = HUNDRED

    def moved(self, rows: int) -> "CellRelation":
        """The same so many rows further down."""
        return replace(self, statements=tuple(one.moved(rows) for one in self.statements))

    @property
    def holding(self) -> int:
        """How many statements hold."""
        return sum(one.holds for one in self.statements)


@dataclass(slots=True, eq=False)
class Oriented:
    """The figures of a ``table`` with the positions of one axis first: ``labels`` name the positions, ``across`` the
    lines that cross them, ``blank`` are those in which nothing is written; ``filled`` the positions with any figure."""

    axis: Axis
    values: Numbers
    given: Flags
    steps: Numbers
    labels: list[str]
    across: list[str]
    blank: Flags
    filled: list[int]
    table: Labelled

    def says(self, wording: Wording) -> Flags:
        """The positions whose label has some words in it."""
        return self.table.says(wording, self.axis)

    def across_say(self, wording: Wording) -> Flags:
        """The lines whose label has some words in it."""
        return self.table.says(wording, "columns" if self.axis == "rows" else "rows")

    def cell(self, position: int, line: int) -> Cell:
        """Row and column where a position meets a line."""
        return (position, line) if self.axis == "rows" else (line, position)


def oriented(table: Labelled, axis: Axis) -> Oriented:
    """The figures of a table along one axis."""
    values, given, steps = np.where(table.figures, table.grid.values, 0.0), table.figures, table.grid.steps
    blank: Flags = np.asarray(~table.grid.written.any(axis=0 if axis == "rows" else 1), dtype=bool)
    filled: list[int] = np.nonzero(given.any(axis=1 if axis == "rows" else 0))[0].tolist()
    if axis == "rows":
        return Oriented(axis, values, given, steps, table.rows, table.columns, blank, filled, table)
    return Oriented(axis, values.T, given.T, steps.T, table.columns, table.rows, blank, filled, table)


def room(values: Numbers, steps: Numbers, given: Flags) -> Numbers:
    """How far a sum may be from its total as rounded, line by line: whole numbers count, decimals have half a step
    each (arrays of figures by lines)."""
    counted = ~given | ((steps == 1) & (values == np.round(values)))
    noise = FLOAT_NOISE * np.maximum(np.abs(values).max(axis=0, initial=0.0), 1)
    reach: Numbers = 0.5 * np.where(counted, 0.0, steps).sum(axis=0) + noise
    return reach


def cell_claims(table: Labelled, one: CellRelation, source: str, *, keep_held: bool) -> Iterator[Claim]:
    """The claims of a relation: those that fail and, with ``keep_held``, those that hold."""
    facts = {"lines": one.holding}
    for statement in one.statements:
        if statement.holds and not keep_held:
            continue
        roles = {
            role: tuple(counted_figure(table, source, cell) for cell in cells)
            for role, cells in statement.roles.items()
        }
        if any(isinstance(figure.value, Label) for figures in roles.values() for figure in figures):
            continue
        if "stated" in roles:
            roles["stated"] = tuple(in_percent(figure, one.scale) for figure in roles["stated"])
        claim = Claim(kind=one.claim, roles=roles, doubt=one.doubt, facts=facts)
        yield claim if statement.suspect is None else suspected(claim, statement.suspect)


def counted_figure(table: Labelled, source: str, cell: Cell) -> Figure:
    """The figure of a cell; a whole number counts, unless the sheet shows that its figures were rounded to a base."""
    return cell_figure(table, source, cell, exact=bool(table.grid.steps[cell] <= 1))


def counted_claims(one: CellRelation) -> Counter[str]:
    """How many of its claims hold, by kind."""
    return Counter({one.claim: one.holding})

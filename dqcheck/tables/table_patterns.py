"""The patterns of a table: which rows or columns are told of which others, and how well the figures bear it out."""

from collections.abc import Collection
from decimal import Decimal
from typing import Literal

import numpy as np

from dqcheck.model.record import record
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.outlined_groups import outlined_groups
from dqcheck.tables.relations.averages import averages
from dqcheck.tables.relations.candidates import SumCandidate
from dqcheck.tables.relations.number_lines import Flags, NumberLines, Numbers, lines_of
from dqcheck.tables.relations.products_of_two import products
from dqcheck.tables.relations.quotients import quotients
from dqcheck.tables.relations.sums import sums
from dqcheck.tables.wordings import WORDS

PatternKind = Literal["sum", "average", "quotient", "change", "product"]
_HIGHEST_PERCENTAGE = 100.5
Axis = Literal["rows", "columns"]


@record
class TablePattern:
    """One row or column told of others, on every line across.

    ``parts`` are what a sum or average is of, and the factors of a product; of a quotient or change the one above and
    the one below the line. ``scale`` is 1 or 100 for these, for a product what it is multiplied with between units.
    ``axis`` says what the positions are. ``holds``, ``exact`` and ``fails`` count lines; ``digits`` are those that
    would have had to agree by chance. ``counted``: its whole numbers count things.
    """

    kind: PatternKind
    axis: Axis
    target: int
    parts: tuple[int, ...]
    holds: int
    exact: int
    fails: int
    digits: int
    oddness: int = 0
    scale: Decimal = Decimal(1)
    counted: bool = False

    def cell(self, position: int, line: int) -> tuple[int, int]:
        """Row and column where a position meets a line."""
        return (position, line) if self.axis == "rows" else (line, position)


@record
class AxisReading:
    """The patterns along one axis, with the lines that they were found in; ``unlike`` are lines whose label says that
    their figures are not added up."""

    lines: NumberLines
    patterns: tuple[TablePattern, ...]
    unlike: Flags


def lines_along(table: Labelled, axis: Axis, rates: Collection[int] = ()) -> tuple[NumberLines, Flags]:
    """The numbers along one axis of a table, and the lines whose label says that their figures are not added up.
    ``rates`` are lines across it that are known to be quotients of others."""
    grid, labels, words = table.grid, table.labels(axis), WORDS.relations
    values, given, steps, dashes = grid.values, table.figures, table.steps(axis), grid.dashes
    hidden = grid.written & ~given
    if axis == "columns":
        values, steps = np.ascontiguousarray(values.T), np.ascontiguousarray(steps.T)
        given, dashes, hidden = (np.ascontiguousarray(one.T) for one in (given, dashes, hidden))
    across: Axis = "columns" if axis == "rows" else "rows"
    unlike = table.says(words.unlike, across) | _small_rates(values, given, table.says(words.rate, across))
    unlike[list(rates)] = True
    return lines_of(values, given, steps, labels, table.says(words.total, axis), unlike, dashes, hidden), unlike


def sums_along(table: Labelled, axis: Axis, lines: NumberLines) -> list[SumCandidate]:
    """The sums along one axis of a table."""
    groups = outlined_groups(table) if axis == "rows" else ()
    return sums(lines, table.says(WORDS.relations.unlike, axis), groups)


def along(table: Labelled, axis: Axis, rates: Collection[int] = ()) -> AxisReading:
    """The patterns along one axis of a table. ``rates`` are lines across it that are known to be quotients of others:
    nobody adds them up."""
    words = WORDS.relations
    lines, unlike = lines_along(table, axis, rates)
    added = sums_along(table, axis, lines)
    found = [_of_parts("sum", axis, one) for one in added]
    found += [_of_parts("average", axis, one) for one in averages(lines, table.says(words.average, axis), added)]
    found += [
        TablePattern(
            kind=one.kind,
            axis=axis,
            target=one.stated,
            parts=(one.above, one.below),
            holds=one.holds,
            exact=one.holds,
            fails=one.fails,
            digits=int(one.digits),
            scale=Decimal(one.scale),
        )
        for one in quotients(lines, table.says(words.rate, axis))
    ]
    quotient = {frozenset((one.target, *one.parts)) for one in found}
    found += [
        TablePattern(
            kind="product",
            axis=axis,
            target=one.stated,
            parts=one.factors,
            holds=one.holds,
            exact=one.holds,
            fails=one.fails,
            digits=int(one.digits),
            scale=Decimal(str(one.scale)),
        )
        for one in products(lines)
        if frozenset((one.stated, *one.factors)) not in quotient
    ]
    return AxisReading(lines=lines, patterns=tuple(found), unlike=unlike)


def _of_parts(kind: PatternKind, axis: Axis, one: SumCandidate) -> TablePattern:
    return TablePattern(
        kind=kind,
        axis=axis,
        target=one.target,
        parts=tuple(sorted(one.parts)),
        holds=one.holds,
        exact=one.exact,
        fails=one.fails,
        digits=int(one.digits),
        oddness=max(0, round(one.oddness)),
    )


def _small_rates(values: Numbers, given: Flags, says_rate: Flags) -> Flags:
    """The lines whose label may be that of rates and whose figures are no greater than percentages, where most others
    have greater ones."""
    sizes = np.abs(values).max(axis=0, initial=0.0, where=given)
    small, filled = sizes <= _HIGHEST_PERCENTAGE, given.any(axis=0)
    if 2 * (small & filled).sum() >= filled.sum():
        return np.zeros_like(small)
    found: Flags = small & says_rate
    return found

"""Relations of single cells that no pattern of whole rows or columns tells: with the line before, with the total of
their own column, with another part of the same line, with the same figure on another sheet."""

from collections.abc import Collection, Iterator, Mapping

from dqcheck.tables.cellwise.cell_statements import CellRelation, oriented
from dqcheck.tables.cellwise.growth_lines import growth_lines
from dqcheck.tables.cellwise.running_totals import running_totals
from dqcheck.tables.cellwise.shares_of_whole import shares_of_whole
from dqcheck.tables.cellwise.total_shares import total_shares
from dqcheck.tables.cellwise.wholes_and_parts import wholes_and_parts
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import Axis

_AXES: tuple[Axis, ...] = ("columns", "rows")


def cell_relations(table: Labelled, quotients: Mapping[Axis, Collection[int]]) -> Iterator[CellRelation]:
    """The relations of single cells that a table bears out, each of those that stand one below another by itself;
    ``quotients`` are positions, by axis, that are quotients of others."""
    if not table.stacked:
        yield from _of_one(table, quotients)
    for one in table.stacked:
        rows = {row - one.first for row in quotients["rows"] if one.first <= row < one.end}
        own: Mapping[Axis, Collection[int]] = {"rows": rows, "columns": quotients["columns"]}
        yield from (found.moved(one.first) for found in _of_one(table.part(one), own))


def _of_one(table: Labelled, quotients: Mapping[Axis, Collection[int]]) -> Iterator[CellRelation]:
    for axis in _AXES:
        data = oriented(table, axis)
        yield from running_totals(data)
        yield from total_shares(data, quotients[axis])
        yield from growth_lines(data)
        yield from shares_of_whole(data)
        yield from wholes_and_parts(data, table)

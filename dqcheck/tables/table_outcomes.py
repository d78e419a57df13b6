"""What became of all patterns of a sheet: along both axes, and down the columns of each of the tables that
stand one below another on it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dqcheck.tables.counted_things import with_counts
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.relations.number_lines import Numbers
from dqcheck.tables.statements import Outcomes, outcomes
from dqcheck.tables.table_patterns import Axis, AxisReading, TablePattern, along
from dqcheck.tables.told_relations import HeldRelation
from dqcheck.tables.wider_bases import of_wider_base

_AXES: tuple[Axis, ...] = ("rows", "columns")
_RATES = ("quotient", "change")


def table_outcomes(table: Labelled, told: Sequence[HeldRelation] = ()) -> list[Outcomes]:
    """The lines of all patterns that hold, and those that fail and are worth telling, but for patterns that are
    ``told`` by the table itself. What is told or found to be a quotient is added up with nothing."""
    across = _without(along(table, "columns", _rates(told, "rows")), told)
    rates = _rates(told, "columns") | {one.target for one in across.patterns if one.kind in _RATES}
    rows = _without(along(table, "rows", rates), told)
    rows, across = with_counts(table, (rows, across))
    found = _amounts_only([one for reading in (rows, across) for one in outcomes(reading)])
    for stacked in table.stacked:
        here = frozenset(row - stacked.first for row in _rates(told, "rows") if stacked.first <= row < stacked.end)
        part = table.part(stacked)
        columns = along(part, "columns", here)
        down = along(part, "rows", rates | {one.target for one in columns.patterns if one.kind in _RATES})
        own = _amounts_only([one for reading in (down, columns) for one in outcomes(reading)])
        added = [
            one.within(stacked.first, len(table.rows)) if one.pattern.axis == "columns" else one.moved(stacked.first)
            for one in own
        ]
        added = [one for one in added if not any(known.says(one.pattern) for known in told)]
        found = [one for one in found if not any(_judged_by(one, other) for other in added)]
        found += [one for one in added if not any(other.explains(one) for other in found)]
    for one in found:
        if of_wider_base(table, one):
            one.fails[:] = False
    return found


def _judged_by(one: Outcomes, other: Outcomes) -> bool:
    """Whether rows of one table are said to add up by all of the sheet and by the table itself: its headings are the
    ones that count."""
    mine, own = one.pattern, other.pattern
    return mine.axis == own.axis == "rows" and (mine.kind, mine.target, mine.parts) == (own.kind, own.target, own.parts)


def _rates(told: Sequence[HeldRelation], axis: Axis) -> frozenset[int]:
    """The rows or columns that are told to be quotients of others."""
    here = (one.told for one in told if one.told.axis == axis)
    return frozenset(one.target for one in here if one.kind in _RATES)


def _without(reading: AxisReading, told: Sequence[HeldRelation]) -> AxisReading:
    """Patterns but for those that a formula of the table states."""
    values = reading.lines.values
    kept = tuple(
        one for one in reading.patterns if not any(other.says(one) or _repeats(one, other, values) for other in told)
    )
    return reading if len(kept) == len(reading.patterns) else replace(reading, patterns=kept)


def _repeats(pattern: TablePattern, known: HeldRelation, values: Numbers) -> bool:
    """Whether a sum only adds what is nil to one that is told."""
    told = known.told
    more = set(pattern.parts).difference(told.parts)
    return (
        (pattern.axis, pattern.kind, pattern.target) == (told.axis, told.kind, told.target)
        and len(more) + len(told.parts) == len(pattern.parts)
        and not values[list(more)].any()
    )


def _amounts_only(found: list[Outcomes]) -> list[Outcomes]:
    """Outcomes without lines that fail a sum and are themselves quotients or averages, line by line, of others: those
    are rates, which nobody adds up."""
    rates = rate_positions(found)
    for one in found:
        crossing = rates["columns" if one.pattern.axis == "rows" else "rows"]
        if one.pattern.kind == "sum" and crossing:
            one.fails[list(crossing)] = False
    return found


def rate_positions(found: Sequence[Outcomes]) -> Mapping[Axis, set[int]]:
    """The positions, by axis, that patterns show to be quotients or averages of others."""
    return {
        axis: {one.pattern.target for one in found if _states_rates(one) and one.pattern.axis == axis} for axis in _AXES
    }


def _states_rates(one: Outcomes) -> bool:
    return one.pattern.kind in ("quotient", "change", "average") and bool(one.holds.sum() > one.fails.sum())

"""How much of what was sent was looked at: values of tables and figures of texts, seen, understood, checked."""

from collections.abc import Iterable, Mapping, Sequence

from dqcheck.checks.base import Check, Tables, operands
from dqcheck.engine.tally import Tally
from dqcheck.model.claim import Extraction, TableReading
from dqcheck.model.dataset import PART
from dqcheck.model.quantity import Missing, Value
from dqcheck.model.report import Coverage

Counts = Mapping[tuple[str, str], tuple[int, int]]
"""By table and field: how many values are written, and how many of these were read."""


def written(column: Sequence[Value]) -> tuple[int, int]:
    """How many values of a column are written, and how many of these were read."""
    lacking = [value for value in column if type(value) is Missing] if Missing in map(type, column) else []
    read = len(column) - len(lacking)
    return read + sum(value.written for value in lacking), read


def counts(tables: Tables) -> Counts:
    """The counts of every column. Rows that only break records down are counted with what stands beside records."""
    return {
        (table, name): written(column)
        for table, held in tables.items()
        for name, column in held.columns.items()
        if not table.endswith(PART)
    }


def of_tables(counted: Counts, tallies: Iterable[Tally], beside: int = 0) -> Coverage:
    """The coverage of tables: checked is what takes part in a rule that met something. ``beside`` are numbers that
    stand in no table of the form."""
    used = {
        operand
        for tally in tallies
        if tally.met and isinstance(check := tally.rule.params, Check) and check.claim is None
        for operand in operands(check)
    }
    return Coverage(
        seen=sum(seen for seen, _ in counted.values()) + beside,
        understood=sum(read for _, read in counted.values()),
        checked=sum(read for operand, (_, read) in counted.items() if operand in used),
    )


def of_any_tables(readings: Iterable[TableReading], beside: Sequence[TableReading]) -> Coverage:
    """The coverage of tables of no form. What stands ``beside`` forms and was judged counts as seen with these."""
    given = list(readings)
    return Coverage(
        seen=sum(one.seen for one in given),
        understood=sum(one.checked for one in given) + sum(one.seen for one in beside),
        checked=sum(one.checked for one in (*given, *beside)),
    )


def of_texts(extractions: Iterable[Extraction]) -> Coverage:
    """The coverage of texts: checked is what takes part in a claim."""
    return together(
        Coverage(
            seen=len(one.figures) + len(one.cells),
            understood=one.understood + len(one.cells),
            checked=checked_figures(one) + one.related,
        )
        for one in extractions
    )


def checked_figures(extraction: Extraction) -> int:
    """The number of figures of a text, but for its tables, that take part in a claim."""
    claimed = {figure.where for claim in extraction.claims for figures in claim.roles.values() for figure in figures}
    return sum(figure.where in claimed for figure in extraction.figures)


def together(coverages: Iterable[Coverage]) -> Coverage:
    """Several coverages as one."""
    given = list(coverages)
    return Coverage(
        seen=sum(one.seen for one in given),
        understood=sum(one.understood for one in given),
        checked=sum(one.checked for one in given),
    )

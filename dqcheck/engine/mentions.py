"""Prose against workbook: the figures of a commune's report that speak of a field, beside the cell they must agree
with."""

from collections.abc import Iterator, Sequence

from dqcheck import narratives
from dqcheck.checks.base import Tables, rows_by_submission
from dqcheck.model.claim import Claim, Extraction, Figure
from dqcheck.model.dataset import Table
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Ruleset

CLAIM = "mention"
"""The claim kind whose rule in the ruleset ``narrative`` compares a cell with the sentences that mention it."""


def mention_claims(extractions: Sequence[Extraction], tables: Tables, ruleset: Ruleset) -> Iterator[tuple[str, Claim]]:
    """For each report whose commune also filed a workbook: one claim for each field that the report mentions.

    Only tables with one record a submission are compared: elsewhere a sentence does not say which record it means.
    """
    patterns = {
        (table.name, field.name): field.mentions
        for table in ruleset.tables.values()
        for field in table.fields.values()
        if field.mentions and table.name in tables
    }
    rows = {name: rows_by_submission(table.submissions) for name, table in tables.items()}
    for extraction in extractions:
        for (name, field), figures in narratives.mentions(extraction, patterns).items():
            of_unit = rows[name].get(extraction.submission, [])
            if len(of_unit) != 1 or not figures:
                continue
            cell = cell_figure(tables[name], of_unit[0], field, ruleset)
            if cell is not None:
                yield extraction.submission, Claim(kind=CLAIM, roles={"values": (cell, *figures)})


def cell_figure(table: Table, row: int, field: str, ruleset: Ruleset) -> Figure | None:
    """A cell as a figure, so that it can stand beside a sentence; None when it holds no number."""
    value = table.columns[field][row] if field in table.columns else None
    if not isinstance(value, Quantity):
        return None
    declared = ruleset.tables[table.name].fields[field]
    return Figure(
        value=value,
        source=table.locator.source(row),
        place=table.locator.place(row, field),
        quote="",
        label=declared.called.vi,
        noun=declared.unit or "",
    )

"""A workbook of any form, read for what its own numbers say of each other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dqcheck.model.claim import Claim, NamedFigures, TableReading
from dqcheck.model.document import Sheet, Workbook
from dqcheck.numerals.notations import FigureNotation
from dqcheck.tables.cellwise import cell_relations
from dqcheck.tables.cellwise.cell_statements import CellRelation, cell_claims, counted_claims
from dqcheck.tables.cellwise.date_pairs import date_claims, undecided_dates
from dqcheck.tables.cellwise.same_figures import between_sheets, named_figures
from dqcheck.tables.closing_balances import balances
from dqcheck.tables.legends import declared
from dqcheck.tables.named_products import named_products
from dqcheck.tables.named_quotients import named_quotients
from dqcheck.tables.notation_uses import notation_uses
from dqcheck.tables.number_grid import number_grid
from dqcheck.tables.number_labels import Labelled, labelled
from dqcheck.tables.pattern_claims import claim_kind, claims, holding
from dqcheck.tables.period_changes import period_changes
from dqcheck.tables.relations.number_lines import Flags
from dqcheck.tables.restated_totals import restated_totals
from dqcheck.tables.rounded_figures import as_rounded
from dqcheck.tables.statements import Outcomes, beside_failing
from dqcheck.tables.table_outcomes import rate_positions, table_outcomes
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import HeldRelation, held, told_claims, told_holding
from dqcheck.tables.told_roundings import without_roundings
from dqcheck.tables.wider_bases import named_of_wider_base

_AXES: tuple[Axis, ...] = ("rows", "columns")
MOST_HELD = 50_000
"""Statements of a sheet that hold which are kept one by one, unless a caller needs fewer."""


def table_of(sheet: Sheet, told: FigureNotation | None = None, quotes: Sequence[str] = ()) -> Labelled:
    """The table of a sheet, with its labels and the steps to which its figures were rounded. ``told`` is the notation
    in which somebody said that numbers are written; ``quotes`` are its rows as a report shows them."""
    table = as_rounded(labelled(number_grid(sheet, told)))
    table.quotes = quotes
    return table


def read_tables(
    workbook: Workbook, *, most_held: int | None = None, told: FigureNotation | None = None
) -> TableReading:
    """What the tables of a workbook state of their own numbers. Where more than ``most_held`` statements of a sheet
    (``MOST_HELD``) hold, only those are kept that have a figure with one that fails; the others are counted. ``told``
    is the notation in which somebody said that numbers are written."""
    readings: list[TableReading] = []
    named: list[NamedFigures] = []
    for sheet in workbook.sheets:  # one at a time: a grid takes much memory
        table = table_of(sheet, told)
        readings.append(read_table(table, workbook.source, most_held=most_held))
        if (figures := named_figures(table, workbook.source)) is not None:
            named.append(figures)
    stated = [claim for one in readings for claim in one.claims]
    stated += between_sheets(named, keep_held=most_held is None)
    return TableReading(
        source=workbook.source,
        seen=sum(one.seen for one in readings),
        checked=sum(one.checked for one in readings),
        claims=tuple(stated),
        counted=sum((Counter(one.counted) for one in readings), Counter[str]()),
        named=tuple(named),
        dates_undecided=tuple(dict.fromkeys(label for one in readings for label in one.dates_undecided)),
        notations=tuple(dict.fromkeys(use for one in readings for use in one.notations)),
    )


@dataclass(slots=True, eq=False)
class Believed:
    """What a table is believed to state: relations that it tells in words of its own, patterns of whole rows or columns
    with the lines on which they hold, relations of single cells."""

    told: list[HeldRelation]
    found: list[Outcomes]
    cellwise: list[CellRelation]


def believed(table: Labelled) -> Believed:
    """What a table is believed to state of its own numbers."""
    told = without_roundings(table, [held(table, one) for one in declared(table)])
    known = [one.told for one in told]
    for axis in _AXES:
        told += [*period_changes(table, axis, known), *balances(table, axis, known)]
        told += named_products(table, axis, known)
        told += [one for one in named_quotients(table, axis, known) if not named_of_wider_base(table, one)]
    told += restated_totals(table, known)
    found = table_outcomes(table, told)
    return Believed(told, found, list(cell_relations(table, rate_positions(found))))


def read_table(table: Labelled, source: str, *, most_held: int | None = None) -> TableReading:
    """What one table states of its own numbers (``read_tables``)."""
    grid, most_held = table.grid, MOST_HELD if most_held is None else most_held
    known = believed(table)
    told, found = known.told, known.found
    used = np.zeros_like(grid.given)
    for one in found:
        _mark_patterns(used, one)
    keep = sum(int(one.holds.sum()) for one in found) + sum(len(one.holds) for one in told) <= most_held
    kept = [one.holds for one in found] if keep else beside_failing(found, grid.given.shape, MOST_HELD)
    stated = list(claims(table, found, source, held=kept))
    for relation in told:
        for claim in told_claims(table, relation, source, keep_held=keep):
            stated.append(claim)
            _mark(used, claim)
    counted = Counter[str]()
    for cellwise in known.cellwise:
        for claim in cell_claims(table, cellwise, source, keep_held=keep):
            stated.append(claim)
            _mark(used, claim)
        if not keep:
            counted += counted_claims(cellwise)
    stated += date_claims(table, source, keep_held=keep)
    if not keep:
        for one, mask in zip(found, kept, strict=True):
            counted[claim_kind(one.pattern)] += holding(table, one, one.holds & ~mask)
        for relation in told:
            counted += told_holding(table, relation, source)
    checked = int((used & table.figures).sum())
    return TableReading(
        source=source,
        seen=int(table.figures.sum()),
        checked=checked,
        claims=tuple(stated),
        counted=counted,
        dates_undecided=undecided_dates(table),
        notations=tuple(notation_uses(grid)),
    )


def _mark(used: Flags, claim: Claim) -> None:
    """Count the cells of a claim as used."""
    for figures in claim.roles.values():
        used[[-1 - one.paragraph for one in figures], [one.start for one in figures]] = True


def _mark_patterns(used: Flags, one: Outcomes) -> None:
    """Count the cells that take part in a pattern as used."""
    across = used if one.pattern.axis == "rows" else used.T
    across[[one.pattern.target, *one.pattern.parts]] |= one.holds | one.fails

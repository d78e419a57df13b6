"""Where a formula says what a cell is, and figures suggest the same or something else, the formula is believed."""

from dataclasses import replace

from dqcheck.model.claim import Claim, FormulaReading, TableReading

Cell = tuple[str | None, str | None]
"""The sheet and the address of a cell."""


def settled_by_formulas(tables: TableReading, formulas: FormulaReading) -> TableReading:
    """What the figures of tables suggest, without what formulas say themselves: relations that a formula declares, and
    those of cells whose formula is told to be wrong."""
    declared = {(_stated(claim), _others(claim)) for claim in formulas.claims if claim.kind == "formula-result"}
    claims = tuple(
        claim
        for claim in tables.claims
        if _stated(claim) not in formulas.faulty and (_stated(claim), _others(claim)) not in declared
    )
    return replace(tables, claims=claims)


def _stated(claim: Claim) -> Cell:
    """The cell that a claim is about: that of its first role."""
    place = next(iter(claim.roles.values()))[0].place
    return place.sheet, place.cell


def _others(claim: Claim) -> frozenset[Cell]:
    figures = [figure for given in claim.roles.values() for figure in given]
    return frozenset((figure.place.sheet, figure.place.cell) for figure in figures[1:])

"""The tables of a report, found by its reader or typed in its text, read as those of a workbook are; what two readings
say of the same cells is told once."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dqcheck.model.claim import Claim, Extraction, Figure, TableReading
from dqcheck.model.document import Narrative, Sheet, Workbook
from dqcheck.model.record import record
from dqcheck.tables.any_table import read_tables
from dqcheck.tables.typed_grids import Grid, GridCell, grids

Cell = tuple[int, int]
"""Where a figure of a table stands: paragraph and offset, as the cells of a grid count them."""

_TARGETS = ("total", "stated")
"""Roles of what other figures give."""
_APART = 100_000
"""Rows by which typed tables are kept apart where cells are counted."""


@record
class _Placed:
    """A claim of a table, with the cells it speaks of and the one that the others give."""

    claim: Claim
    cells: frozenset[Cell]
    target: Cell | None

    @property
    def leads(self) -> bool:
        """Whether it rests on what the table states itself and so goes before any other reading."""
        return self.claim.kind.startswith("table-declared") or self.claim.of_form


def with_tables(narrative: Narrative, extraction: Extraction) -> tuple[Extraction, TableReading]:
    """The extraction of a report without what its tables' own arithmetic says better, and the reading of the tables."""
    placed = [one for number, grid in enumerate(grids(narrative)[0]) for one in _claims(narrative, number, grid)]
    certain = {_where(claim) for claim in extraction.claims if not claim.doubt}
    told = [one for one in placed if one.leads or one.cells not in certain]
    same, leading = {one.cells for one in told}, {one.cells for one in told if one.leads}
    targets = {one.target for one in told}
    kept = []
    for claim in extraction.claims:
        where = _where(claim)
        if where in leading or (claim.doubt and (where in same or _target(claim) in targets)):
            continue
        kept.append(claim)
    claims = tuple(one.claim for one in told)
    reading = TableReading(source=narrative.source, seen=0, checked=0, claims=claims)
    return replace(extraction, claims=tuple(kept)), reading


def _where(claim: Claim) -> frozenset[Cell]:
    return frozenset(figure.where[:2] for figures in claim.roles.values() for figure in figures)


def _target(claim: Claim) -> Cell | None:
    return next((figure.where[:2] for role in _TARGETS for figure in claim.roles.get(role, ())), None)


def _claims(narrative: Narrative, number: int, grid: Grid) -> Iterator[_Placed]:
    """The claims of a grid, read as a sheet, with the places of its cells."""
    first = grid.rows[0][0]
    typed = first.paragraph >= 0
    sheet = _sheet(grid.rows, number) if typed else narrative.tables[-1 - first.paragraph]
    book = Workbook(source=narrative.source, path=narrative.path, media=narrative.media, sheets=(sheet,))

    def cell(figure: Figure) -> GridCell:
        return grid.rows[-1 - figure.paragraph][figure.start]

    def moved(figure: Figure) -> Figure:
        quote, shifted = grid.quotes[-1 - figure.paragraph], figure.paragraph - _APART * (number + 1)
        placed = replace(figure, quote=quote)
        return replace(placed, place=cell(figure).place, paragraph=shifted) if typed else placed

    for claim in read_tables(book).claims:
        cells = {role: [(cell(one).paragraph, cell(one).base) for one in given] for role, given in claim.roles.items()}
        target = next((given[0] for role in _TARGETS if (given := cells.get(role))), None)
        roles = {role: tuple(map(moved, figures)) for role, figures in claim.roles.items()}
        where = frozenset(one for given in cells.values() for one in given)
        yield _Placed(claim=replace(claim, roles=roles), cells=where, target=target)


def _sheet(rows: Sequence[Sequence[GridCell]], number: int) -> Sheet:
    cells = tuple(tuple(cell.text.strip("* ") or None for cell in row) for row in rows)
    return Sheet(name=str(number + 1), rows=cells)

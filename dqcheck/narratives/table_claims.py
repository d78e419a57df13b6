"""The tables of a report, found by its reader or typed in its text, read as those of a workbook are."""

from collections.abc import Iterator
from decimal import Decimal

from dqcheck.model.claim import Extraction, Figure, TableReading
from dqcheck.model.document import Narrative, Sheet
from dqcheck.model.record import changed, record
from dqcheck.tables.any_table import read_table, table_of
from dqcheck.tables.cell_figures import cell_figure, in_percent
from dqcheck.tables.cellwise.same_figures import named_figures
from dqcheck.tables.merged_rows import merged_figures
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.row_labels import is_rate
from dqcheck.tables.typed_grids import Grid, grids

_HUNDRED = Decimal(100)
_APART = 100_000
"""Rows by which typed tables are kept apart where cells are counted."""


@record
class ReportTable:
    """A table of a report as a sheet, with the cells of its grid; ``number`` counts the tables, from zero."""

    number: int
    grid: Grid
    sheet: Sheet

    @property
    def typed(self) -> bool:
        """Whether it is written in the text, with rows of pipes."""
        return self.grid.rows[0][0].paragraph >= 0


def report_tables(narrative: Narrative) -> Iterator[ReportTable]:
    """The tables of a report."""
    for number, grid in enumerate(grids(narrative)):
        first = grid.rows[0][0].paragraph
        yield (
            _typed(grid, number)
            if first >= 0
            else ReportTable(number=number, grid=grid, sheet=narrative.tables[-1 - first])
        )


def _typed(grid: Grid, number: int) -> ReportTable:
    """A table of the text, with the figures of merged cells put where they belong."""
    sheet = _sheet(grid, number)
    for row, (stands, belongs) in merged_figures(sheet).items():
        cells = grid.rows[row]
        cells[stands], cells[belongs] = cells[belongs], cells[stands]
    return ReportTable(number=number, grid=grid, sheet=_sheet(grid, number))


def _sheet(grid: Grid, number: int) -> Sheet:
    rows = tuple(tuple(cell.text.strip("* ") or None for cell in row) for row in grid.rows)
    return Sheet(name=str(number + 1), rows=rows)


def with_tables(narrative: Narrative, extraction: Extraction) -> tuple[Extraction, TableReading]:
    """The extraction of a report with the figures of its tables, and the reading of the tables."""
    cells: list[Figure] = []
    readings: list[TableReading] = []
    for one in report_tables(narrative):
        table = table_of(one.sheet, quotes=one.grid.quotes)
        cells += _figures(one, table, narrative.source)
        reading = read_table(table, narrative.source)
        figures = named_figures(table, narrative.source)
        named = () if figures is None else (figures,)
        readings.append(_placed(one, changed(reading, named=named)))
    claims = tuple(claim for one in readings for claim in one.claims)
    related = min(sum(one.checked for one in readings), len(cells))
    # its figures are counted with those of the text
    every = [named for one in readings for named in one.named]
    undecided = tuple(dict.fromkeys(label for one in readings for label in one.dates_undecided))
    reading = TableReading(
        source=narrative.source, seen=0, checked=0, claims=claims, named=tuple(every), dates_undecided=undecided
    )
    return changed(extraction, cells=tuple(cells), related=related), reading


def _placed(one: ReportTable, reading: TableReading) -> TableReading:
    """What a typed table says, its figures at their places in the report: their row and column stay what they are,
    apart from those of other tables. Those of others are there already."""
    if not one.typed:
        return reading

    def placed(figure: Figure) -> Figure:
        row, column = -1 - figure.paragraph, figure.start
        return changed(
            figure, place=one.grid.rows[row][column].place, paragraph=figure.paragraph - _APART * (one.number + 1)
        )

    claims = (
        changed(claim, roles={role: tuple(map(placed, figures)) for role, figures in claim.roles.items()})
        for claim in reading.claims
    )
    named = (
        changed(named, figures={key: placed(figure) for key, figure in named.figures.items()})
        for named in reading.named
    )
    return changed(reading, claims=tuple(claims), named=tuple(named))


def _figures(one: ReportTable, table: Labelled, source: str) -> Iterator[Figure]:
    """The figures of a table that a name stands before in their row, at their places in the report."""
    of_rates = [is_rate(label) for label in table.columns]
    for row, figures in enumerate((table.figures & ~table.grid.dashes).tolist()):
        named, rated = False, False
        for column, is_figure in enumerate(figures):
            text = table.grid.text(row, column)
            if is_figure and named:
                figure = cell_figure(table, source, (row, column), exact=True)
                percent = rated or of_rates[column] or is_rate(text)
                yield _in_report(one, in_percent(figure, _HUNDRED) if percent else figure, row, column)
            named, rated = named or any(map(str.isalpha, text)), rated or is_rate(text)


def _in_report(one: ReportTable, figure: Figure, row: int, column: int) -> Figure:
    cell = one.grid.rows[row][column]
    return changed(
        figure,
        place=cell.place,
        label=figure.place.row_label or "",
        paragraph=cell.paragraph,
        start=cell.base,
        end=cell.base + len(cell.text),
    )

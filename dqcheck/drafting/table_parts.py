"""The parts of sheets that are tables: a header found without being told its labels, and the rows below."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dqcheck.forms import headers
from dqcheck.forms.found import Column, Header
from dqcheck.forms.grid import blank, cell_of, filled, is_figure
from dqcheck.forms.labels import bare, spellings
from dqcheck.forms.matching import ignorable
from dqcheck.model.document import Sheet, Workbook
from dqcheck.numerals.folding import fold
from dqcheck.sources.inspection import WorkbookDetails
from dqcheck.tables.number_grid import NumberGrid, number_grid

_ABOVE_ROWS = 3
"""Rows above the first row that looks like a header which may belong to it."""
_BELOW_ROWS = 3
_FEWEST_LABELS = 3
_SEARCHED_ROWS = 2000
_INSPECTED = frozenset({"xlsx", "xlsm", "xls", "xlsb", "ods"})


@dataclass(slots=True, eq=False)
class TablePart:
    """A table on a sheet of a workbook: its header, its numbers, and what its cells show."""

    workbook: Workbook
    sheet: Sheet
    header: Header
    grid: NumberGrid
    details: WorkbookDetails | None
    _places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {bare(column.text): column.index for column in self.header.columns}

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the table, without those that count the rows or hold remarks, and those whose labels are the
        same: nobody could tell them apart."""
        labels = Counter(bare(column.text) for column in self.header.columns)
        return tuple(
            column for column in self.header.columns if not ignorable(column) and labels[bare(column.text)] == 1
        )

    @property
    def key(self) -> tuple[str, ...]:
        """What makes parts one table: the labels of their columns."""
        return tuple(bare(column.text) for column in self.columns)

    def column_of(self, column: Column) -> int:
        """Where a column with the same labels stands in this part."""
        return self._places[bare(column.text)]

    def is_percent(self, row: int, column: Column) -> bool:
        """Whether a cell shows its number as a percentage."""
        return self.details is not None and self.details.is_percent(self.sheet.name, row, self.column_of(column))

    def decimals(self, row: int, column: Column) -> int | None:
        """The decimals that the number format of a cell shows; None where it fixes none."""
        return None if self.details is None else self.details.decimals(self.sheet.name, row, self.column_of(column))


def parts(workbook: Workbook) -> Iterator[TablePart]:
    """The tables of a workbook: those sheets on which a header of three columns or more stands above figures."""
    from dqcheck.sources import details as inspect

    details = inspect(workbook) if workbook.media in _INSPECTED else None
    for sheet in workbook.sheets:
        for header in _headers(sheet):
            yield TablePart(workbook, sheet, header, number_grid(sheet), details)


def _headers(sheet: Sheet) -> list[Header]:
    likely = headers.guess(sheet)
    if likely is None:
        return []
    tokens: set[str] = set()
    above = range(max(0, likely.top - _ABOVE_ROWS), likely.start)
    for row in (*above, *_further(sheet, likely)):
        if len(filled(sheet.rows[row])) > 1 and not headers.is_numbering(sheet.rows[row]):
            tokens.update(form for cell in sheet.rows[row] if isinstance(cell, str) for form in spellings(cell) if form)
    found = [one for one in headers.find(sheet, tokens) if one.bottom >= likely.top]
    return found or [likely]


def _further(sheet: Sheet, header: Header) -> Iterator[int]:
    """Rows below a header that look like the header of another table: different texts where figures stand elsewhere,
    with figures right below."""
    for row in range(header.start, min(len(sheet.rows) - 1, _SEARCHED_ROWS)):
        texts = [(column, cell) for column, cell in enumerate(sheet.rows[row]) if not blank(cell)]
        names = {fold(cell) for _, cell in texts if isinstance(cell, str) and not is_figure(cell)}
        if len(texts) < _FEWEST_LABELS or len(names) < len(texts):
            continue
        over = sum(_figures_below(sheet, row, column) for column, _ in texts)
        if over >= _FEWEST_LABELS and over * 2 >= len(texts):
            yield row


def _figures_below(sheet: Sheet, row: int, column: int) -> bool:
    below: Sequence[int] = range(row + 1, min(row + 1 + _BELOW_ROWS, len(sheet.rows)))
    return any(is_figure(cell_of(sheet, one, column)) for one in below)

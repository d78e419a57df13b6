"""What names the rows and columns of a grid, and which of its numbers are no figures: years above columns, numbers that
count rows or columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np

from dqcheck.language.wording import Wording
from dqcheck.model.claim import Figure
from dqcheck.numerals.folding import fold
from dqcheck.tables.declared_formulas import declares, entry
from dqcheck.tables.number_grid import NumberGrid
from dqcheck.tables.relations.number_lines import Flags, Numbers
from dqcheck.tables.row_labels import counts_columns, numbers_a_column
from dqcheck.tables.row_numbering import mark_of, readings
from dqcheck.tables.stacked_tables import stacked_tables
from dqcheck.tables.wordings import WORDS, folded

_SERIAL = frozenset(folded(WORDS.columns.serial))
_UNIT_LINES = folded(WORDS.unit_lines)
_YEARS = (1900, 2100)
_WIDEST_YEARS = 60
_LABEL_COLUMNS = 6
"""First columns of a sheet of which one names the rows."""
_HEADER_ROWS = 8
"""Rows above the first figure of a column in which its labels stand."""
_LABEL_PARTS = 3
"""Labels above a column that are kept: the lowest."""
_FEWEST_YEARS = 2
_FEWEST_COUNTED = 3
_FEWEST_COUNTED_ROWS = 5
_FEWEST_CALLED_ROWS = 2
_HIGHEST_FIRST = 3
_HIGHEST_COUNTED = 1000
"""Size of a number that counts no columns."""
_MARK_COLUMNS = 2
"""First columns in which the numbers of rows may stand."""
_NAMED_SHARE = 0.9
"""Share of the cells of a column that must be numbers before a name, for it to number the rows."""
_FEW_LABELS = 200
"""Labels of one axis up to which what they say is kept for other tables."""
_NUMBERING = re.compile(rf"(?:[IVX]{{1,5}}|[A-Za-z{WORDS.item_letters}{WORDS.item_letters.upper()}])[.)]?")
"""What numbers a row and does not name it."""
_RANGE = re.compile(r"(?:[<>≤≥]\s*\d{1,7}|\d{1,7}\s*(?:[-–—/]\s*\d{1,7}|\+))")
"""Ages, years and sizes from and to, which name a row without a letter."""


class Heard:
    """What some labels say: each wording is looked for once."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = labels
        self._found: dict[str, Flags] = {}

    def says(self, wording: Wording) -> Flags:
        """The labels that have some words in them; nobody writes into the answer."""
        found = self._found.get(wording.pattern)
        if found is None:
            search = wording.search
            found = np.array([search(label) is not None for label in self._labels], dtype=bool)
            found.flags.writeable = False
            self._found[wording.pattern] = found
        return found


heard_of = lru_cache(maxsize=256)(Heard)
"""What the labels of a form say, which is the same in each of its tables."""


@dataclass(slots=True, eq=False)
class Labelled:
    """A grid with its labels: of each row, of each column, and where its figures are. ``legends`` are the rows that
    number the columns, ``stacked`` the tables that stand one below another, where there are several.
    ``rounded`` are coarser steps than the figures show, by the axis along which sums are off by them. ``told`` are
    figures that claims hold already, by all that is asked of them: a cell that takes part in many is told once;
    ``quotes`` are the rows as a report shows them, where it is one of a report."""

    grid: NumberGrid
    rows: list[str]
    columns: list[str]
    figures: Flags
    legends: tuple[int, ...]
    stacked: "tuple[Stacked, ...]" = ()
    rounded: Mapping[str, Numbers] = field(default_factory=dict)
    told: dict[tuple[object, ...], Figure] = field(default_factory=dict)
    quotes: Sequence[str] = ()
    _heard: "dict[str, Heard]" = field(default_factory=dict)
    _names: dict[int, str] = field(default_factory=dict)

    def labels(self, axis: str) -> list[str]:
        """What names the positions of an axis."""
        return self.rows if axis == "rows" else self.columns

    def says(self, wording: Wording, axis: str) -> Flags:
        """The positions of an axis whose label has some words in it; each wording is looked for once."""
        known = self._heard.get(axis)
        if known is None:
            labels = self.labels(axis)
            known = self._heard[axis] = heard_of(tuple(labels)) if len(labels) <= _FEW_LABELS else Heard(labels)
        return known.says(wording)

    def quote(self, row: int) -> str:
        """A row as a report shows it."""
        return self.quotes[row] if self.quotes else ""

    def steps(self, axis: str) -> Numbers:
        """The steps to which figures were rounded that are added up along an axis."""
        return self.rounded.get(axis, self.grid.steps)

    def row_name(self, row: int) -> str:
        """What names a row, with single spaces."""
        found = self._names.get(row)
        if found is None:
            found = self._names[row] = " ".join(self.rows[row].split())
        return found

    def column_at(self, row: int, column: int) -> str:
        """What names the column of a cell: the heading of the table in which it stands."""
        if not self.stacked:
            return self.columns[column]
        return next((one.columns[column] for one in self.stacked if one.first <= row < one.end), self.columns[column])

    def part(self, one: "Stacked") -> "Labelled":
        """One of the stacked tables, its rows counted from its first."""
        rows = slice(one.first, one.end)
        legends = tuple(row - one.first for row in self.legends if one.first <= row < one.end)
        rounded = {axis: steps[rows] for axis, steps in self.rounded.items()}
        return Labelled(self.grid.part(rows), self.rows[rows], one.columns, self.figures[rows], legends, (), rounded)


@dataclass(slots=True, eq=False)
class Stacked:
    """One of several tables of a sheet: its rows from ``first`` up to ``end``, and the labels of its columns."""

    first: int
    end: int
    columns: list[str]


def labelled(grid: NumberGrid) -> Labelled:
    """The labels of a grid."""
    figures = grid.given.copy()
    legends = tuple(row for row in _rising(grid) if _is_legend(grid, row))
    figures[list(legends)] = False
    for row in _of_years(grid):
        if _is_years(grid.values[row][grid.given[row]], _FEWEST_YEARS) and _heads(grid, row):
            figures[row] = False
    for column in range(figures.shape[1]):
        values = grid.values[figures[:, column], column]
        fewest = _FEWEST_CALLED_ROWS if _is_serial(grid, figures, column) else _FEWEST_COUNTED_ROWS
        if _is_years(values, _FEWEST_COUNTED) or _counts(values, fewest) or _numbers(grid, column):
            figures[:, column] = False
    stacked = tuple(
        Stacked(first, end, _column_labels(grid, figures, first, end)) for first, end in stacked_tables(grid, figures)
    )
    return Labelled(grid, _row_labels(grid), _column_labels(grid, figures, 0, len(figures)), figures, legends, stacked)


def _rising(grid: NumberGrid) -> list[int]:
    """The rows that may number the columns: their numbers, if any, rise from left to right, brackets for a minus or
    not, and no more than a column's number would; or a formula stands among them."""
    sizes = np.where(grid.given, np.abs(grid.values), -1.0)
    before = np.maximum.accumulate(sizes, axis=1)[:, :-1]
    rises: Flags = np.asarray((~grid.given[:, 1:] | (sizes[:, 1:] > before)).all(axis=1), dtype=bool)
    small = (sizes <= _HIGHEST_COUNTED).all(axis=1)
    for row, cells in enumerate(grid.sheet.rows):
        if not rises[row] and any(type(raw) is str and "=" in raw for raw in cells):
            rises[row] = True
    found: list[int] = np.nonzero(rises & small & (grid.written.sum(axis=1) >= _FEWEST_COUNTED))[0].tolist()
    return found


def _of_years(grid: NumberGrid) -> list[int]:
    """The rows whose numbers, several, may all be years."""
    years = (grid.values >= _YEARS[0]) & (grid.values <= _YEARS[1])
    found: list[int] = np.nonzero((years | ~grid.given).all(axis=1) & (grid.given.sum(axis=1) >= _FEWEST_YEARS))[
        0
    ].tolist()
    return found


def _is_legend(grid: NumberGrid, row: int) -> bool:
    """Whether a row only numbers the columns."""
    written = np.nonzero(grid.written[row])[0].tolist()
    if len(written) < _FEWEST_COUNTED:
        return False
    values = grid.values[row][grid.given[row]]
    if len(values) == len(written) and _counts(values, _FEWEST_COUNTED):
        return True
    if not any(isinstance(raw, str) for raw in grid.sheet.rows[row]):
        return False
    texts: list[str] = []
    for column in written:
        text = grid.text(row, column).strip()
        if not (numbers_a_column(text) or entry(text)):
            return False
        texts.append(text)
    return counts_columns(texts) or declares(texts)


def _is_years(values: "np.ndarray", fewest: int) -> bool:
    if len(values) < fewest or not ((values >= _YEARS[0]) & (values <= _YEARS[1]) & (values == np.round(values))).all():
        return False
    different = np.unique(values)
    return (len(different) >= 2 or len(values) > fewest) and bool(different[-1] - different[0] <= _WIDEST_YEARS)


def _heads(grid: NumberGrid, row: int) -> bool:
    """Whether nothing but years stands right above a row of years: it heads the columns."""
    columns = np.nonzero(grid.given[row])[0]
    for above in range(row - 1, max(-1, row - 3), -1):
        values = grid.values[above, columns][grid.given[above, columns]]
        if len(values) and not _is_years(values, 1):
            return False
    return True


def _counts(values: "np.ndarray", fewest: int) -> bool:
    """Whether values are 1, 2, 3 and so on."""
    return len(values) >= fewest and 0 <= values[0] <= _HIGHEST_FIRST and bool((np.diff(values) == 1).all())


def _is_serial(grid: NumberGrid, figures: Flags, column: int) -> bool:
    """Whether what stands right above the first figure of a first column says that it counts the rows."""
    rows = np.nonzero(figures[:, column])[0]
    if column >= _MARK_COLUMNS or not len(rows):
        return False
    return any(fold(grid.text(row, column)).strip(" .") in _SERIAL for row in range(max(0, rows[0] - 2), rows[0]))


def _numbers(grid: NumberGrid, column: int) -> bool:
    """Whether a first column numbers the rows in several ways (``I``, ``1``, ``1.1``, ``a``), each right before its
    name: there ``1.1.2`` is no figure."""
    if column >= _MARK_COLUMNS or column + 1 >= grid.written.shape[1]:
        return False
    rows = np.nonzero(grid.written[:, column])[0].tolist()
    if any(_is_name(grid.text(row, before)) for row in rows[1:] for before in range(column)):
        return False
    marks = [mark_of(grid.text(row, column)) for row in rows]
    first = next((at for at, mark in enumerate(marks) if mark), len(marks))
    named = [bool(mark) and _is_name(grid.text(row, column + 1)) for row, mark in zip(rows, marks, strict=True)][first:]
    styles = {one[0].style for mark in marks if (one := readings(mark))}
    return len(styles) > 1 and len(named) >= _FEWEST_COUNTED_ROWS and sum(named) >= _NAMED_SHARE * len(named)


def _is_name(text: str) -> bool:
    return any(map(str.isalpha, text)) and not mark_of(text)


def _row_labels(grid: NumberGrid) -> list[str]:
    """The first text with letters among the first columns of each row, with the spaces before it; a numbering only
    where nothing else stands, and a range of numbers (``15-59``, ``60+``) where not even that does. A row of figures
    that is named nowhere there may be named behind them."""
    labels = []
    for row, cells in enumerate(grid.sheet.rows):
        label = _first_name(grid, row, range(min(len(cells), _LABEL_COLUMNS)))
        first = cells[0] if cells else None
        if not label and isinstance(first, str) and not grid.given[row, 0] and _RANGE.fullmatch(first.strip()):
            label = first
        if not label and grid.given[row].any():
            label = _first_name(grid, row, range(_LABEL_COLUMNS, len(cells)))
        labels.append(label)
    return labels


def _first_name(grid: NumberGrid, row: int, columns: Iterable[int]) -> str:
    label, cells = "", grid.sheet.rows[row]
    for column in columns:
        raw = cells[column]
        if isinstance(raw, str) and not grid.given[row, column] and any(map(str.isalpha, raw)):
            label = label or raw
            if not _NUMBERING.fullmatch(raw.strip()):
                return raw
    return label


def _column_labels(grid: NumberGrid, figures: Flags, top: int, end: int) -> list[str]:
    """The texts above the first figure of each column among the rows from ``top`` up to ``end``."""
    over = _merged_over(grid, figures)
    inside = figures[top:end]
    above = int(np.argmax(inside.any(axis=1))) if inside.any() else 0
    labels = []
    for column in range(figures.shape[1]):
        filled = np.nonzero(inside[:, column])[0]
        first = int(filled[0]) if len(filled) else above
        starts = dict.fromkeys((first, above))  # one that begins far below the others stands under the heading of all
        labels.append(
            next(filter(None, (_label_above(grid, column, top + row, figures, over, top) for row in starts)), "")
        )
    return labels


def column_label(table: Labelled, column: int, first: int) -> str:
    """The texts above a row of a column."""
    return _label_above(table.grid, column, first, table.figures, _merged_over(table.grid, table.figures))


def _merged_over(grid: NumberGrid, figures: Flags) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells of the first rows of merged ranges by the cell that holds their text. A range that begins before all
    figures and reaches over some of them is a title."""
    filled = np.nonzero(figures.any(axis=0))[0]
    first = int(filled[0]) if len(filled) else 0
    over: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, _, right in grid.sheet.merged:
        if not left < first <= right:
            for column in range(left, min(right, left + 255) + 1):
                over[top, column] = (top, left)
    return over


def _label_above(
    grid: NumberGrid,
    column: int,
    first: int,
    figures: Flags,
    over: Mapping[tuple[int, int], tuple[int, int]],
    top: int = 0,
) -> str:
    """The texts above a row of a column, those merged over it too, from the ``top`` down."""
    texts = []
    for row in range(max(top, first - _HEADER_ROWS), first):
        text = grid.text(*over.get((row, column), (row, column))).strip()
        if text and not figures[row, column] and not numbers_a_column(text) and not _is_unit_line(text):
            texts.append(text)
    return " ".join(" ".join(texts[-_LABEL_PARTS:]).split())


def _is_unit_line(text: str) -> bool:
    """Whether a text above a column says in which unit all figures of a table are."""
    return ":" in text and fold(text).startswith(_UNIT_LINES)


def header_rows(table: Labelled, legend: int) -> dict[int, str]:
    """The texts above a row that numbers the columns, and in it, by column: its own and those merged over it."""
    over: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in table.grid.sheet.merged:
        for row in range(top, min(bottom, legend) + 1):
            for column in range(left, min(right, left + 255) + 1):
                over[row, column] = (top, left)
    labels: dict[int, str] = {}
    for column in range(table.figures.shape[1]):
        texts: list[str] = []
        for row in range(max(0, legend - _HEADER_ROWS), legend + 1):
            text = table.grid.text(*over.get((row, column), (row, column))).strip()
            if text and row not in table.legends and text not in texts:
                texts.append(text)
        if texts:
            labels[column] = " ".join(" ".join(texts).split())
    return labels

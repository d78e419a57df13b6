"""Days on which something begins and ends, side by side: the end does not come first (``Ngày bắt đầu``, ``Ngày kết
thúc``)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

import numpy as np

from dqcheck.model.claim import Claim, Figure
from dqcheck.model.place import Place, cell_address
from dqcheck.model.quantity import Day
from dqcheck.numerals.date_orders import BOTH_ORDERS, infer_order, read_date
from dqcheck.numerals.dates import day
from dqcheck.tables.number_labels import Labelled, column_label
from dqcheck.tables.relations.number_lines import Flags
from dqcheck.tables.wordings import WORDS

_FEWEST_LINES = 3
"""Lines that must be in order ..."""
_MOST_FAILURES_SHARE = 0.2
"""... and the share of them that may not."""
_SURE_LINES = 5
_SURE_FAILURES_SHARE = 0.1
_FURTHEST = 3
"""Columns between a first and a last day."""
_FEWEST_DATES = 3
_MOST_CHARACTERS = 30
_DATE = re.compile(r"\d\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d|\d\D+\d{1,2}\D+\d{4}")
"""What a text that names a day looks like."""


def date_claims(table: Labelled, source: str, *, keep_held: bool) -> Iterator[Claim]:
    """The claims that dates run in order, for each pair of columns whose headings say which comes first."""
    texts = table.grid.written & ~table.figures
    wide = [int(column) for column in np.nonzero(texts.sum(axis=0) >= _FEWEST_DATES)[0]]
    columns = {column: found for column in wide if len(found := _dates(table, column, texts)) >= _FEWEST_DATES}
    labels = {column: column_label(table, column, min(found)) for column, found in columns.items()}
    for start in columns:
        end = _end_of(start, columns, labels)
        if end is not None:
            yield from _of_pair(table, source, (start, end), columns, labels, keep_held=keep_held)


def undecided_dates(table: Labelled) -> tuple[str, ...]:
    """The columns of first and last days that are read in two ways, with nothing to tell which: their order is not
    asked."""
    texts = table.grid.written & ~table.figures
    first: dict[int, int] = {}
    for column in np.nonzero(texts.sum(axis=0) >= _FEWEST_DATES)[0].tolist():
        typed = _typed(table, column, texts)
        if len(typed) >= _FEWEST_DATES and infer_order(typed.values()).order is None:
            if any(not isinstance(read_date(text, BOTH_ORDERS), Day) for text in typed.values()):
                first[column] = min(typed)
    labels = {column: column_label(table, column, row) for column, row in first.items()}
    pairs = [(start, end) for start in labels if (end := _end_of(start, labels, labels)) is not None]
    return tuple(dict.fromkeys(labels[column] for pair in pairs for column in pair))


def _typed(table: Labelled, column: int, texts: Flags) -> Mapping[int, str]:
    """The texts of a column that name a day, by row."""
    rows = np.nonzero(texts[:, column])[0].tolist()
    cells = {row: table.grid.sheet.rows[row][column] for row in rows}
    return {
        row: raw
        for row, raw in cells.items()
        if isinstance(raw, str) and len(raw) <= _MOST_CHARACTERS and _DATE.search(raw)
    }


def _dates(table: Labelled, column: int, texts: Flags) -> Mapping[int, Day]:
    """The dates of a column by row; where nothing says which of day and month stands first, only those that are the
    same either way."""
    found: dict[int, Day] = {}
    for row in np.nonzero(texts[:, column])[0].tolist():
        raw = table.grid.sheet.rows[row][column]
        if isinstance(raw, dt.date):
            found[row] = day(raw)
    typed = _typed(table, column, texts)
    order = infer_order(typed.values()).order
    for row, text in typed.items():
        value = read_date(text, (order,) if order is not None else BOTH_ORDERS)
        if isinstance(value, Day):
            found[row] = value
    return dict(sorted(found.items()))


def _end_of(start: int, columns: Mapping[int, object], labels: Mapping[int, str]) -> int | None:
    """The next column behind a first day that is called the last one; None where another first day comes before."""
    if not _starts(labels[start]):
        return None
    for column in sorted(columns):
        if column <= start:
            continue
        if column - start > _FURTHEST or (_starts(labels[column]) and not _ends(labels[column])):
            return None
        if _ends(labels[column]):
            return column
    return None


def _starts(label: str) -> bool:
    return WORDS.cells.start.search(label) is not None


def _ends(label: str) -> bool:
    return WORDS.cells.end.search(label) is not None


def _of_pair(
    table: Labelled, source: str, pair: tuple[int, int], columns: Mapping[int, Mapping[int, Day]],
    labels: Mapping[int, str], *, keep_held: bool,
) -> Iterator[Claim]:  # fmt: skip
    start, end = (columns[column] for column in pair)
    rows = [row for row in start if row in end]
    failing = [row for row in rows if end[row].last < start[row].first]
    holding = len(rows) - len(failing)
    if holding < _FEWEST_LINES or len(failing) > _MOST_FAILURES_SHARE * len(rows):
        return
    doubt = holding < _SURE_LINES or len(failing) > max(1, _SURE_FAILURES_SHARE * len(rows))
    for row in rows if keep_held else failing:
        figures = tuple(_figure(table, source, (row, column), columns[column][row], labels[column]) for column in pair)
        yield Claim(kind="table-dates", roles={"values": figures}, doubt=doubt, facts={"lines": holding})


def _figure(table: Labelled, source: str, cell: tuple[int, int], value: Day, column_name: str) -> Figure:
    row, column = cell
    name = " ".join(table.rows[row].split())
    place = Place(
        sheet=table.grid.sheet.name,
        cell=cell_address(row, column),
        row_label=name or None,
        column_label=column_name or None,
    )
    label = " / ".join(one for one in (name, column_name) if one)
    return Figure(
        value=value, source=source, place=place, quote=table.quote(row), label=label, paragraph=-1 - row, start=column
    )

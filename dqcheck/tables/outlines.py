"""Totals in tables whose rows carry no numbering: a row and the rows under it that make it up, found because they do so
in several columns, from the innermost outwards (land in all, farm land, paddy and dry fields)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dqcheck.model.claim import Claim
from dqcheck.prose.figures.block import Mark
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.fitting import telling
from dqcheck.prose.phrases.making import claim
from dqcheck.tables.row_labels import some_of
from dqcheck.tables.row_totals import additive
from dqcheck.tables.understanding import Row, UnderstoodTable
from dqcheck.tables.wordings import WORDS

_MOST_ROWS = 14
"""Rows that may make up another one."""
_LARGEST_ROWS = 400
"""Rows beyond which a table is no outline."""
_ENOUGH_COLUMNS = 3
"""Columns in which small numbers must add up, not to do so by chance; and in which others may be held against them."""
_TELLING_DIGITS = 4
"""Digits of a total that make up for columns that are lacking."""
_ENOUGH_DIGITS = 6
"""Columns in which rows add up, and digits of the greatest total, that are no chance together."""


@dataclass(slots=True, eq=False)
class _Reading:
    """One row as the sum of others: the columns in which that holds, and those in which it does not."""

    held: list[tuple[Mark, list[Mark]]]
    failed: list[tuple[Mark, list[Mark]]]


def outlines(table: UnderstoodTable) -> Iterator[Claim]:
    """The totals of a table without numbering. A column in which rows do not add up that do so in three others is a
    probable fault."""
    if len(table.rows) > _LARGEST_ROWS or any(row.children for row in table.rows):
        return
    columns = [column for column in table.columns if additive(column, table)]
    below: list[Row] = []
    breakdowns: list[list[Row]] = []
    for row in reversed(table.rows):
        if not row.figures:
            opens = WORDS.rows.divided_by.match(row.label) or some_of(row.label)
            # a line of its own opens a breakdown of what is above it, or else another part of the table
            breakdowns = [below, *breakdowns] if opens and below else []
            below = []
            continue
        for rows in breakdowns:
            yield from _claims(_reading(row, rows, columns) if 1 < len(rows) <= _MOST_ROWS else None)
        breakdowns = []
        size, reading = _made_up(row, below, columns)
        yield from _claims(reading)
        if reading is not None:
            del below[:size]
        below.insert(0, row)


def _claims(reading: "_Reading | None") -> Iterator[Claim]:
    if reading is not None:
        for total, parts in reading.held:
            yield claim("total", {"total": [total], "parts": parts})
        for total, parts in reading.failed:
            yield claim("total", {"total": [total], "parts": parts}, doubt=True)


def _made_up(row: Row, below: Sequence[Row], columns: Sequence[int]) -> tuple[int, _Reading | None]:
    """The fewest rows right under a row that make it up."""
    for size in range(2, min(len(below), _MOST_ROWS) + 1):
        reading = _reading(row, below[:size], columns)
        if reading is not None:
            return size, reading
    return 0, None


def _reading(row: Row, parts: Sequence[Row], columns: Sequence[int]) -> _Reading | None:
    reading = _Reading([], [])
    sure = 0
    for column in columns:
        total = row.figures.get(column)
        marks = [part.figures[column] for part in parts if column in part.figures]
        if total is None or total.kind == "percent" or not total.value or len(marks) < 2:
            continue
        if any(mark.kind == "percent" for mark in marks):
            return None
        if fitting.sums(total, marks):
            reading.held.append((total, marks))
            sure = max(sure, telling(total))
        else:
            reading.failed.append((total, marks))
    if len(reading.failed) * _ENOUGH_COLUMNS > len(reading.held):
        return None
    if len(reading.held) >= _ENOUGH_COLUMNS:
        return reading
    enough = not reading.failed and sure >= _TELLING_DIGITS and len(reading.held) + sure >= _ENOUGH_DIGITS
    return reading if enough else None

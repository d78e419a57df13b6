"""Tables on a page: ruled by strokes, or aligned in columns by white space."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Stroke = tuple[float, float, float]
"""Where a straight stroke lies across its direction, and its two ends along it."""

_NEAR = 2.5
_GAP = 4.0
_MOST_STROKES = 1500


@dataclass(slots=True)
class Ruled:
    """A ruled table: the positions of its lines, and which cells are one (row, column of the first by each cell)."""

    xs: list[float]
    ys: list[float]
    owner: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def cell(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell that holds a point, or None when it lies outside."""
        row, column = _between(self.ys, y), _between(self.xs, x)
        return None if row is None or column is None else self.owner[row, column]

    def merged(self) -> list[tuple[int, int, int, int]]:
        """The ranges of cells that are one."""
        last: dict[tuple[int, int], tuple[int, int]] = {}
        for cell, first in self.owner.items():
            at = last.get(first, first)
            last[first] = (max(at[0], cell[0]), max(at[1], cell[1]))
        return [(*first, *end) for first, end in last.items() if first != end]


def ruled(across: Sequence[Stroke], down: Sequence[Stroke]) -> list[Ruled]:
    """The tables that strokes rule: groups of crossing lines with at least two columns, from the top down."""
    if len(across) > _MOST_STROKES or len(down) > _MOST_STROKES:
        return []
    rows, columns = _straightened(across), _straightened(down)
    tables = []
    for group_rows, group_columns in _groups(rows, columns):
        ys = _levels(y for y, _, _ in group_rows)
        xs = _levels(x for x, _, _ in group_columns)
        if len(xs) >= 3 and len(ys) >= 2 and (len(xs) - 1) * (len(ys) - 1) <= 5000:
            tables.append(_table(xs, ys, group_rows, group_columns))
    return sorted(tables, key=lambda table: table.ys[0])


def _straightened(strokes: Iterable[Stroke]) -> list[Stroke]:
    """The strokes with pieces of one line put together."""
    lines: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if lines and stroke[0] - lines[-1][-1][0] <= _NEAR:
            lines[-1].append(stroke)
        else:
            lines.append([stroke])
    whole: list[Stroke] = []
    for pieces in lines:
        at = sum(piece[0] for piece in pieces) / len(pieces)
        start, end = None, 0.0
        for _, low, high in sorted(pieces, key=lambda piece: piece[1]):
            if start is None:
                start, end = low, high
            elif low <= end + _GAP:
                end = max(end, high)
            else:
                whole.append((at, start, end))
                start, end = low, high
        if start is not None:
            whole.append((at, start, end))
    return whole


def _groups(rows: Sequence[Stroke], columns: Sequence[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Lines that cross one another, directly or through others."""
    parent = list(range(len(rows) + len(columns)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for row, (y, left, right) in enumerate(rows):
        for column, (x, top, bottom) in enumerate(columns):
            if left - _GAP <= x <= right + _GAP and top - _GAP <= y <= bottom + _GAP:
                parent[root(row)] = root(len(rows) + column)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for row, stroke in enumerate(rows):
        groups.setdefault(root(row), ([], []))[0].append(stroke)
    for column, stroke in enumerate(columns):
        groups.setdefault(root(len(rows) + column), ([], []))[1].append(stroke)
    return [group for group in groups.values() if group[0] and group[1]]


def _levels(positions: Iterable[float]) -> list[float]:
    levels: list[float] = []
    for position in sorted(positions):
        if not levels or position - levels[-1] > _NEAR:
            levels.append(position)
    return levels


def _table(xs: list[float], ys: list[float], rows: Sequence[Stroke], columns: Sequence[Stroke]) -> Ruled:
    table = Ruled(xs, ys)
    for row in range(len(ys) - 1):
        y = (ys[row] + ys[row + 1]) / 2
        for column in range(len(xs) - 1):
            x = (xs[column] + xs[column + 1]) / 2
            first = (row, column)
            if column and not _drawn(columns, xs[column], y):
                first = table.owner[row, column - 1]
            elif row and not _drawn(rows, ys[row], x):
                first = table.owner[row - 1, column]
            table.owner[row, column] = first
    return table


def _drawn(strokes: Iterable[Stroke], at: float, along: float) -> bool:
    return any(abs(place - at) <= _NEAR and low <= along <= high for place, low, high in strokes)


def _between(levels: Sequence[float], at: float) -> int | None:
    if not levels[0] - 1 <= at <= levels[-1] + 1:
        return None
    for index in range(len(levels) - 2):
        if at < levels[index + 1]:
            return index
    return len(levels) - 2


Piece = tuple[float, float, str]
"""A stretch of a line between wide gaps: its left and right end and its text."""


def aligned(lines: Sequence[Sequence[Piece]]) -> list[list[str | None]] | None:
    """The rows of a table that lines form by their alignment, None when they form none.

    Columns are the stretches that overlap when the lines are laid over one another; a table has at least three lines
    and either three columns or figures in all but the first.
    """
    if len(lines) < 3:
        return None
    spans: list[list[float]] = []
    for left, right, _ in sorted(piece for line in lines if len(line) > 1 for piece in line):
        if spans and left <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], right)
        else:
            spans.append([left, right])
    if len(spans) < 2:
        return None
    rows: list[list[str | None]] = []
    for line in lines:
        row: list[str | None] = [None] * len(spans)
        for left, right, text in line:
            column = max(range(len(spans)), key=lambda at: min(right, spans[at][1]) - max(left, spans[at][0]))
            before = row[column]
            row[column] = f"{before} {text}" if before else text
        rows.append(row)
    figures = [text for row in rows for text in row[1:] if text and any(mark.isdigit() for mark in text[:2])]
    if len(figures) * 3 < sum(1 for row in rows for text in row[1:] if text):
        return None
    return rows

"""Relations between the rows of a table, column by column: growth of the row above, ratios of two rows, shares of one
whole, opening and closing balances. They count when they hold in most columns."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from dqcheck.model.claim import Claim
from dqcheck.prose.phrases import fitting
from dqcheck.prose.phrases.making import claim
from dqcheck.tables.understanding import Row, UnderstoodTable
from dqcheck.tables.wordings import WORDS

_ROWS = WORDS.rows
_FEWEST_HELD = 3
"""Columns in which a relation between rows must hold, not to do so by chance."""
_SETTLED_SHARE = Decimal("0.4")
"""Share of the columns in which such a relation must hold."""
_INDEX_POINTS = 60
"""A rate of growth from which on it is an index: the year before is 100."""
_NEAR_ROWS = 3
"""Rows above a ratio or mean among which what it speaks of stands."""
_FIRST_ROWS = 8
"""Rows of a table whose amounts are tried for a mean."""
_SCALES = tuple(Decimal(10) ** n for n in (0, -3, 3, -6, 6, 1, -1))

Claimed = list[tuple[Claim, bool]]


def row_claims(table: UnderstoodTable) -> Iterator[Claim]:
    """The claims between rows that hold in most columns, and their failures."""
    rows = [row for row in table.rows if len(row.figures) >= 2]
    growth: Claimed = []
    for at, row in enumerate(rows):
        if _ROWS.growth.search(row.label) and at and row.parent is rows[at - 1] and (row.unit == "%" or _percent(row)):
            growth.extend(_growth(rows[at - 1], row))
        elif _ROWS.ratio.search(row.label) and at:
            yield from _settled(
                _best(
                    _ratio(part, whole, row)
                    for part in rows[max(0, at - _NEAR_ROWS) : at]
                    for whole in rows[:at]
                    if whole is not part
                )
            )
        elif _ROWS.mean.search(row.label) and at:
            yield from _settled(_best(
                _mean(part, whole, row, scale)
                for part in rows[: min(at, _FIRST_ROWS)]
                for whole in rows[max(0, at - _NEAR_ROWS) : at]
                if part is not whole
                for scale in _SCALES
            ))  # fmt: skip
    yield from _settled(growth)
    yield from _shares(table)
    yield from _balances(table, rows)


def _percent(row: Row) -> bool:
    return all(mark.kind == "percent" for mark in row.figures.values())


def _settled(reading: Claimed) -> Iterator[Claim]:
    """All claims of a relation that holds more often than not, at least three times."""
    held = sum(holds for _, holds in reading)
    if held >= _FEWEST_HELD and held >= _SETTLED_SHARE * len(reading):
        for made, _ in reading:
            yield made


def _best(readings: Iterator[Claimed]) -> Claimed:
    best: Claimed = []
    score = 0
    for reading in readings:
        held = sum(holds for _, holds in reading)
        value = 2 * held - len(reading)
        if held >= _FEWEST_HELD and value > score:
            best, score = reading, value
    return best


def _growth(values: Row, stated: Row) -> Claimed:
    """A row of growth rates or indices (``107,2``) against the row of values above it."""
    out: Claimed = []
    columns = sorted(values.figures)
    for before, now in pairwise(columns):
        rate = stated.figures.get(now)
        first, second = values.figures[before], values.figures[now]
        if rate is None or first.value <= 0 or first.value == second.value or first.kind == "percent":
            continue
        if rate.value > _INDEX_POINTS:
            fits = fitting.percent(rate, second, first)
            out.append(
                (claim("percentage", {"stated": [rate], "part": [second], "whole": [first]}, doubt=not fits), fits)
            )
        else:
            fits = fitting.growth(rate, second, first, up=True)
            out.append(
                (
                    claim(
                        "growth",
                        {"stated": [rate], "now": [second], "before": [first]},
                        doubt=not fits,
                        params={"direction": "up"},
                    ),
                    fits,
                )
            )
    return out


def _ratio(part: Row, whole: Row, stated: Row) -> Claimed:
    out: Claimed = []
    for column, rate in stated.figures.items():
        a, b = part.figures.get(column), whole.figures.get(column)
        if a is None or b is None or b.value <= 0 or a.value == b.value or "percent" in (a.kind, b.kind):
            continue
        fits = fitting.percent(rate, a, b)
        if not fits and len(out) > 2 and not any(holds for _, holds in out):
            return []
        out.append((claim("percentage", {"stated": [rate], "part": [a], "whole": [b]}, doubt=not fits), fits))
    return out


def _mean(part: Row, whole: Row, stated: Row, scale: Decimal) -> Claimed:
    """A mean (income a head) times its base is the amount, up to the units of the rows."""
    out: Claimed = []
    for column, mean in stated.figures.items():
        a, b = part.figures.get(column), whole.figures.get(column)
        if a is None or b is None or b.value <= 0 or a.value <= 0:
            continue
        exact = a.value / b.value * scale
        fits = abs(exact - mean.value) <= mean.step * Decimal("0.5") + exact * b.step / b.value
        out.append(
            (claim("product", {"stated": [a], "factors": [mean, b]}, doubt=not fits, params={"scale": 1 / scale}), fits)
        )
    return out


def _shares(table: UnderstoodTable) -> Iterator[Claim]:
    """Rows of percentages under a heading of structure (``Cơ cấu``) that have a figure in each row of a column."""
    for row in table.rows:
        parts = row.children
        if len(parts) < 2 or not _ROWS.structure.search(row.label):
            continue
        if not all(part.unit == "%" or _percent(part) for part in parts if part.figures):
            continue
        for column in table.columns:
            marks = [part.figures[column] for part in parts if column in part.figures]
            if len(marks) == len(parts):
                yield claim("shares", {"parts": marks}, doubt=True)


def _balances(table: UnderstoodTable, rows: Sequence[Row]) -> Iterator[Claim]:
    """Opening balance plus what came less what went is the closing balance; it opens the next column."""
    opening = [row for row in rows if _ROWS.opening.search(row.label) and not _ROWS.ratio.search(row.label)]
    closing = [row for row in rows if _ROWS.closing.search(row.label) and not _ROWS.ratio.search(row.label)]
    if len(opening) != 1 or len(closing) != 1:
        return
    first, last = opening[0], closing[0]
    between = [row for row in rows if row is not first and row is not last and not _ROWS.ratio.search(row.label)]
    columns = [c for c in table.columns if c in first.figures and c in last.figures and first.figures[c].step in (0, 1)]
    best: list[tuple[int, Row, Row]] = []
    for more in between:
        for less in between:
            if more is less:
                continue
            held = sum(
                fitting.sums(last.figures[c], [first.figures[c], more.figures[c], less.figures[c]], (1, 1, -1))
                for c in columns if c in more.figures and c in less.figures
            )  # fmt: skip
            if held >= _FEWEST_HELD:
                best.append((held, more, less))
    if best:
        _, more, less = max(best, key=lambda found: found[0])
        for c in columns:
            if c in more.figures and c in less.figures:
                fits = fitting.sums(last.figures[c], [first.figures[c], more.figures[c], less.figures[c]], (1, 1, -1))
                yield claim(
                    "flow",
                    {
                        "total": [last.figures[c]],
                        "parts": [first.figures[c], more.figures[c]],
                        "less": [less.figures[c]],
                    },
                    doubt=not fits,
                )
    for before, now in pairwise(columns):
        if last.figures[before].value == first.figures[now].value:
            yield claim("same", {"values": [last.figures[before], first.figures[now]]})

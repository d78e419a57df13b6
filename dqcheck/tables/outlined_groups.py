"""What the outline of the rows says of their sums: a row over those that are numbered or indented below it, a total
that closes what stands below a heading, a total over the first level."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.row_labels import begins_total
from dqcheck.tables.row_numbering import Placement, mark_of, parents, split_mark

Group = tuple[int, tuple[int, ...]]
"""A row and the rows that may make it up."""

_NUMBERED_SHARE = 0.6
"""Share of the rows of figures that must be numbered for the numbering to say something, where no row ..."""
_FEWEST_DEEPER = 2
"""... or only one stands further right than others, or behind a sign (``- Nam``)."""
_CODE = re.compile(r"[A-Z]{1,4}\.(\d{1,2}(?:\.\d{1,2}){0,3})(?!\w)")
"""A code of a classification (``HC.1.2``, ``HC.1.3-1.4``): what is behind its letters numbers the row."""
_MARK_COLUMNS = 2
"""First columns in which the numbers of rows stand."""
_MOST_ROWS = 2000


@dataclass(slots=True, eq=False)
class _Outline:
    """Rows with the row that each stands under, and the rows of figures below each."""

    above: dict[int, int | None]
    below: dict[int, list[int]]


def outlined_groups(table: Labelled) -> Sequence[Group]:
    """The groups of a table by its outline, with the rows between numbered ones that have no number and without them;
    none where its rows have no outline."""
    figured = np.nonzero(table.figures.any(axis=1))[0].tolist()
    if len(figured) < 3 or len(figured) > _MOST_ROWS:
        return ()
    with_figures = set(figured)
    between = (row for row in range(figured[0] - 1, figured[-1] + 1) if row not in table.legends)
    placed = {row: _placement(table, row) for row in between if row in with_figures or _named(table, row)}
    closing = _closing(table, list(placed), placed)
    named = [row for row in placed if row not in closing]
    if not _is_outline([placed[row] for row in named], [placed[row] for row in named if row in with_figures]):
        return ()
    groups = [(row, _right_below(row, placed)) for row in closing]  # it may be over what stands below it after all
    numbered = [row for row in named if placed[row].mark]
    for chosen in (named, numbered) if len(numbered) >= _NUMBERED_SHARE * len(named) else (named,):
        outline = _outline(chosen, placed, with_figures)
        groups += [(row, below) for row, below in outline.below.items() if row in with_figures]
        groups += _closed(list(placed), closing, outline, with_figures)
        roots = [row for row in chosen if row in with_figures and outline.above[row] is None]
        totals = [row for row in closing if _named(table, row)]
        groups += [(total, roots) for total in totals if len(totals) == 1]
    return list(dict.fromkeys((row, tuple(below)) for row, below in groups if len(below) > 1))


def _named(table: Labelled, row: int) -> bool:
    return row >= 0 and bool(table.rows[row].strip())


def _placement(table: Labelled, row: int) -> Placement:
    label = table.rows[row]
    return Placement(mark=_mark(table, row), indent=len(label) - len(label.lstrip()))


def _mark(table: Labelled, row: int) -> str:
    for column in range(_MARK_COLUMNS):
        text = table.grid.text(row, column).strip()
        if text:
            code = _CODE.match(text)
            return code[1] if code else mark_of(text) or split_mark(text)[0]
    return ""


def _is_outline(placed: Sequence[Placement], with_figures: Sequence[Placement]) -> bool:
    if len(placed) < 3:
        return False
    leftmost = min(one.indent for one in placed)
    deeper = sum(one.indent > leftmost or _is_sign(one.mark) for one in placed)
    numbered = sum(bool(one.mark) for one in with_figures)
    return deeper >= _FEWEST_DEEPER or numbered >= _NUMBERED_SHARE * len(with_figures)


def _is_sign(mark: str) -> bool:
    return bool(mark) and not mark[0].isalnum()


def _is_deeper(one: Placement, other: Placement) -> bool:
    return one.indent > other.indent or _is_sign(one.mark)


def _right_below(row: int, placed: Mapping[int, Placement]) -> list[int]:
    """The rows right below one that all stand alike, further right or behind a sign."""
    found: list[int] = []
    below = row + 1
    while below in placed and _is_deeper(placed[below], placed[row]) and placed[below] == placed[row + 1]:
        found.append(below)
        below += 1
    return found


def _closing(table: Labelled, rows: Sequence[int], placed: Mapping[int, Placement]) -> list[int]:
    """The rows of figures that close what stands above them: those without a name, and totals but for those over rows
    that stand further right or behind a sign."""

    def deeper(other: int | None, row: int) -> bool:
        return other is not None and abs(other - row) == 1 and _is_deeper(placed[other], placed[row])

    found = []
    for before, row, behind in zip([None, *rows[:-1]], rows, [*rows[1:], None], strict=True):
        if placed[row].mark or not table.figures[row].any():
            continue
        total = begins_total(table.rows[row].strip()) and (deeper(before, row) or not deeper(behind, row))
        if total or not _named(table, row):
            found.append(row)
    return found


def _outline(named: Sequence[int], placed: Mapping[int, Placement], figured: set[int]) -> _Outline:
    above: dict[int, int | None] = {}
    below: dict[int, list[int]] = {}
    for row, parent in zip(named, parents([placed[row] for row in named]), strict=True):
        above[row] = None if parent is None else named[parent]
        if parent is not None and row in figured:
            below.setdefault(named[parent], []).append(row)
    return _Outline(above, below)


def _closed(
    rows: Sequence[int], closing: Sequence[int], outline: _Outline, figured: set[int]
) -> Iterator[tuple[int, list[int]]]:
    """The totals that close what stands below a heading without figures of its own, the nearest heading first."""
    last: int | None = None
    done: set[int] = set()
    for row in rows:
        if row not in closing:
            last = row if row in outline.above else last
            continue
        heading = last
        while heading is not None and (heading in figured or heading in done):
            heading = outline.above[heading]
        if heading is not None and heading in outline.below:  # what stands at its level behind the total is not in it
            done.add(heading)
            yield row, [one for one in outline.below[heading] if one < row]

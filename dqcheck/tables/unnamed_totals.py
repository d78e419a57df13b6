"""Totals that no word tells: a row that is the sum of the rows beside it in every column, which is no chance."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dqcheck.model.record import record
from dqcheck.tables.row_sums import Figures, RunningSum, add

MOST_ROWS = 1000
"""Rows beyond which no total without a name is looked for: a list that long is a register."""
_FEWEST_PARTS = 2
"""Rows that make a sum."""
_MOST_SIGNED = 20
"""Rows that may make a sum where some are negative, so that no sum is ever too great."""


@record
class Candidate:
    """A row by its number, with its figures. An ``open`` one may be a total, a ``fixed`` one surely is a record, a
    ``break`` (a heading, a row that words call a total) ends a run of rows."""

    row: int
    figures: Figures
    kind: Literal["open", "fixed", "break"] = "open"


@record
class _Top:
    """A row that is in no total yet, with the records that it stands for."""

    one: Candidate
    leaves: tuple[int, ...]


def find(rows: Sequence[Candidate]) -> Mapping[int, tuple[int, ...]]:
    """The rows that are the sum of others, with the records that they add up: those right below or right above, totals
    among them standing for their own, else all other records."""
    if len(rows) > MOST_ROWS or not any(one.kind == "open" for one in rows):
        return {}
    found: dict[int, tuple[int, ...]] = {}
    left: list[_Top] = []
    for run in _runs(rows):
        tops = [_Top(one=one, leaves=(one.row,)) for one in run]
        left += _gathered(_gathered(tops[::-1], found)[::-1], found)
    for at, others in ((0, left[1:]), (-1, left[:-1])):
        if left and left[at].one.row not in found and _is_sum(left[at].one, others):
            found[left[at].one.row] = tuple(sorted(leaf for other in others for leaf in other.leaves))
            break
    return found


def _runs(rows: Sequence[Candidate]) -> Iterator[Sequence[Candidate]]:
    """The rows between breaks."""
    run: list[Candidate] = []
    for one in rows:
        if one.kind == "break":
            yield run
            run = []
        else:
            run.append(one)
    yield run


def _gathered(tops: Sequence[_Top], found: dict[int, tuple[int, ...]]) -> list[_Top]:
    """The rows of a run that are left when each that is the sum of rows right before it stands for these; it is added
    to ``found``."""
    left: list[_Top] = []
    for top in tops:
        size = _size(top.one, left) if top.one.kind == "open" and top.one.row not in found else 0
        if size:
            leaves = tuple(sorted(leaf for part in left[-size:] for leaf in part.leaves))
            found[top.one.row] = leaves
            del left[-size:]
            top = _Top(one=top.one, leaves=leaves)
        left.append(top)
    return left


def _size(total: Candidate, before: Sequence[_Top]) -> int:
    """Of how many of the last rows a row is the sum; 0 for none."""
    if not total.figures:
        return 0
    sums = RunningSum()
    signed = any(figure.value < 0 for figure in total.figures.values())
    for size, top in enumerate(reversed(before), 1):
        sums.add(top.one.figures)
        signed = signed or any(figure.value < 0 for figure in top.one.figures.values())
        if size >= _FEWEST_PARTS and (addition := sums.compare(total.figures)).certain and not addition.failed:
            return size
        if size >= _MOST_SIGNED if signed else sums.exceeds(total.figures):
            return 0
    return 0


def _is_sum(one: Candidate, others: Sequence[_Top]) -> bool:
    if one.kind != "open" or len(others) < _FEWEST_PARTS:
        return False
    return add([other.one.figures for other in others]).compare(one.figures).certain

"""Totals that no word tells: a row that is the sum of the rows beside it in every column, which is no chance."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dqcheck.model.record import record
from dqcheck.tables.row_sums import Figures, RunningSum, add

MOST_ROWS = 2000
"""Rows beyond which no total without a name is looked for: a list that long is a register."""
_FEWEST_PARTS = 2
"""Rows that make a sum."""


@record
class Candidate:
    """A row by its number, with its figures. An ``open`` one may be a total, a ``fixed`` one surely is a record, a
    ``break`` (a heading, a row that words call a total) ends a run of rows."""

    row: int
    figures: Figures
    kind: Literal["open", "fixed", "break"] = "open"


def find(rows: Sequence[Candidate]) -> Mapping[int, tuple[int, ...]]:
    """The rows that are the sum of others, with those others: the rows right below or right above, from the last total
    on, else all other records."""
    if len(rows) > MOST_ROWS or not any(one.kind == "open" for one in rows):
        return {}
    found: dict[int, tuple[int, ...]] = {}
    for run in _runs(rows):
        found |= _over(run)
        found |= _under(
            [one for one in run if one.row not in found], {row for given in found.values() for row in given}
        )
    left = [one for one in rows if one.kind != "break" and one.row not in found]
    for one, others in ((left[:1], left[1:]), (left[-1:], left[:-1])):
        if one and one[0].kind == "open" and _certain(one[0], others):
            found[one[0].row] = tuple(other.row for other in others)
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


def _over(run: Sequence[Candidate]) -> Mapping[int, tuple[int, ...]]:
    """Rows that are the sum of some rows right below them."""
    found: dict[int, tuple[int, ...]] = {}
    at = 0
    while at < len(run):
        size = _size(run, at) if run[at].kind == "open" else 0
        if size:
            found[run[at].row] = tuple(one.row for one in run[at + 1 : at + 1 + size])
        at += size + 1
    return found


def _size(run: Sequence[Candidate], at: int) -> int:
    """How many rows right below a row it is the sum of; 0 for none."""
    total, sums = run[at].figures, RunningSum()
    if len(total) < 1 or any(figure.value < 0 for figure in total.values()):
        return 0
    for size, one in enumerate(run[at + 1 :], 1):
        sums.add(one.figures)
        if size >= _FEWEST_PARTS and (addition := sums.compare(total)).certain and not addition.failed:
            return size
        if sums.exceeds(total):
            return 0
    return 0


def _under(run: Sequence[Candidate], taken: set[int]) -> Mapping[int, tuple[int, ...]]:
    """Rows that are the sum of the rows above them, from the last such row on; rows that a total above them adds up are
    ``taken``."""
    found: dict[int, tuple[int, ...]] = {}
    open_rows: list[int] = []
    sums = RunningSum()
    for one in run:
        if one.row in taken:
            continue
        if one.kind == "open" and sums.rows >= _FEWEST_PARTS:
            addition = sums.compare(one.figures)
            if addition.certain and not addition.failed:
                found[one.row], open_rows, sums = tuple(open_rows), [], RunningSum()
                continue
        open_rows.append(one.row)
        sums.add(one.figures)
    return found


def _certain(one: Candidate, others: Sequence[Candidate]) -> bool:
    return len(others) >= _FEWEST_PARTS and add([other.figures for other in others]).compare(one.figures).certain

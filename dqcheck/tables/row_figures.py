"""The figures of rows that words and numbers have placed: whether a row is the sum of others, and which rows are totals
that nothing but their figures tells.

The search is that of any table (``relations``); what is decided by it holds as exactly as the figures are written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from dqcheck.model.record import record
from dqcheck.tables.relations.candidates import SumCandidate, failing_lines
from dqcheck.tables.relations.number_lines import NumberLines, lines_of
from dqcheck.tables.relations.sums import sums
from dqcheck.tables.row_roles import Figures

_FEWEST_COLUMNS = 2
"""Columns in which a row that nothing names as a total must be the sum of others."""
_ENOUGH_DIGITS = 7
"""Digits, over all of these columns, that are no chance together."""
_SHARE_OF_FAULTS = 4
"""A row with one wrong figure is still a total where this many times as many columns hold."""


@record
class RowAgreement:
    """How the figures of a row compare with the sums of other rows: the columns in which they are equal within
    rounding (``held``), those in which they are not, and how many digits the equal ones have together."""

    held: int = 0
    failed: int = 0
    digits: int = 0

    @property
    def likely(self) -> bool:
        """Whether the columns speak for the sum: some hold, and no more fail."""
        return self.held > 0 and self.held >= self.failed

    @property
    def certain(self) -> bool:
        """Whether this is no chance, so that nothing else need say that the row is a total."""
        return (
            self.held >= _FEWEST_COLUMNS
            and self.digits >= _ENOUGH_DIGITS
            and self.failed * _SHARE_OF_FAULTS <= self.held
        )


class RowFigures:
    """The figures of the rows of a table."""

    def __init__(self, rows: Sequence[Figures]) -> None:
        place = {column: at for at, column in enumerate(sorted({column for row in rows for column in row}))}
        values, quanta = np.zeros((2, len(rows), len(place)))
        given = np.zeros(values.shape, dtype=bool)
        for at, row in enumerate(rows):
            for column, figure in row.items():
                values[at, place[column]] = figure.value
                quanta[at, place[column]] = figure.quantum
                given[at, place[column]] = True
        steps, unnamed = np.where(quanta > 0, quanta, 1.0), np.zeros(len(rows), dtype=bool)
        self._lines = replace(
            lines_of(values, given, steps, [""] * len(rows), unnamed), rates=np.zeros(len(place), dtype=bool)
        )
        self._exact = replace(self._lines, steps=quanta)

    def compare(self, total: int, rows: Sequence[int]) -> RowAgreement:
        """The figures of a row against the sums of others. A column of zeros says nothing, nor does one in which the
        rows have no figure; one in which but one row has a figure counts without its digits."""
        chosen, lines = list(rows), self._lines
        counts = lines.given[chosen].sum(axis=0)
        telling = lines.given[total] & (counts > 0)
        telling &= (lines.values[total] != 0) | (lines.values[chosen].sum(axis=0) != 0)
        failed = np.zeros_like(telling)
        failed[failing_lines(self._exact, total, chosen)] = True
        held, stated = telling & ~failed, np.abs(lines.values[total])
        written = np.floor(np.log10(np.maximum(stated / lines.steps[total], 1.0) * (1 + 1e-12))) + 1
        digits = written[held & (counts > 1) & (stated > 0)].sum()
        return RowAgreement(held=int(held.sum()), failed=int((failed & telling).sum()), digits=int(digits))

    def totals(self, rows: Iterable[int], possible: Iterable[int]) -> Mapping[int, tuple[int, ...]]:
        """Those of the ``possible`` rows that are the sum of the rows beside them, no other between, among some rows,
        with the rows that they add up in the end: totals among them stand for their own."""
        open_, among = frozenset(possible), sorted(rows)
        found: dict[int, tuple[int, ...]] = {}
        inside: dict[int, frozenset[int]] = {}
        for one in _innermost_first(self._sums(among)):
            covered = frozenset(row for part in one.parts for row in (part, *inside.get(part, ())))
            if one.target not in open_ or one.target in inside or not _beside(one.target, covered, among):
                continue
            agreement = self.compare(one.target, one.parts)
            if agreement.certain and not agreement.failed:
                inside[one.target] = covered
                found[one.target] = tuple(sorted(leaf for leaf in covered if leaf not in inside))
        return found

    def _sums(self, among: Sequence[int]) -> Iterator[SumCandidate]:
        """The sums of some rows that any table is believed to have, by the numbers of these rows."""
        for one in sums(_rows_of(self._lines, among)):
            parts = tuple(sorted(among[part] for part in one.parts))
            yield replace(one, target=among[one.target], parts=parts)


def _rows_of(lines: NumberLines, rows: Sequence[int]) -> NumberLines:
    chosen = list(rows)
    return replace(
        lines,
        values=lines.values[chosen],
        given=lines.given[chosen],
        dashes=lines.dashes[chosen],
        steps=lines.steps[chosen],
        labels=[lines.labels[row] for row in chosen],
        totals=lines.totals[chosen],
    )


def _innermost_first(found: Iterable[SumCandidate]) -> Iterator[SumCandidate]:
    """Sums, those of which a total is a part of another before it; none of those that go round in a circle."""
    left = list(found)
    while left:
        totals = {one.target for one in left}
        inner = [one for one in left if totals.isdisjoint(one.parts)]
        if not inner:
            return
        yield from inner
        left = [one for one in left if one not in inner]


def _beside(total: int, covered: frozenset[int], among: Sequence[int]) -> bool:
    """Whether a total and what it covers stand together, with no other row among them."""
    span = {total, *covered}
    return sum(min(span) <= row <= max(span) for row in among) == len(span)

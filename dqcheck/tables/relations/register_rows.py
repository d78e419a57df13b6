"""Which positions of very many may be totals: where samples show plain records, only those that are called totals, and
those at the ends."""

from collections.abc import Sequence

import numpy as np

from dqcheck.tables.relations.candidates import Between, SumCandidate
from dqcheck.tables.relations.number_lines import Flags, NumberLines
from dqcheck.tables.relations.runs import runs

_MANY = 4000
"""Positions from which on samples are asked first."""
_SAMPLES = 6
_TOGETHER = 300
"""Positions of a sample, which stand beside each other."""
_ENDS = 60
"""First and last positions that may always be totals."""


def possible_totals(lines: NumberLines, positions: Sequence[int], needed: float) -> Flags:
    """The positions that may be totals: all of them where they are no more than a person goes through, or where one in
    a sample is a total that no word tells."""
    possible = np.ones(lines.count, dtype=bool)
    if len(positions) <= _MANY or any(
        not lines.totals[one.target] for some in _samples(positions) for one in _sums_of(lines, some, needed)
    ):
        return possible
    possible[positions[_ENDS:-_ENDS]] = False
    return possible | lines.totals


def _samples(positions: Sequence[int]) -> list[Sequence[int]]:
    """Neighbouring positions, from the first to the last."""
    starts = np.linspace(0, len(positions) - _TOGETHER, _SAMPLES).astype(int).tolist()
    return [positions[start : start + _TOGETHER] for start in starts]


def _sums_of(lines: NumberLines, positions: Sequence[int], needed: float) -> list[SumCandidate]:
    nobody = Between(lines, np.zeros(lines.count, dtype=bool))
    return runs(lines, positions, nobody, needed, strides=(1,))

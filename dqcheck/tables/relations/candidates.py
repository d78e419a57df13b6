"""A candidate for a pattern: positions of which one is the sum of others, with its support and how odd it looks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dqcheck.tables.relations.lines import Flags, Lines, Support, support

MOST_FAILURES_SHARE = 0.34
"""Share of the lines that may fail a pattern which is still believed."""
TOTAL_DIGITS = 2.0
"""Digits of evidence that a label which says "total" makes up for."""
_MOST_BETWEEN = 12.0
"""Positions in between beyond which it makes no difference how many there are."""


@dataclass(slots=True, eq=False)
class Candidate:
    """One position as the sum of others. ``oddness`` grows with what lies between them that has no part in it, ``needed``
    are the digits of evidence that it must have."""

    target: int
    parts: tuple[int, ...]
    holds: int
    exact: int
    fails: int
    digits: float
    oddness: float
    needed: float
    kind: str

    @property
    def score(self) -> float:
        """How good a reading it is beside others: evidence, which soon is enough, against failures and oddness."""
        lines = max(self.holds + self.fails, 1)
        return min(self.digits, 25 + self.digits / 10) * (self.holds / lines) ** 2 - 2 * self.fails - self.oddness

    @property
    def net(self) -> float:
        """Digits of evidence left."""
        return self.digits - 2.5 * self.fails

    @property
    def believed(self) -> bool:
        """Whether the evidence suffices."""
        return self.net >= self.needed and self.fails <= MOST_FAILURES_SHARE * (self.holds + self.fails)

    @property
    def key(self) -> tuple[int, frozenset[int]]:
        """What it says."""
        return self.target, frozenset(self.parts)


class Between:
    """How many positions lie between others that have no part in what they say; blank ones weigh less."""

    def __init__(self, lines: Lines, consumed: Flags) -> None:
        filled = lines.filled
        self._inside = np.concatenate([[0.0], np.cumsum(np.where(consumed, 0.0, np.where(filled, 1.0, 0.3)))])
        self._outside = np.concatenate([[0.0], np.cumsum(np.where(consumed, 0.0, np.where(filled, 1.2, 0.5)))])
        self._consumed = consumed
        self._totals = lines.totals

    def oddness(self, target: int, parts: Sequence[int]) -> float:
        """What lies among the parts, and between them and the target."""
        low, high = min(parts), max(parts)
        inside = self._inside[high + 1] - self._inside[low]
        inside -= sum(1.0 for part in set(parts) if not self._consumed[part])
        if target < low:
            outside = self._outside[low] - self._outside[target + 1]
        elif target > high:
            outside = self._outside[target] - self._outside[high + 1]
        else:
            outside, inside = 0.0, inside + 2
        odd = 0.7 * min(float(inside), _MOST_BETWEEN) + 0.8 * min(float(outside), _MOST_BETWEEN)
        return odd - float(self._totals[target])


def measured(lines: Lines, target: int, parts: Sequence[int]) -> Support:
    """The support of one candidate."""
    chosen = list(parts)
    weighing = lines.weighing
    return support(
        lines,
        np.array([target]),
        lines.values[chosen].sum(axis=0)[None],
        np.where(weighing[chosen], lines.steps[chosen], 0.0).sum(axis=0)[None],
        lines.given[chosen].any(axis=0)[None],
        weighing[chosen].sum(axis=0)[None],
        np.array([len(chosen)]),
    )


def candidate(lines: Lines, target: int, parts: Sequence[int], oddness: float, needed: float, kind: str) -> Candidate:
    """One candidate, measured."""
    found = measured(lines, target, parts)
    return Candidate(
        int(target), tuple(map(int, parts)), int(found.holds[0]), int(found.exact[0]), int(found.fails[0]),
        float(found.digits[0]), oddness, needed, kind,
    )  # fmt: skip

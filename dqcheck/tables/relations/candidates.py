"""A candidate for a pattern: positions of which one is the sum of others, with its support and how odd it looks."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, NumberLines, Support, summands, support

MOST_FAILURES_SHARE = 0.34
"""Share of the lines that may fail a pattern which is still believed."""
FAILURE_DIGITS = 2.5
"""Digits of evidence that a line which fails outweighs ..."""
SLIP_DIGITS = 0.5
"""... and one that fails by a likely slip of the pen."""
MOST_SLIPS = 2
"""Lines that may fail by slips."""
TOTAL_DIGITS = 2.0
"""Digits of evidence that a label which says "total" makes up for."""
_INSIDE, _OUTSIDE = 1.0, 1.2
"""Weight of a filled position among the parts, and between them and their total."""
_CELLS_AT_ONCE = 250_000
_MOST_BETWEEN = 12.0
"""Positions in between beyond which it makes no difference how many there are."""

Sum = tuple[int, Sequence[int]]
"""A total and its parts."""


@dataclass(slots=True, eq=False)
class SumCandidate:
    """One position as the sum of others. ``oddness`` grows with what lies between them that has no part in it,
    ``needed`` are the digits of evidence that it must have. ``slips`` of the lines that fail do so by a likely slip of
    the pen."""

    target: int
    parts: tuple[int, ...]
    holds: int
    exact: int
    fails: int
    digits: float
    oddness: float
    needed: float
    kind: str
    slips: int = 0

    @property
    def score(self) -> float:
        """How good a reading it is beside others: evidence, which soon is enough, against failures and oddness."""
        broken = self.fails - self.slips
        share = self.holds / max(self.holds + broken, 1)
        return min(self.digits, 25 + self.digits / 10) * share**2 - 2 * broken - self.slips / 2 - self.oddness

    @property
    def net(self) -> float:
        """Digits of evidence left."""
        return self.digits - FAILURE_DIGITS * (self.fails - self.slips) - SLIP_DIGITS * self.slips

    @property
    def believed(self) -> bool:
        """Whether the evidence suffices."""
        broken = self.fails - self.slips
        return self.net >= self.needed and broken <= MOST_FAILURES_SHARE * (self.holds + broken)

    @property
    def possible(self) -> bool:
        """Whether it would be believed if the lines that fail did so by slips."""
        return (
            0 < self.fails <= MOST_SLIPS
            and self.fails <= self.holds
            and self.digits - SLIP_DIGITS * self.fails >= self.needed
        )

    @property
    def key(self) -> tuple[int, frozenset[int]]:
        """What it says."""
        return self.target, frozenset(self.parts)


class _Added:
    """The weights of all positions up to each one: of those among parts, and of those between them and a total. Most
    searches find nothing, and ask for none."""

    def __init__(self, lines: NumberLines, consumed: Flags) -> None:
        self._filled, self._consumed = lines.filled, consumed

    @cached_property
    def inside(self) -> list[float]:
        return self._of(_INSIDE, 0.3)

    @cached_property
    def outside(self) -> list[float]:
        return self._of(_OUTSIDE, 0.5)

    def _of(self, filled: float, blank: float) -> list[float]:
        weights = np.where(self._consumed, 0.0, np.where(self._filled, filled, blank))
        return [0.0, *np.cumsum(weights).tolist()]


class Between:
    """How many positions lie between others that have no part in what they say; blank ones weigh less."""

    def __init__(self, lines: NumberLines, consumed: Flags) -> None:
        self._consumed = consumed.copy()
        self._added = _Added(lines, self._consumed)
        self._totals = lines.totals
        self._back: list[int] = []

    def with_back(self, positions: Sequence[int]) -> "Between":
        """The same with some of the filled positions, in ascending order, that have had their say counted again."""
        other = copy(self)
        other._back = list(positions)
        return other

    def _again(self, low: int, high: int) -> int:
        """How many of those counted again are from ``low`` up to ``high``, which is not one of them."""
        return bisect_left(self._back, high) - bisect_left(self._back, low)

    def oddness(self, target: int, parts: Sequence[int]) -> float:
        """What lies among the parts, and between them and the target."""
        low, high = min(parts), max(parts)
        weights, outer = self._added.inside, self._added.outside
        inside = weights[high + 1] - weights[low] + _INSIDE * self._again(low, high + 1)
        back = set(self._back[bisect_left(self._back, low) : bisect_left(self._back, high + 1)])
        inside -= sum(1.0 for part in set(parts) if part in back or not self._consumed[part])
        if target < low:
            outside = outer[low] - outer[target + 1] + _OUTSIDE * self._again(target + 1, low)
        elif target > high:
            outside = outer[target] - outer[high + 1] + _OUTSIDE * self._again(high + 1, target)
        else:
            outside, inside = 0.0, inside + 2
        odd = 0.7 * min(inside, _MOST_BETWEEN) + 0.8 * min(outside, _MOST_BETWEEN)
        return odd - float(self._totals[target])


def measured(lines: NumberLines, target: int, parts: Sequence[int]) -> Support:
    """The support of one candidate."""
    chosen = list(parts)
    added = [one.sum(axis=0)[None] for one in summands(lines, np.array(chosen, dtype=np.intp))]
    return support(lines, np.array([target]), added, np.array([len(chosen)]))


def candidate(
    lines: NumberLines, target: int, parts: Sequence[int], oddness: float, needed: float, kind: str
) -> SumCandidate:
    """One candidate, measured."""
    return supported(measured(lines, target, parts), 0, target, parts, oddness, needed, kind)


def candidates(
    lines: NumberLines, asked: Iterable[Sum], between: Between, needed: float, kind: str
) -> Iterator[SumCandidate]:
    """Candidates for sums (total and parts), measured some at a time."""
    most = max(1, _CELLS_AT_ONCE // max(lines.values.shape[1], 1))
    some: list[Sum] = []
    count = 0
    for one in chain(asked, (None,)):
        if one is not None:
            some.append(one)
            count += len(one[1])
        if some and (one is None or count >= most):
            told = _measured_together(lines, some)
            for index, (target, parts) in enumerate(some):
                yield supported(told, index, target, parts, between.oddness(target, parts), needed, kind)
            some, count = [], 0


def _measured_together(lines: NumberLines, some: Sequence[Sum]) -> Support:
    sizes = np.array([len(parts) for _, parts in some])
    every = np.array([part for _, parts in some for part in parts], dtype=np.intp)
    added = [np.add.reduceat(one, np.cumsum(sizes) - sizes, axis=0) for one in summands(lines, every)]
    return support(lines, np.array([target for target, _ in some]), added, sizes)


def supported(
    found: Support, index: int, target: int, parts: Sequence[int], oddness: float, needed: float, kind: str
) -> SumCandidate:
    """A candidate with the support of one entry of those measured together."""
    return SumCandidate(
        int(target),
        tuple(map(int, parts)),
        int(found.holds[index]),
        int(found.exact[index]),
        int(found.fails[index]),
        float(found.digits[index]),
        oddness,
        needed,
        kind,
    )


def failing_lines(lines: NumberLines, target: int, parts: Sequence[int]) -> list[int]:
    """The lines on which figures are given that do not add up."""
    chosen = list(parts)
    stated, given = lines.values[target], lines.given[target] & lines.given[chosen].any(axis=0)
    worst = 0.5 * (lines.steps[target] + lines.slack(chosen)) + FLOAT_NOISE * np.maximum(np.abs(stated), 1)
    gap = np.abs(stated - lines.values[chosen].sum(axis=0))
    failed = given & ~lines.rates & (gap > worst) & ~lines.unsettled(target, chosen)
    found: list[int] = np.nonzero(failed)[0].tolist()
    return found


def pruned(lines: NumberLines, one: SumCandidate) -> SumCandidate:
    """A candidate without parts that are lost in the rounding of its target: shares in percent beside amounts."""
    step = lines.steps[one.target][lines.given[one.target]]
    if not len(step) or step.min() < 1:
        return one
    kept = [
        part
        for part in one.parts
        if not (np.abs(lines.values[part]) <= 1).all() or (lines.values[part] == np.round(lines.values[part])).all()
    ]
    if len(kept) == len(one.parts) or len(kept) < 2:
        return one
    again = candidate(lines, one.target, kept, one.oddness, one.needed, one.kind)
    return again if again.score >= one.score - 1 else one

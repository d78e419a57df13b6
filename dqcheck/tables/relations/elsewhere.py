"""Totals that do not stand beside their parts: any run of positions, or any two, whose sum is some other position."""

from collections.abc import Callable, Sequence

import numpy as np

from dqcheck.tables.relations.candidates import Between, SumCandidate, supported
from dqcheck.tables.relations.number_lines import (
    Flags,
    Indices,
    NumberLines,
    Numbers,
    Support,
    pair_indices,
    summands,
    support,
)
from dqcheck.tables.relations.runs import pivots
from dqcheck.tables.relations.worth_measuring import Measure, provable, supports

_MOST_POSITIONS = 160
"""Positions among which runs are looked for."""
_FEW_CELLS = 20_000
"""Totals by sums by lines up to which all of them are compared at once."""
_MOST_HITS = 300_000
"""Fits on one line that are held against all of them."""
_FEWEST_LINES = 3
"""Lines that must hold: so many runs are tried that one or two prove nothing."""
_MOST_FAILURES_SHARE = 0.2
_NEAR = 8
"""Positions apart up to which two of them are near each other."""
_EXACT_SHARE = 0.9
"""Share of the lines that must hold to the digit ..."""
_ROUNDED_SHARE = 0.6
_ROUNDED_DIGITS = 60.0
"""... or the lower share that will do with so many digits of evidence."""


def elsewhere(
    lines: NumberLines,
    positions: Sequence[int],
    targets: Sequence[int],
    between: Between,
    needed: float,
    *,
    pairs: bool,
    kind: str,
    rounded: float = _ROUNDED_DIGITS,
) -> list[SumCandidate]:
    """Every believed total, among ``targets``, of a run of ``positions`` or, with ``pairs``, of any two of them.
    ``rounded`` are the digits of evidence that a total must have which holds on many lines only as rounded."""
    active, totals = np.asarray(positions, dtype=np.intp), np.asarray(targets, dtype=np.intp)
    if not 2 <= len(active) <= _MOST_POSITIONS or not len(totals):
        return []
    left, right = pair_indices(len(active) + 1, 2)
    found = _of(lines, active, totals, left, right, True, between, needed, kind + "run elsewhere", 2.0, rounded)
    if pairs:
        left, right = pair_indices(len(active), 1)
        found += _of(lines, active, totals, left, right, False, between, needed, kind + "pair", 3.0, rounded)
    return found


def near_pairs(lines: NumberLines, positions: Sequence[int], between: Between, needed: float) -> list[SumCandidate]:
    """Every believed total of two positions near each other and near it, on any side of it."""
    active = np.asarray(positions, dtype=np.intp)
    if not 3 <= len(active) <= _MOST_POSITIONS:
        return []
    left, right = pair_indices(len(active), 1)
    near = right - left <= _NEAR
    found = _of(lines, active, active, left[near], right[near], False, between, needed, "pair", 3.0, _ROUNDED_DIGITS)
    place = {position: index for index, position in enumerate(active.tolist())}
    return [one for one in found if _span([place[at] for at in (one.target, *one.parts)]) <= _NEAR]


def _span(places: Sequence[int]) -> int:
    return max(places) - min(places)


def _of(
    lines: NumberLines,
    active: Indices,
    totals: Indices,
    left: Indices,
    right: Indices,
    run: bool,
    between: Between,
    needed: float,
    kind: str,
    odd: float,
    rounded: float,
) -> list[SumCandidate]:
    totals = totals[provable(lines, totals) >= needed]
    if not len(totals):
        return []
    hits = _fitting(lines, active, totals, left, right, run=run)
    if not len(hits):
        return []
    mine, chosen = hits[:, 0], hits[:, 1]
    sizes = right[chosen] - left[chosen] if run else np.full(len(chosen), 2)

    def prepare(some: NumberLines) -> Measure:
        adders = [_adder(one, left, right, run=run) for one in summands(some, active)]

        def measure(index: Indices) -> Support:
            return support(some, totals[mine[index]], [added(chosen[index]) for added in adders], sizes[index])

        return measure

    found: list[SumCandidate] = []
    for among, told in supports(lines, mine, sizes, prepare, _MOST_FAILURES_SHARE):
        sure = (told.exact >= _EXACT_SHARE * told.holds) | (
            (told.exact >= _ROUNDED_SHARE * told.holds) & (told.digits >= rounded)
        )
        enough = (told.net >= needed) & (told.holds >= _FEWEST_LINES) & sure
        enough &= told.fails <= _MOST_FAILURES_SHARE * (told.holds + told.fails)
        if not run:  # of so many pairs some are nearly it
            enough &= (told.fails == 0) & (told.exact == told.holds)
        for index in np.nonzero(enough)[0].tolist():
            one = chosen[among[index]]
            parts = active[left[one] : right[one]] if run else active[[left[one], right[one]]]
            total = int(totals[mine[among[index]]])
            oddness = odd + between.oddness(total, parts.tolist())
            found.append(supported(told, index, total, parts.tolist(), oddness, needed, kind))
    return found


def _adder(values: Numbers, left: Indices, right: Indices, *, run: bool) -> Callable[[Indices], Numbers]:
    """What adds up values of the chosen runs, or pairs."""
    if not run:
        return lambda chosen: values[left[chosen]] + values[right[chosen]]
    sums = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    return lambda chosen: sums[right[chosen]] - sums[left[chosen]]


def _fitting(
    lines: NumberLines,
    active: Indices,
    totals: Indices,
    left: Indices,
    right: Indices,
    *,
    run: bool,
) -> Indices:
    """Totals and sums (by their indices, a row each) that fit on two of the chosen lines at least."""
    chosen = pivots(lines, active)
    every = np.arange(len(left))
    got = _adder(lines.values[active][:, chosen], left, right, run=run)(every)
    stated, given = lines.values[totals][:, chosen], lines.given[totals][:, chosen]
    steps = 1.01 * lines.steps[active][:, chosen].max(axis=0)
    place = {position: index for index, position in enumerate(active.tolist())}
    inside = np.array([place.get(position, -1) for position in totals.tolist()])
    if stated.size * len(left) <= _FEW_CELLS:
        return _fitting_few(got, stated, given, steps, _taken(inside[:, None], left, right, run=run))
    found = [np.empty((0, 2), dtype=np.intp)]
    for line in range(len(chosen)):
        order = np.argsort(stated[:, line], kind="stable")
        ranked = stated[order, line]
        low = np.searchsorted(ranked, got[:, line] - steps[line], "left")
        high = np.searchsorted(ranked, got[:, line] + steps[line], "right")
        many = np.where(got[:, line] != 0, high - low, 0)
        if many.sum() > _MOST_HITS:  # small numbers: everything fits, and nothing is proved
            many = np.where(np.cumsum(many) <= _MOST_HITS, many, 0)
        index = np.repeat(every, many)
        at = order[np.repeat(low, many) + np.arange(len(index)) - np.repeat(np.cumsum(many) - many, many)]
        own = inside[at]
        taken = _taken(own, left[index], right[index], run=run)
        fits = given[at] & (np.abs(stated[at] - got[index]) <= steps)
        kept = ~taken & fits[:, line] & (fits.sum(axis=1) >= min(2, len(chosen)))
        found.append(np.stack([at[kept], index[kept]], axis=1))
    both: Indices = np.unique(np.concatenate(found), axis=0)
    return both


def _fitting_few(got: Numbers, stated: Numbers, given: Flags, steps: Numbers, taken: Flags) -> Indices:
    """The same of few totals and sums, each total held against each sum."""
    fits = given[:, None] & (np.abs(stated[:, None] - got) <= steps)
    kept = ~taken & (fits & (got != 0)).any(axis=2) & (fits.sum(axis=2) >= min(2, len(steps)))
    found: Indices = np.argwhere(kept)
    return found


def _taken(own: Indices, left: Indices, right: Indices, *, run: bool) -> Flags:
    """Whether a position is one of those that are added up."""
    found: Flags = (left <= own) & (own < right) if run else (own == left) | (own == right)
    return found

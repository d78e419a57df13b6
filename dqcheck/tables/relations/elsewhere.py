"""Totals that do not stand beside their parts: any run of positions, or any two, whose sum is some other position."""

from collections.abc import Callable, Sequence

import numpy as np

from dqcheck.tables.relations.candidates import Between, SumCandidate, supported
from dqcheck.tables.relations.number_lines import Indices, NumberLines, Numbers, support
from dqcheck.tables.relations.runs import pivots

_MOST_POSITIONS = 160
"""Positions among which runs are looked for."""
_MOST_HITS = 300_000
"""Fits on one line that are held against all of them."""
_BATCH = 2000
_FEWEST_LINES = 3
"""Lines that must hold: so many runs are tried that one or two prove nothing."""
_MOST_FAILURES_SHARE = 0.2
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
    found = _of(lines, active, totals, *_runs(len(active)), between, needed, kind + "run elsewhere", 2.0, rounded)
    if pairs:
        found += _of(lines, active, totals, *_pairs(len(active)), between, needed, kind + "pair", 3.0, rounded)
    return found


def _runs(count: int) -> tuple[Indices, Indices, bool]:
    starts, ends = np.triu_indices(count + 1, 2)
    return starts, ends, True


def _pairs(count: int) -> tuple[Indices, Indices, bool]:
    left, right = np.triu_indices(count, 1)
    return left, right, False


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
    weighing = lines.weighing[active]
    columns = (
        lines.values[active],
        np.where(weighing, lines.steps[active], 0.0),
        lines.given[active].astype(float),
        weighing.astype(float),
        np.abs(lines.values[active]),
    )
    sums = (
        [np.concatenate([np.zeros((1, one.shape[1])), np.cumsum(one, axis=0)]) for one in columns]
        if run
        else list(columns)
    )

    def added(which: int, chosen: Indices) -> Numbers:
        one = sums[which]
        both: Numbers = one[right[chosen]] - one[left[chosen]] if run else one[left[chosen]] + one[right[chosen]]
        return both

    hits = _fitting(lines, active, totals, added, left, right, run=run)
    found: list[SumCandidate] = []
    for start in range(0, len(hits), _BATCH):
        mine, chosen = hits[start : start + _BATCH, 0], hits[start : start + _BATCH, 1]
        sizes = right[chosen] - left[chosen] if run else np.full(len(chosen), 2)
        values, slack, given, heavy, weights = (added(which, chosen) for which in range(len(columns)))
        told = support(lines, totals[mine], values, slack, given, heavy, weights, sizes)
        sure = (told.exact >= _EXACT_SHARE * told.holds) | (
            (told.exact >= _ROUNDED_SHARE * told.holds) & (told.digits >= rounded)
        )
        enough = (told.net >= needed) & (told.holds >= _FEWEST_LINES) & sure
        enough &= told.fails <= _MOST_FAILURES_SHARE * (told.holds + told.fails)
        if not run:  # of so many pairs some are nearly it
            enough &= (told.fails == 0) & (told.exact == told.holds)
        for index in np.nonzero(enough)[0].tolist():
            one = chosen[index]
            parts = active[left[one] : right[one]] if run else active[[left[one], right[one]]]
            total = int(totals[mine[index]])
            oddness = odd + between.oddness(total, parts.tolist())
            found.append(supported(told, index, total, parts.tolist(), oddness, needed, kind))
    return found


def _fitting(
    lines: NumberLines,
    active: Indices,
    totals: Indices,
    added: Callable[[int, Indices], Numbers],
    left: Indices,
    right: Indices,
    *,
    run: bool,
) -> Indices:
    """Totals and sums (by their indices, a row each) that fit on two of the chosen lines at least."""
    chosen = pivots(lines, active)
    every = np.arange(len(left))
    got = added(0, every)[:, chosen]
    stated, given = lines.values[totals][:, chosen], lines.given[totals][:, chosen]
    steps = 1.01 * lines.steps[active][:, chosen].max(axis=0)
    place = {int(position): index for index, position in enumerate(active)}
    inside = np.array([place.get(int(position), -1) for position in totals])
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
        taken = (left[index] <= own) & (own < right[index]) if run else (own == left[index]) | (own == right[index])
        fits = given[at] & (np.abs(stated[at] - got[index]) <= steps)
        kept = ~taken & fits[:, line] & (fits.sum(axis=1) >= min(2, len(chosen)))
        found.append(np.stack([at[kept], index[kept]], axis=1))
    both: Indices = np.unique(np.concatenate(found), axis=0)
    return both

"""Totals beside a run of their parts: the next positions, or every second, third ... one, before or behind.

A few lines with many digits are searched for all runs that fit there; what fits is held against every line.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from dqcheck.tables.relations.candidates import (
    MOST_FAILURES_SHARE,
    MOST_SLIPS,
    TOTAL_DIGITS,
    Between,
    SumCandidate,
    supported,
)
from dqcheck.tables.relations.number_lines import Flags, Indices, NumberLines, Numbers, Support, summands, support
from dqcheck.tables.relations.worth_measuring import Measure, provable, supports

STRIDES = (1, 2, 3, 4, 5, 6)
_PIVOTS = 3
"""Lines that are searched."""
_WIDEST = 600
"""Positions up to which every run is tried; among more only runs of ``_LONGEST``, and longer ones to the digit."""
_LONGEST = 60
_DRIFT_STEPS = 3.0
_LEAST_DRIFT_STEPS = 1.01
_NOWHERE = 1e300
_FAR_ENDS = 4
"""Ends of long runs that are tried for each total."""


def pivots(lines: NumberLines, positions: Indices, count: int = _PIVOTS) -> list[int]:
    """The lines with most digits, and then those that have numbers where the chosen ones have none or nil. One of
    middling digits is added, for lines of most digits may be no records (the greatest values that are possible)."""
    if not len(positions):
        return []
    given, values = lines.given[positions], np.abs(lines.values[positions])
    digits = np.where(given, np.log10(values / lines.steps[positions] + 1), 0)
    chosen: list[int] = []
    covered = np.zeros(len(positions), dtype=bool)
    while len(chosen) < 2 * count:
        weight = digits[~covered].sum(axis=0) if len(chosen) >= count else digits.sum(axis=0)
        weight[chosen] = -1
        best = int(np.argmax(weight))
        if weight[best] <= 0:
            break
        chosen.append(best)
        covered |= given[:, best] & (values[:, best] > 0)
        if len(chosen) >= count and covered.all():
            break
    if not chosen:
        return []
    added = digits.sum(axis=0)
    rest = [line for line in np.argsort(-added, kind="stable").tolist() if 2 * added[line] > added[chosen[0]]]
    middling = rest[len(rest) // 2]
    return chosen if middling in chosen else [*chosen, middling]


def runs(
    lines: NumberLines,
    positions: Sequence[int],
    between: Between,
    needed: float,
    *,
    strides: Sequence[int] = STRIDES,
    kind: str = "run",
) -> list[SumCandidate]:
    """Every believed total of a run among the given positions."""
    active = np.asarray(positions, dtype=np.intp)
    if len(active) < 3:
        return []
    found: list[SumCandidate] = []
    worth = provable(lines, active) >= needed - np.where(lines.totals[active], TOTAL_DIGITS, 0.0)
    if not worth.any():
        return found
    chosen = pivots(lines, active)
    for stride in strides if len(active) <= _WIDEST else strides[:3]:
        for order, searched in ((active, worth), (active[::-1], worth[::-1])):
            hits = _fitting(lines, order, searched, stride, chosen)
            if len(hits):
                found += _measured(lines, order, stride, hits, between, needed, kind)
    return found


def _fitting(lines: NumberLines, order: Indices, searched: Flags, stride: int, chosen: Sequence[int]) -> Indices:
    """The runs that fit on one of the chosen lines, a row each: the index in ``order`` of a total that is searched,
    the distance to its first part, the number of parts."""
    values, steps = lines.values[order][:, chosen], lines.steps[order][:, chosen]
    stated = lines.given[order][:, chosen] & (values != 0)
    worth = np.nonzero(searched & stated.any(axis=1))[0]
    search = _all_ends if len(order) <= _WIDEST else _near_and_far_ends
    found = [np.empty((0, 3), dtype=np.intp)]
    for residue in range(stride):
        members = np.arange(residue, len(order), stride)
        # a total before its run: the first part stands so far behind it
        firsts = np.repeat(np.arange(1, max(stride, 2) + 1), len(worth))
        begins = np.tile(worth, max(stride, 2)) + firsts
        own = (begins % stride == residue) & (begins < len(order))
        firsts, begins = firsts[own], begins[own]
        if len(members) < 2 or not len(begins):
            continue
        totals, rows = begins - firsts, begins // stride
        sums = np.zeros((len(members) + 1, len(chosen)))
        np.cumsum(values[members], axis=0, out=sums[1:])
        at, ends = search(sums, rows, values[totals], stated[totals], steps[members].max(axis=0))
        found.append(np.stack([totals[at], firsts[at], ends - rows[at]], axis=1))
    hits: Indices = np.concatenate(found)
    return hits


@lru_cache(maxsize=64)
def _drifts(count: int) -> Numbers:
    """How many steps a run from one of ``count`` sums to another may be off; less than none where it is too short."""
    sizes = np.arange(count)[None, :] - np.arange(count)[:, None]
    steps = np.maximum(_LEAST_DRIFT_STEPS, _DRIFT_STEPS * np.sqrt((np.maximum(sizes, 1) + 1) / 12.0))
    drifts: Numbers = np.where(sizes >= 2, steps, -1.0)
    return drifts


def _all_ends(sums: Numbers, rows: Indices, wanted: Numbers, stated: Flags, step: Numbers) -> tuple[Indices, Indices]:
    """Rows (by their index) and ends of runs of two or more that come to what is wanted on one line at least, within
    roundings that grow with the run."""
    goal = np.where(stated, sums[rows] + wanted, _NOWHERE)
    drifts = _drifts(len(sums))
    slack = 1e-9 * np.abs(wanted)
    widest = drifts.max() * step + slack
    hits = np.zeros((len(rows), len(sums)), dtype=bool)
    for line in range(sums.shape[1]):
        gap = sums[None, :, line] - goal[:, None, line]
        at, ends = np.nonzero(np.abs(gap, out=gap) <= widest[:, None, line])
        drift = drifts[rows[at], ends]
        near = (gap[at, ends] <= drift * step[line] + slack[at, line]) & (drift > 0)
        hits[at[near], ends[near]] = True
    return np.nonzero(hits)


def _near_and_far_ends(
    sums: Numbers, rows: Indices, wanted: Numbers, stated: Flags, step: Numbers
) -> tuple[Indices, Indices]:
    """The same among many positions: runs of limited length, and the next longer ones that fit to the step."""
    pairs: set[tuple[int, int]] = set()
    for line in range(sums.shape[1]):
        mine = np.nonzero(stated[:, line])[0]
        added, starts, goal = sums[:, line], rows[mine], sums[rows[mine], line] + wanted[mine, line]
        for size in range(2, _LONGEST + 1):
            inside = starts + size < len(added)
            drift = step[line] * max(_LEAST_DRIFT_STEPS, _DRIFT_STEPS * ((size + 1) / 12.0) ** 0.5)
            gap = np.abs(added[starts[inside] + size] - goal[inside])
            hits = mine[inside][gap <= drift + 1e-9 * np.abs(wanted[mine[inside], line])]
            pairs.update(zip(hits.tolist(), (rows[hits] + size).tolist(), strict=True))
        order = np.argsort(added, kind="stable")
        low = np.searchsorted(added[order], goal - _LEAST_DRIFT_STEPS * step[line])
        for shift in range(_FAR_ENDS):
            ends = order[np.minimum(low + shift, len(order) - 1)]
            far = (np.abs(added[ends] - goal) <= _LEAST_DRIFT_STEPS * step[line]) & (ends - starts > _LONGEST)
            pairs.update(zip(mine[far].tolist(), ends[far].tolist(), strict=True))
    both = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2)
    return both[:, 0], both[:, 1]


def _measured(
    lines: NumberLines, order: Indices, stride: int, hits: Indices, between: Between, needed: float, kind: str
) -> list[SumCandidate]:
    """The candidates that every line bears out."""
    found: list[SumCandidate] = []
    totals, firsts, sizes = hits.T
    begins, ends = totals + firsts, totals + firsts + stride * sizes
    odd = 0.5 * (stride - 1) + np.where(firsts != stride, 0.3, 0.0)

    def prepare(some: NumberLines) -> Measure:
        sums = [_by_residue(values, stride) for values in summands(some, order)]

        def measure(index: Indices) -> Support:
            values, slack, given, heavy, weights = (one[ends[index]] - one[begins[index]] for one in sums)
            return support(some, order[totals[index]], values, slack, given, heavy, weights, sizes[index])

        return measure

    lowered = np.where(lines.totals[order], TOTAL_DIGITS, 0.0)
    readings = totals * (len(order) + 1) + firsts
    for among, told in supports(lines, readings, sizes, prepare, MOST_FAILURES_SHARE):
        mine, begin, end = totals[among], begins[among], ends[among]
        enough = (told.net >= needed - lowered[mine]) & (told.holds >= 1)
        enough &= told.fails <= MOST_FAILURES_SHARE * (told.holds + told.fails)
        enough |= (
            (told.digits >= needed - lowered[mine])
            & (told.fails > 0)
            & (told.fails <= np.minimum(told.holds, MOST_SLIPS))
        )
        for index in np.nonzero(enough)[0].tolist():
            total, parts = int(order[mine[index]]), order[begin[index] : end[index] : stride]
            oddness = between.oddness(total, parts.tolist()) + float(odd[among[index]])
            least = needed - float(lowered[mine[index]])
            found.append(supported(told, index, total, parts.tolist(), oddness, least, f"{kind}{stride}"))
    return found


def _by_residue(values: Numbers, stride: int) -> Numbers:
    """Sums such that the difference of two rows a multiple of the stride apart is that of every ``stride``-th row."""
    sums = np.zeros((len(values) + stride, values.shape[1]))
    for residue in range(stride):
        part = values[residue::stride]
        sums[residue + stride : residue + stride * (len(part) + 1) : stride] = np.cumsum(part, axis=0)
    return sums

"""Totals beside a run of their parts: the next positions, or every second, third ... one, before or behind.

A few lines with many digits are searched for all runs that fit there; what fits is held against every line.
"""

from collections.abc import Sequence

import numpy as np

from dqcheck.tables.relations.candidates import (
    MOST_FAILURES_SHARE,
    MOST_SLIPS,
    TOTAL_DIGITS,
    Between,
    SumCandidate,
    supported,
)
from dqcheck.tables.relations.few_positions import (
    MOST_FEW,
    MOST_FEW_LINES,
    RunShapes,
    fitting_shapes,
    run_shapes,
)
from dqcheck.tables.relations.number_lines import (
    LEAST_DRIFT_STEPS,
    Flags,
    Indices,
    NumberLines,
    Numbers,
    Support,
    drift,
    summands,
    support,
)
from dqcheck.tables.relations.worth_measuring import Measure, provable, supports

STRIDES = (1, 2, 3, 4, 5, 6)
_PIVOTS = 3
"""Lines that are searched."""
_RATES_WEIGHT = 1e-3
"""Weight of the digits of lines of rates: amounts are searched first."""
_WIDEST = 600
"""Positions up to which every run is tried; among more only runs of ``_LONGEST``, and longer ones to the digit."""
_LONGEST = 60
_CELLS_AT_ONCE = 60_000
_FAR_ENDS = 4
"""Ends of long runs that are tried for each total."""


def pivots(lines: NumberLines, positions: Indices) -> list[int]:
    """The lines that are searched for sums of some positions."""
    key = positions.tobytes()
    if key not in lines.chosen:
        lines.chosen[key] = _pivots(lines, positions)
    return lines.chosen[key]


def _pivots(lines: NumberLines, positions: Indices) -> list[int]:
    """The lines with most digits, those of amounts first, and then those that have numbers where the chosen ones have
    none or nil. One of middling digits is added, for lines of most digits may be no records (the greatest values that
    are possible)."""
    if not len(positions):
        return []
    heavy, digits = lines.weighing[positions], lines.digits[positions]
    digits[:, lines.rates] *= _RATES_WEIGHT
    added = digits.sum(axis=0)
    order = np.argsort(-added, kind="stable").tolist()
    chosen: list[int] = [line for line in order[:_PIVOTS] if added[line] > 0]
    if not chosen:
        return []
    covered = heavy[:, chosen].any(axis=1)
    while _PIVOTS <= len(chosen) < 2 * _PIVOTS and not covered.all():
        weight = digits[~covered].sum(axis=0)
        weight[chosen] = -1
        best = int(np.argmax(weight))
        if weight[best] <= 0:
            break
        chosen.append(best)
        covered |= heavy[:, best]
    rest = [line for line in order if 2 * added[line] > added[chosen[0]]]
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
    possible: Flags | None = None,
) -> list[SumCandidate]:
    """Every believed total of a run among the given positions, where only some are ``possible`` among these."""
    active = np.asarray(positions, dtype=np.intp)
    if len(active) < 3:
        return []
    found: list[SumCandidate] = []
    worth = np.ones(len(active), dtype=bool) if possible is None else possible[active]
    tried = active[worth]
    worth[worth] = provable(lines, tried) >= _least(lines, tried, needed)
    if not worth.any():
        return found
    chosen = pivots(lines, active)
    if len(active) <= MOST_FEW and lines.values.shape[1] <= MOST_FEW_LINES:
        return _of_few(lines, active, worth, chosen, between, needed, run_shapes(len(active), tuple(strides)), kind)
    for stride in strides if len(active) <= _WIDEST else strides[:3]:
        for order, searched in ((active, worth), (active[::-1], worth[::-1])):
            hits = _fitting(lines, order, searched, stride, chosen)
            if len(hits):
                found += _measured(lines, order, stride, hits, between, needed, kind)
    return found


def _fitting(lines: NumberLines, order: Indices, searched: Flags, stride: int, chosen: Sequence[int]) -> Indices:
    """The runs that fit on one of the chosen lines, a row each: the index in ``order`` of a total that is searched,
    the distance to its first part, the number of parts."""
    values, count = lines.values[order][:, chosen], len(order)
    # a total before its run: the first part stands so far behind it, and another one behind that
    totals = np.nonzero(searched[: max(count - stride - 1, 0)])[0]
    firsts = np.tile(np.arange(1, max(stride, 2) + 1), len(totals))
    totals = np.repeat(totals, max(stride, 2))
    inside = totals + firsts + stride < count
    totals, firsts = totals[inside], firsts[inside]
    stated = lines.given[order][:, chosen] & (values != 0)
    run, line = np.nonzero(stated[totals])
    if not len(run):
        return np.empty((0, 3), dtype=np.intp)
    begins = (totals + firsts)[run]
    sums = _added(values, stride)
    rows, lane = begins // stride, (begins % stride, line)
    step = _lanes(lines.steps[order][:, chosen], stride).max(axis=0)[lane]
    goals = _Goals(sums, rows, lane, values[totals[run], line], step, (count - 1 - begins) // stride + 1)
    at, sizes = (_all_sizes if count <= _WIDEST else _near_and_far)(goals)
    hits = np.unique(run[at] * (count + 1) + sizes)
    run, sizes = hits // (count + 1), hits % (count + 1)
    return np.stack([totals[run], firsts[run], sizes], axis=1)


def _lanes(values: Numbers, stride: int) -> Numbers:
    """Positions as rows of ``stride`` lanes each, the last one filled up with noughts."""
    lanes = np.zeros((-(-len(values) // stride) * stride, values.shape[1]))
    lanes[: len(values)] = values
    return lanes.reshape(-1, stride, values.shape[1])


def _added(values: Numbers, stride: int) -> Numbers:
    """What the positions of each lane come to from the first on, by lane, line and row: a run is the difference of two
    of them."""
    lanes = _lanes(values, stride)
    sums = np.zeros((stride, values.shape[1], len(lanes) + 1))
    np.cumsum(np.moveaxis(lanes, 0, -1), axis=-1, out=sums[..., 1:])
    return sums


class _Goals:
    """What runs are to come to: from which row of which lane and line of ``sums`` they start, what is wanted, the
    largest step of their lane, and how many parts they may have. ``value`` is what a sum must be for it."""

    def __init__(
        self,
        sums: Numbers,
        rows: Indices,
        lane: tuple[Indices, Indices],
        wanted: Numbers,
        step: Numbers,
        longest: Indices,
    ) -> None:
        self.sums, self.rows, self.lane, self.step, self.longest = sums, rows, lane, step, longest
        self._every, self._start = sums.ravel(), np.ravel_multi_index((*lane, rows), sums.shape)
        self.value, self.slack = self._every[self._start] + wanted, 1e-9 * np.abs(wanted)

    def near(self, at: Indices | slice, sizes: Indices | int) -> Flags:
        """Whether runs of some goals and sizes fit, within roundings that grow with the run."""
        gap = self._every.take(self._start[at] + sizes, mode="clip") - self.value[at]
        found: Flags = np.abs(gap, out=gap) <= drift(sizes) * self.step[at] + self.slack[at]
        return found


def _all_sizes(goals: _Goals) -> tuple[Indices, Indices]:
    """Goals (by their index) and the numbers of parts, two or more, with which runs come to them."""
    widest = drift(goals.longest) * goals.step + goals.slack
    found = [(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.intp))]
    some = max(1, _CELLS_AT_ONCE // goals.sums.shape[-1])
    for start in range(0, len(goals.value), some):
        part = slice(start, start + some)
        gap = goals.sums[goals.lane[0][part], goals.lane[1][part]]
        gap -= goals.value[part, None]
        at, ends = np.nonzero(np.abs(gap, out=gap) <= widest[part, None])
        at += start
        sizes = ends - goals.rows[at]
        own = (sizes >= 2) & (sizes <= goals.longest[at])
        at, sizes = at[own], sizes[own]
        near = goals.near(at, sizes)
        found.append((at[near], sizes[near]))
    return np.concatenate([at for at, _ in found]), np.concatenate([sizes for _, sizes in found])


def _near_and_far(goals: _Goals) -> tuple[Indices, Indices]:
    """The same among many positions: runs of limited length, and the next longer ones that fit to the step."""
    found: list[tuple[Indices, Indices]] = []
    for size in range(2, _LONGEST + 1):
        at = np.nonzero(goals.near(slice(None), size) & (goals.longest >= size))[0]
        found.append((at, np.full(len(at), size)))
    reach = LEAST_DRIFT_STEPS * goals.step
    for lane, line in np.ndindex(goals.sums.shape[:2]):
        mine = np.nonzero((goals.lane[0] == lane) & (goals.lane[1] == line))[0]
        if not len(mine):
            continue
        added = goals.sums[lane, line, : goals.rows[mine[0]] + goals.longest[mine[0]] + 1]
        order = np.argsort(added, kind="stable")
        low = np.searchsorted(added[order], goals.value[mine] - reach[mine])
        for shift in range(_FAR_ENDS):
            ends = order[np.minimum(low + shift, len(order) - 1)]
            sizes = ends - goals.rows[mine]
            far = (np.abs(added[ends] - goals.value[mine]) <= reach[mine]) & (sizes > _LONGEST)
            far &= sizes <= goals.longest[mine]
            found.append((mine[far], sizes[far]))
    return np.concatenate([at for at, _ in found]), np.concatenate([sizes for _, sizes in found])


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
            added = [one[ends[index]] - one[begins[index]] for one in sums]
            return support(some, order[totals[index]], added, sizes[index])

        return measure

    least = _least(lines, order, needed)[totals]
    readings = totals * (len(order) + 1) + firsts
    for among, told in supports(lines, readings, sizes, prepare, MOST_FAILURES_SHARE):
        for index in _borne_out(told, least[among]):
            at = among[index]
            total, parts = int(order[totals[at]]), order[begins[at] : ends[at] : stride].tolist()
            oddness = between.oddness(total, parts) + float(odd[at])
            found.append(supported(told, index, total, parts, oddness, float(least[at]), f"{kind}{stride}"))
    return found


def _of_few(
    lines: NumberLines,
    order: Indices,
    searched: Flags,
    chosen: Sequence[int],
    between: Between,
    needed: float,
    shapes: RunShapes,
    kind: str,
) -> list[SumCandidate]:
    """The same among few positions."""
    hits = fitting_shapes(lines, order, searched, shapes, chosen)
    if not len(hits):
        return []
    totals, weights = shapes.totals[hits], shapes.weights(hits)
    told = support(lines, order[totals], [weights @ one for one in summands(lines, order)], shapes.sizes[hits])
    least, found = _least(lines, order, needed)[totals], []
    for index in _borne_out(told, least):
        run = int(hits[index])
        total, parts = int(order[totals[index]]), order[shapes.parts(run)].tolist()
        oddness = between.oddness(total, parts) + float(shapes.odd[run])
        name = f"{kind}{shapes.strides[run]}"
        found.append(supported(told, index, total, parts, oddness, float(least[index]), name))
    return found


def _least(lines: NumberLines, order: Indices, needed: float) -> Numbers:
    """The digits of evidence that each position needs as a total."""
    least: Numbers = needed - np.where(lines.totals[order], TOTAL_DIGITS, 0.0)
    return least


def _borne_out(told: Support, least: Numbers) -> list[int]:
    """The candidates, by their index, that are believed, or would be if the few lines that fail did so by slips."""
    enough = (told.net >= least) & (told.holds >= 1) & (told.fails <= MOST_FAILURES_SHARE * (told.holds + told.fails))
    enough |= (told.digits >= least) & (told.fails > 0) & (told.fails <= np.minimum(told.holds, MOST_SLIPS))
    found: list[int] = np.nonzero(enough)[0].tolist()
    return found


def _by_residue(values: Numbers, stride: int) -> Numbers:
    """Sums such that the difference of two rows a multiple of the stride apart is that of every ``stride``-th row."""
    sums = np.zeros((len(values) + stride, values.shape[1]))
    for residue in range(stride):
        part = values[residue::stride]
        sums[residue + stride : residue + stride * (len(part) + 1) : stride] = np.cumsum(part, axis=0)
    return sums

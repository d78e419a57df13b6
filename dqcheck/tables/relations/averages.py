"""Positions that are the average of a run of others, blanks left out as programs do."""

from collections.abc import Mapping, Sequence
from math import log10

import numpy as np

from dqcheck.tables.relations.candidates import Between, SumCandidate
from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, NumberLines, pair_indices

_STRIDES = (1, 2, 3, 4, 5, 6, 8, 10)
_MANY_POSITIONS = 120
"""Positions beyond which those whose label does not say that they are averages are so of that many neighbours ..."""
_MOST_UNSAID = 60
"""... and are tried only where they are no more than so many."""
_FEW_SAID = 20
"""Labelled averages up to which every one may be of all positions; with more of them each is of fewer, but of
``_MANY_POSITIONS`` at least, so that the work grows as the table does."""
_NEEDED_DIGITS = 3.5
_LABEL_DIGITS = 4.0
"""Digits of evidence that a label which says "average" makes up for."""
_MOST_DIGITS = 4.0
_MOST_FAILURES_SHARE = 0.25
_UNSAID_LINES = 5
"""Lines that hold, without any that fails, where no label says that it is an average ..."""
_UNSAID_PARTS = 3
"""... and positions that it is the average of."""
_SEARCHED_LINES = 3
"""Lines on which runs are looked for whose average no label and no decimals tell."""
_MOST_LINES = 200


def averages(lines: NumberLines, says_average: Flags, totals: Sequence[SumCandidate]) -> list[SumCandidate]:
    """The averages that are believed, at most one for each position: those whose label says so, and others only where
    every line bears them out. ``totals`` are the sums of the table: no average is taken of a total and its parts."""
    active = np.nonzero(lines.filled)[0]
    if len(active) < 3:
        return []
    chosen = np.argsort(-lines.given.sum(axis=0), kind="stable")[:_MOST_LINES]
    search = _Search(
        lines.of_lines(chosen),
        Between(lines, np.zeros(lines.count, dtype=bool)),
        {one.target: set(one.parts) for one in totals},
        _NEEDED_DIGITS + 1.5 * log10(len(active) + 1),
    )
    longest = max(_MANY_POSITIONS, _FEW_SAID * len(active) // max(int(says_average[active].sum()), 1))
    unsaid = _unsaid(lines, active, says_average)
    for index, target in enumerate(active.tolist()):
        said = bool(says_average[target])
        if not said and target not in unsaid:
            continue
        for stride in _STRIDES if said else (1,):
            for first in range(1, stride + 1 if stride > 1 else 4):
                for whole in (active[index + first :: stride], active[: max(index - first + 1, 0)][::-1][::stride]):
                    side = whole[: longest if said else _MANY_POSITIONS]
                    search.side(target, side, 0.3 * (stride - 1), said=said)
    search.nested(active, says_average, longest)
    return list(search.best.values())


class _Search:
    """The best average of each position so far. ``added`` are the parts of totals."""

    def __init__(self, lines: NumberLines, between: Between, added: Mapping[int, set[int]], needed: float) -> None:
        self.lines, self.between, self.added, self.needed = lines, between, added, needed
        self.best: dict[int, SumCandidate] = {}

    def side(self, target: int, side: np.ndarray, odd: float, *, said: bool) -> None:
        """Try the first positions of a side, as many as there may be."""
        lines, needed = self.lines, self.needed - (_LABEL_DIGITS if said else 0.0)
        for size, told in _fitting(lines.values, lines.given, lines.steps, target, side, needed, said=said):
            parts = [int(part) for part in side[:size]]
            if any(part in self.added and self.added[part] & set(parts) for part in parts):
                continue
            oddness = self.between.oddness(target, parts) / 2 + odd - (2 if said else 0)
            one = SumCandidate(target, tuple(parts), *told, oddness, needed, "average")
            known = self.best.get(target)
            if known is None or (known.score, len(known.parts)) < (one.score, size):
                self.best[target] = one

    def nested(self, active: np.ndarray, says_average: Flags, longest: int) -> None:
        """Averages over what others are averages of: all records, but for the averages and totals of their groups."""
        rest = np.array(
            [one for one in active.tolist() if one not in self.best and one not in self.added], dtype=np.intp
        )
        rest = rest[~says_average[rest]]
        if len(rest) == len(active):
            return
        for target in active[says_average[active]].tolist():
            if target not in self.best:
                at = int(np.searchsorted(rest, target))
                for side in (rest[at:], rest[:at][::-1]):
                    self.side(target, side[:longest], 0.0, said=True)


def _unsaid(lines: NumberLines, active: np.ndarray, says_average: Flags) -> frozenset[int]:
    """The positions that may be averages though no label says so: by their decimals, which a neighbour has not, none
    where so many are that these say little; or because they are that of a run of neighbours on the fullest lines."""
    finest = np.min(lines.steps[active], axis=1, initial=1.0, where=lines.given[active])
    beside = np.zeros((2, len(active)))
    beside[0, 1:], beside[1, :-1] = finest[:-1], finest[1:]
    found = active[(finest < beside.max(axis=0)) & ~says_average[active]]
    few = len(active) <= _MANY_POSITIONS or len(found) <= _MOST_UNSAID
    return frozenset(found.tolist() if few else ()) | _fitting_runs(lines, active)


def _fitting_runs(lines: NumberLines, active: np.ndarray) -> frozenset[int]:
    """Positions that are the average of a run beside them, on each of the fullest lines; none where most are."""
    count = len(active)
    if not _UNSAID_PARTS < count <= _MANY_POSITIONS or lines.given.any(axis=0).sum() < _UNSAID_LINES:
        return frozenset()
    chosen = np.argsort(-lines.given[active].sum(axis=0), kind="stable")[:_SEARCHED_LINES]
    at = active[:, None], chosen
    values, given = lines.values[at], lines.given[at]
    reach = 0.51 * lines.steps[at] + FLOAT_NOISE * np.abs(values)
    nothing = np.zeros((1, len(chosen)))
    added, counts = (np.concatenate([nothing, np.cumsum(one, axis=0)]) for one in (values, given))
    starts, ends = pair_indices(count + 1, _UNSAID_PARTS)
    mean = (added[ends] - added[starts]) / np.maximum(counts[ends] - counts[starts], 1)
    found: set[int] = set()
    for place in (starts - 1, starts - 2, ends, ends + 1):
        own, runs = place[inside := (place >= 0) & (place < count)], mean[inside]
        found.update(active[own[(given[own] & (np.abs(values[own] - runs) <= reach[own])).all(axis=1)]].tolist())
    return frozenset(found if 2 * len(found) <= count else ())


def _fitting(
    values: np.ndarray,
    given: np.ndarray,
    steps: np.ndarray,
    target: int,
    side: np.ndarray,
    needed: float,
    *,
    said: bool,
) -> "list[tuple[int, tuple[int, int, int, float]]]":
    """Numbers of positions on one side whose average it is, with the lines that hold, hold to the digit and fail, and
    the digits of evidence."""
    if len(side) < 2:
        return []
    counts = np.cumsum(given[side], axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.cumsum(values[side], axis=0) / counts
    top = np.maximum.accumulate(np.where(given[side], values[side], -np.inf), axis=0)
    low = np.minimum.accumulate(np.where(given[side], values[side], np.inf), axis=0)
    stated = values[target]
    tolerance = 0.51 * steps[target] + FLOAT_NOISE * np.abs(stated)
    applies = given[target] & (counts >= 2)
    with np.errstate(invalid="ignore"):
        spread = np.where(applies, top - low, 0.0)
        held = applies & (np.abs(stated - mean) <= tolerance)
    telling = spread > 4 * tolerance
    with np.errstate(divide="ignore", invalid="ignore"):
        digits = np.where(held & telling, np.clip(np.log10(spread / (2 * tolerance)), 0, _MOST_DIGITS), 0).sum(axis=1)
    holds, fails = (held & telling).sum(axis=1), (applies & ~held & (spread > 0)).sum(axis=1)
    sizes = np.arange(1, len(side) + 1)
    enough = (
        (digits - 2 * fails >= needed) & (fails <= _MOST_FAILURES_SHARE * (holds + fails)) & (holds >= 1) & (sizes >= 2)
    )
    if not said:
        enough &= (holds >= _UNSAID_LINES) & (fails == 0) & (sizes >= _UNSAID_PARTS)
    return [
        (int(sizes[at]), (int(holds[at]), int(holds[at]), int(fails[at]), float(digits[at])))
        for at in np.nonzero(enough)[0].tolist()
    ]

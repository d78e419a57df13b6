"""Positions that are the quotient of two others, or the relative change from one to the other, as a ratio or in
percent."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Literal

import numpy as np

from dqcheck.tables.relations.number_lines import (
    FLOAT_NOISE,
    Flags,
    Indices,
    NumberLines,
    Numbers,
    fullest,
    with_spread,
)

QuotientKind = Literal["quotient", "change"]

_ALL_POSITIONS = 45
"""Positions up to which every pair is tried; among more, neighbours and totals."""
_NEIGHBOURS = 10
_MOST_UNNAMED = 2000
"""Positions beyond which one is taken for a rate only where its label says so."""
_MOST_TOTALS = 10
_SEARCHED_LINES = 40
_FEWEST_LINES = 2
_NEEDED_DIGITS = 3.0
_MOST_DIGITS = 4.0
"""Digits of evidence that one line counts for at most."""
_FAILURE_DIGITS = 1.5
_MOST_FAILURES_SHARE = 0.25
_FRACTIONAL_SHARE = 0.08
"""Share of a position's figures that must have decimals, unless its label says that it is a rate."""
_LARGEST_WHOLE_RATE = 1000
_LEAST_CHANGE = 0.02
"""Size of a ratio below which it is taken to tell no more digits."""
_BEHIND = 2.0
"""How much likelier a quotient stands behind the figures that it is of."""
_REACH = 0.51
"""Steps by which what is stated may be off for its own rounding ..."""
_WIDEST = 0.05
"""... and the share of a quotient by which it may for those of the two figures."""
_KINDS: tuple[QuotientKind, ...] = ("quotient", "change")
_SCALES = (1, 100)
_NO_WHOLE = (1, 100)
"""Figures that are no whole where all lines have them: what is divided by them is told once more."""


@dataclass(slots=True, eq=False)
class Quotient:
    """``stated`` is ``above`` over ``below`` (or the change from ``below`` to ``above`` over ``below``), times
    ``scale``."""

    kind: QuotientKind
    stated: int
    above: int
    below: int
    scale: int
    holds: int
    fails: int
    digits: float
    score: float


def quotients(lines: NumberLines, says_rate: Flags) -> list[Quotient]:
    """The quotients that are believed, at most one for each position. ``says_rate`` are positions whose label says
    so."""
    active = np.nonzero(lines.given.sum(axis=1) >= _FEWEST_LINES)[0]
    if len(active) < 3:
        return []
    best: dict[int, Quotient] = {}
    # Among very many lines, which are those of a list of records, a rate is named.
    asked = active if len(active) <= _MOST_UNNAMED else active[says_rate[active]]
    totals = active[lines.totals[active]][: _MOST_TOTALS + 1]
    for stated in asked[_may_be_rates(lines, asked, says_rate[asked])].tolist():
        above, below = _pairs(active, totals, stated)
        found = max(
            _of(lines, stated, above, below, bonus=2.0 if says_rate[stated] else 0.0),
            key=lambda one: one.score,
            default=None,
        )
        if found is not None:
            best[stated] = found
    # a = b / c is read as b = a * c too: one of the three positions states the quotient
    kept: dict[frozenset[int], Quotient] = {}
    for one in sorted(best.values(), key=lambda one: -one.score):
        kept.setdefault(frozenset((one.stated, one.above, one.below)), one)
    return list(kept.values())


def _may_be_rates(lines: NumberLines, positions: Indices, says_rate: Flags) -> Flags:
    values, given = lines.values[positions], lines.given[positions]
    fractional = (given & (values != np.round(values))).sum(axis=1) / np.maximum(given.sum(axis=1), 1)
    small = np.abs(values).max(axis=1, initial=0) <= _LARGEST_WHOLE_RATE
    found: Flags = (fractional > _FRACTIONAL_SHARE) | (says_rate & small)
    return found


def _pairs(active: Indices, totals: Indices, stated: int) -> tuple[Indices, Indices]:
    """The positions that may stand above and below the line."""
    if len(active) <= _ALL_POSITIONS:
        others = active[active != stated]
        return others, others
    at = int(np.searchsorted(active, stated))
    near = active[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
    near = near[near != stated]
    return near, np.union1d(near, totals[totals != stated][:_MOST_TOTALS])


def _of(lines: NumberLines, stated: int, above: Indices, below: Indices, *, bonus: float) -> Iterator[Quotient]:
    chosen = fullest(lines, stated, above, _SEARCHED_LINES)
    if (lines.values[stated, chosen] == lines.values[stated, chosen[:1]]).all():
        return
    for kind, scale, x, y in _possible(lines, stated, above, below, chosen):
        yield from _borne_out(lines, stated, (above[x], below[y]), chosen, kind, scale, len(above), bonus)


def _needed(count: int) -> float:
    """The digits of evidence that a quotient of two of so many positions must have."""
    return _NEEDED_DIGITS + 2 * log10(count + 1)


def _possible(
    lines: NumberLines, stated: int, above: Indices, below: Indices, chosen: Indices
) -> Iterator[tuple[QuotientKind, int, Indices, Indices]]:
    """The pairs, by their indices, and readings that may be borne out: they come near on one line at least of so many,
    those of most digits, that no others make up for it if all of them fail, and then on enough of all."""
    told, reach = lines.values[stated, chosen], _REACH * lines.steps[stated, chosen]
    digits = np.log10(np.maximum(np.abs(told), max(_SCALES) * _LEAST_CHANGE) / (2 * reach))
    if np.clip(digits, 0, _MOST_DIGITS).sum() < _needed(len(above)):
        return
    most = int(_MOST_FAILURES_SHARE * len(chosen))
    few = np.argsort(-np.abs(told) / reach, kind="stable")[: most + 1]
    reach = 1.001 * reach
    up, down = lines.values[above[:, None], chosen], lines.values[below[:, None], chosen]
    given, told_below = lines.given[above[:, None], chosen], lines.given[below[:, None], chosen] & (down != 0)
    ratio, unknown = _ratio(up[:, None, few], down[:, few], given[:, None, few] & told_below[:, few])
    for kind in _KINDS:
        for scale in _SCALES:
            offset = 0 if kind == "quotient" else 1
            low, high = _widened((told - reach) / scale + offset, (told + reach) / scale + offset)
            x, y = np.nonzero(unknown | ((ratio >= low[few]) & (ratio <= high[few])).any(axis=2))
            if not len(x):
                continue
            both = given[x] & told_below[y]
            quotient, _ = _ratio(up[x], down[y], both)
            near = (quotient >= low) & (quotient <= high)
            enough = (near.sum(axis=1) >= _FEWEST_LINES) & ((both & ~near).sum(axis=1) <= most)
            if enough.any():
                yield kind, scale, x[enough], y[enough]


def _ratio(up: Numbers, down: Numbers, both: Flags) -> tuple[Numbers, Flags]:
    """Quotients, near nothing where not both figures are given; and whether that is so on any line."""
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio: Numbers = np.where(both, up / down, np.nan)
    unknown: Flags = np.asarray(~both.all(axis=-1), dtype=bool)
    return ratio, unknown


def _widened(low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """Between what quotients may lie whose two figures were rounded."""
    less, more = 1 - 1.001 * _WIDEST, 1 + 1.001 * _WIDEST
    return np.where(low < 0, low / less, low / more), np.where(high < 0, high / more, high / less)


def _borne_out(
    lines: NumberLines,
    stated: int,
    pairs: tuple[Indices, Indices],
    chosen: Indices,
    kind: QuotientKind,
    scale: int,
    count: int,
    bonus: float,
) -> Iterator[Quotient]:
    """Those of the ``pairs`` of positions above and below that enough lines bear out, of which ``count`` were tried."""
    above, below = pairs
    told, step = lines.values[stated, chosen], lines.steps[stated, chosen]
    (up, up_spread), (down, down_spread) = (with_spread(lines, one, chosen) for one in pairs)
    both = lines.given[above[:, None], chosen] & lines.given[below[:, None], chosen] & (down != 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(both, up / down, 0.0)
    moved = np.abs(ratio) * np.minimum(up_spread + down_spread, _WIDEST)
    tolerance = _REACH * step + moved * scale + FLOAT_NOISE * np.abs(told)
    value = ratio if kind == "quotient" else ratio - 1
    held = np.abs(value * scale - told) <= tolerance
    telling = both & (np.abs(down) > 1) & (up != 0) & (told != 0) & (ratio != 1)
    size = np.log10(np.maximum(np.abs(told), scale * _LEAST_CHANGE) / (2 * tolerance))
    digits = np.where(telling & held, np.clip(size, 0, _MOST_DIGITS), 0).sum(axis=1)
    holds, fails = (telling & held).sum(axis=1), (both & ~held).sum(axis=1)
    enough = (digits - _FAILURE_DIGITS * fails >= _needed(count)) & (holds >= _FEWEST_LINES)
    enough &= fails <= _MOST_FAILURES_SHARE * (holds + fails)
    for at in np.nonzero(enough)[0].tolist():
        one, other = int(above[at]), int(below[at])
        borne = held[at] & telling[at]
        if one == other or len(np.unique(told[borne])) < 2 or np.isin(down[at, borne], _NO_WHOLE).all():
            continue
        share = float(holds[at] / (holds[at] + fails[at]))
        score = min(float(digits[at]), 30.0) * share**2 - 0.1 * (abs(one - stated) + abs(other - stated)) + bonus
        score += (0.5 if kind == "quotient" else 0.0) + (_BEHIND if stated > max(one, other) else 0.0)
        yield Quotient(kind, stated, one, other, scale, int(holds[at]), int(fails[at]), float(digits[at]), score)

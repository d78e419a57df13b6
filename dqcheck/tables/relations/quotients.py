"""Positions that are the quotient of two others, or the relative change from one to the other, as a ratio or in
percent."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10
from typing import Literal

import numpy as np

from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, Indices, NumberLines, Numbers

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
_WIDEST = 0.05
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
    for stated in asked.tolist():
        if not _may_be_rate(lines, stated, says_rate=bool(says_rate[stated])):
            continue
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


def _may_be_rate(lines: NumberLines, position: int, *, says_rate: bool) -> bool:
    values = lines.values[position][lines.given[position]]
    fractional = float((values != np.round(values)).mean()) if len(values) else 0.0
    return fractional > _FRACTIONAL_SHARE or (says_rate and float(np.abs(values).max(initial=0)) <= _LARGEST_WHOLE_RATE)


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
    given = np.nonzero(lines.given[stated])[0]
    filled = lines.given[above][:, given].sum(axis=0)
    chosen = given[np.argsort(-filled, kind="stable")][:_SEARCHED_LINES]
    told = lines.values[stated, chosen]
    if len(np.unique(told)) < 2:
        return
    step = lines.steps[stated, chosen]
    up, down = lines.values[above][:, chosen], lines.values[below][:, chosen]
    both = lines.given[above][:, chosen][:, None, :] & lines.given[below][:, chosen][None, :, :] & (down != 0)[None]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(both, up[:, None, :] / down[None, :, :], 0.0)
    spread = _spread(up, lines.steps[above][:, chosen])[:, None, :] + _spread(down, lines.steps[below][:, chosen])[None]
    spread = np.minimum(spread, _WIDEST)
    telling = both & (np.abs(down) > 1)[None] & (up != 0)[:, None] & (told != 0) & (ratio != 1)
    needed = _NEEDED_DIGITS + 2 * log10(len(above) + 1)
    kinds: tuple[tuple[QuotientKind, Numbers], ...] = (("quotient", ratio), ("change", ratio - 1))
    for kind, value in kinds:
        for scale in (1, 100):
            tolerance = 0.51 * step + np.abs(ratio) * spread * scale + FLOAT_NOISE * np.abs(told)
            held = np.abs(value * scale - told) <= tolerance
            size = np.log10(np.maximum(np.abs(told), scale * _LEAST_CHANGE) / (2 * tolerance))
            digits = np.where(telling & held, np.clip(size, 0, _MOST_DIGITS), 0).sum(axis=2)
            holds, fails = (telling & held).sum(axis=2), (both & ~held).sum(axis=2)
            enough = (digits - _FAILURE_DIGITS * fails >= needed) & (holds >= _FEWEST_LINES)
            enough &= fails <= _MOST_FAILURES_SHARE * (holds + fails)
            for x, y in np.argwhere(enough).tolist():
                one, other = int(above[x]), int(below[y])
                borne = held[x, y] & telling[x, y]
                if one == other or len(np.unique(told[borne])) < 2 or np.isin(down[y, borne], _NO_WHOLE).all():
                    continue
                share = float(holds[x, y] / (holds[x, y] + fails[x, y]))
                score = (
                    min(float(digits[x, y]), 30.0) * share**2 - 0.1 * (abs(one - stated) + abs(other - stated)) + bonus
                )
                score += (0.5 if kind == "quotient" else 0.0) + (_BEHIND if stated > max(one, other) else 0.0)
                yield Quotient(
                    kind, stated, one, other, scale, int(holds[x, y]), int(fails[x, y]), float(digits[x, y]), score
                )


def _spread(values: Numbers, steps: Numbers) -> Numbers:
    """Half the step of figures with decimals, as a share of them; whole numbers count."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share: Numbers = np.where((values == np.round(values)) | (values == 0), 0.0, 0.5 * steps / np.abs(values))
    return share

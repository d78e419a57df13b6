"""Positions that are the product of two others: quantity and price, area and yield."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

import numpy as np

from dqcheck.tables.relations.number_lines import (
    FLOAT_NOISE,
    Flags,
    Indices,
    NumberLines,
    Numbers,
    fullest,
    pair_indices,
    with_spread,
)

SCALES = (1.0, 0.1, 0.01, 0.001)
"""Factors between the unit of a product and that of its factors."""
_ALL_POSITIONS = 45
"""Positions up to which every pair is tried; among more, neighbours."""
_NEIGHBOURS = 8
_MOST_POSITIONS = 1000
"""Positions from which on they are records, of which none is the product of two others."""
_SEARCHED_LINES = 40
_FEWEST_LINES = 3
_NEEDED_DIGITS = 4.0
_MOST_DIGITS = 5.0
"""Digits of evidence that one line counts for at most."""
_FAILURE_DIGITS = 1.5
_MOST_FAILURES_SHARE = 0.2
_MOST_ALIKE_SHARE = 0.5
_REACH = 0.51
"""Steps by which what is stated may be off for its own rounding ..."""
_WIDEST = 0.02
"""... and the share of a product by which it may for those of its factors."""


@dataclass(slots=True, eq=False)
class Multiple:
    """``stated`` is the product of two ``factors``, times ``scale``."""

    stated: int
    factors: tuple[int, int]
    scale: float
    holds: int
    fails: int
    digits: float
    score: float


def products(lines: NumberLines) -> list[Multiple]:
    """The products that are believed, at most one for each position and one for each three of them."""
    active = np.nonzero(lines.given.sum(axis=1) >= _FEWEST_LINES)[0]
    if not 3 <= len(active) <= _MOST_POSITIONS:
        return []
    best: list[Multiple] = []
    for stated in active[_provable(lines, active)].tolist():
        found = max(_of(lines, active, stated), key=lambda one: one.score, default=None)
        if found is not None:
            best.append(found)
    kept: dict[frozenset[int], Multiple] = {}
    for one in sorted(best, key=lambda one: -one.score):
        kept.setdefault(frozenset((one.stated, *one.factors)), one)
    return list(kept.values())


def _provable(lines: NumberLines, active: Indices) -> Flags:
    """The positions whose figures have digits enough for a product of two of the others, or of the fewest near them."""
    digits = np.where(lines.given[active], _digits(lines.values[active], lines.steps[active]), 0.0).sum(axis=1)
    enough: Flags = digits + 1e-6 >= _needed(min(len(active) - 1, _NEIGHBOURS))
    return enough


def _digits(stated: Numbers, steps: Numbers) -> Numbers:
    """The digits of evidence that a line counts for."""
    digits: Numbers = np.clip(np.log10(np.abs(stated) / (2 * _REACH * steps) + 1e-12), 0, _MOST_DIGITS)
    return digits


def _of(lines: NumberLines, active: Indices, stated: int) -> Iterator[Multiple]:
    others = active[active != stated]
    if len(active) > _ALL_POSITIONS:
        at = int(np.searchsorted(active, stated))
        others = active[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        others = others[others != stated]
    chosen = fullest(lines, stated, others, _SEARCHED_LINES)
    if len(others) < 2 or (lines.values[stated, chosen] == lines.values[stated, chosen[:1]]).all():
        return
    for scale, left, right in _possible(lines, stated, others, chosen):
        yield from _borne_out(lines, stated, (others[left], others[right]), chosen, scale, len(others))


def _needed(count: int) -> float:
    """The digits of evidence that a product of two of so many positions must have."""
    return _NEEDED_DIGITS + 2 * log10(count + 1)


def _possible(
    lines: NumberLines, stated: int, others: Indices, chosen: Indices
) -> Iterator[tuple[float, Indices, Indices]]:
    """The pairs of others, by scale and index, that may be borne out: they come near on one line at least of so many,
    those of most digits, that no others make up for it if all of them fail, and then on enough of all."""
    digits = _digits(lines.values[stated, chosen], lines.steps[stated, chosen])
    if digits.sum() < _needed(len(others)):
        return
    most = int(_MOST_FAILURES_SHARE * len(chosen))
    few = np.argsort(-digits, kind="stable")[: most + 1]
    left, right = pair_indices(len(others), 1)
    values, given = np.abs(lines.values[others[:, None], chosen]), lines.given[others[:, None], chosen]
    told = np.abs(lines.values[stated, chosen])
    reach = 1.001 * _REACH * lines.steps[stated, chosen] + FLOAT_NOISE * told
    scales = np.array(SCALES)[:, None]
    low, high = (told - reach) / (1 + 1.01 * _WIDEST) / scales, (told + reach) / (1 - 1.01 * _WIDEST) / scales
    some, given_some = values[:, few], given[:, few]
    size, unknown = some[left] * some[right], ~(given_some[left] & given_some[right])
    near = unknown | ((size >= low[:, None, few]) & (size <= high[:, None, few]))
    scale, at = np.nonzero(near.any(axis=2))
    size, both = values[left[at]] * values[right[at]], given[left[at]] & given[right[at]]
    near = both & (size >= low[scale]) & (size <= high[scale])
    enough = (near.sum(axis=1) >= _FEWEST_LINES) & ((both & ~near).sum(axis=1) <= most)
    scale, at = scale[enough], at[enough]
    for index in np.unique(scale).tolist():
        mine = at[scale == index]
        yield SCALES[index], left[mine], right[mine]


def _borne_out(
    lines: NumberLines, stated: int, factors: tuple[Indices, Indices], chosen: Indices, scale: float, count: int
) -> Iterator[Multiple]:
    """Those of the pairs of ``factors`` that enough lines bear out, of which ``count`` positions were tried."""
    told, step = lines.values[stated, chosen], lines.steps[stated, chosen]
    (one, other), (one_spread, other_spread) = zip(*(with_spread(lines, at, chosen) for at in factors), strict=True)
    both = lines.given[factors[0][:, None], chosen] & lines.given[factors[1][:, None], chosen]
    expected = one * other * scale
    moved = np.abs(expected) * np.minimum(one_spread + other_spread, _WIDEST)
    tolerance = _REACH * step + moved + FLOAT_NOISE * np.abs(told)
    held = np.abs(expected - told) <= tolerance
    telling = both & (told != 0) & (np.abs(one) != 1) & (np.abs(other) != 1) & (one != 0) & (other != 0)
    size = np.clip(np.log10(np.abs(told) / (2 * tolerance) + 1e-12), 0, _MOST_DIGITS)
    digits = np.where(telling & held, size, 0).sum(axis=1)
    holds, fails = (telling & held).sum(axis=1), (both & ~held).sum(axis=1)
    enough = (digits - _FAILURE_DIGITS * fails >= _needed(count)) & (holds >= _FEWEST_LINES)
    enough &= fails <= _MOST_FAILURES_SHARE * (holds + fails)
    for at in np.nonzero(enough)[0].tolist():
        pair = int(factors[0][at]), int(factors[1][at])
        lines_held = held[at] & telling[at]
        if not all(_varies(values[at][lines_held]) for values in (one, other)):
            continue
        share = float(holds[at] / (holds[at] + fails[at]))
        far = sum(abs(factor - stated) for factor in pair)
        score = min(float(digits[at]), 30.0) * share**2 - 0.1 * far + (1.0 if stated > max(pair) else 0.0)
        yield Multiple(stated, pair, scale, int(holds[at]), int(fails[at]), float(digits[at]), score)


def _varies(values: Numbers) -> bool:
    """Whether a factor is a figure of each line, no constant that all or most of them share."""
    _, counts = np.unique(values, return_counts=True)
    return len(counts) >= _FEWEST_LINES and bool(counts.max() <= _MOST_ALIKE_SHARE * len(values))

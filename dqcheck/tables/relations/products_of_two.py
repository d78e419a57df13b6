"""Positions that are the product of two others: quantity and price, area and yield."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log10

import numpy as np

from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Indices, NumberLines, Numbers

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
_WIDEST = 0.02


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
    best: list[Multiple] = []
    for stated in active.tolist() if 3 <= len(active) <= _MOST_POSITIONS else ():
        found = max(_of(lines, active, stated), key=lambda one: one.score, default=None)
        if found is not None:
            best.append(found)
    kept: dict[frozenset[int], Multiple] = {}
    for one in sorted(best, key=lambda one: -one.score):
        kept.setdefault(frozenset((one.stated, *one.factors)), one)
    return list(kept.values())


def _of(lines: NumberLines, active: Indices, stated: int) -> Iterator[Multiple]:
    others = active[active != stated]
    if len(active) > _ALL_POSITIONS:
        at = int(np.searchsorted(active, stated))
        others = active[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        others = others[others != stated]
    given = np.nonzero(lines.given[stated])[0]
    chosen = given[np.argsort(-lines.given[others][:, given].sum(axis=0), kind="stable")][:_SEARCHED_LINES]
    told, step = lines.values[stated, chosen], lines.steps[stated, chosen]
    left, right = np.triu_indices(len(others), 1)
    if not len(left) or len(np.unique(told)) < 2:
        return
    one, other = lines.values[others[left]][:, chosen], lines.values[others[right]][:, chosen]
    both = lines.given[others[left]][:, chosen] & lines.given[others[right]][:, chosen]
    telling = both & (told != 0) & (np.abs(one) != 1) & (np.abs(other) != 1) & (one != 0) & (other != 0)
    enough_lines = telling.sum(axis=1) >= _FEWEST_LINES
    value = one * other
    spread = np.minimum(_spread(one, lines.steps[others[left]][:, chosen]) + _spread(
        other, lines.steps[others[right]][:, chosen]), _WIDEST)  # fmt: skip
    needed = _NEEDED_DIGITS + 2 * log10(len(others) + 1)
    for scale in SCALES:
        expected = value * scale
        tolerance = 0.51 * step + np.abs(expected) * spread + FLOAT_NOISE * np.abs(told)
        held = np.abs(expected - told) <= tolerance
        size = np.clip(np.log10(np.abs(told) / (2 * tolerance) + 1e-12), 0, _MOST_DIGITS)
        digits = np.where(telling & held, size, 0).sum(axis=1)
        holds, fails = (telling & held).sum(axis=1), (both & ~held).sum(axis=1)
        enough = enough_lines & (digits - _FAILURE_DIGITS * fails >= needed) & (holds >= _FEWEST_LINES)
        enough &= fails <= _MOST_FAILURES_SHARE * (holds + fails)
        for at in np.nonzero(enough)[0].tolist():
            factors = int(others[left[at]]), int(others[right[at]])
            lines_held = held[at] & telling[at]
            if not all(_varies(values[at][lines_held]) for values in (one, other)):
                continue
            share = float(holds[at] / (holds[at] + fails[at]))
            far = sum(abs(factor - stated) for factor in factors)
            score = min(float(digits[at]), 30.0) * share**2 - 0.1 * far + (1.0 if stated > max(factors) else 0.0)
            yield Multiple(stated, factors, scale, int(holds[at]), int(fails[at]), float(digits[at]), score)


def _varies(values: Numbers) -> bool:
    """Whether a factor is a figure of each line, no constant that all or most of them share."""
    _, counts = np.unique(values, return_counts=True)
    return len(counts) >= _FEWEST_LINES and bool(counts.max() <= _MOST_ALIKE_SHARE * len(values))


def _spread(values: Numbers, steps: Numbers) -> Numbers:
    with np.errstate(divide="ignore", invalid="ignore"):
        share: Numbers = np.where((values == np.round(values)) | (values == 0), 0.0, 0.5 * steps / np.abs(values))
    return share

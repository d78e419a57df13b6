"""The numbers of a table along one axis, and how well lines bear out that some positions add up to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indices = NDArray[np.intp]

FLOAT_NOISE = 1e-13
"""Share of a figure by which sums, products and quotients of doubles may be off. More would hide small figures that are
added to large ones."""
_RATE_BELOW = 100.5
"""Size up to which figures with decimals may be rates or percentages."""
_AMOUNTS_ABOVE = 1000.0
"""Size of figures that are no rates ..."""
_AMOUNTS_SHARE = 0.1
"""... and the share of the lines that must have such figures for the others to be rates, where these are most."""
MOST_LINE_DIGITS = 6.0
"""Digits of evidence that one line counts for at most."""
LEAST_DRIFT_STEPS = 1.01
_DEVIATIONS = 3.0
"""Standard deviations of uniform roundings within which a sum is looked for."""
_EXACT_SHARE = 0.85
"""Share of the lines that hold to the digit from which on a sum counts as exact."""
_INEXACT_DIGITS = 4.0
"""Digits of evidence that a sum lacks whose lines hold only as rounded."""
_FEW_PARTS_SHARE = 0.5
_FAILURE_DIGITS = 2.5
"""Digits of evidence that one failing line outweighs."""


@dataclass(eq=False)
class NumberLines:
    """Numbers by position (rows of the arrays) and line (columns): values with zeros where nothing is, whether
    something is, whether that is a dash (nothing as a part, as a total something that is not stated), whether what is
    written there is no number (``x``: not published), and the step to which each is rounded. ``labels`` name the
    positions; ``totals`` are those whose label says so; ``rates`` are lines whose figures cannot be added up by their
    looks."""

    values: Numbers
    given: Flags
    dashes: Flags
    hidden: Flags
    steps: Numbers
    labels: Sequence[str]
    totals: Flags
    rates: Flags

    @cached_property
    def filled(self) -> Flags:
        """The positions with any number."""
        found: Flags = np.asarray(self.given.any(axis=1), dtype=bool)
        return found

    @property
    def weighing(self) -> Flags:
        """Where a number is not zero."""
        heavy: Flags = self.given & (self.values != 0)
        return heavy

    @cached_property
    def digits(self) -> Numbers:
        """The digits that are written of each figure."""
        found: Numbers = np.where(self.given, np.log10(np.abs(self.values) / self.steps + 1), 0)
        return found

    @cached_property
    def chosen(self) -> dict[bytes, list[int]]:
        """The lines that ``pivots`` has chosen so far, by the positions that were looked at."""
        return {}

    @cached_property
    def proofs(self) -> Numbers:
        """What ``provable`` has found out of each position so far."""
        return np.full(self.count, np.nan)

    def slack(self, positions: Sequence[int]) -> Numbers:
        """The steps of some positions added up, line by line, where they are not zero."""
        chosen = list(positions)
        heavy = self.given[chosen] & (self.values[chosen] != 0)
        added: Numbers = np.where(heavy, self.steps[chosen], 0.0).sum(axis=0)
        return added

    def unsettled(self, target: int, parts: Sequence[int]) -> Flags:
        """The lines on which hidden parts may make up what a target has more than the others."""
        chosen = list(parts)
        short: Flags = np.abs(self.values[target]) >= np.abs(self.values[chosen].sum(axis=0))
        return self.hidden[chosen].any(axis=0) & short

    def of_lines(self, chosen: Indices) -> "NumberLines":
        """The same positions on some of the lines."""
        return NumberLines(
            self.values[:, chosen],
            self.given[:, chosen],
            self.dashes[:, chosen],
            self.hidden[:, chosen],
            self.steps[:, chosen],
            self.labels,
            self.totals,
            self.rates[chosen],
        )

    @property
    def count(self) -> int:
        """The number of positions."""
        return len(self.values)


def lines_of(
    values: Numbers,
    given: Flags,
    steps: Numbers,
    labels: Sequence[str],
    totals: Flags,
    unlike: Flags | None = None,
    dashes: Flags | None = None,
    hidden: Flags | None = None,
) -> NumberLines:
    """Lines with what follows from their numbers. ``unlike`` are lines whose label says that they are rates or the
    like."""
    fractional = given & (steps < 1)
    numbers = np.maximum(given.sum(axis=0), 1)
    small = (given & (np.abs(values) <= _RATE_BELOW)).sum(axis=0)
    rates = (fractional.sum(axis=0) > numbers / 2) & (small > 0.9 * numbers) & (given.sum(axis=0) > 1)
    if unlike is not None:
        rates = rates | unlike
    amounts = given.any(axis=0) & ~rates & (np.abs(values).max(axis=0, initial=0, where=given) > _AMOUNTS_ABOVE)
    filled = given.any(axis=0).sum()
    if rates.sum() > filled / 2 and amounts.sum() < _AMOUNTS_SHARE * filled:  # such figures only: they may well add up
        rates = np.zeros_like(rates)
    dashes, hidden = (np.zeros_like(given) if one is None else one for one in (dashes, hidden))
    return NumberLines(np.where(given, values, 0.0), given, dashes, hidden, steps, labels, totals, rates)


pair_indices = lru_cache(maxsize=32)(np.triu_indices)
"""The two indices of each pair among so many that are so far apart at least."""


def fullest(lines: NumberLines, stated: int, positions: Indices, most: int) -> Indices:
    """The lines on which a position is given and most of some positions are, the first of equal ones, ``most`` at
    most."""
    given = np.nonzero(lines.given[stated])[0]
    filled = lines.given[positions].sum(axis=0, dtype=np.int16)[given]
    chosen: Indices = given[np.argsort(-filled, kind="stable")[:most]]
    return chosen


def with_spread(lines: NumberLines, positions: Indices, chosen: Indices) -> tuple[Numbers, Numbers]:
    """Figures by positions and some lines, and half the step of those with decimals as a share of them; whole numbers
    count."""
    values, steps = lines.values[positions[:, None], chosen], lines.steps[positions[:, None], chosen]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where((values == np.round(values)) | (values == 0), 0.0, 0.5 * steps / np.abs(values))
    return values, share


def summands(lines: NumberLines, positions: Indices) -> tuple[Numbers, ...]:
    """What is added up of positions for ``support``: values, steps of what is not zero, parts given, parts that are not
    zero, and sizes; parts that are hidden where any are."""
    weighing = lines.given[positions] & (lines.values[positions] != 0)
    hidden = (lines.hidden[positions].astype(float),) if lines.hidden.any() else ()
    return (
        lines.values[positions],
        np.where(weighing, lines.steps[positions], 0.0),
        lines.given[positions].astype(float),
        weighing.astype(float),
        np.abs(lines.values[positions]),
        *hidden,
    )


@dataclass(slots=True, eq=False)
class Support:
    """What lines say of several candidates, one entry each: lines that hold (``exact`` of them to the digit), lines
    that fail, and the digits that would have had to agree by chance."""

    holds: Indices
    exact: Indices
    fails: Indices
    digits: Numbers

    @property
    def net(self) -> Numbers:
        """Digits of evidence that are left when each failing line outweighs some."""
        return self.digits - _FAILURE_DIGITS * self.fails


def drift(sizes: Any) -> Numbers:
    """How many steps a sum of so many parts may be off."""
    steps: Numbers = np.maximum(LEAST_DRIFT_STEPS, _DEVIATIONS * np.sqrt((np.asarray(sizes) + 1) / 12.0))
    return steps


def support(lines: NumberLines, targets: Any, added: Sequence[Any], sizes: Any) -> Support:
    """How far lines bear out that each target is the sum beside it.

    ``added`` are the ``summands`` added up, arrays of candidates by lines: their values, steps, parts given, parts that
    are not zero, sizes, and perhaps parts that are hidden; ``sizes`` is the number of parts of each candidate. A line
    tells something when two parts at least are not zero; one whose total is zero, so that its parts make up for each
    other, only beside others that hold. A line holds within three standard deviations of uniform roundings and within
    the worst case; one of far fewer parts than those that hold does not fail, for its total may speak of what is not
    stated, and no more does one whose total is a dash, nor one with hidden parts that may make up what is missing.
    """
    sums, slack, counts, weighing, weights, *hidden = added
    stated = lines.values[targets]
    gap = np.abs(stated - sums)
    step = np.where(lines.given[targets], lines.steps[targets], 1.0)
    worst = 0.5 * (step + slack)
    likely = np.reshape(drift(sizes), (-1, 1)) * np.maximum(step, slack / np.maximum(weighing, 1))
    noise = FLOAT_NOISE * np.maximum(np.abs(stated), 1) + 1e-6 * step
    tolerance = np.minimum(worst, likely)
    applies = lines.given[targets] & (counts > 0)
    telling = applies & (weighing >= 2)
    held = telling & (gap <= tolerance + noise)
    held &= (held & (stated != 0)).any(axis=1)[:, None]
    telling &= held | (stated != 0)
    size = np.where(stated != 0, np.abs(stated), weights / 2)
    to_the_digit = telling & (gap <= noise + 0.02 * step)
    holds, exact = held.sum(axis=1), to_the_digit.sum(axis=1)
    failed = applies & (gap > worst + noise) & ~few_parts(counts, held) & ~lines.dashes[targets]
    for count in hidden:
        failed &= (count == 0) | (np.abs(stated) < np.abs(sums))
    fails = (failed & ~lines.rates).sum(axis=1)
    is_exact = exact >= _EXACT_SHARE * np.maximum(holds, 1)
    # rounded parts still give the very total now and then; lines that never do are chance
    expected = 0.3 / np.sqrt(np.asarray(sizes, dtype=float)) * holds
    never = exact < expected - 2 * np.sqrt(expected)
    outvoted = 2 * holds < holds + fails
    digits = np.where(never | outvoted | is_exact, 0.0, -_INEXACT_DIGITS)
    told = np.nonzero((holds > 0) & ~never & ~outvoted)[0]
    if len(told):
        width = np.where(is_exact[told, None], step[told], 2 * tolerance[told])
        digits[told] += _evidence(held[told], size[told], width)
    return Support(holds, exact, fails, digits)


def _evidence(held: Flags, size: Numbers, width: Numbers) -> Numbers:
    """The digits that candidates tell on the lines that hold (arrays of candidates by lines), of figures of a ``size``
    within a ``width``: the first line tells all of its digits, another one only those in which it may differ."""
    with np.errstate(divide="ignore", invalid="ignore"):
        each = np.where(held, np.minimum(np.maximum(np.log10(size / width + 1e-12), 0), MOST_LINE_DIGITS), 0)
        spread = np.where(held, size, -np.inf).max(axis=1) - np.where(held, size, np.inf).min(axis=1)
        varying = np.log10(np.maximum(spread, 0)[:, None] / width + 1)  # no less than nought
        varying = np.minimum(varying, MOST_LINE_DIGITS)
    first = each.max(axis=1, initial=0)
    repeated = np.where(held, np.minimum(each, varying), 0).sum(axis=1)
    digits: Numbers = first + repeated - np.minimum(first, varying.max(axis=1, initial=0))
    return digits


def few_parts(counts: Any, held: Flags) -> Flags:
    """Lines in which less than half as many parts are given as in those that hold (arrays of candidates by lines)."""
    usual = (counts * held).sum(axis=-1, keepdims=True) / np.maximum(held.sum(axis=-1, keepdims=True), 1)
    few: Flags = counts < _FEW_PARTS_SHARE * usual
    return few

"""Figures that were rounded to so many significant digits, and to so many decimals at most: ``2303 | 943.8 | 26.11 |
0.1542``. The larger they are, the fewer decimals they have, which no rounding to decimals alone does."""

import numpy as np

from dqcheck.model.record import record
from dqcheck.tables.relations.number_lines import Flags, Numbers

_FEWEST_OF_SIZE = 4
"""Figures between two powers of ten that show to how many decimals these were written: all of them end with a nought
once in ten thousand tables."""
_FEWEST_SIZES = 3
"""Sizes of figures that must have as many digits: amounts with one decimal and rates with two are two of them."""
_FEWEST_SIZES_LONG, _LONG = 2, 7
"""So many are enough from so many digits on: none but a program cuts figures off there."""
_FAR_FEWER = 3
"""Digits by which a figure is shorter than those of its column where that is no chance: it ends with so many noughts
once in a thousand."""
_FEWEST_LONG, _LONG_SHARE = 4, 0.1
"""Figures of a column, and their share, that show to how many digits it was written."""
_MOST_DIGITS = 18
_SINGLE = range(7, 10)
"""Digits that programs show of a number of single precision; those behind the first of these are noise."""
_EXCEPTIONS = 0.02
"""Share of figures that may have more digits: slips."""


@record
class _Rounding:
    """So many significant digits, and so many decimals at most."""

    digits: int
    decimals: int


def steps_of_digits(decimals: "np.ndarray", values: Numbers, given: Flags, stored: Flags) -> Numbers:
    """The steps of the figures of a sheet that were rounded to significant digits, column by column or in all of them;
    zero for all others. ``decimals`` are those that each shows, ``stored`` those that no text shows."""
    steps = np.zeros(values.shape)
    figures = given & (values != 0)
    parted = figures & (decimals > 0)
    if not parted.any():
        return steps
    left = np.zeros_like(given)
    for column in np.nonzero(parted.sum(axis=0) >= _FEWEST_OF_SIZE)[0].tolist():
        mine = figures[:, column]
        found = _rounding(decimals[mine, column], values[mine, column])
        if found is not None:
            steps[mine, column] = _steps(values[mine, column], decimals[mine, column], found)
        else:
            left[:, column] = parted[:, column]
    found = _rounding(decimals[left], values[left])
    if found is not None and found.digits >= _LONG:
        steps[left] = _steps(values[left], decimals[left], found)
    return np.maximum(steps, _as_written(decimals, values, parted & ~stored))


def _as_written(decimals: "np.ndarray", values: Numbers, parted: Flags) -> Numbers:
    """The steps of figures that are far shorter than those of their columns, in digits and in decimals (``5.438 |
    11.6`` below ``40.213752 | 7.1240093``): they come from elsewhere, and are as exact as they are written. Whole
    numbers and those that a cell stores say nothing: they are reckoned to so few digits everywhere."""
    if not parted.any():
        return np.zeros(values.shape)
    digits = _sizes(np.where(parted, values, 1.0)) + 1 + decimals
    long = _usual(digits, parted, range(_LONG, _MOST_DIGITS))
    fine = _usual(decimals, parted, range(_FAR_FEWER, _MOST_DIGITS))
    short = parted & (digits + _FAR_FEWER <= long) & (decimals + _FAR_FEWER <= fine)
    return np.where(short, 10.0 ** -decimals.astype(float), 0.0)


def _usual(counts: "np.ndarray", figures: Flags, among: range) -> "np.ndarray":
    """The most that many figures of each column have at least; zero where they have fewer than all ``among``."""
    many = np.maximum(_FEWEST_LONG, _LONG_SHARE * figures.sum(axis=0))
    shown = [((figures & (counts >= least)).sum(axis=0) >= many) * least for least in among]
    found: np.ndarray = np.max(shown, axis=0)
    return found


def _rounding(decimals: "np.ndarray", values: Numbers) -> _Rounding | None:
    """To how many significant digits figures were rounded, as the largest of them show; None where it was not to
    any."""
    if len(values) < _FEWEST_SIZES_LONG * _FEWEST_OF_SIZE:
        return None
    sizes = _sizes(values)
    found, counts = np.unique(sizes, return_counts=True)
    # what two figures of a size show at least: one may be a slip
    shown = {
        int(size): int(np.sort(decimals[sizes == size])[-2])
        for size, count in zip(found, counts, strict=True)
        if count >= _FEWEST_OF_SIZE
    }
    digits = max((size + 1 + many for size, many in shown.items()), default=0)
    most = max(shown.values(), default=0)
    within = [size + 1 + shown[size] == digits for size in sorted(shown, reverse=True)]
    largest = within.index(False) if False in within else len(within)
    if largest < (_FEWEST_SIZES_LONG if digits >= _LONG else _FEWEST_SIZES):
        return None
    beyond = _places(values, decimals, digits) > digits - 1 - sizes
    return _Rounding(digits=digits, decimals=most) if beyond.mean() <= _EXCEPTIONS else None


def _places(values: Numbers, decimals: "np.ndarray", digits: int) -> "np.ndarray":
    """The last place that each figure shows: its decimals, or less than none where a whole number with more than so
    many digits ends with noughts in place of the others."""
    more = np.maximum(_sizes(values) + 1 - digits, 0)
    noughts = (decimals == 0) & (values % 10.0**more == 0)
    found: np.ndarray = np.where(noughts, -more, decimals)
    return found


def _sizes(values: Numbers) -> "np.ndarray":
    return np.floor(np.log10(np.abs(values))).astype(np.int64)


def _steps(values: Numbers, decimals: "np.ndarray", rounding: _Rounding) -> Numbers:
    """The steps of figures that were rounded; those with more digits have their own."""
    left = np.minimum(rounding.digits - 1 - _sizes(values), rounding.decimals)
    steps: Numbers = 10.0 ** -np.maximum(left, _places(values, decimals, rounding.digits)).astype(float)
    if rounding.digits in _SINGLE:
        steps = np.maximum(steps, 10.0 ** (_sizes(values) + 1 - _SINGLE.start))
    return steps

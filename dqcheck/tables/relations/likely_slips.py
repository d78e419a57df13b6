"""Whether a slip of the pen in one figure explains that a line does not hold: a digit changed, left out, doubled or
added, two exchanged, the sign lost, another unit; and whether figures of two lines were exchanged."""

from collections.abc import Sequence
from math import gcd

import numpy as np

from dqcheck.tables.relations.number_lines import NumberLines

_MOST_DIGITS = 15
_UNITS = (1000, 1_000_000)
"""Units that are taken for each other."""
_FEWEST = 10
_DRIFTING = 1000
"""Steps from which on roundings of several parts leave room for a slip beside them."""
_NEAR_STEPS = 3
"""Steps by which the value that would fit may be off where figures were rounded."""


def is_slip(written: int, meant: int) -> bool:
    """Whether one slip turns the digits of ``meant`` into those of ``written``.

    >>> is_slip(2415, 2451), is_slip(2415, 24150), is_slip(2415, 2514)
    (True, True, False)
    """
    if written == meant or (written < 0) != (meant < 0):
        return written == -meant and written != 0
    if meant in {written * unit for unit in _UNITS} or written in {meant * unit for unit in _UNITS}:
        return bool(written)
    one, other = str(abs(written)), str(abs(meant))
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        if len(apart) == 1:
            return True
        if len(apart) == 2 and apart[1] == apart[0] + 1:
            return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]
        return False
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def repairing(lines: NumberLines, target: int, parts: tuple[int, ...], line: int, *, exact: bool) -> list[int]:
    """The positions whose figure one slip explains, so that the line holds with the figure that was meant: to the
    digit, or as far as roundings allow."""
    stated = float(lines.values[target, line])
    gap = stated - float(lines.values[list(parts), line].sum())
    signed = bool((lines.values[[target, *parts], line] < 0).any())
    found = []
    for position in (target, *parts):
        if not lines.given[position, line]:
            continue
        value = float(lines.values[position, line])
        meant = value - gap if position == target else value + gap
        step = min(float(lines.steps[position, line]), 1.0)
        written, wanted = value / step, meant / step
        if max(abs(written), abs(wanted)) >= 10**_MOST_DIGITS or abs(written - round(written)) > 1e-6:
            continue
        if (meant < 0) != (value < 0) and not signed:
            continue
        if abs(written) < _FEWEST and abs(wanted) < 10 * _FEWEST:
            continue  # so few digits are always a slip away
        drift = 0 if exact and abs(wanted) < _DRIFTING else _NEAR_STEPS
        near = [round(wanted) + shift for shift in range(-drift, drift + 1)]
        if any(is_slip(round(written), one) or (step < 1 and _shorter(round(written), one)) for one in near):
            found.append(position)
    return found


def exchanged(lines: NumberLines, target: int, parts: tuple[int, ...], pair: Sequence[int]) -> bool:
    """Whether two lines hold, to the digit, when the figures of one position on them are exchanged."""
    chosen = [target, *parts]
    values = lines.values[chosen][:, list(pair)]
    gaps = values[0] - values[1:].sum(axis=0)
    moved = values[:, 1] - values[:, 0]
    moved[0] = -moved[0]
    noise = 1e-9 * np.abs(values).max()
    both = bool(lines.given[chosen][:, list(pair)].all(axis=1).any())
    return both and abs(gaps.sum()) <= noise and bool((np.abs(moved - gaps[0]) <= noise).any())


def _shorter(written: int, meant: int) -> bool:
    """Whether a digit was left out behind the mark (``2.31`` for ``2.631``): none moves across it."""
    short = str(written).rstrip("0")
    return short != str(written) and len(str(meant)) == len(short) + 1 and is_slip(int(short or 0), meant)


def common_base(figures: Sequence[float]) -> float:
    """The greatest power of ten of which all figures are multiples: digits that agree by themselves."""
    weighing = [int(figure) for figure in figures if figure]
    if not weighing or any(figure != int(figure) for figure in figures):
        return 1.0
    common = gcd(*weighing)
    return float(next(10**power for power in range(_MOST_DIGITS, -1, -1) if common % 10**power == 0))


def chance_digits(lines: NumberLines, target: int, parts: tuple[int, ...], line: int) -> float:
    """How many digits the total has beyond those that so many possible slips would hit by chance."""
    added = abs(float(lines.values[list(parts), line].sum()))
    stated = max(abs(float(lines.values[target, line])), added) / min(float(lines.steps[target, line]), 1.0)
    figures = [abs(float(lines.values[part, line])) for part in parts if lines.given[part, line]]
    stated /= common_base(figures)
    tries = sum(20 * len(str(int(figure))) for figure in figures) + 20 * len(str(int(stated)))
    return float(np.log10(max(stated, 1)) - np.log10(max(tries, 1)))

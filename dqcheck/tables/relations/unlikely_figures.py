"""Which of several figures that a slip would explain is the wrong one: the one that is out of proportion to the figures
around it and would not be with the value that was meant."""

from collections.abc import Sequence
from math import log

import numpy as np

from dqcheck.tables.relations.number_lines import Flags, NumberLines, Numbers

_MOST_BESIDE = 60
"""Lines and positions that are looked at."""
_FEWEST_COMPARED = 2
_CLOSEST = 5
"""Proportions that are asked: those that vary least."""
_LEAST_SPREAD = 0.05
"""What proportions vary by at least, as a share."""
_FARTHEST = 20.0
"""How far off, in spreads, a figure may count for at most."""
_NIL_AMONG_FIGURES = 8.0
"""How far off a nil is among figures, or a figure among nils."""
_OTHER_SIGN = 6.0
_MOSTLY = 0.8
_CLEARLY = 2.0
"""Spreads by which one must stand out more than any other."""


def unlikely(
    lines: NumberLines, target: int, parts: Sequence[int], line: int, *, suspects: Sequence[int], beside: Flags
) -> int | None:
    """The position among ``suspects`` whose figure on a line is out of proportion, and in proportion with the value
    with which the target is the sum of the parts; None where none is clearly. ``beside`` are the lines of their kind.
    """
    near = np.nonzero(beside)[0]
    near = near[np.argsort(np.abs(near - line), kind="stable")[:_MOST_BESIDE]]
    chosen = np.union1d(near, [line])
    positions = list(dict.fromkeys([*suspects, target, *parts]))[:_MOST_BESIDE]
    values, given = lines.values[positions][:, chosen], lines.given[positions][:, chosen]
    at = int(np.searchsorted(chosen, line))
    gap = float(lines.values[target, line] - lines.values[list(parts), line].sum())
    found = []
    for index, position in enumerate(positions[: len(suspects)]):
        written = float(values[index, at])
        meant = written - gap if position == target else written + gap
        gain = _gain(values, given, index, at, written, meant)
        if gain is None:
            return None
        found.append((gain, position))
    found.sort(reverse=True)
    clear = len(found) > 1 and found[0][0] - found[1][0] >= _CLEARLY and found[0][0] >= _CLEARLY / 2
    return found[0][1] if clear else None


def _gain(values: Numbers, given: Flags, index: int, at: int, written: float, meant: float) -> float | None:
    """By how many spreads a figure is nearer to its proportions when it is what was meant; None where nothing says."""
    filled = given & (values != 0)
    logs = np.where(filled, np.log(np.abs(np.where(filled, values, 1.0))), np.nan)
    others = np.delete(values[index], at)[np.delete(given[index], at)]
    nils = float((others == 0).mean()) if len(others) else 0.0
    known = np.concatenate([_proportions(logs, index, at), _proportions(logs.T, at, index)])
    known = known[np.argsort(known[:, 1], kind="stable")[:_CLOSEST]]
    distances = [
        _distance(value, known, nils) for value in (written, 0.0 if abs(meant) < abs(written) * 1e-9 else meant)
    ]
    before, after = distances
    if before is None or after is None:
        return None
    after += _OTHER_SIGN if written * meant < 0 else 0.0
    return min(before, _FARTHEST) - min(after, _FARTHEST)


def _proportions(logs: Numbers, index: int, at: int) -> Numbers:
    """What the logarithm of a figure would be by its proportion to each other position, which is known from the other
    lines, and how much that proportion varies; a row each."""
    apart = logs[index] - logs
    apart[:, at] = np.nan
    apart[index] = np.nan
    usable = ((~np.isnan(apart)).sum(axis=1) >= _FEWEST_COMPARED) & ~np.isnan(logs[:, at])
    if not usable.any():
        return np.empty((0, 2))
    usual = np.nanmedian(apart[usable], axis=1)
    spread = np.nanmedian(np.abs(apart[usable] - usual[:, None]), axis=1)
    return np.stack([logs[usable, at] + usual, spread], axis=1)


def _distance(value: float, known: Numbers, nils: float) -> float | None:
    if value == 0:
        return _NIL_AMONG_FIGURES if nils < 0.5 else 0.0
    if not len(known):
        return None
    far = float(np.median(np.abs(log(abs(value)) - known[:, 0]) / (known[:, 1] + _LEAST_SPREAD)))
    return far + (_NIL_AMONG_FIGURES if nils > _MOSTLY else 0.0)

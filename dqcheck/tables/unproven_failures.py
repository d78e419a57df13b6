"""Lines that fail a sum which the lines that hold do not prove: they are all one line told again, or say nothing of a
figure that counts only on the line that fails."""

import numpy as np

from dqcheck.tables.relations.number_lines import FLOAT_NOISE, Flags, NumberLines
from dqcheck.tables.table_patterns import TablePattern

_FEWEST_LINES = 3
"""Lines that hold from which on they can be one line told again."""
_MANY_LINES, _FEWEST_DIFFERENT = 6, 3
"""Lines that hold, and different ones among them: with fewer, columns that hardly vary add up by chance."""
_ALIKE = 0.01
"""Share by which the proportions of figures differ that are all multiples of one of them."""


def unproven(lines: NumberLines, pattern: TablePattern, holds: Flags, fails: Flags) -> Flags:
    """Of the lines that fail those that nothing is to be said of. What is called a total needs less proof."""
    found = np.zeros_like(fails)
    if not fails.any() or not holds.any():
        return found
    positions = [pattern.target, *pattern.parts]
    told = lines.values[positions][:, holds]
    if not lines.totals[pattern.target] and _is_one_line(told):
        return fails.copy()
    new = [part for part in pattern.parts if not lines.values[part, holds].any()]
    if not new:
        return found
    gap = lines.values[pattern.target] - lines.values[list(pattern.parts)].sum(axis=0)
    room = 0.5 * (lines.steps[pattern.target] + lines.slack(pattern.parts))
    room += FLOAT_NOISE * np.maximum(np.abs(lines.values[pattern.target]), 1)
    for part in new:
        value = lines.values[part]
        signed = (np.abs(gap + value) <= room) | (np.abs(gap + 2 * value) <= room)
        found |= fails & (value != 0) & signed
    return found


def _is_one_line(told: "np.ndarray") -> bool:
    """Whether lines (columns; the total first) are one line: the same figures again, or all of them its multiples."""
    count = told.shape[1]
    if count < _FEWEST_LINES:
        return False
    different = len(np.unique(told, axis=1).T)
    if different == 1 or (count >= _MANY_LINES and different < _FEWEST_DIFFERENT):
        return True
    total = told[0]
    if count < _MANY_LINES or not total.all():
        return False
    shares = told[1:] / total
    spread: np.ndarray = shares.max(axis=1) - shares.min(axis=1)
    return bool((spread <= _ALIKE * np.abs(shares).max(axis=1)).all())

"""Figures that begin with a nought, where it fills them up to as many digits as others have."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np

from dqcheck.tables.relations.number_lines import Flags, Numbers

_MOST_DIGITS = 6
"""Digits up to which such a text may be a figure; longer ones are codes."""


def led_by_nought(
    texts: Iterable[tuple[int, int, str]], values: Numbers, given: Flags
) -> Iterator[tuple[int, int, str]]:
    """The texts with a nought before their digits that are figures (``08`` beside ``125``) and no codes: those of a
    column are all as long as each other, longer than numbers are, or go up from row to row."""
    led: dict[int, list[tuple[int, str]]] = {}
    for row, column, text in texts:
        plain = text.strip()
        if len(plain) > 1 and plain[0] == "0" and plain.isdecimal() and len(plain) <= _MOST_DIGITS:
            led.setdefault(column, []).append((row, text))
    for column, found in led.items():
        others = np.nonzero(given[:, column])[0].tolist()
        numbers = {row: values[row, column] for row in others} | {row: float(text) for row, text in found}
        widths = {len(text.strip()) for _, text in found}
        longest = max((len(f"{abs(values[row, column]):.0f}") for row in others), default=0)
        rising = all(one < other for one, other in pairwise(numbers[row] for row in sorted(numbers)))
        if max(widths) <= longest and len(widths | {longest}) > 1 and not rising:
            yield from ((row, column, text) for row, text in found)

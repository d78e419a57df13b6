"""Sums of whole numbers that count things: nothing of the table says that they were rounded, and nearly all of them add
up to the last digit. One that is off by one is then off."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import AxisReading, TablePattern
from dqcheck.tables.wordings import WORDS

_FEWEST_EXACT = 6
"""Lines of all sums of a table that must hold to the last digit ..."""
_MOST_OFF_SHARE = 0.2
"""... and the share of them that may be off by what roundings would make of them."""
_MOST_TEXT = 200_000


def with_counts(table: Labelled, readings: Sequence[AxisReading]) -> list[AxisReading]:
    """The readings of a table with the sums marked whose figures count things, where it counts things."""
    sums = [one for reading in readings for one in reading.patterns if one.kind == "sum"]
    held, exact = sum(one.holds for one in sums), sum(one.exact for one in sums)
    if held == exact or exact < _FEWEST_EXACT or held - exact > _MOST_OFF_SHARE * held or may_be_rounded(table):
        return list(readings)
    return [replace(one, patterns=tuple(_counted(one, pattern) for pattern in one.patterns)) for one in readings]


def _counted(reading: AxisReading, pattern: TablePattern) -> TablePattern:
    positions = [pattern.target, *pattern.parts]
    values, given = reading.lines.values[positions], reading.lines.given[positions]
    whole = bool((values[given] == np.round(values[given])).all())
    most = 2 * pattern.exact >= pattern.holds
    return replace(pattern, counted=True) if pattern.kind == "sum" and whole and most else pattern


def may_be_rounded(table: Labelled) -> bool:
    """Whether any text of a sheet speaks of thousands, millions, money, estimates or roundings."""
    size = 0
    for row in table.grid.sheet.rows:
        for raw in row:
            if isinstance(raw, str):
                size += len(raw)
                if size > _MOST_TEXT or WORDS.relations.rounded.search(raw):
                    return True
    return False

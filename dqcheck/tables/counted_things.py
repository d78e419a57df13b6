"""Sums of whole numbers that count things: nothing of the table says that they were rounded, and nearly all of them add
up to the last digit. One that is off by one is then off."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import comb

import numpy as np

from dqcheck.language.vi.alphabet import LETTERS
from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import AxisReading, TablePattern
from dqcheck.tables.wordings import WORDS

_FEWEST_EXACT = 6
"""Lines of all sums of a table that must hold to the last digit."""
_CHANCE, _CHANCE_ELSEWHERE = 0.1, 0.001
"""Chance at most that no more lines than these would be off if the figures were rounded: in the forms of Vietnamese
offices, which count people, files and things, and in tables of others, which are often estimates."""
_TWO_EXACT, _PARTS_EXACT = 0.75, 1.2
"""How often the sum of two rounded figures is exact, and of several when divided by the root of their number."""
_MOST_RECKONED = 500
"""Lines of sums among which half as many as expected are off by no chance that needs reckoning."""
_COARSE = 1000.0
"""Where all figures of a line are multiples of it, they were rounded to it, and say nothing of the last digit of
others."""
_FEWEST_OFF, _OFF_SHARE = 3, 0.25
"""Lines of one sum, and their share, that are off by roundings: figures were rounded, however exact other sums are."""
_MOST_TEXT = 200_000
_OWN_LETTERS = re.compile(f"[{LETTERS}]")


def exact_by_chance(parts: int) -> float:
    """How often the sum of so many rounded figures is the rounded total to the last digit."""
    return float(min(_TWO_EXACT, _PARTS_EXACT / (parts + 1) ** 0.5))


def with_counts(table: Labelled, readings: Sequence[AxisReading]) -> list[AxisReading]:
    """The readings of a table with the sums marked whose figures count things, where it counts things."""
    sums = [_telling(reading, one) for reading in readings for one in reading.patterns if one.kind == "sum"]
    held, exact = sum(one.holds for one in sums), sum(one.exact for one in sums)
    if held == exact or exact < _FEWEST_EXACT or any(map(_off_by_roundings, sums)) or may_be_rounded(table):
        return list(readings)
    if _chance(sums) > (_CHANCE if _is_vietnamese(table) else _CHANCE_ELSEWHERE):
        return list(readings)
    return [replace(one, patterns=tuple(_counted(one, pattern) for pattern in one.patterns)) for one in readings]


def _telling(reading: AxisReading, pattern: TablePattern) -> TablePattern:
    """A sum with the lines alone that say whether figures are exact."""
    positions = [pattern.target, *pattern.parts]
    values, given = reading.lines.values[positions], reading.lines.given[positions]
    coarse = (values % _COARSE == 0).all(axis=0) & given.any(axis=0) & (values[0] == values[1:].sum(axis=0))
    count = min(int((coarse & (values[0] != 0)).sum()), pattern.exact)
    return replace(pattern, holds=pattern.holds - count, exact=pattern.exact - count) if count else pattern


def _off_by_roundings(told: TablePattern) -> bool:
    off = told.holds - told.exact
    return off >= _FEWEST_OFF and off > _OFF_SHARE * told.holds


def _chance(sums: Sequence[TablePattern]) -> float:
    """How likely it is that no more lines of some sums are off than these, if their figures were rounded: of a binomial
    with the mean of what is likely for each."""
    held, off = sum(one.holds for one in sums), sum(one.holds - one.exact for one in sums)
    likely = sum(one.holds * exact_by_chance(len(one.parts)) for one in sums) / held
    if 2 * off > (1 - likely) * held:
        return 1.0
    if held > _MOST_RECKONED:
        return 0.0
    chance = 0.0
    for count in range(off + 1):
        chance += comb(held, count) * likely ** (held - count) * (1 - likely) ** count
    return chance


def _is_vietnamese(table: Labelled) -> bool:
    return any(_OWN_LETTERS.search(label) for label in (*table.rows, *table.columns))


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

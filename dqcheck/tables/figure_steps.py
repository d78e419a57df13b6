"""The steps to which the numbers of a sheet are written: by their decimals, by those of their column or row, by what
all of them are multiples of."""

import numpy as np

from dqcheck.tables.relations.number_lines import Flags, Numbers
from dqcheck.tables.significant_digits import steps_of_digits

MOST_DECIMALS = 10
"""Decimals of a stored number that are looked at."""
_DECIMAL_SHARE = 0.3
"""Share of the figures of a column with decimals from which on the others have them too, as zeros ..."""
_RATES_SHARE = 0.75
"""... and from which on a row of whole numbers is no exception."""
_FEWEST_COUNTING = 4
"""Figures of a row, all of them whole numbers, from which on it counts, whatever the columns have."""
_MULTIPLE_SHARE = 0.98
"""Share of the whole numbers that must be multiples of a base for all to be rounded to it."""
_FEWEST_MULTIPLES = 8
_COLUMN_MULTIPLES = 6
_SPARE_MULTIPLES = 3
"""Figures beyond the fewest from which on one of them may be none: a year in the head, a slip."""
_ROUNDING_BASES = (5, 3)
"""Bases to which statistical offices round at random, up or down to the next multiple."""
_LARGEST = 1e15
_STORED_DIGITS = 15
_RECKONED, _RECKONED_DIGITS = 1e-6, 12
"""Figures with so fine a step were reckoned by a program: of their digits so many are no noise of binary numbers."""
_FEWEST_PADDED = 4
_FEWEST_WHOLE = 3
"""Whole numbers typed along a row from which on it was rounded to them."""
_HIGHEST_RATE = 200
"""Size up to which figures may be percentages or indices."""
_FEWEST_COARSER = 3
"""Figures of a row, one behind another, with fewer decimals than their columns have, from which on it is no chance."""
_FEWEST_WHOLE_LARGE = 3
"""Whole numbers, all of them larger than any with decimals, from which on it is no chance: one in ten ends so."""


def decimals_of(values: Numbers) -> "np.ndarray":
    """Decimals of stored numbers, as far as fifteen digits show them."""
    found = np.full(len(values), MOST_DECIMALS, dtype=np.int8)
    open_ = np.arange(len(values))
    for places in range(MOST_DECIMALS):
        scaled = values[open_] * 10.0**places
        whole = np.abs(scaled - np.round(scaled)) <= 1e-14 * np.maximum(np.abs(scaled), 1) + 1e-9 * (places > 0)
        found[open_[whole]] = places
        open_ = open_[~whole]
        if not len(open_):
            break
    return found


def without_padding(values: Numbers, decimals: "np.ndarray", given: Flags, typed: Flags) -> "np.ndarray":
    """Decimals without the zeros to which texts of a whole column were padded (``1,656.10``, ``2,028.50``), or those of
    a row of nothing else (``108,40``, ``110,30``)."""
    fractions = given & (decimals > 0)
    for column in np.nonzero((fractions & ~typed).any(axis=0))[0].tolist():
        mine = fractions[:, column]
        if not typed[mine, column].any() and mine.sum() >= _FEWEST_PADDED:
            decimals[mine, column] = _without_zeros(values[mine, column], decimals[mine, column])
    of_fractions = (fractions & ~typed).sum(axis=1) >= _FEWEST_PADDED
    for row in np.nonzero(of_fractions & (fractions == given).all(axis=1) & ~(typed & given).any(axis=1))[0].tolist():
        mine = fractions[row]
        decimals[row, mine] = _without_zeros(values[row, mine], decimals[row, mine])
    return decimals


def _without_zeros(values: Numbers, decimals: "np.ndarray") -> "np.ndarray":
    finest = int(decimals.max())
    while finest and (np.abs(values * 10.0 ** (finest - 1) % 1 - 0.5) > 0.5 - 1e-6).all():
        finest -= 1
    found: np.ndarray = np.minimum(decimals, finest)
    return found


def steps_of(decimals: "np.ndarray", values: Numbers, given: Flags, stored: Flags) -> Numbers:
    """The step of each number: of a column in which many have decimals, the one that most of these show, or a finer one
    of its own; none that is beyond the fifteen digits which spreadsheets keep. Rates typed with the same decimals all
    along a row (``42 | 41 | 40`` percent among amounts) were rounded to these, whatever its columns have."""
    steps = 10.0 ** -decimals.astype(float)
    digits = steps_of_digits(decimals, values, given, stored)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (given & (decimals > 0)).sum(axis=0) / np.maximum(given.sum(axis=0), 1)
    usual = np.zeros(decimals.shape[1], dtype=int)
    for column in np.nonzero(share > _DECIMAL_SHARE)[0].tolist():
        mine = given[:, column]
        if not _significant(decimals[mine, column], np.abs(values[mine, column])):
            usual[column] = int(np.bincount(decimals[mine & (decimals[:, column] > 0), column]).argmax())
    kept = np.minimum(steps, 10.0 ** -usual.astype(float)[None, :])
    alike = _written_alike(decimals, values, given & ~stored) & ~(given & stored).any(axis=1)
    # what a row counts has no decimals because rates of other rows have them: not in a column of rates
    counts = (given & (values != 0)).sum(axis=1) >= _FEWEST_COUNTING
    counts &= ~(given & (decimals > 0)).any(axis=1)
    coarse = alike[:, None] | (counts[:, None] & (share < _RATES_SHARE)[None, :])
    kept = np.where(coarse & given, np.maximum(kept, steps), kept)
    for start, end in _alike(usual):
        kept[:, start:end] = _of_coarser_rows(
            kept[:, start:end], decimals[:, start:end], values[:, start:end], given[:, start:end]
        )
    kept = np.maximum(kept, digits)
    reckoned = np.where(kept < _RECKONED, _RECKONED_DIGITS, _STORED_DIGITS)
    last = np.floor(np.log10(np.maximum(np.abs(values), 1))) - (reckoned - 1)
    both: Numbers = np.maximum(kept, np.where(given & (kept < 1), 10.0 ** np.minimum(last, 0), 0.0))
    return both


def _alike(usual: "np.ndarray") -> list[tuple[int, int]]:
    """The runs of neighbouring columns that usually show as many decimals, more than one."""
    ends = [*np.nonzero(np.diff(usual))[0] + 1, len(usual)]
    runs = zip([0, *ends[:-1]], ends, strict=True)
    return [(int(start), int(end)) for start, end in runs if end - start >= _FEWEST_COARSER and usual[start] > 1]


def _of_coarser_rows(kept: Numbers, decimals: "np.ndarray", values: Numbers, given: Flags) -> Numbers:
    """The steps of neighbouring columns, coarser in the rows of which all figures show fewer decimals: these were
    rounded to them (``0,9 | 17,3 | 81,8`` below ``40,78 | 14,94 | 44,28``). Whole numbers alone show nothing, for they
    stand among others everywhere."""
    figures = given & (values != 0)
    most = np.where(figures, decimals, 0).max(axis=1)
    coarser = (figures.sum(axis=1) >= _FEWEST_COARSER) & (most > 0)
    steps = 10.0 ** -most.astype(float)
    return np.where(coarser[:, None] & given, np.maximum(kept, steps[:, None]), kept)


def _significant(decimals: "np.ndarray", sizes: Numbers) -> bool:
    """Whether figures were rounded to so many digits rather than decimals: every large one is whole, and every one with
    decimals is smaller (``0.5 | 24 | 25``)."""
    whole, parted = sizes[(decimals == 0) & (sizes > 0)], sizes[decimals > 0]
    return len(whole) >= _FEWEST_WHOLE_LARGE and len(parted) > 0 and bool(whole.min() > parted.max())


def _written_alike(decimals: "np.ndarray", values: Numbers, typed: Flags) -> Flags:
    """The rows of figures no greater than percentages that are all typed with as many decimals."""
    most = np.where(typed, decimals, -1).max(axis=1, initial=-1)
    least = np.where(typed, decimals, MOST_DECIMALS).min(axis=1, initial=MOST_DECIMALS)
    fewest = np.where(most > 0, _FEWEST_PADDED, _FEWEST_WHOLE)
    small = (np.abs(np.where(typed, values, 0)) < _HIGHEST_RATE).all(axis=1)
    alike: Flags = (typed.sum(axis=1) >= fewest) & (most == least) & small
    return alike


def rounded_at_random(values: Numbers, given: Flags, steps: Numbers) -> Numbers:
    """The steps of whole numbers that are all multiples of a base, in the sheet or in a column: rounded at random to
    it, they may lie as much as a base away."""
    whole = given & (values == np.round(values)) & (steps >= 1) & (np.abs(values) < _LARGEST)
    base = _base(values[whole], _FEWEST_MULTIPLES)
    if base:
        return np.where(whole & (values % base == 0), np.maximum(steps, 2 * base), steps)
    for column in range(values.shape[1]):
        mine = whole[:, column]
        base = _base(values[mine, column], _COLUMN_MULTIPLES)
        if base:
            mine &= values[:, column] % base == 0
            steps[mine, column] = np.maximum(steps[mine, column], 2 * base)
    return steps


def _base(values: Numbers, fewest: int) -> int:
    numbers = values[np.abs(values) >= 10].astype(np.int64)
    if len(numbers) < fewest:
        return 0
    for base in _ROUNDING_BASES:
        others = int((numbers % base != 0).sum())
        few = others <= (len(numbers) > fewest + _SPARE_MULTIPLES) or others < (1 - _MULTIPLE_SHARE) * len(numbers)
        if few and not (base == 5 and (numbers % 10 == 0).mean() > 0.9):
            return base if len(np.unique(numbers)) >= fewest else 0
    return 0

"""Lines of a sheet that group thousands with the mark which the rest of it writes before decimals.

Officials type counts as ``2.450`` and rates as ``102.5`` into one table. By its own texts such a column says how it is
meant: each mark stands before three digits, and what has no mark is below a thousand (``2.450``, ``112``, ``9.812``).
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from dqcheck.numerals.notations import FigureNotation

Cell = tuple[int, int]

_FEWEST_GROUPED = 2
"""Figures with a mark that a line must have."""
_SHAPES = {mark: re.compile(rf"[-+]?[1-9]\d{{0,2}}(?:\{mark}\d{{3}})+") for mark in ".,"}
_BELOW_THOUSAND = re.compile(r"[-+]?(?:0|[1-9]\d{0,2})")
_SERIAL = 100
"""Whole numbers from which on one in a row is no serial number."""


def grouped_otherwise(figures: Iterable[tuple[int, int, str]], notation: FigureNotation | None) -> Collection[Cell]:
    """The cells that write the decimal mark of a sheet's ``notation`` between thousands: those of whole columns first,
    then those of whole rows. ``figures`` are row, column and text."""
    if notation is None or notation.decimal not in _SHAPES:
        return frozenset()
    shape = _SHAPES[notation.decimal]
    columns, rows = defaultdict[int, list[tuple[Cell, str]]](list), defaultdict[int, list[tuple[Cell, str]]](list)
    for row, column, text in figures:
        columns[column].append(((row, column), text.strip()))
    found: set[Cell] = set()
    for line in columns.values():
        marked = _grouped(line, shape, notation.decimal, least=0)
        found.update(marked)
        if not marked:
            for cell, text in line:
                rows[cell[0]].append((cell, text))
    for line in rows.values():
        found.update(_grouped(line, shape, notation.decimal, least=_SERIAL))
    return frozenset(found)


def _grouped(line: Sequence[tuple[Cell, str]], shape: re.Pattern[str], mark: str, *, least: int) -> list[Cell]:
    """The cells of one line that group thousands; none where a figure of it has decimals, or is a thousand or more with
    no mark, or where nothing says that its figures count."""
    marked, small, wide = list[Cell](), False, False
    for cell, text in line:
        if mark in text:
            found = shape.fullmatch(text)
            if found is None:
                return []
            marked.append(cell)
            wide = wide or text.count(mark) > 1
        elif text.lstrip("-+").isdecimal():
            if _BELOW_THOUSAND.fullmatch(text) is None:
                return []
            small = small or abs(int(text)) >= least
    return marked if len(marked) >= _FEWEST_GROUPED and (small or wide) else []

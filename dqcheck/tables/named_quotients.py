"""Rates and means of small tables, told by what their rows or columns are called: ``Tỷ lệ so với GRDP`` under two
amounts, ``GRDP bình quân đầu người`` beside an amount and the number of those it is shared by.

A pattern needs more lines than such a table has; words make up for them.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from math import log10

import numpy as np

from dqcheck.tables.number_labels import Labelled
from dqcheck.tables.table_patterns import Axis
from dqcheck.tables.told_relations import HeldRelation, Told, held
from dqcheck.tables.wordings import WORDS

MOST_LINES = 12
"""Lines of a table beyond which its patterns speak for themselves."""
_FEWEST_LINES = 3
_NEAR = 3
"""Positions before a rate among which what it is a share of another stands."""
_FURTHEST = 14
"""Positions before a rate among which the other stands."""
_NEIGHBOURS = 6
_MOST_TARGETS = 60
_FIRST = 8
"""First positions of a table, whose amounts are tried for a mean."""
_NEEDED_DIGITS = 4.0
_FAILURE_DIGITS = 1.0
_SURE_LINES = 5
_SCALES = tuple(Decimal(10) ** power for power in (-3, 3, -6, 6, 1, -1))


def named_quotients(table: Labelled, axis: Axis, known: Sequence[Told]) -> Iterator[HeldRelation]:
    """The rates and means along one axis that enough lines bear out, but for positions that are ``known`` to be
    something else."""
    figures = table.figures if axis == "rows" else table.figures.T
    filled = [int(at) for at in np.nonzero(figures.any(axis=1))[0]]
    if int(figures.any(axis=0).sum()) > MOST_LINES:
        return
    taken = {one.target for one in known if one.axis == axis}
    of_rates, of_means = table.says(WORDS.formulas.percent, axis), table.says(WORDS.rows.mean, axis)
    means = {at for at in filled if of_means[at] and (axis == "columns" or not of_rates[at])}
    rates = {at for at in filled if of_rates[at]} - means
    amounts = [at for at in filled if at not in rates | means]
    targets = [at for at in filled if at in rates | means and at not in taken]
    for target in targets[:_MOST_TARGETS]:
        lines = tuple(int(line) for line in np.nonzero(figures[target])[0])
        if len(lines) < _FEWEST_LINES:
            continue
        told = _rates(axis, target, amounts, lines) if target in rates else _means(axis, target, amounts, lines)
        found = best_of(table, target, list(told))
        if found is not None:
            yield found


def _rates(axis: Axis, target: int, amounts: Sequence[int], lines: tuple[int, ...]) -> Iterator[Told]:
    """The pairs of amounts whose quotient a rate may be: in rows those above, in columns those around."""
    before, behind = [at for at in amounts if at < target], [at for at in amounts if at > target]
    near = before[-_NEAR:] if axis == "rows" else [*before[-_NEIGHBOURS:], *behind[:2]]
    wide = before[-_FURTHEST:] if axis == "rows" else near
    for part in near:
        for whole in wide:
            if part != whole:
                yield Told(
                    kind="quotient", axis=axis, target=target, plus=(part,), less=(whole,), lines=lines, percent=True,
                    stated=False,
                )  # fmt: skip


def _means(axis: Axis, target: int, amounts: Sequence[int], lines: tuple[int, ...]) -> Iterator[Told]:
    """The amounts that may be the product of a mean and of a number near it, in whatever units; in one unit the mean is
    their quotient."""
    before = [at for at in amounts if at < target]
    for amount in before[:_FIRST]:
        for base in before[-_NEAR:]:
            if amount != base:
                yield Told(
                    kind="quotient", axis=axis, target=target, plus=(amount,), less=(base,), lines=lines, stated=False
                )  # fmt: skip
                for scale in _SCALES:
                    yield Told(
                        kind="product", axis=axis, target=amount, plus=(target, base), less=(), lines=lines,
                        scale=scale, stated=False,
                    )  # fmt: skip


def best_of(table: Labelled, target: int, readings: Sequence[Told], fewest: int = _FEWEST_LINES) -> HeldRelation | None:
    """The reading that most lines bear out, if they are enough for so many readings: the ``fewest`` at least."""
    needed = _NEEDED_DIGITS + log10(max(len(readings), 1)) / 2
    best: tuple[float, int, HeldRelation] | None = None
    for told in readings:
        one = held(table, told)
        telling = _telling(table, one)
        if len(telling) < fewest or len(telling) <= len(one.fails):
            continue
        if _digits(table, target, told.axis, telling) - _FAILURE_DIGITS * len(one.fails) < needed:
            continue
        rank = len(telling) - 2.0 * len(one.fails), -sum(abs(at - target) for at in (told.target, *told.parts))
        if best is None or rank > best[:2]:
            best = (*rank, one)
    if best is None:
        return None
    one = best[2]
    if not len(one.fails) or (one.telling >= _SURE_LINES and len(one.fails) == 1):
        return one
    return HeldRelation(_doubted(one.told), one.holds, one.fails, one.telling, one.scale, one.reversed_)


def _telling(table: Labelled, one: HeldRelation) -> list[int]:
    """The lines that hold and tell something: nothing is zero, nor one, and no two figures are the same."""
    told = one.told
    found = []
    for line in one.holds.tolist():
        values = [_value(table, told.axis, at, line) for at in (told.target, *told.parts)]
        if 0 not in values and 1 not in values[1:] and len(set(values)) == len(values):
            found.append(line)
    return found if len({_value(table, told.axis, told.target, line) for line in found}) > 1 else []


def _digits(table: Labelled, target: int, axis: Axis, lines: Iterable[int]) -> float:
    """The digits of the rates or means on some lines."""
    steps = table.grid.steps if axis == "rows" else table.grid.steps.T
    return sum(max(log10(abs(_value(table, axis, target, line)) / steps[target, line]), 0.0) for line in lines)


def _value(table: Labelled, axis: Axis, position: int, line: int) -> float:
    return float(table.grid.values[(position, line) if axis == "rows" else (line, position)])


def _doubted(told: Told) -> Told:
    return Told(
        kind=told.kind, axis=told.axis, target=told.target, plus=told.plus, less=told.less, lines=told.lines,
        scale=told.scale, percent=told.percent, stated=told.stated, doubt=True, counted=told.counted,
    )  # fmt: skip

"""Ranges of exact numbers: what a formula may come to when its fields are rounded.

A range never leaves out a value that is possible; it may hold others, where an operand stands in it more than once.
Other than ``numerals.intervals`` it knows quotients, so that its ends are fractions.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from dqcheck.checks.expression_tree import Exact, plain
from dqcheck.model.record import record
from dqcheck.numerals.intervals import Interval


@record
class FormulaRange:
    """The numbers between ``low`` and ``high``; None is without end, an open end belongs to the numbers outside."""

    low: Exact | None
    high: Exact | None
    low_open: bool = False
    high_open: bool = False


ALL = FormulaRange(low=None, high=None)


def point(value: Exact) -> FormulaRange:
    """The range that holds one number."""
    return FormulaRange(low=value, high=value)


def exact(value: Decimal) -> Exact:
    """A decimal number as a formula computes with it."""
    return int(value) if value == value.to_integral_value() else Fraction(value)


def of_interval(given: Interval) -> FormulaRange:
    """The range of a rounding interval."""
    return FormulaRange(
        low=None if given.low is None else exact(given.low),
        high=None if given.high is None else exact(given.high),
        low_open=not given.low_closed,
        high_open=not given.high_closed,
    )


def plus(a: FormulaRange, b: FormulaRange) -> FormulaRange:
    """All sums."""
    return FormulaRange(
        low=None if a.low is None or b.low is None else a.low + b.low,
        high=None if a.high is None or b.high is None else a.high + b.high,
        low_open=a.low_open or b.low_open,
        high_open=a.high_open or b.high_open,
    )


def scaled(a: FormulaRange, factor: Exact) -> FormulaRange:
    """All multiples by an exact factor."""
    if not factor:
        return point(0)
    low, high = (None if end is None else end * factor for end in (a.low, a.high))
    if factor > 0:
        return FormulaRange(low=low, high=high, low_open=a.low_open, high_open=a.high_open)
    return FormulaRange(low=high, high=low, low_open=a.high_open, high_open=a.low_open)


def times(a: FormulaRange, b: FormulaRange) -> FormulaRange:
    """All products; open ends count as closed."""
    for one, other in ((a, b), (b, a)):
        if one.low is not None and one.low == one.high:
            return scaled(other, one.low)
    if a.low is None or a.high is None or b.low is None or b.high is None:
        if a.low is not None and b.low is not None and a.low >= 0 and b.low >= 0:
            return FormulaRange(low=a.low * b.low, high=None)
        return ALL
    corners: list[Exact] = [x * y for x in (a.low, a.high) for y in (b.low, b.high)]
    return FormulaRange(low=min(corners), high=max(corners))


def divided(a: FormulaRange, b: FormulaRange) -> FormulaRange:
    """All quotients; every number where the divisor may be zero."""
    if not (b.low is not None and b.low > 0) and not (b.high is not None and b.high < 0):
        return ALL
    ends = [Fraction(0) if end is None else 1 / Fraction(end) for end in (b.high, b.low)]
    return times(a, FormulaRange(low=plain(ends[0]), high=plain(ends[1])))


def size(a: FormulaRange) -> FormulaRange:
    """All absolute values."""
    if a.low is not None and a.low >= 0:
        return a
    if a.high is not None and a.high <= 0:
        return scaled(a, -1)
    high = None if a.low is None or a.high is None else max(0 - a.low, a.high)
    return FormulaRange(low=0, high=high)


def greatest(ranges: Iterable[FormulaRange]) -> FormulaRange:
    """The greatest of one number of each range; open ends count as closed."""
    given = list(ranges)
    highs = [one.high for one in given if one.high is not None]
    lows = [one.low for one in given if one.low is not None]
    return FormulaRange(low=max(lows, default=None), high=max(highs) if len(highs) == len(given) else None)


def least(ranges: Iterable[FormulaRange]) -> FormulaRange:
    """The least of one number of each range."""
    return scaled(greatest(scaled(one, -1) for one in ranges), -1)


def hull(ranges: Iterable[FormulaRange]) -> FormulaRange:
    """What holds all of some ranges."""
    given = list(ranges)
    lows = [one.low for one in given if one.low is not None]
    highs = [one.high for one in given if one.high is not None]
    return FormulaRange(
        low=min(lows) if len(lows) == len(given) else None, high=max(highs) if len(highs) == len(given) else None
    )


def may_compare(operator: str, gap: FormulaRange, slack: Exact) -> bool:
    """Whether some difference of a range is as a comparison with zero asks; see ``compares``."""
    low, high = gap.low, gap.high
    if operator == "<":
        return low is None or low < 0
    if operator == ">":
        return high is None or high > 0
    small = low is None or low < slack or (low == slack and not gap.low_open)
    large = high is None or high + slack > 0 or (high + slack == 0 and not gap.high_open)
    if operator == "<=":
        return small
    if operator == ">=":
        return large
    if operator == "==":
        return small and large
    return low is None or high is None or low + slack < 0 or high > slack


def compares(operator: str, gap: Exact, slack: Exact) -> bool:
    """Whether a difference is as a comparison with zero asks. The slack is that of equality: ``==``, ``<=`` and ``>=``
    forgive a gap up to it, and ``!=``, the opposite of ``==``, asks for a larger one. ``<`` and ``>`` leave no room for
    equality and are exact."""
    if operator in ("<", ">"):
        return gap < 0 if operator == "<" else gap > 0
    small, large = gap <= slack, gap + slack >= 0
    if operator in ("==", "!="):
        return (small and large) is (operator == "==")
    return small if operator == "<=" else large

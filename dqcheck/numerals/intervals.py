"""Rounding intervals: which values a written number may stand for, and exact arithmetic on them.

After XBRL Calculations 1.1 (recommendation of 2023): a number rounded to the nearest unit stands for half
a unit on each side, both ends included; a truncated one for a whole unit away from zero, the far end excluded. All
arithmetic is exact; only quotients are rounded, and only for display.
"""

from collections.abc import Iterable
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from dqcheck.model.quantity import ZERO, Qualifier, Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import Rounding

EXACT = Context(prec=2000)
"""Wide enough that no sum or product of written numbers is ever rounded."""

SHOWN = Context(prec=16, rounding=ROUND_HALF_EVEN)
"""For quotients that are printed; decisions multiply instead."""

TWO = Decimal(2)
NEARLY_MARGIN = Decimal("0.15")
"""``gần 200`` stands for 170 to 200: nobody writes so of 160."""
ABOUT_MARGIN = Decimal("0.05")
"""``khoảng 213`` stands for at least 5% on each side, and always for half a unit of its last digit that is not zero."""

_ROUNDINGS = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.HALF_EVEN: ROUND_HALF_EVEN, Rounding.TRUNCATE: ROUND_DOWN}


@record
class Interval:
    """The values between ``low`` and ``high``; None is without end. A closed end belongs to the interval."""

    low: Decimal | None
    high: Decimal | None
    low_closed: bool = True
    high_closed: bool = True


EVERYTHING = Interval(low=None, high=None)


def point(value: Decimal) -> Interval:
    """The interval that holds one value."""
    return Interval(low=value, high=value)


def interval(quantity: Quantity, rounding: Rounding = Rounding.HALF_UP) -> Interval:
    """The values that a written number may stand for under a rounding convention; a qualifier widens or opens it."""
    value, quantum = quantity.value, quantity.quantum
    if quantity.qualifier is not None:
        return _qualified(value, quantum, quantity.qualifier)
    if not quantum:
        return Interval(low=value, high=value)
    half = EXACT.divide(quantum, TWO)
    if rounding is Rounding.HALF_UP or rounding is Rounding.HALF_EVEN:
        return Interval(low=EXACT.subtract(value, half), high=EXACT.add(value, half))
    inner = ZERO if rounding is Rounding.TRUNCATE else half
    if value > 0:
        return Interval(low=EXACT.subtract(value, inner), high=EXACT.add(value, quantum), high_closed=False)
    if value < 0:
        return Interval(low=EXACT.subtract(value, quantum), high=EXACT.add(value, inner), low_closed=False)
    return Interval(low=-quantum, high=quantum, low_closed=False, high_closed=False)


def _qualified(value: Decimal, quantum: Decimal, qualifier: Qualifier) -> Interval:
    half = EXACT.divide(quantum, TWO)
    if qualifier is Qualifier.ABOUT:
        margin = max(half, EXACT.divide(last_digit(value), TWO), EXACT.multiply(abs(value), ABOUT_MARGIN))
        return Interval(low=EXACT.subtract(value, margin), high=EXACT.add(value, margin))
    if qualifier is Qualifier.NEARLY:
        return Interval(low=EXACT.subtract(value, EXACT.multiply(abs(value), NEARLY_MARGIN)), high=value)
    if qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        return Interval(low=value, high=None)
    return Interval(low=None, high=value)


def last_digit(value: Decimal) -> Decimal:
    """The unit of the last digit that is not zero: 100 for 1200, 0.1 for 3.50; zero for zero."""
    if not value:
        return ZERO
    exponent = EXACT.normalize(value).as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else ZERO


def rounded(value: Decimal, quantum: Decimal, rounding: Rounding) -> Decimal:
    """A value as the convention writes it in steps of ``quantum`` (``any`` as half-up)."""
    if not quantum:
        return value
    steps = EXACT.divide(value, quantum).to_integral_value(_ROUNDINGS.get(rounding, ROUND_HALF_UP))
    return EXACT.multiply(steps, quantum)


def contains(where: Interval, value: Decimal) -> bool:
    """Whether a value lies in an interval."""
    if where.low is not None and (value < where.low or (value == where.low and not where.low_closed)):
        return False
    return where.high is None or value < where.high or (value == where.high and where.high_closed)


def below(a: Interval, b: Interval) -> bool:
    """Whether every value of ``a`` is smaller than every value of ``b``."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and not (a.high_closed and b.low_closed))


def meets(a: Interval, b: Interval) -> bool:
    """Whether two intervals have a value in common."""
    return not below(a, b) and not below(b, a)


def intersection(a: Interval | None, b: Interval | None) -> Interval | None:
    """The values that two intervals have in common; None, the empty one, when they have none."""
    if a is None or b is None or not meets(a, b):
        return None
    lows = [(one.low, one.low_closed) for one in (a, b) if one.low is not None]
    highs = [(one.high, one.high_closed) for one in (a, b) if one.high is not None]
    # Of two ends at one place the open one holds.
    low, low_closed = max(lows, key=lambda end: (end[0], not end[1]), default=(None, True))
    high, high_closed = min(highs, default=(None, True))
    return Interval(low=low, high=high, low_closed=low_closed, high_closed=high_closed)


def common(intervals: Iterable[Interval]) -> Interval | None:
    """The values that all intervals have in common; None when there are none, every value when there are no
    intervals."""
    found: Interval | None = EVERYTHING
    for one in intervals:
        found = intersection(found, one)
    return found


def add(a: Interval, b: Interval) -> Interval:
    """All sums of a value of ``a`` and a value of ``b``."""
    return Interval(
        low=None if a.low is None or b.low is None else EXACT.add(a.low, b.low),
        high=None if a.high is None or b.high is None else EXACT.add(a.high, b.high),
        low_closed=a.low_closed and b.low_closed,
        high_closed=a.high_closed and b.high_closed,
    )


def negate(a: Interval) -> Interval:
    """All values with the sign changed."""
    return Interval(
        low=None if a.high is None else -a.high,
        high=None if a.low is None else -a.low,
        low_closed=a.high_closed,
        high_closed=a.low_closed,
    )


def subtract(a: Interval, b: Interval) -> Interval:
    """All differences of a value of ``a`` and a value of ``b``."""
    return add(a, negate(b))


def total(intervals: Iterable[Interval]) -> Interval:
    """All sums of one value of each interval."""
    result = point(ZERO)
    for one in intervals:
        result = add(result, one)
    return result


def scale(a: Interval, factor: Decimal) -> Interval:
    """All values times an exact factor."""
    if factor < 0:
        a, factor = negate(a), -factor
    if not factor:
        return point(ZERO)
    return Interval(
        low=None if a.low is None else EXACT.multiply(a.low, factor),
        high=None if a.high is None else EXACT.multiply(a.high, factor),
        low_closed=a.low_closed,
        high_closed=a.high_closed,
    )


def multiply(a: Interval, b: Interval) -> Interval:
    """All products of a value of ``a`` and a value of ``b`` (ends taken as closed unless one factor is a point)."""
    if b.low is not None and b.low == b.high:
        return scale(a, b.low)
    if a.low is not None and a.low == a.high:
        return scale(b, a.low)
    if b.low is not None and b.high is not None and b.low >= 0:
        low = None if a.low is None else min(EXACT.multiply(a.low, b.low), EXACT.multiply(a.low, b.high))
        high = None if a.high is None else max(EXACT.multiply(a.high, b.low), EXACT.multiply(a.high, b.high))
        return Interval(low=low, high=high)
    if a.low is None or a.high is None or b.low is None or b.high is None:
        if a.low is not None and b.low is not None and a.low >= 0 and b.low >= 0:
            return Interval(low=EXACT.multiply(a.low, b.low), high=None)
        return EVERYTHING
    corners = [EXACT.multiply(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
    return Interval(low=min(corners), high=max(corners))


def widen(a: Interval, by: Decimal) -> Interval:
    """An interval with ``by`` more on each side."""
    return a if not by else add(a, Interval(low=-by, high=by))

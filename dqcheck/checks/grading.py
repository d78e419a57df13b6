"""How far a stated number may lie from what the others give: grades shared by the arithmetic kinds.

The judges run thousands of times a second, so the common case (rounding to nearest, no qualifier) is plain Decimal
arithmetic; everything else takes the way of intervals, and both give the same answer.
"""

from collections.abc import Sequence
from decimal import Decimal

from dqcheck.checks.base import Terms
from dqcheck.model.quantity import ZERO, Quantity, Value
from dqcheck.model.rule import Rounding
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, Interval, contains, interval, negate, rounded, total

HALVES = (Rounding.HALF_UP, Rounding.HALF_EVEN)
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
TWO = Decimal(2)
THREE = Decimal(3)
FOUR = Decimal(4)

_plus, _minus, _times = EXACT.add, EXACT.subtract, EXACT.multiply

Graded = tuple[Outcome, Decimal, Decimal, Decimal | None]
"""Outcome, expected value, signed gap (stated - expected), largest gap that would have been accepted in that direction
(None: no limit)."""


def undecided(reason: str, **facts: object) -> Verdict:
    """The verdict on operands that cannot be judged; ``reason`` names a sentence ``undecided.<reason>``."""
    return Verdict(outcome=Outcome.UNDECIDED, note=f"undecided.{reason}", facts=facts)


def outside(value: Quantity, note: str, bound: Decimal) -> Verdict:
    """The verdict on a number beyond a bound, with the distance to it."""
    return Verdict(
        outcome=Outcome.FAIL,
        note=note,
        observed=value.value,
        expected=bound,
        discrepancy=_minus(value.value, bound),
        unit=value.unit,
    )


def numbers(values: Sequence[Value]) -> Sequence[Quantity] | None:
    """The operands when all of them are numbers, else None."""
    for value in values:
        if type(value) is not Quantity:
            return None
    return values  # type: ignore[return-value]  # every one was looked at


def rounds_otherwise(exact: Decimal, stated: Quantity, terms: Terms) -> bool:
    """Whether a value lies exactly between two steps of a stated figure and the convention writes the other one: the
    closed interval of the figure reaches it, so that the two agree within rounding only."""
    if terms.rounding not in HALVES or stated.qualifier is not None or not stated.quantum:
        return False
    halfway = _times(abs(_minus(exact, stated.value)), TWO) == stated.quantum
    return halfway and rounded(exact, stated.quantum, terms.rounding) != stated.value


def given(terms: Terms, expected: Decimal) -> Decimal | None:
    """The gap that the rule's tolerance accepts, the larger of its two limits; None when it gives no limit."""
    tolerance = terms.tolerance
    if tolerance.mode != "given":
        return None
    wide = tolerance.abs or ZERO
    if tolerance.pct is not None:
        wide = max(wide, _times(abs(expected), tolerance.pct.scaleb(-2)))
    return wide


def balance(
    stated: Quantity, plus: Sequence[Quantity], less: Sequence[Quantity], terms: Terms, *, at_most: bool = False
) -> Graded:
    """Grade a stated sum against the signed sum of its parts; ``at_most``: the parts may stay below it.

    Each number stands for its rounding interval. Consistent when the gap is within three standard deviations of a sum
    of uniform roundings (variance quantum²/12 each), consistent only at the worst case when the intervals still meet,
    else inconsistent. Exact when no operand is rounded.
    """
    expected = ZERO
    wide = stated.quantum
    squares = _times(wide, wide) if wide else ZERO
    plain = stated.qualifier is None
    for count, parts in ((_plus, plus), (_minus, less)):
        for part in parts:
            expected = count(expected, part.value)
            quantum = part.quantum
            if quantum:
                wide = _plus(wide, quantum)
                squares = _plus(squares, _times(quantum, quantum))
            if part.qualifier is not None:
                plain = False
    gap = _minus(stated.value, expected)
    mode = terms.tolerance.mode
    halves = not wide or terms.rounding in HALVES
    if not gap and plain and halves and mode == "auto":
        return Outcome.PASS, expected, gap, _times(wide, HALF) if wide else ZERO
    if mode == "exact":
        passed = not gap or (gap > 0 and at_most)
        return Outcome.PASS if passed else Outcome.FAIL, expected, gap, ZERO
    if plain and halves:
        allowed = _times(wide, HALF) if wide else ZERO
        size = abs(gap)
        if (at_most and gap > 0) or (size <= allowed and _times(FOUR, _times(gap, gap)) <= _times(THREE, squares)):
            outcome = Outcome.PASS
        else:
            outcome = Outcome.WITHIN_ROUNDING if size <= allowed else Outcome.FAIL
    else:
        outcome, allowed_or_none = _by_intervals(stated, plus, less, terms.rounding, gap, at_most=at_most)
        if allowed_or_none is None:
            return outcome, expected, gap, None
        allowed = allowed_or_none
    if mode == "given":
        wider = given(terms, expected) or ZERO
        if outcome is not Outcome.PASS and abs(gap) <= wider:
            outcome = Outcome.PASS
        allowed = max(allowed, wider)
    return outcome, expected, gap, allowed


def _by_intervals(
    stated: Quantity,
    plus: Sequence[Quantity],
    less: Sequence[Quantity],
    rounding: Rounding,
    gap: Decimal,
    *,
    at_most: bool,
) -> tuple[Outcome, Decimal | None]:
    ranges = [interval(stated, rounding)]
    ranges += [negate(interval(part, rounding)) for part in plus]
    ranges += [interval(part, rounding) for part in less]
    difference = total(ranges)
    allowed = _accepted(difference, gap)
    if at_most:
        holds = difference.high is None or difference.high > 0 or (difference.high == 0 and difference.high_closed)
    else:
        holds = contains(difference, ZERO)
    if not holds:
        return Outcome.FAIL, allowed
    if at_most and gap >= 0:
        return Outcome.PASS, allowed
    if difference.low is None or difference.high is None:
        return Outcome.PASS, allowed
    twice_centre = _plus(difference.low, difference.high)
    squares = ZERO
    for one in ranges:
        if one.low is not None and one.high is not None:
            width = _minus(one.high, one.low)
            squares = _plus(squares, _times(width, width))
    near = _times(twice_centre, twice_centre) <= _times(THREE, squares)
    return Outcome.PASS if near else Outcome.WITHIN_ROUNDING, allowed


def _accepted(difference: Interval, gap: Decimal) -> Decimal | None:
    """How large a gap of this sign could have been while the difference still reaches zero."""
    if gap >= 0:
        return None if difference.low is None else max(ZERO, _minus(gap, difference.low))
    return None if difference.high is None else max(ZERO, _minus(difference.high, gap))


def sum_of(plus: Sequence[Quantity], less: Sequence[Quantity]) -> tuple[object, ...]:
    """A signed sum as it is spelt out: numbers and operators."""
    terms: list[object] = []
    for part in plus:
        if terms:
            terms.append("+")
        terms.append(part.value)
    for part in less:
        terms.append("-")
        terms.append(part.value)
    return tuple(terms)


def unit_of(values: Sequence[Quantity]) -> str | None:
    """The unit of the first operand that has one."""
    for value in values:
        if value.unit is not None:
            return value.unit
    return None


def wanted_sum(others: Sequence[tuple[int, Quantity]], rounding: Rounding) -> Interval:
    """The values of a signed sum, as rounded."""
    ranges = [interval(one, rounding) for _, one in others]
    return total(range_ if sign > 0 else negate(range_) for (sign, _), range_ in zip(others, ranges, strict=True))

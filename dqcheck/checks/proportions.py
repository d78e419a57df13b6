"""A stated percentage against the two numbers it is made of: shared by ``percentage`` and ``growth``."""

from decimal import Decimal

from dqcheck.checks.base import Terms
from dqcheck.checks.grading import HALF, HALVES, HUNDRED, given
from dqcheck.model.quantity import ZERO, Quantity
from dqcheck.model.rule import Rounding
from dqcheck.model.verdict import Outcome
from dqcheck.numerals.intervals import EXACT, SHOWN, Interval, contains, meets, multiply, scale

_times = EXACT.multiply


def step(stated: Quantity, decimals: int | None) -> Decimal:
    """The smallest step that a stated percentage shows, at least ``10**-decimals``. A percentage without a known
    precision is taken as written: it is the result of a division and never exact."""
    quantum = stated.quantum
    if not quantum:
        exponent = stated.value.as_tuple().exponent
        quantum = Decimal(1).scaleb(min(exponent, 0)) if isinstance(exponent, int) else Decimal(1)
    if decimals is not None:
        declared = Decimal(1).scaleb(-decimals)
        return max(declared, quantum)
    return quantum


def other_convention(rounding: Rounding) -> Rounding:
    """The convention under which a figure that is not rounded as declared may have been written."""
    return Rounding.HALF_UP if rounding is Rounding.TRUNCATE else Rounding.TRUNCATE


def quotient(part: Decimal, whole: Decimal) -> Decimal:
    """100 times part by whole, rounded to sixteen digits: for printing, never for deciding."""
    return SHOWN.divide(_times(HUNDRED, part), whole)


def grade(target: Interval, part: Decimal, whole: Decimal, parts: Interval, wholes: Interval) -> Outcome:
    """Grade 100 times part by whole against the values that are accepted: pass when the written operands give one of
    them, within rounding when some values of their intervals do. Nothing is divided. ``whole`` is positive."""
    if contains(scale(target, whole), _times(HUNDRED, part)):
        return Outcome.PASS
    if meets(multiply(target, wholes), scale(parts, HUNDRED)):
        return Outcome.WITHIN_ROUNDING
    return Outcome.FAIL


def tolerated(gap_times_whole: Decimal, whole: Decimal, expected: Decimal, terms: Terms) -> bool:
    """Whether the rule's own tolerance accepts a gap (in percentage points)."""
    wide = given(terms, expected)
    return wide is not None and abs(gap_times_whole) <= _times(wide, whole)


def allowance(quantum: Decimal, gap: Decimal, expected: Decimal, terms: Terms) -> Decimal:
    """The largest gap that would have been accepted, in percentage points."""
    mode = terms.tolerance.mode
    if mode == "exact":
        return ZERO
    wide = _times(quantum, HALF)
    if terms.rounding not in HALVES:
        if gap < 0:
            wide = quantum
        elif terms.rounding is Rounding.TRUNCATE:
            wide = ZERO
    return wide if mode == "auto" else max(wide, given(terms, expected) or ZERO)

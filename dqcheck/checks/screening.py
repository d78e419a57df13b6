"""Vectorised expressions that keep every record a judge may fail.

Columns of a frame are binary floating-point numbers, the judge is exact. So a screen keeps a record as soon as the
floats cannot exclude a failure: gaps are compared with a guard band, and records whose numbers have more than twelve
significant digits are always kept. Records with a null are never kept: the judge leaves them undecided.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import reduce
from operator import add, and_, or_
from typing import TYPE_CHECKING

from dqcheck.checks.base import Check, Terms, in_home_table, resolve
from dqcheck.checks.engine_words import words_of
from dqcheck.model.rule import Rounding

if TYPE_CHECKING:
    import narwhals as nw

Column = Callable[[str], "nw.Expr"]

GUARD = 1e-9
"""Error left to a float, of its size and one (see ``size_of``): above a few roundings (2e-16 each) and above what
reading a number to the ten digits and nine decimals that a cell shows may change (5e-10), below half a unit of a
printed digit."""

NOUGHT = 1e-8
"""Smaller numbers may be read as zero."""

SHOWN_DIGITS, SHOWN_DECIMALS = 10, 9

EXACT_INTEGERS = 2.0**52
EXACT_DECIMALS = 1e9
EQUAL = 1e-7
SHORT_PRODUCT = 1e8
"""Floats below it are exact to a hundredth of a millionth."""


def local(check: Check) -> bool:
    """Whether all operands of a check stand in the record that is judged, so that it can be screened by record."""
    return check.claim is None and in_home_table(check)


def numbers(column: Column, check: Check, names: Sequence[str]) -> "list[nw.Expr]":
    """The columns of operands as floats."""
    found = [column(resolve(name, check.table)[1]) for name in names]
    return [one.cast(words_of(one).Float64) for one in found]


def size_of(x: "nw.Expr") -> "nw.Expr":
    """What the error of a number grows with: nine decimals are read of small ones too."""
    return x.abs() + 1.0


def just_above(value: Decimal) -> float:
    """A float from which on no number is read as less than an exact bound: the bound itself where a cell shows it with
    all of its digits."""
    bound = float(value)
    return bound if _shown(value) else bound + (abs(bound) + 1.0) * GUARD


def just_below(value: Decimal) -> float:
    """A float up to which no number is read as more than an exact bound."""
    bound = float(value)
    return bound if _shown(value) else bound - (abs(bound) + 1.0) * GUARD


def _shown(value: Decimal) -> bool:
    """Whether a number has no more digits than a cell shows."""
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return decimals <= SHOWN_DECIMALS and max(value.adjusted(), 0) + 1 + decimals <= SHOWN_DIGITS


def dates(column: Column, name: str) -> "nw.Expr":
    """A column of dates as moments, so that it compares with any date: frames keep dates in two types."""
    found = column(name)
    return found.cast(words_of(found).Datetime("us"))


def moment(date: dt.date) -> dt.datetime:
    """The beginning of a day."""
    return dt.datetime(date.year, date.month, date.day)  # a day of the calendar has no zone


def whole_sum(terms: "Sequence[nw.Expr]") -> "nw.Expr":
    """The sum of expressions, null where one is null."""
    return reduce(add, terms)


def doubtful(operands: "Sequence[nw.Expr]") -> "nw.Expr":
    """Records on which a float sum of zero does not prove the exact sum to be zero: neither whole numbers below 2**52
    nor numbers of at most three decimals below 1e9."""
    size = whole_sum([x.abs() for x in operands])
    whole = all_of([x.round(0) == x for x in operands])
    short = all_of([x.round(3) == x for x in operands])
    return ~((whole & (size < EXACT_INTEGERS)) | (short & (size < EXACT_DECIMALS)))


def all_of(conditions: "Sequence[nw.Expr]") -> "nw.Expr":
    """True where all conditions are."""
    return _joined(and_, conditions)


def any_of(conditions: "Sequence[nw.Expr]") -> "nw.Expr":
    """True where one of the conditions is."""
    return _joined(or_, conditions)


def _joined(join: "Callable[[nw.Expr, nw.Expr], nw.Expr]", conditions: "Sequence[nw.Expr]") -> "nw.Expr":
    """Conditions as one, joined in pairs and these again: what engines need for a chain of them, one within the other,
    grows with the square of its length and more."""
    left = list(conditions)
    while len(left) > 1:
        left = [reduce(join, left[at : at + 2]) for at in range(0, len(left), 2)]
    return left[0]


def half_step(stated: "nw.Expr") -> "nw.Expr":
    """Half of the smallest step that a percentage shows, counted as one decimal at least and six at most; zero where it
    shows more. It is never more than what the judge allows, so that no failure is passed over."""
    words = words_of(stated)
    half = words.lit(0.0)
    for places in range(6, 0, -1):
        half = words.when(stated.round(places) == stated).then(words.lit(0.5 * 10.0**-places)).otherwise(half)
    return half


def short(x: "nw.Expr") -> "nw.Expr":
    """True for numbers of at most three decimals below 1e9, of which a float holds the thousandth exactly enough."""
    return (x.round(3) == x) & (x.abs() < EXACT_DECIMALS)


def surely_equal(left: "nw.Expr", right: "nw.Expr", operands: "Sequence[nw.Expr]") -> "nw.Expr":
    """True where two sums, or products of two, of operands are proved equal: those of numbers of three decimals differ
    by a millionth at least, which floats of less than nine digits show."""
    near = (left - right).abs() < EQUAL
    return near & (left.abs() < SHORT_PRODUCT) & (right.abs() < SHORT_PRODUCT) & all_of([short(x) for x in operands])


def off_quotient(
    stated: "nw.Expr",
    above: "nw.Expr",
    below: "nw.Expr",
    half: "nw.Expr",
    terms: Terms,
    *,
    times: float,
    made_of: "Sequence[nw.Expr] | None" = None,
) -> "nw.Expr":
    """True wherever ``times`` above by below may lie outside the values that a stated quotient stands for: half a step
    to either side, nothing where it must be exact, and a step away from zero where it was cut off. A figure below that
    is zero is kept. ``made_of`` are the figures whose sum or difference stands above (default: it is one)."""
    left, right, parts = stated * below, above * times, made_of or [above]
    guard = (size_of(stated) * size_of(below) + whole_sum([size_of(part) for part in parts]) * times) * GUARD
    size = (left - right).abs()
    equal = surely_equal(left, right, [stated, below, *parts])
    if terms.tolerance.mode == "exact":
        return ~equal | (below.abs() < NOUGHT)
    if terms.rounding is not Rounding.TRUNCATE:
        return (size >= below.abs() * half - guard) | (below.abs() < NOUGHT)
    # Away from zero: to the side of the stated figure's own sign, times that of the figure below.
    outward = ((right - left) * stated * below) >= 0
    return ~(equal | (outward & (size < below.abs() * half - guard) & (size > guard))) | (below.abs() < NOUGHT)


def present(condition: "nw.Expr", operands: "Sequence[nw.Expr]") -> "nw.Expr":
    """The condition where no operand is null, else false."""
    return condition.fill_null(value=False) & all_of([~x.is_null() for x in operands])

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

from dqcheck.checks.base import Check, in_home_table, resolve

if TYPE_CHECKING:
    import narwhals as nw

Column = Callable[[str], "nw.Expr"]

GUARD = 1e-12
"""Relative error left to floats: far above a few roundings (2e-16 each), far below half a unit of any printed digit."""

EXACT_INTEGERS = 2.0**52
EXACT_DECIMALS = 1e9


def local(check: Check) -> bool:
    """Whether all operands of a check stand in the record that is judged, so that it can be screened by record."""
    return check.claim is None and in_home_table(check)


def numbers(column: Column, check: Check, names: Sequence[str]) -> "list[nw.Expr]":
    """The columns of operands as floats."""
    import narwhals as nw

    return [column(resolve(name, check.table)[1]).cast(nw.Float64) for name in names]


def just_above(value: Decimal) -> float:
    """A float surely above an exact bound."""
    bound = float(value)
    return bound + abs(bound) * GUARD


def just_below(value: Decimal) -> float:
    """A float surely below an exact bound (or equal, at zero)."""
    bound = float(value)
    return bound - abs(bound) * GUARD


def dates(column: Column, name: str) -> "nw.Expr":
    """A column of dates as moments, so that it compares with any date: frames keep dates in two types."""
    import narwhals as nw

    return column(name).cast(nw.Datetime("us"))


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
    return reduce(and_, conditions)


def any_of(conditions: "Sequence[nw.Expr]") -> "nw.Expr":
    """True where one of the conditions is."""
    return reduce(or_, conditions)


def half_step(stated: "nw.Expr") -> "nw.Expr":
    """Half of the smallest step that a percentage shows, counted as one decimal at least and six at most; zero where it
    shows more. It is never more than what the judge allows, so that no failure is passed over."""
    import narwhals as nw

    half = nw.lit(0.0)
    for places in range(6, 0, -1):
        half = nw.when(stated.round(places) == stated).then(nw.lit(0.5 * 10.0**-places)).otherwise(half)
    return half


def present(condition: "nw.Expr", operands: "Sequence[nw.Expr]") -> "nw.Expr":
    """The condition where no operand is null, else false."""
    return condition.fill_null(value=False) & all_of([~x.is_null() for x in operands])

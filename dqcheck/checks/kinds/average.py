"""A stated average and the values it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import given, numbers, undecided, unit_of
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import (
    EXACT,
    SHOWN,
    Interval,
    add,
    contains,
    interval,
    meets,
    negate,
    point,
    rounded,
    scale,
    total,
)


@record
class Average(Check):
    """The sum of the parts, divided by their number, lies outside the rounding interval of the stated average.

    Passes when the figures as written give the stated average, holds within rounding when only their rounding intervals
    do. Undecided when an operand is missing: what is blank has no part in an average.
    """

    kind: ClassVar[str] = "average"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"stated"})
    tolerance_is_of_figure: ClassVar[bool] = True

    stated: str = field(default="", metadata=OPERAND)
    parts: tuple[str, ...] = field(default=(), metadata=OPERAND)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"stated": (self.stated,), "parts": self.parts}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        stated, parts = numbers(values["stated"]), numbers(values["parts"])
        if stated is None or parts is None or not parts:
            return undecided("not-a-number")
        count = Decimal(len(parts))
        exact = Decimal(0)
        for part in parts:
            exact = EXACT.add(exact, part.value)
        expected = SHOWN.divide(exact, count)
        gap = EXACT.subtract(stated[0].value, expected)
        target = scale(interval(stated[0], terms.rounding), count)
        wide = given(terms, expected)
        if terms.tolerance.mode == "exact":
            outcome = Outcome.PASS if EXACT.multiply(stated[0].value, count) == exact else Outcome.FAIL
        elif contains(target, exact) or (wide is not None and abs(gap) <= wide):
            outcome = Outcome.PASS
        elif meets(target, total(interval(part, terms.rounding) for part in parts) if parts else point(exact)):
            outcome = Outcome.WITHIN_ROUNDING
        else:
            outcome = Outcome.FAIL
        return Verdict(
            outcome=outcome,
            note="average." + outcome,
            observed=stated[0].value,
            expected=expected,
            discrepancy=gap,
            allowed=EXACT.divide(stated[0].quantum, Decimal(2)),
            unit=stated[0].unit or unit_of(parts),
            facts={"count": len(parts)},
        )

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        stated, parts = numbers(values["stated"]), numbers(values["parts"])
        if stated is None or not parts or stated[0].qualifier is not None:
            return
        count = Decimal(len(parts))
        mean = SHOWN.divide(sum((part.value for part in parts), Decimal(0)), count)
        yield "stated", 0, point(rounded(mean, stated[0].quantum, terms.rounding))
        target = scale(interval(stated[0], terms.rounding), count)
        for index in range(len(parts)):
            others = total(interval(one, terms.rounding) for at, one in enumerate(parts) if at != index)
            yield "parts", index, add(target, negate(others))

"""A stated product of two or more factors."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import given, numbers, rounds_otherwise, undecided
from dqcheck.checks.screening import EXACT_INTEGERS, Column, all_of, local, present, surely_equal
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import ZERO, Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, Interval, contains, interval, meets, multiply, point, subtract

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands

ONE = Decimal(1)

MOST_DECIMALS = 6
"""More decimals of a scale are left to the judge."""


@record
class Product(Check):
    """A stated product is not that of its factors (quantity × price, area × yield), as rounded.

    ``scale`` is the exact factor between the units (tạ to tấn: 0.1). Passes when the product of the written factors
    rounds to the stated one, holds within rounding when the intervals meet. Undecided when an operand is missing.
    """

    kind: ClassVar[str] = "product"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"stated"})
    tolerance_is_of_figure: ClassVar[bool] = True

    stated: str = field(default="", metadata=OPERAND)
    factors: tuple[str, ...] = field(default=(), metadata=OPERAND)
    scale: Decimal = ONE

    @property
    def of_one_money(self) -> bool:
        return False

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"stated": (self.stated,), "factors": self.factors}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        numbers_ = numbers(values["stated"]), numbers(values["factors"])
        if numbers_[0] is None or numbers_[1] is None:
            return undecided("not-a-number")
        stated, factors = numbers_[0][0], numbers_[1]
        expected = self.scale
        for factor in factors:
            expected = EXACT.multiply(expected, factor.value)
        gap = EXACT.subtract(stated.value, expected)
        outcome, allowed = self._grade(stated, factors, expected, gap, terms)
        arithmetic: list[object] = []
        for factor in factors:
            arithmetic += ["×", factor.value] if arithmetic else [factor.value]
        if self.scale != 1:
            arithmetic += ["×", self.scale]
        return Verdict(
            outcome=outcome,
            note="product." + outcome,
            observed=stated.value,
            expected=expected,
            discrepancy=gap,
            allowed=allowed,
            unit=stated.unit,
            facts={"arithmetic": tuple(arithmetic)},
        )

    def _grade(
        self, stated: Quantity, factors: Sequence[Quantity], expected: Decimal, gap: Decimal, terms: Terms
    ) -> tuple[Outcome, Decimal | None]:
        if terms.tolerance.mode == "exact":
            return (Outcome.FAIL if gap else Outcome.PASS), ZERO
        written = interval(stated, terms.rounding)
        reach = self._reach(factors, terms)
        difference = subtract(written, reach)
        end = difference.low if gap >= 0 else difference.high
        allowed = None if end is None else abs(EXACT.subtract(gap, end))
        wide = given(terms, expected)
        if wide is not None and allowed is not None:
            allowed = max(allowed, wide)
        if wide is not None and abs(gap) <= wide:
            return Outcome.PASS, allowed
        if contains(written, expected) and not rounds_otherwise(expected, stated, terms):
            return Outcome.PASS, allowed
        return (Outcome.WITHIN_ROUNDING if meets(written, reach) else Outcome.FAIL), allowed

    def _reach(self, factors: Sequence[Quantity], terms: Terms) -> Interval:
        reach = point(self.scale)
        for factor in factors:
            reach = multiply(reach, interval(factor, terms.rounding))
        return reach

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        stated, factors = values["stated"][0], numbers(values["factors"])
        if not isinstance(stated, Quantity) or factors is None:
            return
        yield "stated", 0, self._reach(factors, terms)
        written = interval(stated, terms.rounding)
        for at in range(len(factors)):
            others = self.scale
            for i, factor in enumerate(factors):
                if i != at:
                    others = EXACT.multiply(others, factor.value)
            if others > 0 and written.low is not None and written.high is not None:
                yield "factors", at, Interval(low=written.low / others, high=written.high / others)

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import product_grades, wholes

        found = wholes(operand, self.own_fields((self.stated, *self.factors)))
        return product_grades(found[0], found[1:], self.scale, terms) if local(self) and found else None

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self):
            return None
        shift = max(0, -int(self.scale.as_tuple().exponent))
        if shift > MOST_DECIMALS:
            return None
        stated, factors = columns(column, self, (self.stated,))[0], columns(column, self, self.factors)
        operands = [stated, *factors]
        result, written = factors[0] * float(self.scale.scaleb(shift)), stated * 10.0**shift
        for factor in factors[1:]:
            result = result * factor
        sure = all_of([x.round(0) == x for x in operands]) & (result.abs() < EXACT_INTEGERS) & (result == written)
        if len(factors) < 3:
            sure = sure | surely_equal(written, result, operands)
        return present(~sure, operands)

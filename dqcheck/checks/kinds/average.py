"""A stated average and the values it is made of."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grading import given, numbers, undecided, unit_of
from dqcheck.checks.screening import GUARD, Column, half_step, local, present, size_of, surely_equal, whole_sum
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType, Rounding
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

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


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

    @property
    def reads_decimals(self) -> bool:
        return True

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

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import average_grades, wholes

        found = wholes(operand, self.own_fields((self.stated, *self.parts)))
        return average_grades(found[0], found[1:], terms) if local(self) and found and len(found) > 1 else None

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self) or not self.parts:
            return None
        stated, parts = columns(column, self, (self.stated,))[0], columns(column, self, self.parts)
        words, left, right = words_of(stated), stated * float(len(parts)), whole_sum(parts)
        size = size_of(stated) * float(len(parts)) + whole_sum([size_of(part) for part in parts])
        # What a whole number was rounded to is not to be seen of a float, nor to which side it was cut off.
        rounded = ~(stated.round(0) == stated) & (terms.tolerance.mode != "exact")
        rounded = rounded & (terms.rounding is not Rounding.TRUNCATE)
        near = (left - right).abs() < half_step(stated) * float(len(parts)) - size * GUARD
        equal = surely_equal(left, right, [stated, *parts])
        return present(~(equal | words.when(rounded).then(near).otherwise(words.lit(value=False))), [stated, *parts])

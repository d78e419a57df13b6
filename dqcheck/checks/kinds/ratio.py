"""A stated ratio of two values: so much of the one for each of the other."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import given, undecided
from dqcheck.checks.proportions import step
from dqcheck.checks.screening import Column, half_step, local, off_quotient, present
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import AUTO, NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import (
    EXACT,
    SHOWN,
    Interval,
    contains,
    interval,
    meets,
    multiply,
    point,
    rounded,
    scale,
)

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


@record
class Ratio(Check):
    """``above`` divided by ``below`` lies outside the rounding interval of the stated ratio.

    Passes when the figures as written give the stated ratio, holds within rounding when only their rounding
    intervals do. Undecided when the figure below is zero.
    """

    kind: ClassVar[str] = "ratio"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"stated", "below"})

    stated: str = field(default="", metadata=OPERAND)
    above: str = field(default="", metadata=OPERAND)
    below: str = field(default="", metadata=OPERAND)

    @property
    def of_one_money(self) -> bool:
        return False

    @property
    def reads_decimals(self) -> bool:
        return True

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"stated": (self.stated,), "above": (self.above,), "below": (self.below,)}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        stated, above, below = values["stated"][0], values["above"][0], values["below"][0]
        if not (isinstance(stated, Quantity) and isinstance(above, Quantity) and isinstance(below, Quantity)):
            return undecided("not-a-number")
        if not below.value:
            return undecided("zero-whole")
        written = replace(stated, quantum=step(stated, None))
        expected = SHOWN.divide(above.value, below.value)
        gap = EXACT.subtract(stated.value, expected)
        target = interval(written, terms.rounding)
        wide = given(terms, expected)
        if contains(scale(target, below.value), above.value) or (wide is not None and abs(gap) <= wide):
            outcome = Outcome.PASS
        elif meets(multiply(target, interval(below, terms.rounding)), interval(above, terms.rounding)):
            outcome = Outcome.WITHIN_ROUNDING
        else:
            outcome = Outcome.FAIL
        return Verdict(
            outcome=outcome,
            note="ratio." + outcome,
            observed=stated.value,
            expected=expected,
            discrepancy=gap,
            allowed=EXACT.divide(written.quantum, 2),
            unit=stated.unit,
            facts={"arithmetic": (above.value, "/", below.value)},
        )

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        stated, above, below = values["stated"][0], values["above"][0], values["below"][0]
        if not (isinstance(stated, Quantity) and isinstance(above, Quantity) and isinstance(below, Quantity)):
            return
        if not below.value or stated.qualifier is not None:
            return
        quantum = step(stated, None)
        yield "stated", 0, point(rounded(SHOWN.divide(above.value, below.value), quantum, terms.rounding))
        target = interval(replace(stated, quantum=quantum), terms.rounding)
        yield "above", 0, scale(target, below.value)
        if target.low is not None and target.high is not None and target.low > 0 and above.value > 0:
            yield "below", 0, Interval(low=above.value / target.high, high=above.value / target.low)

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import ratio_grades

        stated, above, below = map(operand, self.own_fields((self.stated, self.above, self.below)))
        if not local(self) or above.whole is None or below.whole is None:
            return None
        grades = ratio_grades(stated, above.whole, below.whole, (above.seen, below.seen), terms, None, times=1)
        return None if grades is None else replace(grades, mild=None, within=None)  # a tie passes

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self):
            return None
        operands = columns(column, self, (self.stated, self.above, self.below))
        stated, above, below = operands
        auto = replace(terms, tolerance=AUTO)  # no ratio is exact, and a given tolerance forgives more
        return present(off_quotient(stated, above, below, half_step(stated), auto, times=1.0), operands)

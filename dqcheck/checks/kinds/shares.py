"""Percentages of one whole."""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import HALVES, HUNDRED, balance, numbers, sum_of, undecided, unit_of, wanted_sum
from dqcheck.checks.screening import Column, doubtful, local, present, whole_sum
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Verdict
from dqcheck.numerals.intervals import Interval

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


@record
class Shares(Check):
    """Percentages of one whole do not add up to 100 (or ``total``) within rounding.

    Graded like ``total``. Undecided when a share is missing.
    """

    kind: ClassVar[str] = "shares"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS

    parts: tuple[str, ...] = field(default=(), metadata=OPERAND)
    total: Decimal = HUNDRED

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"parts": self.parts}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        parts = numbers(values["parts"])
        if parts is None:
            return undecided("not-a-number")
        outcome, added, gap, allowed = balance(Quantity(text="", value=self.total), parts, (), terms)
        unit = unit_of(parts) or ("%" if self.total == HUNDRED else None)
        return Verdict(
            outcome=outcome,
            note="shares." + outcome,
            observed=added,
            expected=self.total,
            discrepancy=-gap,
            allowed=allowed,
            unit=unit,
            facts={"arithmetic": sum_of(parts, ()), "whole": Quantity(text="", value=self.total, unit=unit)},
        )

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        parts = numbers(values["parts"])
        if parts is None:
            return
        whole = (1, Quantity(text="", value=self.total))
        for at in range(len(parts)):
            yield "parts", at, wanted_sum([whole, *((-1, p) for i, p in enumerate(parts) if i != at)], terms.rounding)

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import balance_grades, wholes

        parts = wholes(operand, self.own_fields(self.parts))
        grades = balance_grades(self.total, parts, (), terms) if local(self) and parts else None
        return replace(grades, gap=0 - grades.gap) if grades is not None and grades.gap is not None else grades

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self) or (terms.rounding not in HALVES and len(self.parts) > 3):
            return None  # cut off, even equal sums hold within rounding only
        parts = columns(column, self, self.parts)
        return present((whole_sum(parts) != float(self.total)) | doubtful(parts), parts)

"""A cell of a workbook and what a formula gives for it."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import ClassVar

from dqcheck.checks.base import INTERNAL, Check, Terms, Values
from dqcheck.checks.grading import given, numbers, undecided
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, Interval, point

_OF_RANGES = ("formula-hidden", "formula-short", "formula-beyond", "formula-twice")
"""Claims whose fault lies in the formula: the number in the cell is what it gives."""


@record
class Formula(Check):
    """A cell does not hold what its own formula gives, or what it would hold with the range or the formula that its
    neighbours have.

    Judges what the formulas of a workbook show (``claim: formula-result``, ``formula-twice``, ``formula-short``,
    ``formula-beyond``, ``formula-typed``, ``formula-unlike``, ``formula-hidden``), recomputed from the stored values of
    the cells they refer to. A gap as large as binary arithmetic may leave, or as rounding to the stored decimals, is
    none. Undecided when an operand is missing.
    """

    kind: ClassVar[str] = "formula"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    compares_operands: ClassVar[bool] = True
    vouches: ClassVar[bool] = False

    value: Decimal = field(default=Decimal(0), metadata=INTERNAL)
    slack: Decimal = field(default=Decimal(0), metadata=INTERNAL)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {}

    def problems(self) -> tuple[str, ...]:
        return () if self.claim else ("claim: name what the formulas of a workbook show, formula-result for one",)

    def judge(self, values: Values, terms: Terms) -> Verdict:
        stated = numbers(values["stated"])
        if stated is None:
            return undecided("not-a-number")
        gap = EXACT.subtract(stated[0].value, self.value)
        allowed = max(self.slack, given(terms, self.value) or self.slack)
        holds = abs(gap) <= allowed
        return Verdict(
            outcome=Outcome.PASS if holds else Outcome.FAIL,
            note="formula.pass" if holds else (self.claim or "formula-result").replace("-", ".", 1),
            observed=stated[0].value,
            expected=self.value,
            discrepancy=gap,
            allowed=allowed,
            unit=stated[0].unit,
        )

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        if self.claim not in _OF_RANGES:
            yield "stated", 0, point(self.value)

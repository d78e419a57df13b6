"""A part and its whole."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import balance, undecided
from dqcheck.checks.screening import EXACT_INTEGERS, Column, local, present
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import ZERO, Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


@record
class Part(Check):
    """A part exceeds its whole by more than rounding explains. Undecided when one of them is missing."""

    kind: ClassVar[str] = "part"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"whole"})
    compares_operands: ClassVar[bool] = True

    part: str = field(default="", metadata=OPERAND)
    whole: str = field(default="", metadata=OPERAND)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"part": (self.part,), "whole": (self.whole,)}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        part, whole = values["part"][0], values["whole"][0]
        if not (isinstance(part, Quantity) and isinstance(whole, Quantity)):
            return undecided("not-a-number")
        outcome, _, room, allowed = balance(whole, (part,), (), terms, at_most=True)
        if outcome is Outcome.PASS and room < ZERO and terms.tolerance.mode == "auto":
            outcome = Outcome.WITHIN_ROUNDING
        return Verdict(
            outcome=outcome,
            note="part." + outcome,
            observed=part.value,
            expected=whole.value,
            discrepancy=-room,
            allowed=allowed,
            unit=part.unit or whole.unit,
            facts={"arithmetic": (part.value, "-", whole.value)},
        )

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import balance_grades, wholes

        found = wholes(operand, self.own_fields((self.whole, self.part)))
        if not local(self) or found is None:
            return None
        grades = balance_grades(found[0], found[1:], (), terms, at_most=True, never_more=True)
        return replace(grades, gap=0 - grades.gap) if grades is not None and grades.gap is not None else grades

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self):
            return None
        part, whole = columns(column, self, (self.part, self.whole))
        large = (part.abs() > EXACT_INTEGERS) | (whole.abs() > EXACT_INTEGERS)
        return present((part > whole) | large, [part, whole])

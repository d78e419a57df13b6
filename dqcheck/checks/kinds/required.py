"""A place that must be filled."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values, resolve
from dqcheck.checks.grading import undecided
from dqcheck.checks.screening import Column, local
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands

PASS = Verdict(outcome=Outcome.PASS, note="required.pass")


@record
class Required(Check):
    """A required place is blank, or the writer says that there is no figure.

    What is written but cannot be read is the business of ``type``. Undecided when the column itself is absent.
    """

    kind: ClassVar[str] = "required"
    judges_missing: ClassVar[bool] = True
    passes_present: ClassVar[bool] = True

    field: str = field(default="", metadata=OPERAND)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"value": (self.field,)}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        value = values["value"][0] if values["value"] else None
        if value is None:
            return undecided("absent")
        if not isinstance(value, Missing):
            return PASS
        if value.reason is MissingReason.ABSENT:
            return undecided("absent")
        if value.reason is MissingReason.BLANK:
            return Verdict(outcome=Outcome.FAIL, note="required.fail", suspects=(("value", 0),))
        if value.reason is MissingReason.NOT_AVAILABLE:
            return Verdict(
                outcome=Outcome.FAIL, note="required.not-available", observed=value.text, suspects=(("value", 0),)
            )
        return PASS

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.grades import Grades

        null = operand(resolve(self.field, self.table)[1]).null
        return Grades(keep=null, fails=null) if local(self) else None

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        """True where the column is null: here, and only here, a null is what fails."""
        return column(resolve(self.field, self.table)[1]).is_null() if local(self) else None

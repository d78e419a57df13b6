"""How a value is written."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal, InvalidOperation
from typing import ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import undecided
from dqcheck.model.quantity import Missing, MissingReason
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict

PASS = Verdict(outcome=Outcome.PASS, note="type.pass")
FAULTS = {
    MissingReason.UNREADABLE: "type.unreadable",
    MissingReason.AMBIGUOUS: "type.ambiguous",
    MissingReason.OPEN: "type.open",
    MissingReason.ERROR_CELL: "type.error-cell",
    MissingReason.UNCACHED: "type.uncached",
}


@record
class Type(Check):
    """What is written is no value of the field's type, or can be read in more than one way.

    What is ambiguous or not written as the notation wants is never guessed: the fact ``candidates`` lists what may have
    been meant, as numbers or ISO dates. Undecided where nothing is written.
    """

    kind: ClassVar[str] = "type"
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
        note = FAULTS.get(value.reason)
        if note is None:
            return undecided(value.reason.value)
        if note == "type.unreadable" and value.candidates:
            note = "type.near"
        return Verdict(
            outcome=Outcome.FAIL,
            note=note,
            observed=value.text,
            suspects=(("value", 0),),
            facts={"candidates": tuple(map(_reading, value.candidates))},
        )


def _reading(candidate: str) -> Decimal | str:
    """A candidate as the number it is, so that a sentence writes it in its language's notation."""
    try:
        return Decimal(candidate)
    except InvalidOperation:
        return candidate

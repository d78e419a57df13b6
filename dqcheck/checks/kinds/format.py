"""The form of a text."""

from collections.abc import Mapping
from dataclasses import field
from typing import ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.grading import undecided
from dqcheck.checks.patterns import PatternError, compiled
from dqcheck.model.quantity import Label, Missing
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict


@record
class Format(Check):
    """A text does not have the form of ``pattern`` (a regular expression for the whole text, one that can
    be matched in linear time: without references and looking around). Undecided when missing."""

    kind: ClassVar[str] = "format"
    of_one_value: ClassVar[bool] = True

    field: str = field(default="", metadata=OPERAND)
    pattern: str = ""

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"value": (self.field,)}

    def problems(self) -> tuple[str, ...]:
        try:
            compiled(self.pattern)
        except PatternError as error:
            return (f"pattern: {error}",)
        return () if self.pattern else ("pattern: is missing",)

    def judge(self, values: Values, terms: Terms) -> Verdict:
        value = values["value"][0]
        if isinstance(value, Missing):
            return undecided(value.reason.value)
        text = value.value if isinstance(value, Label) else value.text
        if compiled(self.pattern).fullmatch(text):
            return Verdict(outcome=Outcome.PASS, note="format.pass", observed=text)
        return Verdict(
            outcome=Outcome.FAIL,
            note="format.fail",
            observed=text,
            suspects=(("value", 0),),
            facts={"pattern": self.pattern},
        )

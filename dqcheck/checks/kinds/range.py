"""A value and its bounds."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, Check, Terms, Values, resolve
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grading import outside, undecided
from dqcheck.checks.screening import Column, any_of, dates, just_above, just_below, local, moment, present
from dqcheck.model.quantity import Day, Quantity
from dqcheck.model.record import record
from dqcheck.model.verdict import Outcome, Verdict

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands

Bound = Decimal | dt.date | None


@record
class Range(Check):
    """A number or a date lies below ``at_least`` or above ``at_most`` (both belong to the range). Bounds of numbers are
    in the canonical unit of the field. Undecided when the value is missing."""

    kind: ClassVar[str] = "range"
    bounds_value: ClassVar[bool] = True

    field: str = field(default="", metadata=OPERAND)
    at_least: Bound = None
    at_most: Bound = None

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"value": (self.field,)}

    def problems(self) -> tuple[str, ...]:
        low, high = self.at_least, self.at_most
        if low is None and high is None:
            return ("at_least: give at_least or at_most",)
        if low is not None and high is not None:
            if isinstance(low, dt.date) != isinstance(high, dt.date):
                return ("at_least: one bound is a date, the other a number",)
            if low > high:  # type: ignore[operator]  # both are of one type
                return ("at_least: is more than at_most, so that no value can pass",)
        return ()

    def judge(self, values: Values, terms: Terms) -> Verdict:
        value, low, high = values["value"][0], self.at_least, self.at_most
        if isinstance(value, Quantity):
            number = value.value
            if isinstance(low, Decimal) and number < low:
                return outside(value, "range.below", low)
            if isinstance(high, Decimal) and number > high:
                return outside(value, "range.above", high)
            if isinstance(low, dt.date) or isinstance(high, dt.date):
                return undecided("not-a-date")
            return Verdict(outcome=Outcome.PASS, note="range.pass", observed=number, unit=value.unit)
        if isinstance(value, Day):
            if isinstance(low, Decimal) or isinstance(high, Decimal):
                return undecided("not-a-number")
            for bound, wrong, note in (
                (low, low is not None and value.last < low, "range.before"),
                (high, high is not None and value.first > high, "range.after"),
            ):
                if wrong and bound is not None:
                    return Verdict(
                        outcome=Outcome.FAIL, note=note, observed=value.first.isoformat(), expected=bound.isoformat()
                    )
            return Verdict(outcome=Outcome.PASS, note="range.pass", observed=value.first.isoformat())
        return undecided("not-a-number")

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.grades import Grades
        from dqcheck.checks.whole_numbers import bound_grades

        given = operand(resolve(self.field, self.table)[1])
        low, high = self.at_least, self.at_most
        dated = isinstance(low, dt.date) or isinstance(high, dt.date)
        if not local(self):
            return None
        if given.whole is not None and not dated:
            return bound_grades(given, low, high)  # type: ignore[arg-type]  # no date is among them
        if given.dated is None or isinstance(low, Decimal) or isinstance(high, Decimal):
            return None
        wrong = [given.seen < given.bound(low)] if low is not None else []
        wrong += [given.seen > given.bound(high)] if high is not None else []
        return Grades(keep=any_of(wrong), fails=any_of(wrong))

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self):
            return None
        name = resolve(self.field, self.table)[1]
        value = column(name)
        wrong: list[nw.Expr] = []
        for bound, above in ((self.at_least, False), (self.at_most, True)):
            if isinstance(bound, Decimal):
                number = value.cast(words_of(value).Float64)
                wrong.append(number > just_below(bound) if above else number < just_above(bound))
            elif bound is not None:
                date = dates(column, name)
                wrong.append(date > moment(bound) if above else date < moment(bound))
        return present(any_of(wrong), [value])

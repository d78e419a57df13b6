"""Dates or numbers that must run in order."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import INTERNAL, OPERAND, Check, Terms, Values, resolve
from dqcheck.checks.grading import undecided
from dqcheck.checks.screening import GUARD, Column, any_of, local, numbers, present, size_of
from dqcheck.model.quantity import Day, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, NUMBERS, Field, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, below, interval

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


@record
class Order(Check):
    """Dates (or numbers) do not run in order: a value comes before the one named before it (``strict``: or equals it).

    A date of which only the month is written may be any of its days: where some reading is in order and another is not,
    the relation holds within rounding. Undecided when a value is missing.
    """

    kind: ClassVar[str] = "order"
    takes: ClassVar[tuple[FieldType, ...]] = (*NUMBERS, *DATES)
    compares_operands: ClassVar[bool] = True

    values: tuple[str, ...] = field(default=(), metadata=OPERAND)
    strict: bool = False
    of_numbers: bool = field(default=False, metadata=INTERNAL)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"values": self.values}

    def completed(self, field_of: Callable[[str], Field | None]) -> "Order":
        found = [one for name in self.values if (one := field_of(name)) is not None]
        return replace(self, of_numbers=bool(found) and all(one.type in NUMBERS for one in found))

    def problems(self) -> tuple[str, ...]:
        return ("values: at least two fields are needed",) if self.claim is None and len(self.values) < 2 else ()

    def judge(self, values: Values, terms: Terms) -> Verdict:
        given = values["values"]
        if len(given) < 2:
            return undecided("single")
        worst, at = Outcome.PASS, 0
        for i in range(len(given) - 1):
            outcome = self._pair(given[i], given[i + 1], terms)
            if outcome is None:
                return undecided("different-types")
            if outcome is Outcome.FAIL:
                worst, at = outcome, i
                break
            if outcome is Outcome.WITHIN_ROUNDING and worst is Outcome.PASS:
                worst, at = outcome, i
        earlier, later = given[at], given[at + 1]
        observed, expected = _shown(later), _shown(earlier)
        note = "order." + worst
        if worst is Outcome.FAIL and observed == expected:
            note = "order.not-strict"
        elif worst is Outcome.FAIL and isinstance(earlier, Quantity):
            note = "order.number"
        numeric = isinstance(observed, Decimal) and isinstance(expected, Decimal)
        return Verdict(
            outcome=worst,
            note=note,
            observed=observed,
            expected=expected,
            discrepancy=EXACT.subtract(observed, expected) if numeric else None,  # type: ignore[arg-type]  # both are
            unit=later.unit if isinstance(later, Quantity) else None,
            suspects=(("values", at), ("values", at + 1)) if worst is Outcome.FAIL and len(given) > 2 else (),
            facts={"earlier": earlier, "later": later},
        )

    def _pair(self, a: Value, b: Value, terms: Terms) -> Outcome | None:
        """Whether ``b`` follows ``a``: surely, surely not, or only in some reading; None when they cannot be
        compared."""
        if isinstance(a, Day) and isinstance(b, Day):
            if a.last < b.first or (a.last == b.first and not self.strict):
                return Outcome.PASS
            if a.first > b.last or (self.strict and a.first >= b.last):
                return Outcome.FAIL
            return Outcome.WITHIN_ROUNDING
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            if a.value < b.value or (a.value == b.value and not self.strict):
                return Outcome.PASS
            if terms.tolerance.mode == "exact" or a.value == b.value:
                return Outcome.FAIL
            apart = below(interval(b, terms.rounding), interval(a, terms.rounding))
            return Outcome.FAIL if apart else Outcome.WITHIN_ROUNDING
        return None

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.grades import Grades
        from dqcheck.checks.whole_numbers import order_grades, wholes

        names = self.own_fields(self.values)
        if not local(self) or len(names) < 2:
            return None
        given = [operand(name) for name in names]
        if all(one.dated is not None for one in given):
            days = [(a.day(b), b.day(a)) for a, b in pairwise(given)]
            wrong = any_of([a >= b if self.strict else a > b for a, b in days])
            return Grades(keep=wrong, fails=wrong)
        found = wholes(operand, names)
        return order_grades(found, terms, strict=self.strict) if found else None

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self) or len(self.values) < 2:
            return None
        operands = [column(resolve(name, self.table)[1]) for name in self.values]
        if not (self.strict and self.of_numbers):
            wrong = [a >= b if self.strict else a > b for a, b in pairwise(operands)]
            return present(any_of(wrong), operands)
        # The judge takes the digits of a number that a cell shows, in which two of them may be the same.
        operands = numbers(column, self, self.values)
        return present(any_of([a - b >= -(size_of(a) + size_of(b)) * GUARD for a, b in pairwise(operands)]), operands)


def _shown(value: Value) -> Decimal | str:
    if isinstance(value, Quantity):
        return value.value
    return value.first.isoformat() if isinstance(value, Day) else value.text

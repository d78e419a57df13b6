"""A stated growth or decline between two values."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from dataclasses import replace as changed
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from dqcheck.checks.base import OPERAND, Check, Terms, Values
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grading import HUNDRED, balance, rounds_otherwise, undecided, wanted_sum
from dqcheck.checks.proportions import allowance, grade, other_convention, quotient, step, tolerated
from dqcheck.checks.screening import NOUGHT, Column, doubtful, half_step, local, off_quotient, present
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType, Rounding
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, Interval, add, contains, interval, negate, point, rounded, scale

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


@record
class Growth(Check):
    """A stated growth (``as: percent`` or ``amount``) is not what the two values give, as rounded.

    ``direction`` says what the words say: ``up`` and ``down`` are stated as positive numbers; ``either`` compares sizes
    only. A truncated percentage fails mildly. Undecided when the earlier value is zero or negative (percent).
    """

    kind: ClassVar[str] = "growth"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    never_zero: ClassVar[frozenset[str]] = frozenset({"stated"})

    stated: str = field(default="", metadata=OPERAND)
    now: str = field(default="", metadata=OPERAND)
    before: str = field(default="", metadata=OPERAND)
    direction: Literal["up", "down", "either"] = "up"
    as_: Literal["percent", "amount"] = "percent"

    @property
    def reads_decimals(self) -> bool:
        return True

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"stated": (self.stated,), "now": (self.now,), "before": (self.before,)}

    def judge(self, values: Values, terms: Terms) -> Verdict:
        stated, now, before = values["stated"][0], values["now"][0], values["before"][0]
        if not (isinstance(stated, Quantity) and isinstance(now, Quantity) and isinstance(before, Quantity)):
            return undecided("not-a-number")
        up = self._up(stated, now, before)
        high, low = (now, before) if up else (before, now)
        opposite = self.direction != "either" and bool(stated.value) and (high.value < low.value) == (stated.value > 0)
        if self.as_ == "amount":
            outcome, expected, gap, allowed = balance(stated, (high,), (low,), terms)
            return Verdict(
                outcome=outcome,
                note=_note(outcome, opposite=opposite and high.value != low.value),
                observed=stated.value,
                expected=expected,
                discrepancy=gap,
                allowed=allowed,
                unit=stated.unit or now.unit,
                facts={"arithmetic": (high.value, "-", low.value)},
            )
        if before.value <= 0:
            return undecided("zero-whole" if not before.value else "negative-base")
        quantum = step(stated, None)
        outcome, other = self._grade(stated, now, before, quantum, up, terms)
        expected = quotient(EXACT.subtract(high.value, low.value), before.value)
        gap = stated.value - expected
        mild = outcome is Outcome.FAIL and other
        return Verdict(
            outcome=outcome,
            note="growth.truncated" if mild else _note(outcome, opposite=opposite),
            observed=stated.value,
            expected=expected,
            discrepancy=gap,
            allowed=None if stated.qualifier else allowance(quantum, gap, expected, terms),
            unit="%",
            mild=mild,
            facts={"arithmetic": (HUNDRED, "×", "(", high.value, "-", low.value, ")", "/", before.value)},
        )

    def _up(self, stated: Quantity, now: Quantity, before: Quantity) -> bool:
        if self.direction == "either":
            return (now.value >= before.value) == (stated.value >= 0)
        return self.direction == "up"

    def _grade(
        self, stated: Quantity, now: Quantity, before: Quantity, quantum: Decimal, up: bool, terms: Terms
    ) -> tuple[Outcome, bool]:
        """The grade of ``stated``, and whether the other convention of rounding would have given it.

        Growth of s% means now/before = (100 ± s)/100, so the test is that of a percentage.
        """

        def target(rounding: Rounding) -> Interval:
            written = interval(changed(stated, quantum=quantum), rounding)
            return add(point(HUNDRED), written if up else negate(written))

        whole = before.value
        exact = EXACT.multiply(HUNDRED, EXACT.subtract(now.value, whole))
        gap = EXACT.subtract(EXACT.multiply(stated.value, whole), exact if up else -exact)
        if terms.tolerance.mode == "exact":
            return (Outcome.FAIL if gap else Outcome.PASS), False
        if terms.tolerance.mode == "given" and tolerated(gap, whole, quotient(exact, whole) / 100, terms):
            return Outcome.PASS, False
        outcome = grade(
            target(terms.rounding), now.value, whole, interval(now, terms.rounding), interval(before, terms.rounding)
        )
        if outcome is Outcome.PASS and 2 * abs(gap) == EXACT.multiply(quantum, whole):
            change = EXACT.divide(exact if up else -exact, whole)  # without a remainder, as it lies between two steps
            if rounds_otherwise(change, changed(stated, quantum=quantum), terms):
                outcome = Outcome.WITHIN_ROUNDING
        if outcome is not Outcome.FAIL or stated.qualifier is not None:
            return outcome, False
        other = other_convention(terms.rounding)
        return outcome, contains(scale(target(other), whole), EXACT.multiply(HUNDRED, now.value))

    def solve(self, values: Values, terms: Terms) -> Iterator[tuple[str, int, Interval]]:
        stated, now, before = values["stated"][0], values["now"][0], values["before"][0]
        if not (isinstance(stated, Quantity) and isinstance(now, Quantity) and isinstance(before, Quantity)):
            return
        if stated.qualifier is not None:
            return
        up = self._up(stated, now, before)
        sign = 1 if up else -1
        if self.as_ == "amount":
            yield "stated", 0, wanted_sum([(sign, now), (-sign, before)], terms.rounding)
            yield "now", 0, wanted_sum([(sign, stated), (1, before)], terms.rounding)
            yield "before", 0, wanted_sum([(-sign, stated), (1, now)], terms.rounding)
        elif before.value > 0:
            quantum = step(stated, None)
            exact = quotient(EXACT.subtract(now.value, before.value), before.value) * sign
            yield "stated", 0, point(rounded(exact, quantum, terms.rounding))
            written = interval(changed(stated, quantum=quantum), terms.rounding)
            target = add(point(HUNDRED), written if up else negate(written))
            yield "now", 0, scale(target, before.value.scaleb(-2))
            if target.low is not None and target.high is not None and target.low > 0:
                hundredfold = EXACT.multiply(HUNDRED, now.value)
                yield "before", 0, Interval(low=hundredfold / target.high, high=hundredfold / target.low)

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import balance_grades, change_grades

        stated, now, before = map(operand, self.own_fields((self.stated, self.now, self.before)))
        if not local(self) or self.direction == "either" or now.whole is None or before.whole is None:
            return None
        high, low = (now, before) if self.direction == "up" else (before, now)
        if self.as_ == "percent":
            return change_grades(stated, high, low, before, terms)
        if stated.whole is None or high.whole is None or low.whole is None:
            return None
        return balance_grades(stated.whole, [high.whole], [low.whole], terms)

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self):
            return None
        operands = columns(column, self, (self.stated, self.now, self.before))
        stated, now, before = operands
        change = now - before if self.direction == "up" else before - now
        if self.direction == "either":
            change = words_of(stated).when(stated < 0).then(-change.abs()).otherwise(change.abs())
        if self.as_ == "amount":
            return present((change != stated) | doubtful(operands), operands)
        # What is negative or zero before is kept: the judge leaves it undecided.
        off = off_quotient(stated, change, before, half_step(stated), terms, times=100.0, made_of=(now, before))
        return present(off | (before < NOUGHT), operands)


def _note(outcome: Outcome, *, opposite: bool) -> str:
    return "growth.opposite" if opposite and outcome is Outcome.FAIL else "growth." + outcome

"""A figure against the same figure of the previous period."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import (
    OPERAND,
    OPTIONAL,
    Check,
    Combination,
    Tables,
    Terms,
    Values,
    by_record,
    in_home_table,
    resolve,
)
from dqcheck.checks.grading import HUNDRED, undecided
from dqcheck.checks.screening import EXACT_INTEGERS, GUARD, Column, all_of, any_of, just_below, local, present, size_of
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.dataset import PREVIOUS
from dqcheck.model.quantity import ZERO, Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, SHOWN, below, interval

if TYPE_CHECKING:
    import narwhals as nw

TENTH = Decimal("0.1")


@record
class Limit:
    """The largest change that is plausible: percent of the earlier value, and an absolute floor in the value's unit
    below which no change matters."""

    pct: Decimal | None = None
    abs: Decimal | None = None


@record
class Change(Check):
    """Against the previous period: a cumulative figure falls, or it changes beyond a percent *and* an absolute floor.

    ``before`` is by default the same field of the table ``previous.<table>``. Undecided when the earlier value is
    missing, or zero where only a percentage limits the change; without any earlier table the rule meets no record.
    """

    kind: ClassVar[str] = "change"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS

    value: str = field(default="", metadata=OPERAND)
    before: str | None = field(default=None, metadata=OPTIONAL)
    cumulative: bool = False
    at_most: Limit | None = None

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        if self.before:
            return {"value": (self.value,), "before": (self.before,)}
        table, name = resolve(self.value, self.table)
        return {"value": (self.value,), "before": (f"{PREVIOUS}{table}.{name}",)}

    def problems(self) -> tuple[str, ...]:
        limit = self.at_most
        if not self.cumulative and (limit is None or (limit.pct is None and limit.abs is None)):
            return ("at_most: give at_most (pct, abs), or cumulative: true",)
        return ()

    @property
    def gathers_by_record(self) -> bool:
        return bool(self.before) and in_home_table(self)

    def combinations(self, tables: Tables) -> Iterator[Combination]:
        if resolve(self.fields()["before"][0], self.table)[0] in tables:
            yield from by_record(self, tables)

    def judge(self, values: Values, terms: Terms) -> Verdict:
        value, before = values["value"][0], values["before"][0]
        if not (isinstance(value, Quantity) and isinstance(before, Quantity)):
            return undecided("not-a-number")
        gap = EXACT.subtract(value.value, before.value)
        outcome, note, facts = Outcome.PASS, "change.pass", {"arithmetic": (value.value, "-", before.value)}
        rounding = terms.rounding
        if self.cumulative and gap < ZERO:
            fell = terms.tolerance.mode == "exact" or below(interval(value, rounding), interval(before, rounding))
            outcome = Outcome.FAIL if fell else Outcome.WITHIN_ROUNDING
            note = "change.fell" if fell else "change.within-rounding"
        limit = self.at_most
        if outcome is not Outcome.FAIL and limit is not None:
            far = limit.abs is None or abs(gap) > limit.abs
            if far and limit.pct is not None:
                if not before.value and gap and limit.abs is None:
                    return undecided("zero-before")
                far = EXACT.multiply(HUNDRED, abs(gap)) > EXACT.multiply(limit.pct, abs(before.value))
            if far and gap:
                outcome, note = Outcome.FAIL, "change.rose" if gap > 0 else "change.dropped"
        more: dict[str, object] = dict(facts)
        if before.value:
            more["percent"] = (SHOWN.divide(EXACT.multiply(HUNDRED, abs(gap)), abs(before.value))).quantize(
                TENTH, context=EXACT
            )
        if note in ("change.rose", "change.dropped") and "percent" not in more:
            note += "-from-zero"
        return Verdict(
            outcome=outcome,
            note=note,
            observed=value.value,
            expected=before.value,
            discrepancy=gap,
            allowed=limit.abs if limit is not None and not self.cumulative else None,
            unit=value.unit or before.unit,
            facts=more,
        )

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        if not local(self):
            return None
        operands = columns(column, self, (self.value, self.fields()["before"][0]))
        value, before = operands
        gap, guard = value - before, (size_of(value) + size_of(before)) * GUARD
        wrong = [gap < guard] if self.cumulative else []
        limit = self.at_most
        if limit is not None:
            far = []
            if limit.abs is not None:
                far.append(gap.abs() > just_below(limit.abs) - guard)
            if limit.pct is not None:
                least = before.abs() * just_below(limit.pct) - guard * (100.0 + float(limit.pct))
                far.append(gap.abs() * 100.0 > least)
            wrong += [all_of(far)] if far else []
        unequal = ~((value == before) & (value.abs() < EXACT_INTEGERS))
        return present(unequal & any_of(wrong), operands) if wrong else None

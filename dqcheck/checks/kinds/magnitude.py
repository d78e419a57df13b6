"""Amounts that are impossible for their kind."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import INTERNAL, OPERAND, Check, Tables, Terms, Values, records, resolve
from dqcheck.checks.engine_words import words_of
from dqcheck.checks.grading import outside, undecided
from dqcheck.checks.screening import GUARD, Column, just_above, just_below, local, present
from dqcheck.checks.screening import numbers as columns
from dqcheck.model.quantity import Quantity
from dqcheck.model.record import record
from dqcheck.model.rule import NUMBERS, FieldType
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.intervals import EXACT, SHOWN

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands

FEWEST_PEERS = 5
"""With fewer positive values a median says nothing."""

SPREAD = 5
"""A value is far when it lies more than five median absolute deviations from the median on the log scale (3.4 standard
deviations of a normal distribution; Leys et al. 2013 recommend 2.5 to 3.5)."""


@record
class Peers:
    """The middle of a column and its spread: ``ratio`` is the median of max(x, median)/min(x, median), that is the
    median absolute deviation on the log scale, as a factor."""

    median: Decimal
    ratio: Decimal
    count: int


@record
class Magnitude(Check):
    """An amount is impossible for its kind: beyond bounds with units, or far from its peers on a log scale.

    ``peers: 20`` fails values that are more than 20 times the median of the column or less than a twentieth of it, and
    that are far beyond the column's own spread too (finds a slip of ×1000). Zero is no discrepancy of magnitude.
    Undecided when there are fewer than five peers and no bounds.
    """

    kind: ClassVar[str] = "magnitude"
    takes: ClassVar[tuple[FieldType, ...]] = NUMBERS
    bounds_value: ClassVar[bool] = True

    value: str = field(default="", metadata=OPERAND)
    at_least: Quantity | None = None
    at_most: Quantity | None = None
    peers: Decimal | None = None
    middle: Peers | None = field(default=None, metadata=INTERNAL)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        return {"value": (self.value,)}

    def problems(self) -> tuple[str, ...]:
        if self.at_least is None and self.at_most is None and self.peers is None:
            return ("at_most: give at_least, at_most or peers",)
        if self.peers is not None and self.peers <= 1:
            return ("peers: the ratio to the median must be more than 1",)
        if self.at_least is not None and self.at_most is not None and self.at_least.value > self.at_most.value:
            return ("at_least: is more than at_most, so that no value can pass",)
        return ()

    def prepare(self, tables: Tables) -> "Magnitude":
        table_name, name = resolve(self.value, self.table)
        table = tables.get(table_name)
        column = table.columns.get(name) if table else None
        if self.peers is None or self.middle is not None or table is None or column is None:
            return self  # of a large table the middle is known before some of its records are judged
        values = (column[row] for row in records(self, table))
        return replace(self, middle=summarise([v.value for v in values if isinstance(v, Quantity) and v.value > 0]))

    def peers_in(self) -> str | None:
        return self.value if self.peers is not None else None

    def among(self, middle: Peers | None) -> "Magnitude":
        return replace(self, middle=middle)

    def judge(self, values: Values, terms: Terms) -> Verdict:
        value = values["value"][0]
        if not isinstance(value, Quantity):
            return undecided("not-a-number")
        if self.at_most is not None and value.value > self.at_most.value:
            return outside(value, "magnitude.above", self.at_most.value)
        if self.at_least is not None and value.value < self.at_least.value:
            return outside(value, "magnitude.below", self.at_least.value)
        if self.peers is not None and value.value > 0:
            middle = self.middle
            if middle is None or middle.count < FEWEST_PEERS:
                if self.at_most is None and self.at_least is None:
                    return undecided("few-peers")
            elif self._far(value.value, middle, self.peers):
                high = value.value > middle.median
                ratio = value.value / middle.median if high else middle.median / value.value
                verdict = outside(value, "magnitude.peers-above" if high else "magnitude.peers-below", middle.median)
                return replace(
                    verdict, facts={"ratio": ratio.quantize(Decimal(1), context=EXACT), "peers": middle.count}
                )
        return Verdict(outcome=Outcome.PASS, note="magnitude.pass", observed=value.value, unit=value.unit)

    def _far(self, value: Decimal, middle: Peers, peers: Decimal) -> bool:
        factor = max(peers, SHOWN.power(middle.ratio, SPREAD))
        return value > EXACT.multiply(middle.median, factor) or EXACT.multiply(value, factor) < middle.median

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.whole_numbers import bound_grades

        given = operand(resolve(self.value, self.table)[1])
        if not local(self) or self.peers is not None:
            return None
        low, high = (None if bound is None else bound.value for bound in (self.at_least, self.at_most))
        return bound_grades(given, low, high)

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        known = self.middle is not None and self.middle.count >= FEWEST_PEERS
        if not local(self) or (self.peers is not None and not known):
            return None
        value = columns(column, self, (self.value,))[0]
        result = words_of(value).lit(value=False) & (value > 0)
        if self.at_most is not None:
            result = result | (value > just_below(self.at_most.value))
        if self.at_least is not None:
            result = result | (value < just_above(self.at_least.value))
        if self.peers is not None and self.middle is not None:
            factor = float(max(self.peers, SHOWN.power(self.middle.ratio, SPREAD)))
            median = float(self.middle.median)
            high, low = median * factor * (1 - GUARD) - GUARD, median / factor * (1 + GUARD) + GUARD
            result = result | (value > high) | ((value < low) & (value > 0))
        return present(result, [value])


def summarise(values: Sequence[Decimal]) -> Peers | None:
    """Median and spread of positive values; of an even number the lower middle, so that the order never matters."""
    if not values:
        return None
    ordered = sorted(values)
    median = ordered[(len(ordered) - 1) // 2]
    ratios = sorted(ratio_to(median, value) for value in ordered)
    return Peers(median=median, ratio=ratios[(len(ratios) - 1) // 2], count=len(ordered))


def ratio_to(median: Decimal, value: Decimal) -> Decimal:
    """How many times the one is the other, at least one."""
    return SHOWN.divide(max(value, median), min(value, median))

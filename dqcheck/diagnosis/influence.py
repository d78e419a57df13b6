"""Influence: what a discrepancy would do to the province's figure if it were added up as it is."""

from collections.abc import Iterable
from decimal import Context, Decimal

from dqcheck.checks.base import Tables
from dqcheck.model.dataset import Ref
from dqcheck.model.finding import Influence
from dqcheck.model.quantity import ZERO, Quantity, Value
from dqcheck.model.rule import Ruleset
from dqcheck.numerals.intervals import EXACT
from dqcheck.numerals.units import is_money

SHARE = Context(prec=12)
"""Digits of a share: what the sum of a column of floats is sure of."""


def influence(
    ref: Ref, discrepancy: Decimal, tables: Tables, ruleset: Ruleset, totals: dict[tuple[str, str], Decimal]
) -> Influence | None:
    """The gap as a share of the sum of the field over all records; None for fields that are not added up, where amounts
    are of several currencies, and in tables of several records a unit, which are of different years or groups.

    ``totals`` remembers sums by (table, field) between calls.
    """
    form = ruleset.tables.get(ref.table)
    declared = form.fields.get(ref.field) if form else None
    if form is None or declared is None or not declared.additive or ref.table not in tables:
        return None
    if any(name != form.key for name in form.identifying):
        return None
    key = (ref.table, ref.field)
    if key not in totals:
        column = tables[ref.table].columns.get(ref.field, ())
        amounts = [value for value in column if isinstance(value, Quantity)]
        alike = sum(map(is_money, {amount.unit for amount in amounts})) <= 1
        totals[key] = added_up(amounts) if alike else ZERO
    if not totals[key]:
        return None
    share = (abs(discrepancy) / abs(totals[key])).quantize(Decimal("0.000001"), context=EXACT)
    share = SHARE.plus(share).normalize()
    return Influence(indicator=declared.called, share_of_total=format(share, "f"))


def added_up(values: Iterable[Value]) -> Decimal:
    """The sum of the numbers among values, exactly, so that it does not depend on their order."""
    total = ZERO
    for value in values:
        if isinstance(value, Quantity):
            total = EXACT.add(total, value.value)
    return total

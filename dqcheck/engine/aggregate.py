"""The province's totals: the figures of the submissions that may be added up, and who is not among them, and why."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from dqcheck.checks.base import Tables
from dqcheck.checks.operands import under_policy
from dqcheck.model.quantity import ZERO, Missing, Quantity
from dqcheck.model.record import record
from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Field, Ruleset
from dqcheck.model.text import LocalText

MAY_BE_ADDED = (Status.ACCEPTED, Status.WITH_WARNINGS)

Told = TypeVar("Told", bound=Report)
"""The report as the caller gave it."""


@record
class FieldTotal:
    """One figure of the province: the sum of a field in its canonical unit over ``submissions`` reporting units, one
    for each currency where amounts are of several;
    ``without`` is the number of accepted units that filed the table but not this figure."""

    ruleset: str
    table: str
    field: str
    title: LocalText
    value: Decimal
    unit: str | None
    submissions: int
    without: int


@record
class ProvinceTotals(Generic[Told]):
    """Totals, who is in them and who is missing. ``complete`` is false when anyone is missing or a rule broke, so that
    nobody takes a part for the whole."""

    totals: tuple[FieldTotal, ...]
    accepted: tuple[Submission, ...]
    missing: tuple[Submission, ...]
    report: Told

    @property
    def complete(self) -> bool:
        """Whether the totals are those of every unit and every rule could be judged."""
        return not self.missing and not self.report.rule_errors and bool(self.accepted)


def add_up(report: Told, tables: Mapping[str, Tables], rulesets: Sequence[Ruleset]) -> ProvinceTotals[Told]:
    """Add up the tables (by ruleset) of the submissions that a report accepts."""
    accepted = tuple(one for one in report.submissions if one.status in MAY_BE_ADDED)
    names = {one.name for one in accepted}
    return ProvinceTotals(
        totals=tuple(
            total
            for ruleset in rulesets
            for table, form in ruleset.tables.items()
            for field in form.fields.values()
            if field.additive
            for total in _total(ruleset, table, field, tables.get(ruleset.name, {}), names)
        ),
        accepted=accepted,
        missing=tuple(one for one in report.submissions if one.status not in MAY_BE_ADDED),
        report=report,
    )


def _total(ruleset: Ruleset, table: str, field: Field, tables: Tables, names: set[str]) -> Sequence[FieldTotal]:
    held = tables.get(table)
    column = held.columns.get(field.name) if held is not None else None
    if held is None or column is None:
        return ()
    amounts: list[tuple[str, Quantity]] = []
    lacking: set[str] = set()
    for name, one in zip(held.submissions, column, strict=True):
        if name not in names:
            continue
        seen = under_policy(one, field.missing)
        if isinstance(seen, Quantity):
            amounts.append((name, seen))
        elif isinstance(seen, Missing):
            lacking.add(name)
    usual = next((amount.unit for _, amount in amounts if amount.unit is not None), None)  # a counted blank has none
    sums, present = {usual: ZERO}, {usual: set[str]()}
    for name, amount in amounts:
        unit = amount.unit or usual
        sums[unit] = sums.get(unit, ZERO) + amount.value
        present.setdefault(unit, set()).add(name)
    return tuple(
        FieldTotal(
            ruleset=ruleset.name,
            table=table,
            field=field.name,
            title=field.called,
            value=value,
            unit=unit,
            submissions=len(present[unit]),
            without=len(lacking),
        )
        for unit, value in sums.items()
    )

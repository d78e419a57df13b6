"""The province's totals: the figures of the submissions that may be added up, and who is not among them, and why."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Generic, TypeVar

from dqcheck.checks.base import Tables
from dqcheck.checks.operands import under_policy
from dqcheck.model.dataset import Table
from dqcheck.model.quantity import ZERO, Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.report import Report, Status, Submission
from dqcheck.model.rule import Field, Ruleset, TableForm
from dqcheck.model.text import LocalText
from dqcheck.numerals.folding import normalise

MAY_BE_ADDED = (Status.ACCEPTED, Status.WITH_WARNINGS)

Told = TypeVar("Told", bound=Report)
"""The report as the caller gave it."""


@record
class FieldTotal:
    """One figure of the province: the sum of a field in its canonical unit over ``submissions`` reporting units, of one
    year or group where its table has several records a unit (``title`` then names it), one for each currency where
    amounts are of several; ``without`` is the number of accepted units that filed the table but not this figure."""

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
            for form in ruleset.tables.values()
            for field in form.fields.values()
            if field.additive
            for total in _totals(ruleset, form, field, tables.get(ruleset.name, {}).get(form.name), names)
        ),
        accepted=accepted,
        missing=tuple(one for one in report.submissions if one.status not in MAY_BE_ADDED),
        report=report,
    )


def _totals(
    ruleset: Ruleset, form: TableForm, field: Field, held: Table | None, names: set[str]
) -> Iterator[FieldTotal]:
    """The sum of a field over all records, or one for each year, group or the like that tells records apart."""
    column = held.columns.get(field.name) if held is not None else None
    if held is None or column is None:
        return
    apart = [held.columns[name] for name in form.identifying if name != form.key and name in held.columns]
    strata: dict[str, list[int]] = {} if apart else {"": list(range(len(column)))}
    for row in range(len(column)) if apart else ():
        strata.setdefault(", ".join(normalise(one[row].text) for one in apart), []).append(row)
    for stratum, rows in strata.items():
        yield from _total(ruleset, form, field, [(held.submissions[row], column[row]) for row in rows], names, stratum)


def _total(
    ruleset: Ruleset,
    form: TableForm,
    field: Field,
    figures: Sequence[tuple[str, Value]],
    names: set[str],
    stratum: str,
) -> Iterator[FieldTotal]:
    amounts: list[tuple[str, Quantity]] = []
    lacking: set[str] = set()
    for name, one in figures:
        if name not in names:
            continue
        seen = under_policy(one, field.missing)
        if isinstance(seen, Quantity):
            amounts.append((name, seen))
        elif isinstance(seen, Missing):
            lacking.add(name)
    called = field.called
    if stratum:
        called = LocalText(vi=f"{called.vi} ({stratum})", en=f"{called.en} ({stratum})")
    usual = next((amount.unit for _, amount in amounts if amount.unit is not None), None)  # a counted blank has none
    sums, present = {usual: ZERO}, {usual: set[str]()}
    for name, amount in amounts:
        unit = amount.unit or usual
        sums[unit] = sums.get(unit, ZERO) + amount.value
        present.setdefault(unit, set()).add(name)
    for unit, value in sums.items():
        yield FieldTotal(
            ruleset=ruleset.name,
            table=form.name,
            field=field.name,
            title=called,
            value=value,
            unit=unit,
            submissions=len(present[unit]),
            without=len(lacking),
        )

"""Values, tables and judgements for the tests of check kinds."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dqcheck.checks import load
from dqcheck.checks.base import Check, Terms
from dqcheck.checks.operands import decide, lookup
from dqcheck.messages import known
from dqcheck.model.dataset import Table
from dqcheck.model.place import Place
from dqcheck.model.quantity import (
    DatePrecision,
    Day,
    Label,
    Missing,
    MissingReason,
    Qualifier,
    Quantity,
    Value,
)
from dqcheck.model.rule import Rounding, Tolerance
from dqcheck.model.verdict import Outcome, Verdict

BLANK = Missing(text="", reason=MissingReason.BLANK)
TERMS = Terms()
EXACT = Terms(tolerance=Tolerance(mode="exact"))


def terms(rounding: str = "half-up", **tolerance: str) -> Terms:
    limits = {name: Decimal(value) for name, value in tolerance.items()}
    given = Tolerance(mode="given", **limits) if limits else Tolerance()
    return Terms(rounding=Rounding(rounding), tolerance=given)


def count(value: int | str) -> Quantity:
    """An exact number."""
    return Quantity(text=str(value), value=Decimal(value))


def number(text: str, qualifier: Qualifier | None = None) -> Quantity:
    """A number as precise as it is written (decimal point)."""
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return Quantity(text=text, value=value, quantum=Decimal(1).scaleb(exponent), qualifier=qualifier)


def day(text: str) -> Day:
    """A date, ``2025-08-05`` or ``2025-08`` (the whole month)."""
    if len(text) == 10:
        date = dt.date.fromisoformat(text)
        return Day(text=text, first=date, last=date)
    first = dt.date.fromisoformat(f"{text}-01")
    last = (first.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return Day(text=text, first=first, last=last, precision=DatePrecision.MONTH)


def label(text: str) -> Label:
    return Label(text=text, value=text)


def check(kind: str, **params: object) -> Check:
    return load(kind)(**{"table": "t", **params})  # type: ignore[arg-type]


def judge(kind: str, roles: Mapping[str, Value | Sequence[Value]], given: Terms = TERMS, **params: object) -> Verdict:
    """Judge operands by role; one value stands for a role of one."""
    values = {role: tuple(v) if isinstance(v, list | tuple) else (v,) for role, v in roles.items()}
    return told(check(kind, **params).judge(values, given))  # type: ignore[arg-type]


def told(verdict: Verdict) -> Verdict:
    """The verdict, whose sentence must be in the catalogues."""
    assert known(verdict.note, "vi"), verdict.note
    assert known(verdict.note, "en"), verdict.note
    return verdict


class Nowhere:
    def source(self, row: int) -> str:
        return "test"

    def place(self, row: int, field: str) -> Place:
        return Place(row=row, column=field)


def table(columns: Mapping[str, Sequence[Value]], submissions: Sequence[str] = (), name: str = "t") -> Table:
    size = len(next(iter(columns.values())))
    units = list(submissions) or [f"xã {i}" for i in range(size)]
    return Table(name=name, columns=columns, submissions=units, locator=Nowhere())


def judged(one: Check, tables: Mapping[str, Table], given: Terms = TERMS) -> list[Verdict]:
    """The verdicts of a check on tables, in the order of its combinations."""
    ready = one.prepare(tables)
    verdicts = []
    for combination in ready.combinations(tables):
        values = {
            role: tuple(tables[ref.table].columns[ref.field][ref.row] for ref in refs)
            for role, refs in combination.items()
        }
        verdicts.append(told(ready.judge(values, given)))
    return verdicts


def decided(one: Check, tables: Mapping[str, Table], given: Terms = TERMS) -> list[Verdict]:
    """The verdicts of a check on tables as the engine reaches them: undecided where an operand is missing."""
    ready = one.prepare(tables)
    return [
        told(
            decide(
                ready, {role: tuple(lookup(tables, ref) for ref in refs) for role, refs in combination.items()}, given
            )
        )
        for combination in ready.combinations(tables)
    ]


def outcomes(one: Check, tables: Mapping[str, Table], given: Terms = TERMS) -> list[tuple[str, object, object]]:
    """Of each verdict what it is (why it is undecided), what is stated and what the others give."""
    return [
        (
            v.note.removeprefix("undecided.") if v.outcome is Outcome.UNDECIDED else v.outcome.value,
            v.observed,
            v.expected,
        )
        for v in decided(one, tables, given)
    ]

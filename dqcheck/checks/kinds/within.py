"""A date and the period or the document it belongs to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from dqcheck.checks.base import OPERAND, OPTIONAL, Check, Terms, Values, resolve
from dqcheck.checks.grading import undecided
from dqcheck.checks.screening import Column, any_of, dates, local, moment, present
from dqcheck.model.quantity import Day
from dqcheck.model.record import record
from dqcheck.model.rule import DATES, FieldType
from dqcheck.model.verdict import Outcome, Verdict

if TYPE_CHECKING:
    import narwhals as nw

    from dqcheck.checks.grades import Grades, Operands


@record
class Span:
    """The ends of a period, each an ISO date or a field; None is without end."""

    from_: dt.date | str | None = None
    to: dt.date | str | None = None


@record
class Within(Check):
    """A date lies outside the period (``true``: the ruleset's), or after the document that reports it (``not_after``).

    A date of which only the month is written fails when none of its days will do, and holds within rounding when some
    will. Undecided without a date, or without a period.
    """

    kind: ClassVar[str] = "within"
    takes: ClassVar[tuple[FieldType, ...]] = DATES

    value: str = field(default="", metadata=OPERAND)
    period: Span | bool = False
    not_after: str | None = field(default=None, metadata=OPTIONAL)

    def fields(self) -> Mapping[str, tuple[str, ...]]:
        roles = {"value": (self.value,)}
        if isinstance(self.period, Span):
            if isinstance(self.period.from_, str):
                roles["from"] = (self.period.from_,)
            if isinstance(self.period.to, str):
                roles["to"] = (self.period.to,)
        if self.not_after:
            roles["not_after"] = (self.not_after,)
        return roles

    def problems(self) -> tuple[str, ...]:
        if self.claim is None and not self.period and not self.not_after:
            return ("period: give a period, or not_after",)
        if isinstance(self.period, Span):
            first, last = self.period.from_, self.period.to
            if isinstance(first, dt.date) and isinstance(last, dt.date) and first > last:
                return ("period: ends before it starts",)
        return ()

    def judge(self, values: Values, terms: Terms) -> Verdict:
        value = values["value"][0]
        first, last = self._ends(terms)
        limits: list[tuple[str, dt.date, dt.date]] = []
        if self.period is True and terms.period is None:
            return undecided("no-period")
        if first is not None:
            limits.append(("from", first, first))
        if last is not None:
            limits.append(("to", last, last))
        for role in ("from", "to", "not_after"):
            for limit in values.get(role, ()):
                if not isinstance(limit, Day):
                    return undecided("not-a-date")
                limits.append((role, limit.first, limit.last))
        if not isinstance(value, Day):
            return undecided("not-a-date")
        worst, decisive = Outcome.PASS, None
        for role, earliest, latest in limits:
            if role == "from":
                outcome = _grade(value.first >= latest, value.last >= earliest)
            else:
                outcome = _grade(value.last <= earliest, value.first <= latest)
            if worst is Outcome.PASS or (outcome is Outcome.FAIL and worst is not Outcome.FAIL):
                worst, decisive = outcome, (role, earliest if role == "from" else latest)
        role, bound = decisive or ("to", None)
        facts: dict[str, object] = {}
        if first is not None:
            facts["period_from"] = first
        if last is not None:
            facts["period_to"] = last
        if bound is not None:
            facts["bound"] = bound
        note = {"from": "within.before", "to": "within.after", "not_after": "within.late"}[role]
        return Verdict(
            outcome=worst,
            note=note if worst is Outcome.FAIL else "within." + worst,
            observed=value.first.isoformat(),
            expected=bound.isoformat() if bound else None,
            facts=facts,
            suspects=(("value", 0),) if worst is Outcome.FAIL and role != "not_after" else (),
        )

    def _ends(self, terms: Terms) -> tuple[dt.date | None, dt.date | None]:
        if self.period is True:
            return (terms.period.first, terms.period.last) if terms.period else (None, None)
        if isinstance(self.period, Span):
            first, last = self.period.from_, self.period.to
            return (first if isinstance(first, dt.date) else None, last if isinstance(last, dt.date) else None)
        return None, None

    def grades(self, operand: "Operands", terms: Terms) -> "Grades | None":
        from dqcheck.checks.grades import Grades

        first, last = self._ends(terms)
        if not local(self) or (self.period is True and terms.period is None):
            return None
        days = {role: operand(self.own_fields(names)[0]) for role, names in self.fields().items()}
        value = days.pop("value")
        if any(one.dated is None for one in (value, *days.values())):
            return None
        wrong = [value.seen < value.bound(first)] if first is not None else []
        wrong += [value.seen > value.bound(last)] if last is not None else []
        for role, other in days.items():
            own, limit = value.day(other), other.day(value)
            wrong.append(own < limit if role == "from" else own > limit)
        return Grades(keep=any_of(wrong), fails=any_of(wrong)) if wrong else None

    def screen(self, column: Column, terms: Terms) -> "nw.Expr | None":
        first, last = self._ends(terms)
        fields = self.fields()
        if not local(self):
            return None
        value = dates(column, resolve(self.value, self.table)[1])
        operands, wrong = [value], []
        if first is not None:
            wrong.append(value < moment(first))
        if last is not None:
            wrong.append(value > moment(last))
        for role in ("from", "to", "not_after"):
            for name in fields.get(role, ()):
                other = dates(column, resolve(name, self.table)[1])
                operands.append(other)
                wrong.append(value < other if role == "from" else value > other)
        if not wrong:
            return None
        return present(any_of(wrong), operands)


def _grade(surely: bool, possibly: bool) -> Outcome:
    return Outcome.PASS if surely else Outcome.WITHIN_ROUNDING if possibly else Outcome.FAIL

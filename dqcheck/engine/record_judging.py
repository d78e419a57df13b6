"""Rules whose operands all stand in one record, judged record by record.

Almost every rule is one of these, so they have a short way: columns are looked up once, and no operand identity is made
unless the verdict is kept. The verdicts are those of the general way.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import Any

from dqcheck.checks.base import Check, Tables, Terms, Values, in_home_table, records, resolve
from dqcheck.checks.operands import ABSENT, bounds_of, decide, policy, terms, under_policies
from dqcheck.engine.tally import Held, Judged, TableCase, Tally
from dqcheck.model.dataset import Ref, Table
from dqcheck.model.quantity import Missing, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import MissingPolicy, Rule, Ruleset
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.units import is_money


def in_one_record(check: Check) -> bool:
    """Whether every operand stands in the record that is judged."""
    return check.gathers_by_record and in_home_table(check)


def judge_records(
    tally: Tally, check: Check, tables: Tables, ruleset: Ruleset, only: Sequence[int] | None = None
) -> None:
    """Judge the records of the check's table, or ``only`` those, into the tally of its rule."""
    table = tables.get(check.table or "")
    if table is None:
        return
    asked = _asked(tally.rule, check, table, ruleset)
    rows = records(check, table) if only is None else only
    absent = frozenset(
        row
        for given in asked.columns.values()
        for column in given
        if Missing in map(type, column)
        for row in rows
        if type(column[row]) is Missing
    )
    if check.of_one_money and _of_several_monies(asked, rows):
        absent = frozenset(rows)
    if check.passes_present:
        tally.add(Outcome.PASS, len(rows) - len(absent))
        rows = sorted(absent)
    # One iterator for all turns: after a record on which the rule broke, the next turn goes on behind it.
    left = asked.operands(rows)
    while not tally.guarded(lambda: _turn(tally, asked, left, absent)):
        continue


@record
class _Asked:
    """A rule on single records: the fields of its operands by role, their columns, what a missing value does in each;
    ``plain`` says that it leaves the rule undecided in all of them."""

    rule: Rule
    check: Check
    terms: Terms
    table: Table
    fields: Mapping[str, Sequence[str]]
    columns: Mapping[str, Sequence[Sequence[Value]]]
    policies: Mapping[str, Sequence[MissingPolicy]]
    plain: bool

    def operands(self, rows: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        """Each row with its operands, a tuple a role: zip makes them faster than a loop over records could."""
        wanted = [list(given) for given in self.columns.values()]
        if len(rows) < len(self.table.submissions):
            wanted = [[[column[row] for row in rows] for column in given] for given in wanted]
        by_role = [zip(*given, strict=True) if given else repeat(()) for given in wanted]
        return zip(rows, *by_role, strict=False)

    def seen(self, values: Values) -> Values | None:
        """The values that the rule sees, or None when a policy skips one of them."""
        if self.plain:
            return values
        taken: dict[str, tuple[Value, ...]] = {}
        for role, given in under_policies(self.check, values, self.policies).items():
            kept = tuple(value for value in given if value is not None)
            if len(kept) < len(given):
                return None
            taken[role] = kept
        return taken

    def judged(self, row: int, values: Values, verdict: Verdict) -> Judged:
        """A verdict with the identities of its operands."""
        refs = {
            role: tuple(Ref(table=self.table.name, row=row, field=name) for name in names)
            for role, names in self.fields.items()
        }
        return Judged(rule=self.rule, case=TableCase(combination=refs, values=values), verdict=verdict)

    def again(self, row: int) -> Judged:
        """The verdict on a record that was not skipped, made once more."""
        written = {role: tuple(column[row] for column in given) for role, given in self.columns.items()}
        values = self.seen(written) or written
        return self.judged(row, values, decide(self.check, values, self.terms))


def _of_several_monies(asked: _Asked, rows: Sequence[int]) -> bool:
    """Whether the operands are amounts of different currencies, so that each record is looked at for that."""
    columns = [column for given in asked.columns.values() for column in given]
    bounds = [one.unit for one in bounds_of(asked.check) if isinstance(one, Quantity)]
    if len(columns) + len(bounds) < 2:
        return False
    units = {column[row].unit for column in columns for row in rows if type(column[row]) is Quantity}  # type: ignore[union-attr]
    return sum(map(is_money, {*units, *bounds})) > 1


def _asked(rule: Rule, check: Check, table: Table, ruleset: Ruleset) -> _Asked:
    nothing: Sequence[Value] = (ABSENT,) * len(table.submissions)
    fields = {role: [resolve(name, check.table)[1] for name in names] for role, names in check.fields().items()}
    policies = {role: [policy(rule, ruleset, table.name, name) for name in names] for role, names in fields.items()}
    return _Asked(
        rule=rule,
        check=check,
        terms=terms(rule, ruleset),
        table=table,
        fields=fields,
        columns={role: [table.columns.get(name, nothing) for name in names] for role, names in fields.items()},
        policies=policies,
        plain=all(chosen is MissingPolicy.UNDECIDED for given in policies.values() for chosen in given),
    )


def _turn(tally: Tally, asked: _Asked, left: Iterator[tuple[Any, ...]], absent: frozenset[int]) -> bool:
    """Judge the records that are left; true when none is. The names are local, and a pass is counted in place, because
    this loop is what a large batch waits for."""
    check, circumstances = asked.check, asked.terms
    judge = partial(decide, check) if circumstances.markers else check.judge
    table, roles, again, holding = asked.table.name, asked.columns, asked.again, tally.holding
    held, passed, passes = tally.held, Outcome.PASS, 0
    try:
        for row, *given in left:
            values: Values = dict(zip(roles, given, strict=True))
            if row not in absent:
                verdict = judge(values, circumstances)
            elif (seen := asked.seen(values)) is not None:
                values, verdict = seen, decide(check, seen, circumstances)
            else:
                continue
            outcome = verdict.outcome
            if outcome is passed:
                passes += 1
                if holding:
                    held.append(Held(table, row, again))
                continue
            tally.count(verdict)
            if outcome is Outcome.FAIL:
                tally.kept.append(asked.judged(row, values, verdict))
            elif holding and outcome is Outcome.WITHIN_ROUNDING:
                held.append(Held(table, row, again))
    finally:
        tally.add(passed, passes)
    return True

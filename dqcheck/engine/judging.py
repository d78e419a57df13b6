"""Rules on tables: gather the operands of each combination, hand them to the check kind, keep what is worth telling.

Almost every rule reads the fields of one record, so that case has a short way: columns are looked up once and no
operand identity is made unless the verdict is kept. Kinds that gather across records or tables go the general way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import TypeVar

from dqcheck.checks.base import Check, Combination, Tables, Terms, Values, in_home_table, records, resolve
from dqcheck.checks.operands import ABSENT, check_of, decide, policy, seen, terms, undecided, under_policy
from dqcheck.model.dataset import Ref
from dqcheck.model.quantity import Missing, Value
from dqcheck.model.record import record
from dqcheck.model.rule import MissingPolicy, Rule, Ruleset
from dqcheck.model.verdict import Outcome, Verdict

Given = TypeVar("Given")

HOLDS = (Outcome.PASS, Outcome.WITHIN_ROUNDING)


@record
class Judged:
    """One verdict with the operands that decided it."""

    rule: Rule
    combination: Combination
    values: Values
    verdict: Verdict


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of one rule. ``kept`` are the verdicts worth telling, ``held`` the combinations that hold, ``broken``
    the faults of the rule itself."""

    rule: Rule
    met: int = 0
    outcomes: dict[Outcome, int] = field(default_factory=dict)
    reasons: dict[str, int] = field(default_factory=dict)
    kept: list[Judged] = field(default_factory=list)
    held: "list[Held]" = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def count(self, verdict: Verdict) -> None:
        """Count one verdict."""
        self.met += 1
        self.outcomes[verdict.outcome] = self.outcomes.get(verdict.outcome, 0) + 1
        if verdict.outcome is Outcome.UNDECIDED:
            self.reasons[verdict.note] = self.reasons.get(verdict.note, 0) + 1

    def count_passed(self, count: int) -> None:
        """Count combinations that need no judging to pass."""
        if count:
            self.met += count
            self.outcomes[Outcome.PASS] = self.outcomes.get(Outcome.PASS, 0) + count

    def fault(self, error: Exception) -> None:
        """Count a combination on which the rule broke."""
        self.met += 1
        self.outcomes[Outcome.ERROR] = self.outcomes.get(Outcome.ERROR, 0) + 1
        self.broken.append(f"{type(error).__name__}: {error}")


def judge_tables(rules: Sequence[Rule], tables: Tables, ruleset: Ruleset) -> list[Tally]:
    """Judge every rule of a ruleset on the tables; one tally a rule, in the order of the rules."""
    return [judge_rule(rule, tables, ruleset) for rule in rules]


def judge_rule(rule: Rule, tables: Tables, ruleset: Ruleset, *, rows: Sequence[int] | None = None) -> Tally:
    """Judge one rule on every combination it meets; ``rows`` confines it to combinations of those records. A fault of
    the rule costs one combination, never the run."""
    tally = Tally(rule=rule)
    check = guarded(tally, lambda: check_of(rule).prepare(tables))
    if check is None:
        return tally
    asked = Asked(rule=rule, check=check, tables=tables, ruleset=ruleset, terms=terms(rule, ruleset), tally=tally)
    if in_one_record(check):
        _by_record(asked, rows)
        return tally
    wanted = None if rows is None else set(rows)
    for combination in guarded(tally, lambda: list(check.combinations(tables))) or ():
        if wanted is None or any(ref.row in wanted for given in combination.values() for ref in given):
            _one(asked, combination)
    return tally


@record
class Asked:
    """One rule at work: what it is judged on and where its verdicts are counted."""

    rule: Rule
    check: Check
    tables: Tables
    ruleset: Ruleset
    terms: Terms
    tally: Tally


def guarded(tally: Tally, work: Callable[[], Given]) -> Given | None:
    """What a rule's own code gives, or None when it broke: a rule's fault is an outcome, never the end of a run."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # the one place where a rule may break
        tally.fault(error)
        return None


def in_one_record(check: Check) -> bool:
    """Whether every operand stands in the record that is judged."""
    return type(check).combinations is Check.combinations and in_home_table(check)


def _by_record(asked: Asked, only: Sequence[int] | None) -> None:
    rule, check, tally = asked.rule, asked.check, asked.tally
    table = asked.tables.get(check.table or "")
    if table is None:
        return
    count = len(table.submissions)
    nothing: Sequence[Value] = (ABSENT,) * count
    fields = {role: [resolve(name, check.table)[1] for name in names] for role, names in check.fields().items()}
    columns = {role: [table.columns.get(name, nothing) for name in names] for role, names in fields.items()}
    policies = {
        role: [policy(rule, asked.ruleset, table.name, name) for name in names] for role, names in fields.items()
    }
    plain = all(chosen is MissingPolicy.UNDECIDED for given in policies.values() for chosen in given)

    rows = records(check, table) if only is None else only
    absent = frozenset(
        row for given in columns.values() for column in given for row in rows if type(column[row]) is Missing
    )
    if check.passes_present:
        tally.count_passed(len(rows) - len(absent))
        rows = sorted(absent)
    if not rows:
        return
    judge, given_terms, lenient = check.judge, asked.terms, check.judges_missing

    def judged(row: int, values: Values, verdict: Verdict) -> Judged:
        refs = {
            role: tuple(Ref(table=table.name, row=row, field=name) for name in names) for role, names in fields.items()
        }
        return Judged(rule=rule, combination=refs, values=values, verdict=verdict)

    def again(row: int) -> Judged:
        values: Values = {role: tuple(column[row] for column in given) for role, given in columns.items()}
        if row in absent:
            values = _under_policies(values, policies) or values
        return judged(row, values, decide(check, values, given_terms))

    # The operands of all records by role: zip makes the tuples faster than a loop over records could.
    wanted = columns
    if len(rows) < count:
        wanted = {role: [[column[row] for row in rows] for column in given] for role, given in columns.items()}
    operands = [zip(*given, strict=True) if given else repeat(()) for given in wanted.values()]
    outcomes, kept, held = tally.outcomes, tally.kept, tally.held
    # One iterator for all turns: after a record on which the rule broke, the next turn goes on behind it.
    left = zip(rows, *operands, strict=False)

    def turn() -> bool:
        for row, *given in left:
            values: Values = dict(zip(columns, given, strict=True))
            verdict = None
            if row in absent:
                if not plain:
                    taken = _under_policies(values, policies)
                    if taken is None:
                        continue
                    values = taken
                if not lenient:
                    verdict = undecided(values)
            verdict = verdict or judge(values, given_terms)
            outcome = verdict.outcome
            if outcome is Outcome.PASS:
                tally.met += 1
                outcomes[outcome] = outcomes.get(outcome, 0) + 1
                held.append(Held(table.name, row, again))
                continue
            tally.count(verdict)
            if outcome is Outcome.FAIL:
                kept.append(judged(row, values, verdict))
            elif outcome is Outcome.WITHIN_ROUNDING:
                held.append(Held(table.name, row, again))
        return True

    while not guarded(tally, turn):
        continue


def _under_policies(values: Values, policies: Mapping[str, Sequence[MissingPolicy]]) -> Values | None:
    """The values that a rule sees, or None when a policy skips one of them."""
    taken: dict[str, tuple[Value, ...]] = {}
    for role, given in values.items():
        kept = [under_policy(value, chosen) for value, chosen in zip(given, policies[role], strict=True)]
        if any(value is None for value in kept):
            return None
        taken[role] = tuple(value for value in kept if value is not None)
    return taken


class Held:
    """A combination that holds, by the table and the record that it belongs to.

    Its values and its verdict are made again when somebody asks for them: of a hundred thousand records most are never
    looked at, and what is kept of each weighs more than the record itself.
    """

    __slots__ = ("_again", "row", "table")

    def __init__(self, table: str, row: int, again: Callable[[int], Judged]) -> None:
        self.table, self.row, self._again = table, row, again

    def judged(self) -> Judged:
        """The verdict with its operands."""
        return self._again(self.row)


def _one(asked: Asked, combination: Combination) -> None:
    rule, check, tally = asked.rule, asked.check, asked.tally
    operands = seen(check, rule, combination, asked.tables, asked.ruleset)
    if operands is None:
        return
    kept, values = operands

    def judged(verdict: Verdict) -> Judged:
        return Judged(rule=rule, combination=kept, values=values, verdict=verdict)

    verdict = guarded(tally, lambda: decide(check, values, asked.terms))
    if verdict is None:
        return
    tally.count(verdict)
    if verdict.outcome is Outcome.FAIL:
        tally.kept.append(judged(verdict))
    elif verdict.outcome in HOLDS:
        first = next((ref for refs in kept.values() for ref in refs), None)
        if first is not None:
            tally.held.append(Held(first.table, first.row, lambda _: judged(decide(check, values, asked.terms))))

"""Rules on tables: gather the operands of each combination, hand them to the check kind, keep what is worth telling.

Almost every rule reads the fields of one record, so that case has a short way: columns are looked up once and no
operand identity is made unless the verdict is kept. Kinds that gather across records or tables go the general way.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from dqcheck.checks.base import Check, Combination, Tables, Terms, records, resolve
from dqcheck.checks.operands import ABSENT, policy, seen, terms, undecided, under_policy
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
    values: Mapping[str, tuple[Value, ...]]
    verdict: Verdict


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of one rule. ``kept`` are the verdicts worth telling, ``held`` the combinations that passed (kept
    lazily: most are never looked at), ``broken`` the faults of the rule itself."""

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


def check_of(rule: Rule) -> Check:
    """The check kind of a rule with its parameters. Raises TypeError for a rule that was built with anything else."""
    if not isinstance(rule.params, Check):
        raise TypeError(f"rule {rule.qualified}: params is {type(rule.params).__name__}, not a check kind")
    return rule.params


def guarded(tally: Tally, work: Callable[[], Given]) -> Given | None:
    """What a rule's own code gives, or None when it broke: a rule's fault is an outcome, never the end of a run."""
    try:
        return work()
    except Exception as error:  # noqa: BLE001  # the one place where a rule may break
        tally.fault(error)
        return None


def in_one_record(check: Check) -> bool:
    """Whether every operand stands in the record that is judged."""
    return type(check).combinations is Check.combinations and all(
        resolve(name, check.table)[0] == check.table for names in check.fields().values() for name in names
    )


def _by_record(asked: Asked, only: Sequence[int] | None) -> None:
    rule, check, tally = asked.rule, asked.check, asked.tally
    table = asked.tables.get(check.table or "")
    if table is None:
        return
    nothing: Sequence[Value] = (ABSENT,) * len(table.submissions)
    fields = {role: [resolve(name, check.table)[1] for name in names] for role, names in check.fields().items()}
    columns = {role: [table.columns.get(name, nothing) for name in names] for role, names in fields.items()}
    policies = {
        role: [policy(rule, asked.ruleset, table.name, name) for name in names] for role, names in fields.items()
    }
    plain = all(chosen is MissingPolicy.UNDECIDED for given in policies.values() for chosen in given)

    def refs(row: int) -> Combination:
        return {
            role: tuple(Ref(table=table.name, row=row, field=name) for name in names) for role, names in fields.items()
        }

    rows = records(check, table) if only is None else only
    absent = frozenset(
        row for given in columns.values() for column in given for row in rows if type(column[row]) is Missing
    )
    if check.passes_present:
        tally.count_passed(len(rows) - len(absent))
        rows = sorted(absent)
    judge, given_terms, lenient = check.judge, asked.terms, check.judges_missing
    # The operands of every record at once: zip makes the tuples faster than a loop over records could.
    count = len(table.submissions)
    operands = [(role, list(zip(*given, strict=True)) if given else [()] * count) for role, given in columns.items()]
    outcomes, kept, held = tally.outcomes, tally.kept, tally.held
    # One iterator for all turns: after a record on which the rule broke, the next turn goes on behind it.
    left = iter(rows)

    def turn() -> bool:
        for row in left:
            values = {role: rows_of[row] for role, rows_of in operands}
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
                held.append(Held(rule, table.name, row, verdict, (refs, values)))
                continue
            tally.count(verdict)
            if outcome is Outcome.FAIL:
                kept.append(Judged(rule=rule, combination=refs(row), values=values, verdict=verdict))
            elif outcome is Outcome.WITHIN_ROUNDING:
                held.append(Held(rule, table.name, row, verdict, (refs, values)))
        return True

    while not guarded(tally, turn):
        continue


def _under_policies(
    values: Mapping[str, tuple[Value, ...]], policies: Mapping[str, Sequence[MissingPolicy]]
) -> dict[str, tuple[Value, ...]] | None:
    """The values that a rule sees, or None when a policy skips one of them."""
    taken: dict[str, tuple[Value, ...]] = {}
    for role, given in values.items():
        kept = [under_policy(value, chosen) for value, chosen in zip(given, policies[role], strict=True)]
        if any(value is None for value in kept):
            return None
        taken[role] = tuple(value for value in kept if value is not None)
    return taken


class Held:
    """A combination that passed: the table and record it belongs to, and the verdict, made into a record on demand."""

    __slots__ = ("_rest", "_rule", "row", "table", "verdict")

    def __init__(
        self,
        rule: Rule,
        table: str,
        row: int,
        verdict: Verdict,
        rest: tuple[Callable[[int], Combination], Mapping[str, tuple[Value, ...]]],
    ) -> None:
        self._rule, self.table, self.row, self.verdict, self._rest = rule, table, row, verdict, rest

    def judged(self) -> Judged:
        """The verdict with its operands."""
        refs, values = self._rest
        return Judged(rule=self._rule, combination=refs(self.row), values=values, verdict=self.verdict)


def _one(asked: Asked, combination: Combination) -> None:
    rule, check, tables, tally = asked.rule, asked.check, asked.tables, asked.tally
    operands = seen(check, rule, combination, tables, asked.ruleset)
    if operands is None:
        return
    kept, values = operands
    verdict = None if check.judges_missing else undecided(values)
    if verdict is None:
        verdict = guarded(tally, lambda: check.judge(values, asked.terms))
        if verdict is None:
            return
    tally.count(verdict)
    if verdict.outcome is Outcome.FAIL:
        tally.kept.append(Judged(rule=rule, combination=kept, values=values, verdict=verdict))
    elif verdict.outcome in HOLDS:
        first = next((ref for refs in kept.values() for ref in refs), None)
        if first is not None:
            tally.held.append(Held(rule, first.table, first.row, verdict, (lambda _: kept, values)))

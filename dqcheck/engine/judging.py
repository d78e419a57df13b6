"""The judge: every rule on the cases that it meets, in tables or among the claims of texts; one tally a rule."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from dqcheck.checks.base import Check, Tables
from dqcheck.checks.operands import check_of, decide, on_claim, seen, terms
from dqcheck.engine.completeness import called, lacking
from dqcheck.engine.record_judging import in_one_record, judge_records
from dqcheck.engine.tally import Case, ClaimCase, TableCase, Tally, vouches
from dqcheck.model.rule import Rule, Ruleset
from dqcheck.model.verdict import Verdict

Claims = Mapping[str, Sequence[ClaimCase]]
"""The claims of a batch by their kind."""

NO_CLAIMS: Claims = MappingProxyType({})


def by_kind(claims: Iterable[ClaimCase]) -> Claims:
    """Claims by their kind, in their order."""
    found: dict[str, list[ClaimCase]] = {}
    for case in claims:
        found.setdefault(case.claim.kind, []).append(case)
    return found


def judge_rules(
    rules: Sequence[Rule], tables: Tables, ruleset: Ruleset, *, claims: Claims = NO_CLAIMS, all_held: bool = True
) -> tuple[Tally, ...]:
    """Judge the rules of a ruleset on tables and claims; one tally a rule, in the order of the rules. Not ``all_held``:
    of the cases that hold only those are kept that tell why others fail."""
    return tuple(judge_rule(rule, tables, ruleset, claims=claims, all_held=all_held) for rule in rules)


def judge_rule(
    rule: Rule,
    tables: Tables,
    ruleset: Ruleset,
    *,
    claims: Claims = NO_CLAIMS,
    rows: Sequence[int] | None = None,
    homes: Collection[int] | None = None,
    all_held: bool = True,
) -> Tally:
    """Judge one rule on every case it meets; ``rows`` confines it to combinations of those records, ``homes`` to
    combinations that are gathered and begin with one of them. A fault of the rule costs one case, never the run."""
    without = lacking(rule, tables, ruleset)
    tally = Tally(rule=rule, lacking=without, called=called(rule, without, ruleset))
    check = tally.guarded(lambda: check_of(rule).prepare(tables))
    if check is None:
        return tally
    met = claims.get(check.claim, ()) if check.claim else ()
    tally.holding = all_held or (vouches(check) and (not check.claim or any(case.claim.of_cells for case in met)))
    if not check.claim and in_one_record(check):
        judge_records(tally, check, tables, ruleset, rows)
        return tally
    circumstances = terms(rule, ruleset)

    def verdict_on(case: Case) -> Verdict:
        if isinstance(case, ClaimCase):
            return on_claim(rule, case.claim, circumstances)
        return decide(check, case.values, circumstances)

    cases = met if check.claim else _gathered(tally, check, tables, ruleset, rows, homes)
    for case in cases:
        verdict = tally.guarded(partial(verdict_on, case))
        if verdict is not None:
            tally.reach(case, verdict)
    return tally


def _gathered(
    tally: Tally,
    check: Check,
    tables: Tables,
    ruleset: Ruleset,
    rows: Sequence[int] | None,
    homes: Collection[int] | None,
) -> Iterator[TableCase]:
    """The combinations of records or tables that a check gathers itself, but for those that a policy skips."""
    wanted = None if rows is None else set(rows)
    for combination in tally.guarded(lambda: list(check.combinations(tables))) or ():
        refs = [ref for given in combination.values() for ref in given if ref.table not in ruleset.references]
        if homes is not None and refs[0].row not in homes:
            continue
        if wanted is None or any(ref.row in wanted for ref in refs):
            operands = seen(check, tally.rule, combination, tables, ruleset)
            if operands is not None:
                yield TableCase(combination=operands[0], values=operands[1], looked_up=check.lookup)

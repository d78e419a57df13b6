"""Confront what was read with the rules: judge, record, diagnose, and put the report together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.checks.base import Check, Tables, operands
from dqcheck.checks.operands import terms
from dqcheck.diagnosis.explain import Case, explain
from dqcheck.diagnosis.influence import influence
from dqcheck.engine import assemble
from dqcheck.engine.claims import ClaimTally
from dqcheck.engine.judging import Judged, Tally
from dqcheck.engine.record import from_claim, from_tables
from dqcheck.model.dataset import Ref
from dqcheck.model.finding import Finding
from dqcheck.model.quantity import Missing
from dqcheck.model.record import record
from dqcheck.model.rule import Ruleset


@record
class Told:
    """Findings and, when asked for, what holds."""

    findings: tuple[Finding, ...] = ()
    confirmed: tuple[Finding, ...] = ()


def tell_tables(
    tallies: Sequence[Tally],
    tables: Tables,
    ruleset: Ruleset,
    *,
    confirmed: bool,
    totals: Mapping[tuple[str, str], Decimal] | None = None,
) -> Told:
    """The findings of the verdicts on tables, diagnosed, with their influence on the province's totals. ``totals`` are
    those of fields of which ``tables`` does not hold all records."""
    kept = [judged for tally in tallies for judged in tally.kept]
    findings = [from_tables(judged, tables, ruleset) for judged in kept]
    findings = _diagnosed(findings, kept, tallies, tables, ruleset, dict(totals or {}))
    holds = (
        tuple(from_tables(held.judged(), tables, ruleset) for tally in tallies for held in tally.held)
        if confirmed
        else ()
    )
    return Told(findings=tuple(findings), confirmed=holds)


def tell_claims(tallies: Sequence[ClaimTally], *, confirmed: bool) -> Told:
    """The findings of the verdicts on claims."""
    return Told(
        findings=tuple(
            from_claim(t.counts.rule, claim, verdict, name) for t in tallies for name, claim, verdict in t.kept
        ),
        confirmed=tuple(
            from_claim(t.counts.rule, claim, verdict, name) for t in tallies for name, claim, verdict in t.held
        )
        if confirmed
        else (),
    )


def _diagnosed(
    findings: Sequence[Finding],
    kept: Sequence[Judged],
    tallies: Sequence[Tally],
    tables: Tables,
    ruleset: Ruleset,
    totals: dict[tuple[str, str], Decimal],
) -> list[Finding]:
    cases = [_case(judged, ruleset) for judged in kept]
    arithmetic = [index for index, case in enumerate(cases) if case is not None]
    told = explain([case for case in cases if case is not None], _passes(tallies, kept))
    explained = dict(zip(arithmetic, told, strict=True))
    done: list[Finding] = []
    for index, finding in enumerate(findings):
        case = cases[index]
        if case is None:
            done.append(finding)
            continue
        explanation = explained[index]
        suspect = explanation.diagnosis.suspect if explanation.diagnosis else None
        at = case.refs[suspect if suspect is not None else 0]
        gap = case.verdict.discrepancy
        root = findings[arithmetic[explanation.follows]] if explanation.follows is not None else None
        done.append(
            replace(
                finding,
                diagnosis=explanation.diagnosis,
                influence=influence(at, gap, tables, ruleset, totals) if gap is not None else None,
                follows=root.fingerprint if root is not None else None,
            )
        )
    return _uncalculated(done)


def _uncalculated(findings: Sequence[Finding]) -> list[Finding]:
    """Formulas without a result are one fault of the program that saved the file: in each submission the first stands
    for all."""
    first: dict[tuple[str, str], str] = {}
    done = []
    for finding in findings:
        if finding.note == "type.uncached":
            root = first.setdefault((finding.submission, finding.evidence[0].source), finding.fingerprint)
            finding = finding if root == finding.fingerprint else replace(finding, follows=root)
        done.append(finding)
    return done


def _case(judged: Judged, ruleset: Ruleset) -> Case | None:
    """A failing verdict for diagnosis; None where a value is missing and for milder grades, whose cause the check kind
    already names."""
    check = judged.rule.params
    if not isinstance(check, Check) or judged.verdict.mild:
        return None
    if any(isinstance(value, Missing) for given in judged.values.values() for value in given):
        return None
    return Case(
        check=check,
        terms=terms(judged.rule, ruleset),
        verdict=judged.verdict,
        values=judged.values,
        refs=tuple(ref for given in judged.combination.values() for ref in given),
        rank=judged.rule.severity.rank,
    )


def _passes(tallies: Sequence[Tally], kept: Sequence[Judged]) -> Counter[Ref]:
    """For each value of a record with a failing verdict: the number of edits with it that hold, of those that say what
    each value would have to be. That a part does not exceed its whole says little of either."""
    touched = {(ref.table, ref.row) for judged in kept for given in judged.combination.values() for ref in given}
    passes: Counter[Ref] = Counter()
    for tally in tallies:
        if getattr(type(tally.rule.params), "solve", Check.solve) is Check.solve:
            continue
        for held in tally.held:
            if (held.table, held.row) in touched:
                passes.update(ref for given in held.judged().combination.values() for ref in given)
    return passes


def checked_values(tallies: Sequence[Tally], tables: Tables) -> int:
    """The number of values that took part in a rule that met something."""
    used = {
        operand
        for tally in tallies
        if tally.met and isinstance(check := tally.rule.params, Check) and check.claim is None
        for operand in operands(check)
    }
    return sum(
        assemble.written(tables[table].columns[name])[1]
        for table, name in used
        if table in tables and name in tables[table].columns
    )

"""Findings are diagnosed: the likely cause, the likely wrong value, the share of the province's total, and which
findings follow from another."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.checks.base import Check, Tables
from dqcheck.checks.operands import terms, with_params
from dqcheck.diagnosis.explain import FailedEdit, explain
from dqcheck.diagnosis.influence import influence
from dqcheck.engine.tally import NOWHERE, ClaimCase, Judged, Tally
from dqcheck.model.dataset import Ref
from dqcheck.model.finding import Finding
from dqcheck.model.quantity import Missing
from dqcheck.model.rule import Ruleset


def diagnosed(
    findings: Sequence[Finding],
    tallies: Sequence[Tally],
    tables: Tables,
    ruleset: Ruleset,
    totals: Mapping[tuple[str, str], Decimal],
) -> tuple[Finding, ...]:
    """The findings of the kept verdicts of ``tallies``, in their order, with what is thought of each. ``totals`` are
    the sums by table and field of those fields of which ``tables`` does not hold all records."""
    kept = [judged for tally in tallies for judged in tally.kept]
    edits = {index: edit for index, judged in enumerate(kept) if (edit := _edit(judged, ruleset)) is not None}
    explained = explain(list(edits.values()), _passes(tallies, kept))
    sums, places, done = dict(totals), list(edits), list(findings)
    for (index, edit), explanation in zip(edits.items(), explained, strict=True):
        suspect = explanation.diagnosis.suspect if explanation.diagnosis else None
        at = edit.refs[suspect if suspect is not None else 0]
        gap = edit.verdict.discrepancy
        done[index] = replace(
            findings[index],
            diagnosis=explanation.diagnosis,
            influence=influence(at, gap, tables, ruleset, sums) if gap is not None else None,
            follows=None if explanation.follows is None else findings[places[explanation.follows]].fingerprint,
        )
    return _uncalculated(done)


def _uncalculated(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Formulas without a result are one fault of the program that saved the file: in each submission the first stands
    for all."""
    first: dict[tuple[str, str], str] = {}
    done = []
    for finding in findings:
        if finding.note == "type.uncached":
            root = first.setdefault((finding.submission, finding.evidence[0].source), finding.fingerprint)
            finding = finding if root == finding.fingerprint else replace(finding, follows=root)
        done.append(finding)
    return tuple(done)


def _edit(judged: Judged, ruleset: Ruleset) -> FailedEdit | None:
    """A failing verdict for diagnosis; None for claims of prose, where a value is missing, and for milder grades, whose
    cause the check kind already names."""
    check, case, malformed = judged.rule.params, judged.case, frozenset[Ref]()
    if not isinstance(check, Check) or judged.verdict.mild:
        return None
    if isinstance(case, ClaimCase):
        if not case.claim.of_cells or case.claim.of_form:
            return None
        check = with_params(judged.rule, case.claim.params)
        values = {role: tuple(figure.value for figure in figures) for role, figures in case.claim.roles.items()}
        figures = [figure for given in case.claim.roles.values() for figure in given]
        malformed = frozenset(ref for ref, one in zip(case.refs(), figures, strict=True) if one.malformed)
    else:
        values = dict(case.values)
    if any(isinstance(value, Missing) for given in values.values() for value in given):
        return None
    return FailedEdit(
        check=check,
        terms=terms(judged.rule, ruleset),
        verdict=judged.verdict,
        values=values,
        refs=tuple(case.refs()),
        rank=judged.rule.severity.rank,
        malformed=malformed,
    )


def _passes(tallies: Sequence[Tally], kept: Sequence[Judged]) -> Counter[Ref]:
    """For each value of a record with a failing verdict: the number of edits with it that hold, of those that say what
    each value would have to be. That a part does not exceed its whole says little of either."""
    wanted = {ref for judged in kept for ref in judged.case.refs()}
    touched = {(ref.table, ref.row) for ref in wanted}
    if any(isinstance(judged.case, ClaimCase) and judged.case.claim.of_cells for judged in kept):
        touched.add(NOWHERE)
    passes: Counter[Ref] = Counter()
    for tally in tallies:
        kind = type(tally.rule.params)
        if getattr(kind, "solve", Check.solve) is Check.solve or not getattr(kind, "vouches", True):
            continue
        for held in tally.held:
            if (held.table, held.row) in touched:
                passes.update(ref for ref in held.judged().case.refs() if ref in wanted or not held.table)
    return passes

"""Findings are diagnosed: the likely cause, the likely wrong value, the share of the province's total, and which
findings follow from another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck.checks.base import Check, Tables, table_of_added_rows
from dqcheck.checks.operands import terms, with_params
from dqcheck.diagnosis.explain import Edit, explain
from dqcheck.diagnosis.influence import influence
from dqcheck.engine.tally import NOWHERE, ClaimCase, Judged, Tally, vouches
from dqcheck.model.dataset import Ref, form_of
from dqcheck.model.finding import Finding
from dqcheck.model.quantity import Missing
from dqcheck.model.rule import Ruleset


def diagnosed(
    findings: Sequence[Finding | None],
    tallies: Sequence[Tally],
    tables: Tables,
    ruleset: Ruleset,
    totals: Mapping[tuple[str, str], Decimal],
) -> tuple[Finding, ...]:
    """The findings of the kept verdicts of ``tallies``, in their order (None where another tells the verdict too), with
    what is thought of each. ``totals`` are
    the sums by table and field of those fields of which ``tables`` does not hold all records."""
    kept = [judged for tally in tallies for judged in tally.kept]
    edits = {index: edit for index, judged in enumerate(kept) if (edit := _edit(judged, ruleset)) is not None}
    explained = explain(list(edits.values()), _holding(tallies, edits.values(), ruleset))
    sums, places, done = dict(totals), list(edits), list(findings)
    nested = _nested(tallies)
    for (index, edit), explanation in zip(edits.items(), explained, strict=True):
        finding = findings[index]
        if finding is None:
            continue
        suspect = explanation.diagnosis.suspect if explanation.diagnosis else None
        root = None if explanation.follows is None else findings[places[explanation.follows]]
        at = edit.refs[suspect if suspect is not None else 0]
        gap = None if form_of(at.table) in nested else edit.verdict.discrepancy
        done[index] = replace(
            finding,
            diagnosis=explanation.diagnosis,
            influence=influence(at, gap, tables, ruleset, sums) if gap is not None else None,
            follows=None if root is None else root.fingerprint,
        )
    return _uncalculated([one for one in done if one is not None])


def _nested(tallies: Sequence[Tally]) -> frozenset[str | None]:
    """The tables of which some rows add up others, so that the sum of all of them says nothing."""
    checks = (tally.rule.params for tally in tallies)
    return frozenset(table_of_added_rows(check) for check in checks if isinstance(check, Check) and check.relates_rows)


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


def _edit(judged: Judged, ruleset: Ruleset) -> Edit | None:
    """A verdict for diagnosis; None for claims of prose, where a value is missing, and for milder grades, whose
    cause the check kind already names."""
    check, case, malformed = judged.rule.params, judged.case, frozenset[Ref]()
    unlikely = malformed
    if not isinstance(check, Check) or judged.verdict.mild:
        return None
    if isinstance(case, ClaimCase):
        if not case.claim.of_cells or case.claim.of_form:
            return None
        check = with_params(judged.rule, case.claim.params)
        values = {role: tuple(figure.value for figure in figures) for role, figures in case.claim.roles.items()}
        figures = [figure for given in case.claim.roles.values() for figure in given]
        malformed = frozenset(ref for ref, one in zip(case.refs(), figures, strict=True) if one.malformed)
        unlikely = frozenset(ref for ref, one in zip(case.refs(), figures, strict=True) if one.unlikely)
    else:
        values = dict(case.values)
    if any(isinstance(value, Missing) for given in values.values() for value in given):
        return None
    return Edit(
        check=check,
        terms=terms(judged.rule, ruleset),
        verdict=judged.verdict,
        values=values,
        refs=tuple(case.refs()),
        rank=judged.rule.severity.rank,
        malformed=malformed,
        unlikely=unlikely,
    )


def _holding(tallies: Sequence[Tally], failing: Iterable[Edit], ruleset: Ruleset) -> list[Edit]:
    """The verdicts that hold of values of failing edits, of those kinds that say what each value would have to be. That
    a part does not exceed its whole says little of either."""
    wanted = {ref for edit in failing for ref in edit.refs}
    touched = {(ref.table, ref.row) for ref in wanted}
    if any(isinstance(one.case, ClaimCase) and one.case.claim.of_cells for tally in tallies for one in tally.kept):
        touched.add(NOWHERE)
    found = []
    for tally in tallies:
        check = tally.rule.params
        if not isinstance(check, Check) or not vouches(check):
            continue
        anywhere = check.gathers or check.relates_rows
        for held in tally.held:
            if anywhere or (held.table, held.row) in touched:
                judged = held.judged()
                if not wanted.isdisjoint(judged.case.refs()) and (edit := _edit(judged, ruleset)) is not None:
                    found.append(edit)
    return found

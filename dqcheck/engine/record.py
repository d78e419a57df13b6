"""Verdicts become findings: identity, severity, message, evidence with its place, fingerprint."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from dqcheck import messages
from dqcheck.checks.base import Tables
from dqcheck.checks.operands import lookup
from dqcheck.engine.judging import Judged
from dqcheck.forms import FormDefect
from dqcheck.model.claim import Claim, Figure
from dqcheck.model.dataset import Ref, Table, form_of
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.quantity import Day, Label, Quantity, Value
from dqcheck.model.rule import TEXTS, Rule, Ruleset, Severity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.folding import fold
from dqcheck.prose.figures.naming import called

FORM = "form"
"""The namespace of findings about how a workbook was filed: a missing column, a unit that is not on the list."""


def plain(value: Value) -> str | None:
    """A value as findings carry it: a plain decimal, an ISO date, a text; None when missing."""
    if isinstance(value, Quantity):
        return format(value.value, "f")
    if isinstance(value, Day):
        return value.first.isoformat()
    return value.value if isinstance(value, Label) else None


def number(value: Decimal | str | None) -> str | None:
    """A number of a verdict as findings carry it, without superfluous zeros behind the point."""
    if value is None or isinstance(value, str):
        return value
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def severity(rule: Rule, verdict: Verdict, *, doubt: bool = False) -> Severity:
    """The rule's severity; one lower for a milder grade, at most a warning for a doubtful reading."""
    worst = rule.severity.milder() if verdict.mild else rule.severity
    return Severity.WARNING if doubt and worst is Severity.ERROR else worst


def title(ruleset: Ruleset, table: str, name: str) -> LocalText | None:
    """What the form calls a field."""
    form = ruleset.tables.get(form_of(table))
    declared = form.fields.get(name) if form else None
    return declared.called if declared is not None else None


def evidence_of_ref(role: str, ref: Ref, tables: Tables, ruleset: Ruleset) -> Evidence:
    """One value of a table, with its place."""
    table, value = tables.get(ref.table), lookup(tables, ref)
    if table is None:
        raise LookupError(f"operand of a table that is not there: {ref.table}")
    return Evidence(
        role=role,
        text=value.text,
        value=plain(value),
        source=table.locator.source(ref.row),
        place=table.locator.place(ref.row, ref.field),
        label=title(ruleset, ref.table, ref.field),
        unit=value.unit if isinstance(value, Quantity) else None,
        stored=isinstance(value, Quantity) and value.stored,
    )


def evidence_of_figure(role: str, figure: Figure) -> Evidence:
    """One figure of a narrative, with the sentence it stands in."""
    name = called(figure.label) or figure.noun
    return Evidence(
        role=role,
        text=figure.value.text,
        value=plain(figure.value),
        source=figure.source,
        place=figure.place,
        label=LocalText(vi=name, en=name) if name else None,
        quote=figure.quote,
        unit=figure.value.unit if isinstance(figure.value, Quantity) else None,
        stored=isinstance(figure.value, Quantity) and figure.value.stored,
    )


def from_tables(judged: Judged, tables: Tables, ruleset: Ruleset) -> Finding:
    """The finding of a verdict on values of tables."""
    refs = [(role, ref) for role, given in judged.combination.items() for ref in given]
    evidence = tuple(evidence_of_ref(role, ref, tables, ruleset) for role, ref in refs)
    home = refs[0][1] if refs else None
    submission = tables[home.table].submissions[home.row] if home else ""
    named = {name: (tables[name], naming(tables[name], ruleset)) for name in {ref.table for _, ref in refs}}
    identity = [f"{role}={ref.table}.{ref.field}@{record_name(*named[ref.table], ref)}" for role, ref in refs]
    form = ruleset.tables.get(form_of(home.table)) if home else None
    return _finding(
        judged.rule,
        judged.verdict,
        submission=submission,
        evidence=evidence,
        identity=identity,
        grade=severity(judged.rule, judged.verdict),
        facts={"table": form.title} if form else {},
        table=form_of(home.table) if home else "",
    )


def from_claim(rule: Rule, claim: Claim, verdict: Verdict, submission: str) -> Finding:
    """The finding of a verdict on a claim of a narrative."""
    figures = [(role, figure) for role, given in claim.roles.items() for figure in given]
    return _finding(
        rule,
        verdict,
        submission=submission,
        evidence=tuple(evidence_of_figure(role, figure) for role, figure in figures),
        identity=[f"{role}={wording(figure)}" for role, figure in figures],
        grade=severity(rule, verdict, doubt=claim.doubt),
        facts=dict(claim.facts),
        table="",
    )


def from_defect(defect: FormDefect) -> Finding:
    """The finding of something wrong with the filing itself: rule ``form/<what>``."""
    name = defect.key.removeprefix(f"{FORM}.")
    rule = f"{FORM}/{name}"
    identity = "\n".join((rule, defect.submission, defect.table, defect.field, fold(defect.text)))
    return Finding(
        rule=rule,
        check=FORM,
        severity=defect.severity,
        outcome=Outcome.FAIL.value,
        submission=defect.submission or defect.source,
        message=messages.local(defect.sentence or defect.key, defect.facts),
        evidence=(
            Evidence(
                role="place", text=defect.text, value=defect.text or None, source=defect.source, place=defect.place
            ),
        ),
        observed=defect.text or None,
        table=defect.table,
        topic=FORM,
        title=messages.local(f"form.title-{name}", {}),
        note=defect.key,
        fingerprint=hashlib.sha256(identity.encode()).hexdigest()[:16],
        facts=dict(defect.facts),
    )


def wording(figure: Figure) -> str:
    """The sentence of a figure without its numbers: it stays the same when the number is corrected."""
    return re.sub(r"[\d.,/%\s]+", " ", fold(f"{figure.label} {figure.noun} {figure.quote}")).strip()


def naming(table: Table, ruleset: Ruleset) -> list[tuple[str, Sequence[Value]]]:
    """The columns that may hold texts, by field: the form knows them, so that not every value is looked at."""
    form = ruleset.tables.get(form_of(table.name))
    return [
        (name, column)
        for name, column in table.columns.items()
        if form is None or name == form.key or name not in form.fields or form.fields[name].type in TEXTS
    ]


def record_name(table: Table, columns: Sequence[tuple[str, Sequence[Value]]], ref: Ref) -> str:
    """The identity of a record without its position: the submission and the texts that name the record, found in
    ``columns``."""
    names = [table.submissions[ref.row]]
    for name, column in columns:
        value = column[ref.row]
        if name != ref.field and isinstance(value, Label):
            names.append(fold(value.value))
    return "|".join(names)


def _finding(
    rule: Rule,
    verdict: Verdict,
    *,
    submission: str,
    evidence: tuple[Evidence, ...],
    identity: Sequence[str],
    grade: Severity,
    facts: Mapping[str, object],
    table: str,
) -> Finding:
    verdict = replace(verdict, facts={**facts, **verdict.facts}) if facts else verdict
    digest = hashlib.sha256("\n".join((rule.qualified, submission, *identity)).encode()).hexdigest()[:16]
    suspects, counts = set(verdict.suspects), Counter[str]()
    blamed: list[int] = []
    for index, item in enumerate(evidence):
        if (item.role, counts[item.role]) in suspects:
            blamed.append(index)
        counts[item.role] += 1
    return Finding(
        rule=rule.qualified,
        check=rule.check,
        severity=grade,
        outcome=verdict.outcome.value,
        submission=submission,
        message=messages.verdict_message(
            verdict, evidence, template=rule.message if verdict.outcome is Outcome.FAIL else None
        ),
        evidence=evidence,
        observed=number(verdict.observed),
        expected=number(verdict.expected),
        discrepancy=number(verdict.discrepancy),
        allowed=number(verdict.allowed),
        unit=verdict.unit,
        table=table,
        topic=rule.topic,
        title=rule.title,
        note=verdict.note,
        fingerprint=digest,
        facts={**verdict.facts, **({"suspects": tuple(blamed)} if blamed else {})},
    )

"""Verdicts become findings: identity, severity, message, evidence with its place, fingerprint."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from dqcheck import messages
from dqcheck.checks.base import Check, Tables
from dqcheck.checks.operands import check_of, lookup
from dqcheck.checks.table_rows import TableRow, called
from dqcheck.diagnosis.explain import trimmed
from dqcheck.engine.tally import ClaimCase, Judged, TableCase
from dqcheck.forms import FormDefect
from dqcheck.model.claim import Figure
from dqcheck.model.dataset import Ref, Table, form_of
from dqcheck.model.finding import Evidence, Finding
from dqcheck.model.place import Place
from dqcheck.model.quantity import Day, Label, Quantity, Value
from dqcheck.model.record import record
from dqcheck.model.rule import TEXTS, Rule, Ruleset, Severity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome, Verdict
from dqcheck.numerals.folding import fold
from dqcheck.numerals.units import own_name

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
    """A number of a verdict as findings carry it; dates and texts as they are."""
    return trimmed(value) if isinstance(value, Decimal) else value


def severity(rule: Rule, verdict: Verdict, *, doubt: bool = False) -> Severity:
    """The rule's severity; one lower for a milder grade, at most a warning for a doubtful reading."""
    worst = rule.severity.milder() if verdict.mild else rule.severity
    return Severity.WARNING if doubt and worst is Severity.ERROR else worst


def title(ruleset: Ruleset, table: str, name: str) -> LocalText | None:
    """What the form calls a field."""
    form = ruleset.form(table)
    declared = form.fields.get(name) if form else None
    return declared.called if declared is not None else None


def _titled(ref: Ref, tables: Tables, ruleset: Ruleset) -> LocalText | None:
    """What the form calls a field; with what tells the record from others of its unit, such as its year."""
    label, form = title(ruleset, ref.table, ref.field), ruleset.tables.get(form_of(ref.table))
    if label is None or form is None or not form.identifying:
        return label
    columns, apart = tables[ref.table].columns, (name for name in form.identifying if name not in (form.key, ref.field))
    own = [columns[name][ref.row].text for name in apart if name in columns]
    heading = ", ".join(filter(None, own))
    return LocalText(vi=f"{label.vi} ({heading})", en=f"{label.en} ({heading})") if heading else label


def evidence_of_ref(role: str, ref: Ref, tables: Tables, ruleset: Ruleset) -> Evidence:
    """One value of a table, with its place."""
    locator, label = tables[ref.table].locator, _titled(ref, tables, ruleset)
    place = locator.place(ref.row, ref.field)
    value, own = lookup(tables, ref), tuple(ruleset.units_of_measure.values())
    told = _evidence(role, value, source=locator.source(ref.row), place=place, label=label)
    if own and isinstance(value, Quantity) and value.scale != 1:
        return replace(told, written_unit=own_name(own, value.unit, value.scale))
    return told


def evidence_of_figure(role: str, figure: Figure) -> Evidence:
    """One figure of a narrative, with the sentence it stands in; one of a cell is called as its row and column are."""
    from dqcheck.prose.figures import naming as figure_names

    label = figure.label if figure.place.cell is not None else figure_names.called(figure.label)
    name = label or figure.noun
    named = LocalText(vi=name, en=name) if name else None
    return _evidence(role, figure.value, source=figure.source, place=figure.place, label=named, quote=figure.quote)


def _evidence(
    role: str, value: Value, *, source: str, place: Place, label: LocalText | None, quote: str | None = None
) -> Evidence:
    number = value if isinstance(value, Quantity) else None
    return Evidence(
        role=role,
        text=value.text,
        value=plain(value),
        source=source,
        place=place,
        label=label,
        quote=quote,
        unit=number.unit if number else None,
        stored=number is not None and number.stored,
        scale=trimmed(number.scale) if number is not None and number.scale != 1 else None,
    )


@record
class _Told:
    """What a finding says of its case: evidence in the order of the operands, the identity of each operand without its
    position and its value, facts for the message, whether the reading is in doubt."""

    submission: str
    evidence: tuple[Evidence, ...]
    identity: Sequence[str]
    facts: Mapping[str, object]
    table: str = ""
    doubt: bool = False


def finding_of(judged: Judged, tables: Tables, ruleset: Ruleset) -> Finding:
    """The finding of a verdict; ``tables`` are those that a combination of values refers to."""
    rule, case, verdict = judged.rule, judged.case, judged.verdict
    if isinstance(case, ClaimCase):
        told = _of_claim(case)
    else:
        told = _of_tables(case, check_of(rule), tables, ruleset)
    verdict = replace(verdict, facts={**told.facts, **verdict.facts})
    blamed = _blamed(verdict, told.evidence)
    template = rule.message if verdict.outcome is Outcome.FAIL else None
    return Finding(
        rule=rule.qualified,
        check=rule.check,
        severity=severity(rule, verdict, doubt=told.doubt),
        outcome=verdict.outcome.value,
        submission=told.submission,
        message=messages.verdict_message(verdict, told.evidence, template=template),
        evidence=told.evidence,
        observed=number(verdict.observed),
        expected=number(verdict.expected),
        discrepancy=number(verdict.discrepancy),
        allowed=number(verdict.allowed),
        unit=verdict.unit,
        table=told.table,
        topic=rule.topic,
        title=rule.title,
        note=verdict.note,
        fingerprint=fingerprint(rule.qualified, told.submission, *told.identity),
        facts={**verdict.facts, **({"suspects": blamed} if blamed else {})},
    )


def identity_of(judged: Judged, tables: Tables, ruleset: Ruleset) -> str:
    """The fingerprint of the finding of a verdict on values of tables."""
    rule, case = judged.rule, judged.case
    assert isinstance(case, TableCase)
    identity = _identity(case, check_of(rule), tables, ruleset)
    return fingerprint(rule.qualified, _submission(case, tables), *identity)


def order_of(judged: Judged, mark: str, tables: Tables) -> tuple[str, int, str, str, tuple[str, ...]]:
    """Where the finding of a verdict on values of tables, with its fingerprint, stands in a report: its unit, severity,
    rule, fingerprint and values."""
    rule, case = judged.rule, judged.case
    values = [lookup(tables, ref) for ref in case.refs()]
    return (
        fold(_submission(case, tables)) if isinstance(case, TableCase) else "",
        severity(rule, judged.verdict).rank,
        rule.qualified,
        mark,
        tuple(plain(value) or value.text for value in values),
    )


def _identity(case: TableCase, check: Check, tables: Tables, ruleset: Ruleset) -> Sequence[str]:
    """The identity of each operand: its role and field, and the record by its names."""
    refs = [(role, ref) for role, given in case.combination.items() for ref in given]
    # Records that a kind gathers have no order: who waived a finding has waived it however they are sorted.
    ordered: Callable[[list[str]], list[str]] = sorted if check.gathers else list
    held = {ref.table: tables[ref.table] for _, ref in refs}
    named = {
        name: (table, [*naming(table, ruleset), *(table.named.items() if check.relates_rows else ())])
        for name, table in held.items()
    }
    return ordered([f"{role}={ref.table}.{ref.field}@{record_name(*named[ref.table], ref)}" for role, ref in refs])


def _submission(case: TableCase, tables: Tables) -> str:
    table, row = case.home
    return tables[table].submissions[row] if table in tables else ""


def _of_tables(case: TableCase, check: Check, tables: Tables, ruleset: Ruleset) -> _Told:
    refs = [(role, ref) for role, given in case.combination.items() for ref in given]
    table = case.home[0]
    form = ruleset.form(table)
    facts: dict[str, object] = {"table": form.title} if form else {}
    return _Told(
        submission=_submission(case, tables),
        evidence=tuple(evidence_of_ref(role, ref, tables, ruleset) for role, ref in refs),
        identity=_identity(case, check, tables, ruleset),
        facts=facts | (_rows_called(case, check, tables, ruleset) if check.relates_rows else {}),
        table=form_of(table),
    )


def _rows_called(case: TableCase, check: Check, tables: Tables, ruleset: Ruleset) -> dict[str, object]:
    """What the row that is judged is called, and the row of the whole that it is held against, where it is another."""
    found: dict[str, object] = {}
    (table, at), wholes = case.home, case.combination.get("whole", ())
    rows = [
        ("row", TableRow(tables[table], at)),
        *(("against", TableRow(tables[ref.table], ref.row)) for ref in wholes[:1]),
    ]
    for fact, row in rows:
        form = ruleset.tables.get(form_of(row.table.name))
        names = called(check.naming_fields(), row)
        if len(names) < 2 and form is not None and form.key is not None:
            names = tuple(dict.fromkeys((*names, *called((form.key,), row))))
        names = names or called([name for name, _ in naming(row.table, ruleset)], row)[:1]
        if names and " / ".join(names) not in found.values():
            found[fact] = " / ".join(names)
    return found


def _of_claim(case: ClaimCase) -> _Told:
    figures = [(role, figure) for role, given in case.claim.roles.items() for figure in given]
    return _Told(
        submission=case.submission,
        evidence=tuple(evidence_of_figure(role, figure) for role, figure in figures),
        identity=[f"{role}={wording(figure)}" for role, figure in figures],
        facts=case.claim.facts,
        doubt=case.claim.doubt,
    )


def _blamed(verdict: Verdict, evidence: Sequence[Evidence]) -> tuple[int, ...]:
    """The pieces of evidence that the check kind itself suspects, which it knows by role and place in the role."""
    suspects, counts = set(verdict.suspects), Counter[str]()
    blamed: list[int] = []
    for index, item in enumerate(evidence):
        if (item.role, counts[item.role]) in suspects:
            blamed.append(index)
        counts[item.role] += 1
    return tuple(blamed)


def fingerprint(*identity: str) -> str:
    """The digest of what a finding is about."""
    return hashlib.sha256("\n".join(identity).encode()).hexdigest()[:16]


def finding_of_defect(defect: FormDefect) -> Finding:
    """The finding of something wrong with the filing itself: rule ``form/<what>``."""
    name = defect.key.removeprefix(f"{FORM}.")
    rule = f"{FORM}/{name}"
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
        fingerprint=fingerprint(rule, defect.submission, defect.table, defect.field, fold(defect.text)),
        facts=dict(defect.facts),
    )


def wording(figure: Figure) -> str:
    """The sentence of a figure without its numbers: it stays the same when the number is corrected."""
    return _without_numbers(f"{figure.label} {figure.noun} {figure.quote}")


@lru_cache(maxsize=1 << 14)
def _without_numbers(text: str) -> str:
    return re.sub(r"[\d.,/%\s]+", " ", fold(text)).strip()


def naming(table: Table, ruleset: Ruleset) -> list[tuple[str, Sequence[Value]]]:
    """The columns that name records, by field: those that may hold texts, and those that tell records apart. The form
    knows them, so that not every value is looked at."""
    form = ruleset.form(form_of(table.name))
    apart = () if form is None else (form.key, *form.identifying)
    return [
        (name, table.columns[name])
        for name in table.columns
        if form is None or name in apart or name not in form.fields or form.fields[name].type in TEXTS
    ]


def record_name(table: Table, columns: Sequence[tuple[str, Sequence[Value]]], ref: Ref) -> str:
    """The identity of a record without its position: the submission and the texts that name the record, found in
    ``columns``."""
    place = table.locator.place(ref.row, ref.field)
    if not columns and place.row is not None:
        return f"{place.row}"  # of a frame without names a record is known by its row
    names = [table.submissions[ref.row]]
    for name, column in columns:
        value = column[ref.row]
        if name != ref.field and (text := plain(value)) is not None:
            names.append(fold(text))
    return "|".join(names)

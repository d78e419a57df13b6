"""Findings carry their place, and an identity that survives an inserted row."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from engine_builders import TITLE, claim, figure, quantity, rule, ruleset, table

from dqcheck.engine.findings import (
    FORM,
    evidence_of_figure,
    finding_of,
    finding_of_defect,
    fingerprint,
    naming,
    number,
    plain,
    record_name,
    severity,
    title,
    wording,
)
from dqcheck.engine.judging import by_kind, judge_rule
from dqcheck.engine.tally import Judged
from dqcheck.forms import FormDefect
from dqcheck.model.dataset import Ref
from dqcheck.model.finding import Finding
from dqcheck.model.place import Place
from dqcheck.model.quantity import Day, Label, Missing, MissingReason, Quantity, Value
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome, Verdict

BAD = {"unit": "Xã B", "received": "966", "carried": "603", "new": "357"}
GOOD = {"unit": "Xã A", "received": "3", "carried": "1", "new": "2"}


def findings(rows: list[dict[str, str]], source: str = "batch.xlsx") -> list[Finding]:
    tables = {"dossiers": table(rows, source)}
    rules = ruleset(rule())
    return [finding_of(judged, tables, rules) for judged in judge_rule(rule(), tables, rules).kept]


def test_a_finding_says_where_what_and_how_much() -> None:
    (finding,) = findings([GOOD, BAD])
    assert (finding.rule, finding.submission, finding.outcome) == ("small/received-total-mismatch", "Xã B", "fail")
    assert (finding.observed, finding.expected, finding.discrepancy, finding.allowed) == ("966", "960", "6", "0")
    assert [(e.role, e.text, e.value, e.place.cell) for e in finding.evidence] == [
        ("total", "966", "966", "received1"),
        ("parts", "603", "603", "carried1"),
        ("parts", "357", "357", "new1"),
    ]
    assert (finding.severity, finding.table) == (Severity.ERROR, "dossiers")
    assert "966" in finding.message.vi
    assert "960" in finding.message.en


def test_the_fingerprint_does_not_come_from_addresses_or_values() -> None:
    (one,) = findings([GOOD, BAD])
    (moved,) = findings([BAD], "other.xlsx")
    (changed,) = findings([{**BAD, "received": "969"}])
    assert one.fingerprint == moved.fingerprint == changed.fingerprint


def test_the_fingerprint_is_that_of_waivers_written_before() -> None:
    (one,) = findings([BAD])
    identity = ["total=dossiers.received@Xã B|xa b", "parts=dossiers.carried@Xã B|xa b", "parts=dossiers.new@Xã B|xa b"]
    assert one.fingerprint == fingerprint("small/received-total-mismatch", "Xã B", *identity) == "9e409214339edf61"


def test_the_fingerprint_tells_submissions_apart() -> None:
    one, other = findings([BAD, {**BAD, "unit": "Xã C"}])
    assert one.fingerprint != other.fingerprint


def test_a_milder_grade_is_one_severity_lower_and_doubt_is_at_most_a_warning() -> None:
    mild, plain = Verdict(outcome=Outcome.FAIL, mild=True), Verdict(outcome=Outcome.FAIL)
    assert severity(rule(), plain) is Severity.ERROR
    assert severity(rule(), mild) is Severity.WARNING
    assert severity(rule(), plain, doubt=True) is Severity.WARNING
    assert severity(rule(severity=Severity.INFO), plain, doubt=True) is Severity.INFO


def test_what_a_claim_says_is_its_evidence_and_its_sentence_its_identity() -> None:
    stated = rule(claim="total")

    def found(total: str, *, doubt: bool = False) -> Finding:
        case = claim("Xã B", total, "1", "2", doubt=doubt)
        [judged] = judge_rule(stated, {}, ruleset(stated), claims=by_kind([case])).kept
        return finding_of(judged, {}, ruleset(stated))

    one = found("4")
    assert (one.submission, one.observed, one.expected, one.discrepancy) == ("Xã B", "4", "3", "1")
    assert [(e.role, e.text, e.value, e.quote, e.source) for e in one.evidence] == [
        ("total", "4", "4", "4", "a.docx"),
        ("parts", "1", "1", "1", "a.docx"),
        ("parts", "2", "2", "2", "a.docx"),
    ]
    assert one.evidence[0].label == LocalText(vi="hồ sơ", en="hồ sơ")
    assert (one.severity, found("4", doubt=True).severity) == (Severity.ERROR, Severity.WARNING)
    assert found("9").fingerprint == one.fingerprint
    assert (one.rule, one.check, one.table, one.title) == ("small/received-total-mismatch", "total", "", TITLE)


def test_a_figure_without_a_name_is_called_by_its_noun_or_by_nothing() -> None:
    bare = replace(figure("3"), label="", noun="thôn")
    assert evidence_of_figure("total", bare).label == LocalText(vi="thôn", en="thôn")
    assert evidence_of_figure("total", replace(bare, noun="")).label is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (quantity("2.415"), "2415"),
        (Quantity(text="99,50", value=Decimal("99.50")), "99.50"),
        (Day(text="05/8/2025", first=dt.date(2025, 8, 5), last=dt.date(2025, 8, 6)), "2025-08-05"),
        (Label(text=" a ", value="a"), "a"),
        (Missing(text="x", reason=MissingReason.UNREADABLE), None),
    ],
)
def test_values_are_told_plainly(value: Value, told: str | None) -> None:
    assert plain(value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, None),
        ("2025-08-05", "2025-08-05"),
        (Decimal("1.50"), "1.5"),
        (Decimal(100), "100"),
        (Decimal("2.0"), "2"),
    ],
)
def test_numbers_of_a_verdict_have_no_superfluous_zeros(value: Decimal | str | None, told: str | None) -> None:
    assert number(value) == told


def test_a_number_is_told_with_its_unit_and_whether_a_cell_stores_it() -> None:
    stored = replace(figure("3"), value=replace(quantity("3"), unit="hồ sơ", stored=True))
    told, day = evidence_of_figure("total", stored), replace(stored, value=Label(text="a", value="a"))
    assert (told.unit, told.stored) == ("hồ sơ", True)
    assert (evidence_of_figure("total", day).unit, evidence_of_figure("total", day).stored) == (None, False)
    assert not evidence_of_figure("total", figure("3")).stored


def test_what_the_check_kind_suspects_is_told_by_its_place_in_the_evidence() -> None:
    verdict = Verdict(outcome=Outcome.FAIL, suspects=(("parts", 1), ("total", 0), ("parts", 7)))
    case = claim("Xã B", "4", "1", "2", "3")
    told = finding_of(Judged(rule=rule(), case=case, verdict=verdict), {}, ruleset())
    assert told.facts["suspects"] == (0, 2)
    nobody = Judged(rule=rule(), case=case, verdict=Verdict(outcome=Outcome.FAIL))
    assert "suspects" not in finding_of(nobody, {}, ruleset()).facts


def test_a_rules_own_message_tells_what_fails_and_nothing_else() -> None:
    own = replace(rule(), message=LocalText(vi="Sai rồi.", en="Wrong."))
    tables = {"dossiers": table([GOOD, BAD])}
    tally = judge_rule(own, tables, ruleset(own))
    [failing], [holding] = tally.kept, [one.judged() for one in tally.held]
    assert finding_of(failing, tables, ruleset(own)).message.vi == "Sai rồi."
    assert finding_of(holding, tables, ruleset(own)).message.vi != "Sai rồi."


def test_the_facts_of_a_verdict_come_before_those_of_its_case() -> None:
    case = claim("Xã B", "4")
    case = replace(case, claim=replace(case.claim, facts={"a": 1, "b": 1}))
    verdict = Verdict(outcome=Outcome.FAIL, facts={"b": 2})
    assert finding_of(Judged(rule=rule(), case=case, verdict=verdict), {}, ruleset()).facts == {"a": 1, "b": 2}


def test_a_record_is_named_by_its_unit_and_its_texts_but_for_the_one_in_question() -> None:
    filed = table([BAD])
    columns = naming(filed, ruleset())
    assert [name for name, _ in columns] == ["unit"]
    assert record_name(filed, columns, Ref(table="dossiers", row=0, field="new")) == "Xã B|xa b"
    assert record_name(filed, columns, Ref(table="dossiers", row=0, field="unit")) == "Xã B"
    # Of a table that no form knows every column may name the record.
    assert len(naming(replace(filed, name="other"), ruleset())) == 4


def test_a_fault_of_the_filing_is_a_finding_of_the_form() -> None:
    defect = FormDefect(
        key="form.column-missing", severity=Severity.WARNING, source="a.xlsx", text="Đơn vị", table="dossiers",
        field="unit", facts={"field": "Đơn vị", "table": "Hồ sơ", "near": ""},
    )  # fmt: skip
    told = finding_of_defect(defect)
    assert (told.rule, told.check, told.topic, told.note) == ("form/column-missing", FORM, FORM, "form.column-missing")
    assert (told.submission, told.severity, told.outcome) == ("a.xlsx", Severity.WARNING, "fail")
    assert (told.observed, told.table, told.facts) == ("Đơn vị", "dossiers", defect.facts)
    assert [(e.role, e.text, e.value, e.source) for e in told.evidence] == [("place", "Đơn vị", "Đơn vị", "a.xlsx")]
    named = finding_of_defect(replace(defect, submission="Xã A", text=""))
    assert (named.submission, named.observed, named.evidence[0].value) == ("Xã A", None, None)
    moved = finding_of_defect(replace(defect, source="b.xlsx", place=Place(cell="B2")))
    assert moved.fingerprint == told.fingerprint == fingerprint("form/column-missing", "", "dossiers", "unit", "don vi")
    assert named.fingerprint != told.fingerprint


def test_the_title_of_a_field_is_that_of_its_form_also_for_its_total_rows() -> None:
    assert title(ruleset(), "previous.dossiers.total", "new") == LocalText(vi="new", en="new")
    assert title(ruleset(), "dossiers", "nothing") is None
    assert title(ruleset(), "nothing", "new") is None


def test_the_wording_of_a_figure_is_its_sentence_without_numbers() -> None:
    told = figure("966", quote="Tiếp nhận 966 hồ sơ, đạt 99,57%", label="hồ sơ")
    assert wording(told) == wording(replace(told, quote="Tiếp nhận 1.012 hồ sơ, đạt 87%"))
    assert "966" not in wording(told) and "tiep nhan" in wording(told)

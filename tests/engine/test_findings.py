"""Findings carry their place, and an identity that survives an inserted row."""

from engine_builders import rule, ruleset, table

from dqcheck.engine.findings import finding_of, severity
from dqcheck.engine.judging import judge_rule
from dqcheck.model.finding import Finding
from dqcheck.model.rule import Severity
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
    assert "966" in finding.message.vi
    assert "960" in finding.message.en


def test_the_fingerprint_does_not_come_from_addresses_or_values() -> None:
    (one,) = findings([GOOD, BAD])
    (moved,) = findings([BAD], "other.xlsx")
    (changed,) = findings([{**BAD, "received": "969"}])
    assert one.fingerprint == moved.fingerprint == changed.fingerprint


def test_the_fingerprint_tells_submissions_apart() -> None:
    one, other = findings([BAD, {**BAD, "unit": "Xã C"}])
    assert one.fingerprint != other.fingerprint


def test_a_milder_grade_is_one_severity_lower_and_doubt_is_at_most_a_warning() -> None:
    mild, plain = Verdict(outcome=Outcome.FAIL, mild=True), Verdict(outcome=Outcome.FAIL)
    assert severity(rule(), plain) is Severity.ERROR
    assert severity(rule(), mild) is Severity.WARNING
    assert severity(rule(), plain, doubt=True) is Severity.WARNING
    assert severity(rule(severity=Severity.INFO), plain, doubt=True) is Severity.INFO

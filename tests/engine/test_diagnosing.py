"""What is thought of the findings of one ruleset: cause, share of the total, and which follows from which."""

from collections.abc import Sequence
from dataclasses import replace

from engine_builders import finding, rule, ruleset, table

from dqcheck.engine.diagnosing import diagnosed
from dqcheck.engine.findings import finding_of
from dqcheck.engine.judging import judge_rules
from dqcheck.model.finding import Diagnosis, Evidence, Finding
from dqcheck.model.place import Place
from dqcheck.model.quantity import Quantity
from dqcheck.model.rule import Rule, Severity

GOOD = {"unit": "Xã A", "received": "3", "carried": "1", "new": "2"}
TOTAL = rule()
TWICE = rule(name="twice-mismatch", table="dossiers", total="received", parts=("new", "carried"))
PART = rule("part", name="part-exceeds", table="dossiers", part="new", whole="received", severity=Severity.WARNING)


def told(rows: Sequence[dict[str, str]], *rules: Rule, **totals: int) -> tuple[Finding, ...]:
    tables, given = {"dossiers": table(rows)}, ruleset(*rules)
    tallies = judge_rules(rules, tables, given)
    plain = [finding_of(judged, tables, given) for tally in tallies for judged in tally.kept]
    sums = {("dossiers", name): Quantity(text="", value=value).value for name, value in totals.items()}
    found = diagnosed(plain, tallies, tables, given, sums)
    assert [one.fingerprint for one in found] == [one.fingerprint for one in plain]
    return found


SLIPPED = {"unit": "Xã B", "received": "1.200", "carried": "837", "new": "336"}


def test_a_slip_of_the_pen_is_named_with_the_value_that_was_meant() -> None:
    [one] = told([GOOD, SLIPPED], TOTAL)
    assert one.diagnosis == Diagnosis(cause="transposed", suspect=2, suggestion="363", confidence="high")
    assert one.follows is None


def test_the_gap_is_a_share_of_all_records_of_the_field() -> None:
    rows = [GOOD, {"unit": "Xã B", "received": "97", "carried": "50", "new": "37"}]
    [one] = told(rows, TOTAL)
    assert one.influence is not None
    # Nobody is blamed, so the share is that of the first operand: 10 of 3 + 97.
    assert (one.influence.share_of_total, one.influence.indicator.vi) == ("0.1", "received")
    [among] = told(rows, TOTAL, received=1000)
    assert among.influence is not None
    assert among.influence.share_of_total == "0.01"


def test_a_finding_that_the_same_value_explains_follows_the_first() -> None:
    found = told([SLIPPED, {**SLIPPED, "unit": "Xã C"}], TOTAL, TWICE)
    assert [one.diagnosis.suspect for one in found if one.diagnosis] == [2, 2, 1, 1]
    assert [one.follows for one in found] == [None, None, found[0].fingerprint, found[1].fingerprint]


def test_a_finding_that_is_not_diagnosed_stands_between_those_that_are() -> None:
    required = rule("required", name="carried-missing", table="dossiers", field="carried")
    gone = {"unit": "Xã C", "received": "1", "carried": "", "new": "1"}
    found = told([SLIPPED, gone], TOTAL, required, TWICE)
    assert [one.rule.partition("/")[2] for one in found] == [TOTAL.id, required.id, TWICE.id]
    assert [one.follows for one in found] == [None, None, found[0].fingerprint]


def test_a_value_that_other_edits_confirm_is_not_blamed() -> None:
    other = rule(name="new-again", table="dossiers", total="new", parts=("carried",))
    [one] = told([{"unit": "Xã B", "received": "9", "carried": "2", "new": "2"}], TOTAL, other)
    # That new equals carried speaks for both: the total is blamed, and 4 is what it would have to be.
    assert one.diagnosis is not None
    assert (one.diagnosis.suspect, one.diagnosis.suggestion) == (0, "4")


def test_an_edit_that_says_little_confirms_nothing() -> None:
    row = {"unit": "Xã B", "received": "9", "carried": "2", "new": "2"}
    assert told([row], TOTAL, PART) == told([row], TOTAL)


def test_milder_grades_and_claims_of_missing_values_are_not_diagnosed() -> None:
    required = rule("required", name="carried-missing", table="dossiers", field="carried")
    [one] = told([{"unit": "Xã B", "received": "9", "carried": "", "new": "2"}], required)
    assert (one.diagnosis, one.influence, one.follows) == (None, None, None)


def uncached(submission: str, source: str, fingerprint: str) -> Finding:
    place = Evidence(role="value", text="", value=None, source=source, place=Place())
    return finding(submission=submission, note="type.uncached", evidence=(place,), fingerprint=fingerprint)


def test_formulas_without_a_result_follow_the_first_of_their_unit_and_file() -> None:
    given = [
        uncached("Xã A", "a.xlsx", "1"),
        uncached("Xã A", "a.xlsx", "2"),
        uncached("Xã A", "b.xlsx", "3"),
        uncached("Xã B", "a.xlsx", "4"),
        replace(uncached("Xã A", "a.xlsx", "5"), note="type.unreadable"),
        uncached("Xã A", "a.xlsx", "6"),
    ]
    found = diagnosed(given, (), {}, ruleset(), {})
    assert [one.follows for one in found] == [None, "1", None, None, None, "1"]
    assert [replace(one, follows=None) for one in found] == given

"""The report: the order of findings, the status of each unit, the summary of each rule, parts that become one."""

import datetime as dt
from dataclasses import replace

import pytest
from engine_builders import claim, finding, quantity, rule, ruleset, table

from dqcheck.engine.judging import by_kind, judge_rules
from dqcheck.engine.reporting import (
    PartialReport,
    files_by_unit,
    in_order,
    put_together,
    rule_errors,
    status,
    submissions,
    summary,
    tell,
    waived,
)
from dqcheck.engine.tally import Tally
from dqcheck.model.finding import Evidence, Finding, Waiver
from dqcheck.model.place import Place
from dqcheck.model.report import Coverage, Event, InputFile, Status, Submission
from dqcheck.model.rule import Severity
from dqcheck.model.text import LocalText
from dqcheck.model.verdict import Outcome
from dqcheck.waivers import entry_for

EVENT = Event(at="2025-01-01", tool="dqcheck")
GOOD = {"unit": "Xã A", "received": "3", "carried": "1", "new": "2"}
BAD = {"unit": "Xã B", "received": "966", "carried": "603", "new": "357"}


def evidence(value: str | None, source: str = "a.xlsx", text: str = "") -> Evidence:
    return Evidence(role="total", text=text or value or "", value=value, source=source, place=Place())


def test_findings_stand_by_unit_then_the_worst_first_then_by_rule_and_fingerprint() -> None:
    ordered = (
        finding(submission="Xã A", severity=Severity.ERROR, rule="b", fingerprint="2"),
        finding(submission="xã a", severity=Severity.WARNING, rule="a", fingerprint="9"),
        finding(submission="Xã A", severity=Severity.WARNING, rule="b", fingerprint="1"),
        finding(submission="Xã A", severity=Severity.WARNING, rule="b", fingerprint="3"),
        finding(submission="Xã A", severity=Severity.INFO, rule="a", fingerprint="0"),
        finding(submission="Xã B", severity=Severity.ERROR, rule="a", fingerprint="0x"),
    )
    assert in_order(ordered[::-1]) == ordered


def test_equal_fingerprints_are_numbered_in_an_order_of_their_values_and_files() -> None:
    one = finding(evidence=(evidence("1", "b.xlsx"),))
    two = finding(evidence=(evidence("2", "a.xlsx"),))
    three = finding(evidence=(evidence("2", "c.xlsx"),))
    unread = finding(evidence=(evidence(None, text="3"),))
    told = in_order([unread, three, two, one])
    assert [item.fingerprint for item in told] == ["f", "f-2", "f-3", "f-4"]
    assert [item.evidence for item in told] == [one.evidence, two.evidence, three.evidence, unread.evidence]


def test_what_another_file_of_the_unit_states_alike_repeats_the_first() -> None:
    word, printed = (finding(evidence=(evidence("15130", source),)) for source in ("a.docx", "a.pdf"))
    told = in_order([printed, word])
    assert [(item.fingerprint, item.repeats) for item in told] == [("f", None), ("f-2", "f")]
    (unit,) = submissions({"Xã A": ("a.docx", "a.pdf")}, told, (), (), compared=("Xã A",), incomplete=())
    assert unit.errors + unit.warnings + unit.infos == 1


@pytest.mark.parametrize(
    "other",
    [
        finding(evidence=(evidence("15130", "a.docx"),)),
        finding(evidence=(evidence("15130", "a.pdf", text="15.130"),)),
        finding(evidence=(evidence("15130", "a.pdf"),), submission="Xã B"),
        finding(evidence=(evidence("15130", "a.pdf"),), message=LocalText(vi="khác", en="other")),
        finding(evidence=()),
    ],
    ids=["same-file", "written-otherwise", "another-unit", "says-another-thing", "no-figure"],
)
def test_what_is_not_the_same_in_another_file_repeats_nothing(other: Finding) -> None:
    told = in_order([finding(evidence=(evidence("15130", "a.docx"),)), other])
    assert [item.repeats for item in told] == [None, None]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Status.ACCEPTED),
        ({Severity.INFO: 3}, Status.ACCEPTED),
        ({Severity.WARNING: 1, Severity.INFO: 1}, Status.WITH_WARNINGS),
        ({Severity.ERROR: 1, Severity.WARNING: 1}, Status.NEEDS_CORRECTION),
    ],
)
def test_the_status_of_a_unit_is_that_of_its_worst_finding(given: dict[Severity, int], expected: Status) -> None:
    counts = {severity: given.get(severity, 0) for severity in Severity}
    assert status(counts, partial=False, checked=True) is expected
    worst = expected is Status.NEEDS_CORRECTION
    assert status(counts, partial=True, checked=False) is (expected if worst else Status.INCOMPLETE)
    assert status(counts, partial=False, checked=False) is (expected if worst else Status.NOT_CHECKED)


def test_every_unit_has_its_files_and_its_findings_that_are_not_waived() -> None:
    accepted = Waiver(reason="x", by="y")
    unreadable = InputFile(source="c.xlsx", path="", sha256="", problem=LocalText(vi="", en=""))
    found = submissions(
        {"Xã B": ["2.xlsx", "1.xlsx"], "Xã A": [], "Xã E": ["e.txt"], "Xã F": [], "Xã G": []},
        [
            finding(submission="Xã B"),
            finding(submission="Xã B"),
            finding(submission="Xã B", severity=Severity.WARNING),
            finding(submission="Xã B", severity=Severity.INFO),
            finding(submission="Xã A", waived=accepted),
            finding(submission="Xã D", severity=Severity.INFO),
            finding(submission="x.xlsx", severity=Severity.INFO, facts={"incomplete": ("Xã F",)}),
            finding(submission="x.xlsx", facts={"incomplete": ("Xã A",)}, waived=accepted),
        ],
        [unreadable, InputFile(source="d.xlsx", path="", sha256=""), InputFile(source="e.txt", path="", sha256="")],
        ["Xã C"],
        compared={"Xã A", "Xã B", "Xã F", "Xã G"},
        incomplete={"Xã G"},
    )
    assert found == (
        Submission(name="c.xlsx", status=Status.UNREADABLE, files=("c.xlsx",)),
        Submission(name="d.xlsx", status=Status.NOT_CHECKED, files=("d.xlsx",)),
        Submission(name="x.xlsx", status=Status.INCOMPLETE, infos=1),
        Submission(name="Xã A", status=Status.ACCEPTED),
        Submission(
            name="Xã B", status=Status.NEEDS_CORRECTION, files=("1.xlsx", "2.xlsx"), errors=2, warnings=1, infos=1
        ),
        Submission(name="Xã C", status=Status.NOT_SUBMITTED),
        Submission(name="Xã D", status=Status.ACCEPTED, infos=1),
        Submission(name="Xã E", status=Status.NOT_CHECKED, files=("e.txt",)),
        Submission(name="Xã F", status=Status.INCOMPLETE),
        Submission(name="Xã G", status=Status.INCOMPLETE),
    )


def test_a_summary_counts_what_became_of_a_rule() -> None:
    tally = Tally(rule=replace(rule(), topic="t", because=LocalText(vi="v", en="e")))
    for outcome, count in zip(Outcome, (1, 2, 4, 8, 16), strict=True):
        tally.add(outcome, count, "undecided.blank")
    tally.add(Outcome.UNDECIDED, 1, "undecided.absent")
    told = summary(tally)
    assert (told.met, told.passed, told.within_rounding, told.failed, told.undecided, told.errors) == (
        32, 1, 2, 4, 9, 16,
    )  # fmt: skip
    assert list(told.reasons.items()) == [("undecided.absent", 1), ("undecided.blank", 8)]
    assert (told.rule, told.check, told.severity) == ("small/received-total-mismatch", "total", Severity.ERROR)
    assert (told.title, told.topic, told.because) == (rule().title, "t", LocalText(vi="v", en="e"))


def test_a_rule_that_met_nothing_has_nothing_but_zeros() -> None:
    told = summary(Tally(rule=rule()))
    assert (told.met, told.passed, told.within_rounding, told.failed, told.undecided, told.errors) == (0,) * 6


def test_a_fault_of_a_rule_is_told_once() -> None:
    tally = Tally(rule=rule(), broken=["b", "a", "b"])
    assert [(one.rule, one.message) for one in rule_errors([tally, Tally(rule=rule())])] == [
        ("small/received-total-mismatch", "b"),
        ("small/received-total-mismatch", "a"),
    ]


def test_what_fails_is_told_and_what_holds_only_when_asked_for() -> None:
    tables, rules = {"dossiers": table([GOOD, BAD])}, ruleset(rule())
    tallies = judge_rules([rule()], tables, rules)
    told = tell(tallies, tables, rules, confirmed=False)
    assert ([one.submission for one in told.findings], told.confirmed) == (["Xã B"], ())
    assert told.tallies == tallies
    asked = tell(tallies, tables, rules, confirmed=True)
    assert asked.findings == told.findings
    assert [(one.submission, one.outcome) for one in asked.confirmed] == [("Xã A", "pass")]


def test_claims_are_told_as_tables_are() -> None:
    stated = rule(claim="total")
    claims = by_kind([claim("Xã A", "3", "1", "2"), claim("Xã B", "4", "1", "2", doubt=True)])
    told = tell(judge_rules([stated], {}, ruleset(stated), claims=claims), {}, ruleset(stated), confirmed=True)
    [failing], [holding] = told.findings, told.confirmed
    assert (failing.submission, failing.severity, failing.observed) == ("Xã B", Severity.WARNING, "4")
    assert (failing.diagnosis, failing.influence, failing.follows, failing.table) == (None, None, None, "")
    assert (holding.submission, holding.outcome) == ("Xã A", "pass")


NOTES = [LocalText(vi=text, en=text) for text in "abc"]


def test_the_parts_of_a_report_become_one() -> None:
    first = PartialReport(
        tallies=(Tally(rule=rule(name="one"), broken=["x"]),),
        findings=(finding(submission="Xã B"),),
        confirmed=(finding(submission="Xã B", outcome="pass"),),
        files_of={"Xã B": ["2.xlsx"], "Xã A": ["1.xlsx"]},
        tables=Coverage(seen=3, understood=2, checked=1),
        notes=(NOTES[1],),
    )
    second = PartialReport(
        tallies=(Tally(rule=rule(name="two")),),
        findings=(finding(submission="Xã A", severity=Severity.WARNING),),
        confirmed=(finding(submission="Xã A", outcome="pass"),),
        files_of={"Xã B": {"0.docx"}},
        prose=Coverage(seen=30, understood=20, checked=10),
        compared=frozenset({"Xã A"}),
        notes=(NOTES[0], NOTES[2]),
    )
    good = InputFile(source="1.xlsx", path="", sha256="")
    bad = InputFile(source="9.xlsx", path="", sha256="", problem=NOTES[0])
    report = put_together([first, second], EVENT, files=(good, bad), absent=["Xã C"])
    assert (report.event, report.files) == (EVENT, (good, bad))
    assert [(one.submission, one.severity) for one in report.findings] == [
        ("Xã A", Severity.WARNING), ("Xã B", Severity.ERROR),
    ]  # fmt: skip
    assert [one.submission for one in report.confirmed] == ["Xã A", "Xã B"]
    assert [one.rule for one in report.rules] == ["small/one", "small/two"]
    assert [(one.rule, one.message) for one in report.rule_errors] == [("small/one", "x")]
    assert report.tables == Coverage(seen=3, understood=2, checked=1)
    assert report.prose == Coverage(seen=30, understood=20, checked=10)
    assert report.notes == (NOTES[1], NOTES[0], NOTES[2])
    assert {one.name: (one.status, one.files) for one in report.submissions} == {
        "9.xlsx": (Status.UNREADABLE, ("9.xlsx",)),
        "Xã A": (Status.WITH_WARNINGS, ("1.xlsx",)),
        "Xã B": (Status.NEEDS_CORRECTION, ("0.docx", "2.xlsx")),
        "Xã C": (Status.NOT_SUBMITTED, ()),
    }


def test_units_keep_the_order_in_which_they_came() -> None:
    parts = [PartialReport(files_of={"b": ["1"], "a": []}), PartialReport(files_of={"c": [], "b": ["2"]})]
    assert list(files_by_unit(parts).items()) == [("b", {"1", "2"}), ("a", set()), ("c", set())]


def test_a_waiver_takes_a_finding_from_its_unit_and_its_notes_come_last() -> None:
    told = finding(evidence=(evidence("3"),))
    holds, expired = (entry_for(told, reason="seen", by="me", until=until) for until in (None, dt.date(2020, 1, 1)))
    part = PartialReport(findings=(told,), files_of={"Xã A": []}, compared=frozenset({"Xã A"}), notes=(NOTES[0],))
    report = put_together([part], EVENT, waivers=[holds])
    assert report.submissions[0].status is Status.ACCEPTED
    assert report.findings[0].waived is not None
    late = put_together([part], EVENT, waivers=[expired])
    assert late.submissions[0].status is Status.NEEDS_CORRECTION
    assert (late.notes[0], len(late.notes)) == (NOTES[0], 2)
    assert waived([told], ()) == ((told,), ())


def test_sums_of_all_records_are_used_where_only_some_were_kept() -> None:
    tables, rules = {"dossiers": table([GOOD, BAD])}, ruleset(rule())
    tallies = judge_rules([rule()], tables, rules)
    totals = {("dossiers", name): quantity("2.400").value for name in ("received", "carried", "new")}
    [alone] = tell(tallies, tables, rules, confirmed=False).findings
    [among] = tell(tallies, tables, rules, confirmed=False, totals=totals).findings
    assert alone.influence is not None and among.influence is not None
    assert among.influence.share_of_total == "0.0025"
    assert alone.influence.share_of_total != among.influence.share_of_total

"""The formats for a merge gate: GitHub annotations, SARIF, JUnit."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sample
from jsonschema import Draft202012Validator

from dqcheck.model.finding import Evidence
from dqcheck.model.place import Place
from dqcheck.model.report import InputFile, Report, Status
from dqcheck.model.rule import Severity
from dqcheck.reporters import finding_lines as lines
from dqcheck.reporters import github, junit, sarif, targets

Snapshot = Callable[[str, str], None]
SARIF = Draft202012Validator(
    json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
)
NASTY = "100%\n::error::stop\r, a:b"


def nasty() -> Report:
    """A report whose texts try to leave their place."""
    hostile = replace(sample.findings()[0], submission=NASTY, message=sample.both(NASTY), title=sample.both(NASTY))
    return replace(sample.mixed(), findings=(hostile,))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_annotations(language: str, snapshot: Snapshot) -> None:
    snapshot(f"mixed.{language}.github.txt", github.render(sample.mixed(), language))


def commands(text: str) -> list[str]:
    return [line.split(" ")[0] for line in text.splitlines() if line.startswith("::")]


@pytest.mark.parametrize("count", [8, 9, 10, 11, 400])
def test_no_more_annotations_than_github_shows(count: int) -> None:
    report = sample.large(count)
    text = github.render(report, "en")
    kinds = commands(text)
    assert all(kinds.count(kind) <= github.MOST for kind in ("::error", "::warning", "::notice"))
    shown = sum("(khcn-cds/" in line.partition("::")[2].partition("::")[0] for line in text.splitlines())
    left = re.search(r"(\d+) of (\d+) points to review are not shown", text)
    waived = sum(1 for finding in report.findings if finding.waived)
    assert shown + (int(left[1]) if left else 0) == count - waived


def test_an_annotation_stays_on_its_line() -> None:
    lines = github.render(nasty(), "vi").splitlines()
    (line,) = [line for line in lines if "online-total" in line and line.startswith("::error file=")]
    assert "::error::stop" not in line.split("::", 2)[1]
    assert "%0A" in line
    assert "%2C a%3Ab (khcn-cds/online-total-mismatch)::" in line
    assert len(commands("\n".join(lines))) == 2


def test_a_run_that_judged_nothing_is_an_error_at_the_gate() -> None:
    assert commands(github.render(sample.empty(), "vi")) == ["::error"]
    assert commands(github.render(sample.clean(), "vi")) == []
    assert ET.fromstring(junit.render(sample.empty(), "vi")).find(".//error") is not None


@pytest.mark.parametrize("case", sorted(sample.ALL))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_sarif_keeps_its_schema(case: str, language: str) -> None:
    SARIF.validate(json.loads(sarif.render(sample.ALL[case](), language)))


def run_of(report: Report) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(sarif.render(report, "en"))["runs"][0]
    return run


def test_sarif(snapshot: Snapshot) -> None:
    snapshot("mixed.sarif.json", sarif.render(sample.mixed(), "vi"))


def test_sarif_declares_every_rule_also_silent_ones() -> None:
    run = run_of(sample.mixed())
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert ids == [rule.rule for rule in sample.rules()]
    assert all(ids[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_has_places_fingerprints_and_waivers() -> None:
    first = run_of(sample.mixed())["results"][0]
    assert first["partialFingerprints"] == {"dqcheck/v1": "a1b2c3d4e5f60001"}
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "nop/bao-cao-9-thang.xlsx"
    assert physical["region"] == {"startLine": 12}
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("sheet TTHC, cell F12")
    assert len(first["relatedLocations"]) == 2
    waived = [r for r in run_of(sample.mixed())["results"] if "suppressions" in r]
    assert [r["ruleId"] for r in waived] == ["khcn-cds/issued-out-of-order"]


def test_sarif_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 10)
    run = run_of(sample.large(25))
    assert len(run["results"]) == 10
    assert "15 more points to review" in json.dumps(run["invocations"])
    SARIF.validate(json.loads(sarif.render(sample.large(25), "vi")))


def test_a_broken_rule_is_an_unsuccessful_execution() -> None:
    invocation = run_of(sample.mixed())["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert invocation["endTimeUtc"] == "2025-10-03T01:15:00Z"
    assert run_of(sample.clean())["invocations"][0]["executionSuccessful"] is True


def test_junit(snapshot: Snapshot) -> None:
    snapshot("mixed.junit.xml", junit.render(sample.mixed(), "vi"))


def test_junit_has_one_case_a_rule_and_counts_them() -> None:
    root = ET.fromstring(junit.render(sample.mixed(), "vi"))
    cases = root.findall(".//testcase")
    assert len(cases) == len(sample.rules()) + len(sample.mixed().files) + 2  # and a unit read in part, one not checked
    for suite in root.findall("testsuite"):
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))
    by_name = {case.get("classname"): case for case in cases}
    assert by_name["khcn-cds/on-time-rate-mismatch"].find("failure") is not None
    assert by_name["khcn-cds/citizen-identity-rate-mismatch"].find("skipped") is not None
    assert by_name["khcn-cds/issued-out-of-order"].find("failure") is None, "its finding is waived"
    assert by_name["narrative/malformed-number"].find("failure") is None, "a note does not fail a rule"
    assert by_name["narrative/malformed-number"].find("system-out") is not None


def test_junit_stays_well_formed_whatever_the_texts_hold() -> None:
    hostile = replace(sample.findings()[0], message=sample.both("a\x00\x0b\ud800<]]>&\"'"), submission="\x1b[31m")
    root = ET.fromstring(junit.render(replace(sample.mixed(), findings=(hostile,)), "vi"))
    assert root.findall(".//failure")


def test_findings_of_rules_that_are_not_listed_are_not_lost() -> None:
    report = replace(sample.mixed(), rules=sample.rules()[:1])
    assert len(ET.fromstring(junit.render(report, "vi")).findall(".//failure")) == 5
    run = run_of(report)
    assert len(run["results"]) == 8
    assert {r["ruleId"] for r in run["results"]} <= {rule["id"] for rule in run["tool"]["driver"]["rules"]}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_lines(language: str, snapshot: Snapshot) -> None:
    snapshot(f"mixed.{language}.lines.txt", lines.render(sample.mixed(), language))


def test_what_passes_has_no_line() -> None:
    assert lines.render(sample.clean(), "vi") == ""
    noted = replace(sample.clean(), findings=(replace(sample.findings()[0], severity=Severity.INFO),))
    assert lines.render(noted, "vi") == ""


def test_a_run_that_judged_nothing_has_a_line() -> None:
    assert lines.render(sample.empty(), "en") == (
        "dqcheck: No figure could be compared, so nothing can be concluded.\n"
    )


@pytest.mark.parametrize("count", [18, 20, 21, 22, 400])
def test_lines_are_few_and_lose_none(count: int) -> None:
    report = sample.large(count)
    told = lines.render(report, "en").splitlines()
    assert len(told) <= lines.MOST + lines.MOST_FAULTS + 3
    shown = sum("[khcn-cds/" in line for line in told)
    left = re.search(r"^(\d+) more points? to review", "\n".join(told), re.MULTILINE)
    wanted = sum(1 for one in report.findings if one.waived is None and one.severity is not Severity.INFO)
    assert shown + (int(left[1]) if left else 0) == wanted


def test_what_could_not_be_checked_is_a_few_lines() -> None:
    problem = sample.both("cannot be read")
    files = tuple(
        InputFile(source=f"{number}.xlsx", path=f"{number}.xlsx", sha256="", problem=problem) for number in range(40)
    )
    told = lines.render(replace(sample.clean(), files=files), "en").splitlines()
    assert told[0] == "0.xlsx: cannot be read"
    assert told[lines.MOST_FAULTS] == "and 30 more"
    assert len(told) == lines.MOST_FAULTS + 2


def test_lines_stay_lines() -> None:
    unit = replace(sample.mixed().submissions[0], name="::error::x", status=Status.INCOMPLETE)
    told = lines.render(replace(sample.mixed(), submissions=(unit,)), "en")
    assert commands(told) == [] and ": :error::x: Read in part" in told
    (told,) = [line for line in lines.render(nasty(), "vi").split("\n") if "online-total" in line]
    assert not told.startswith("::") and "\r" not in told


@pytest.mark.parametrize(
    ("source", "place", "spot"),
    [
        ("a.csv", Place(sheet="a", cell="F12"), "12"),
        ("a.xlsx", Place(sheet="Biểu 1", cell="F12"), "Biểu 1!F12"),
        ("a.pdf", Place(page=7, line=12, paragraph=3), "p7:12"),
        ("a.txt", Place(line=12), "12"),
        ("a.docx", Place(paragraph=3), "par3"),
        ("", Place(table="t", row=4, column="c"), "row5"),
        ("a.xlsx", Place(sheet="Biểu 1"), "Biểu 1"),
        ("a.xlsx", Place(), ""),
    ],
)
def test_the_spot_of_a_value(source: str, place: Place, spot: str) -> None:
    item = Evidence(role="total", text="1", value="1", source=source, place=place)
    assert targets.spot(item) == spot

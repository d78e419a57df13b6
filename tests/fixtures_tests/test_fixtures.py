"""The sample submissions: they are what their source says, every planted fault is told at its cell, nothing else."""

import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from planted_faults import FIXTURES, expected, unmet

from dqcheck import api
from dqcheck.model.finding import Finding
from dqcheck.model.report import Status
from dqcheck.model.rule import Severity

BUILT = ("*.xlsx", "communes/*.xlsx", "narratives/*", "expected/*.yaml")


# --- built from source ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fixtures")
    subprocess.run([sys.executable, str(FIXTURES / "build.py"), str(folder)], check=True)
    return folder


def content(path: Path) -> object:
    """What a file says, whatever version of a library packed it."""
    if path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(path) as parts:
            return {name: parts.read(name) for name in parts.namelist() if not name.startswith("docProps/thumbnail")}
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return [page.get_textpage().get_text_range() for page in document]
    return path.read_text(encoding="utf-8")


def test_the_files_are_those_that_the_source_builds(rebuilt: Path) -> None:
    names = sorted(p.relative_to(FIXTURES) for pattern in BUILT for p in FIXTURES.glob(pattern))
    made = sorted(p.relative_to(rebuilt) for pattern in BUILT for p in rebuilt.glob(pattern))
    assert made == names
    assert [str(name) for name in names if content(FIXTURES / name) != content(rebuilt / name)] == []


def test_the_faults_are_many_and_of_every_kind() -> None:
    entries = expected("submissions.yaml")
    assert len({entry["fault"] for entry in entries}) >= 60
    assert len({entry["rule"] for entry in entries}) >= 60


# --- workbooks ------------------------------------------------------------------------------------------------------


def test_every_planted_fault_is_found_at_its_cell_and_nothing_else() -> None:
    report = api.check(FIXTURES / "submissions.xlsx")
    assert unmet(report, expected("submissions.yaml")) == []


def test_the_clean_twin_gives_no_finding() -> None:
    report = api.check(FIXTURES / "submissions-clean.xlsx")
    assert [finding.message.en for finding in report.findings] == []
    assert report.rule_errors == ()
    assert len(report.submissions) == 96
    assert {s.status for s in report.submissions} == {Status.ACCEPTED}


def test_every_rule_meets_the_clean_twin() -> None:
    report = api.check(FIXTURES / "submissions-clean.xlsx")
    idle = {rule.rule for rule in report.rules if rule.rule.startswith("khcn-cds/") and rule.met == 0}
    without = ("staff", "equipment", "spending", "activities", "events", "province")
    assert idle == {f"khcn-cds/{table}-total-row-mismatch" for table in without}  # their sheets have no total row
    assert [(rule.rule, rule.reasons) for rule in report.rules if rule.undecided] == []


def test_the_folder_of_communes() -> None:
    report = api.check(FIXTURES / "communes")
    assert unmet(report, expected("communes.yaml")) == []
    assert len([s for s in report.submissions if s.files]) == 10


# --- narratives -----------------------------------------------------------------------------------------------------

TOLD = (Severity.ERROR, Severity.WARNING)


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def says(finding: Finding, entry: Mapping[str, Any]) -> bool:
    """Whether a finding of a report is the expected one: its check kind, the words it quotes, the values it weighs."""
    if entry.get("kind") == "writing":
        right = "claim" in entry or finding.check in ("expression", "format") or finding.rule.startswith("narrative/")
    else:
        right = finding.check == entry["check"]
    severity = entry.get("severity") == "any" or finding.severity in TOLD
    quotes = [folded(e.quote or "") for e in finding.evidence]
    texts = [folded(e.text) for e in finding.evidence]
    quoted = any(folded(entry["quote"]) in quote for quote in [*quotes, *texts])
    values = {plain(e.value) for e in finding.evidence}
    return right and severity and quoted and {plain(v) for v in entry.get("values", ())} <= values


def plain(value: str | None) -> object:
    try:
        return Decimal(value or "")
    except InvalidOperation:
        return value


REPORTS = expected("narratives.yaml")


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["file"])
def test_a_report_in_prose(report: Mapping[str, Any]) -> None:
    alone = [entry for entry in report["finds"] if "with" not in entry]
    result = api.check(FIXTURES / "narratives" / report["file"], confirmed=True)
    missing = [entry for entry in alone if not any(says(finding, entry) for finding in result.findings)]
    assert missing == []
    false = [
        finding.message.en
        for finding in result.findings
        if finding.severity in TOLD and not any(says(finding, entry) for entry in alone)
    ]
    assert false == []
    assert result.submissions[0].name == report["unit"]


@pytest.mark.parametrize("report", [r for r in REPORTS if r.get("holds")], ids=lambda report: report["file"])
def test_what_holds_in_a_report_is_confirmed(report: Mapping[str, Any]) -> None:
    result = api.check(FIXTURES / "narratives" / report["file"], confirmed=True)
    for entry in report["holds"]:
        wanted = {plain(v) for v in (*entry["values"], *([entry["stated"]] if "stated" in entry else ()))}
        assert any(
            f.check == entry["check"] and wanted <= {plain(e.value) for e in f.evidence} for f in result.confirmed
        ), entry


def test_reports_confirm_one_another() -> None:
    """The odd date among the reports of a batch is told in the report that has it."""
    report = next(r for r in REPORTS if "batch" in r)
    result = api.check(FIXTURES / "narratives")
    for entry in report["batch"]:
        assert any(says(f, entry) for f in result.findings), entry


def test_prose_against_workbook() -> None:
    for name, book in (("01-ba-to.docx", "xa-ba-to.xlsx"), ("02-kon-tum.docx", "phuong-kon-tum.xlsx")):
        report = next(r for r in REPORTS if r["file"] == name)
        result = api.check([FIXTURES / "narratives" / name, FIXTURES / "communes" / book])
        against = [
            f for f in result.findings if f.check == "agreement" and {e.source for e in f.evidence} == {name, book}
        ]
        wanted = [entry for entry in report["finds"] if entry.get("with") == book]
        assert len(against) == len(wanted)
        assert all(any(says(f, entry) for f in against) for entry in wanted)

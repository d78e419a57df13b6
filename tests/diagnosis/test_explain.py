"""Which cell is blamed, and what is folded under a root cause: held against the faults planted in the sample."""

from pathlib import Path

import openpyxl
import pytest
import yaml

import dqcheck
from dqcheck.model.finding import Finding

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return dqcheck.check(ROOT / "fixtures" / "submissions.xlsx").findings


@pytest.fixture(scope="module")
def planted() -> dict[tuple[str, str], set[str]]:
    cells: dict[tuple[str, str], set[str]] = {}
    for item in yaml.safe_load((ROOT / "fixtures/expected/submissions.yaml").read_text(encoding="utf-8")):
        cells.setdefault((item["submission"], item["rule"]), set()).add(str(item.get("cell")))
    return cells


def of(findings: tuple[Finding, ...], submission: str, rule: str) -> Finding:
    return next(f for f in findings if (f.submission, f.rule) == (submission, f"khcn-cds/{rule}"))


def test_what_is_blamed_for_certain_is_what_was_planted(
    findings: tuple[Finding, ...], planted: dict[tuple[str, str], set[str]]
) -> None:
    blamed = 0
    for finding in findings:
        cells = planted.get((finding.submission, finding.rule.partition("/")[2]))
        told = finding.diagnosis
        if cells is None or told is None or told.suspect is None or len(finding.evidence) == 1:
            continue
        if told.confidence == "high" or told.cause == "value":
            blamed += 1
            assert finding.evidence[told.suspect].place.cell in cells, (finding.submission, finding.rule)
    assert blamed > 30


@pytest.mark.parametrize(
    ("submission", "rule"),
    [
        ("Xã Ba Xa", "entitled-exceed-population"),
        ("Xã Kon Plông", "groups-exceed-villages"),
        ("Xã Sa Thầy", "computers-per-staff-implausible"),
    ],
)
def test_of_one_inequality_nobody_can_tell_which_side_is_wrong(
    findings: tuple[Finding, ...], submission: str, rule: str
) -> None:
    assert of(findings, submission, rule).diagnosis is None


@pytest.mark.parametrize(
    ("submission", "rules"),
    [
        ("Xã Đăk Ui", ("cutoff-outside-period", "cutoff-after-report")),
        ("Xã Phước Giang", ("document-symbol-malformed", "decision-symbol-mismatch")),
    ],
)
def test_one_wrong_date_or_symbol_is_one_fault(
    findings: tuple[Finding, ...], submission: str, rules: tuple[str, str]
) -> None:
    both = [of(findings, submission, rule) for rule in rules]
    roots = [finding for finding in both if finding.follows is None]
    assert len(roots) == 1
    assert {finding.follows for finding in both if finding.follows} == {roots[0].fingerprint}


def test_formulas_without_a_result_are_one_fault_of_a_submission(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(ROOT / "fixtures" / "communes" / "xa-ba-to.xlsx")
    sheet = book["TTHC"]
    figures = [row[2] for row in sheet.iter_rows(min_row=6, max_row=20) if isinstance(row[2].value, int | float)]
    for cell in figures[:5]:
        cell.value = f"={cell.value}"
    book.save(tmp_path / "xa-ba-to.xlsx")
    found = [f for f in dqcheck.check(tmp_path / "xa-ba-to.xlsx").findings if f.note == "type.uncached"]
    assert len(found) >= 3
    roots = [finding.fingerprint for finding in found if finding.follows is None]
    assert len(roots) == 1
    assert {finding.follows for finding in found if finding.follows} == set(roots)


BUDGET = """Nội dung;2021;2022;2023;2024;2025
Thu thường xuyên;1120;1131;1145;1163;1188
Thu khác;998;1002;1010;1022;1031
Viện trợ;1143;1150;1149;1187;1190
Tổng thu;3261;3283;3304;{total};3409
"""


def test_a_tie_between_figures_is_told_as_a_tie(tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(BUDGET.format(total=3302), encoding="utf-8")
    (one,) = [one for one in dqcheck.check(path).findings if one.check == "total"]
    assert one.diagnosis is not None and one.diagnosis.cause == "tie" and one.diagnosis.suspect is None
    told = {one.evidence[tied.suspect].place.cell: tied.suggestion for tied in one.diagnosis.alternatives}
    assert told == {"E5": "3372", "E4": "1117"}
    path.write_text(BUDGET.format(total=3372 + 100), encoding="utf-8")
    (one,) = [one for one in dqcheck.check(path).findings if one.check == "total"]
    assert one.diagnosis is None or not one.diagnosis.alternatives  # it may be any of all of them
